package plan

import (
	"lodestone/internal/model"
	"lodestone/internal/output"
	"lodestone/internal/view"
)

// Names of the pictures of the site's mark and of the manifests, which never
// change: home screens ask again for what they know, and some browsers ask for
// the touch icon without being told.
const (
	iconSmall    = "icon-192.png"
	iconLarge    = "icon-512.png"
	iconMaskable = "icon-maskable-512.png"
	iconTouch    = "apple-touch-icon.png"
	manifestName = "site.webmanifest" // beside each home page
)

// icons plans the pictures of the mark and, for each language, what a browser
// keeps of the site. A mask may cut away all but a circle of four fifths of
// the side; touch icons stand on ground, for they are shown on black otherwise.
func (p *planner) icons() {
	look := p.opts.Look
	if look.Mark == "" {
		return
	}
	at := p.site.Config.At
	for _, icon := range []struct {
		path  string
		view  view.AppIcon
		plain bool
	}{
		{iconSmall, view.AppIcon{Size: 192}, true},
		{iconLarge, view.AppIcon{Size: 512}, true},
		{iconMaskable, view.AppIcon{Size: 512, Inset: 18}, false},
		{iconTouch, view.AppIcon{Size: 180, Inset: 10}, false},
	} {
		icon.view.SVG = look.Mark
		if !icon.plain {
			icon.view.Ground = look.Brand.Paper
		}
		p.add(whole(icon.path, output.Image, "", func() view.AppIcon { return icon.view }), at)
	}
	for _, e := range p.editions {
		p.add(whole(e.homePath()+manifestName, output.Data, e.tag, e.manifest), at)
	}
}

// manifest is the edition's. Its scope is the whole site: from one language the
// others can be reached without leaving the app.
func (e *edition) manifest() view.WebManifest {
	brand := e.p.opts.Look.Brand
	name := e.chrome.SiteName.S
	short := name
	if r := e.region; r != nil {
		short = e.name(model.Record(r)).S
	}
	icon := func(path, sizes, purpose string) view.ManifestIcon {
		return view.ManifestIcon{Src: "../" + path, Sizes: sizes, Type: "image/png", Purpose: purpose}
	}
	return view.WebManifest{Name: name, ShortName: short, Description: e.chrome.Tagline.S, Lang: string(e.tag), Dir: e.dir,
		StartURL: "./", Scope: "../", Display: "minimal-ui", Theme: brand.Paper, Background: brand.Paper,
		Icons: []view.ManifestIcon{icon(iconSmall, "192x192", "any"), icon(iconLarge, "512x512", "any"), icon(iconMaskable, "512x512", "maskable")}}
}
