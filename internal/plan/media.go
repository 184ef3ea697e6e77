package plan

import (
	"encoding/hex"
	"html"
	"maps"
	"path"
	"slices"
	"strings"

	"lodestone/internal/model"
	"lodestone/internal/output"
	"lodestone/internal/view"
)

// mediaPath is the address of a file below content/media. It carries a part
// of the content's hash, so that it may be cached for ever.
func (p *planner) mediaPath(name string) string {
	a := p.site.Media[name]
	if a == nil {
		return ""
	}
	ext := path.Ext(name)
	return "media/" + strings.TrimSuffix(name, ext) + "." + a.Hash[:min(8, len(a.Hash))] + ext
}

// allowed tells whether a picture may be shown: its rights hold, and so does
// the consent of everybody in it.
func (p *planner) allowed(a *model.Asset) bool {
	if a.RightsUntil.Ended(p.today) || p.named(a.Path) {
		return false
	}
	return !slices.ContainsFunc(a.People, func(r model.Ref) bool {
		person := p.site.Person(r)
		return person == nil || !person.May("photo", "site", p.today)
	})
}

// caption says in HTML what a picture in running text shows and whose it is,
// as licences ask.
func (e *edition) caption(img *view.Image) string {
	var out strings.Builder
	if t := img.Caption; !t.Empty() {
		out.WriteString("<span")
		if t.Lang != "" {
			out.WriteString(` lang="` + html.EscapeString(t.Lang) + `" dir="` + html.EscapeString(t.Dir) + `"`)
		}
		out.WriteString(">" + html.EscapeString(t.S) + "</span> ")
	}
	if img.Credit != "" {
		out.WriteString(`<span class="credit">` + html.EscapeString(e.say("page.image.credit", "Name", img.Credit)))
		if img.Licence != "" {
			out.WriteString(` <bdi class="licence">(` + html.EscapeString(img.Licence) + ")</bdi>")
		}
		out.WriteString("</span>")
	}
	if out.Len() == 0 {
		return ""
	}
	return `<span class="picture-caption">` + out.String() + "</span>"
}

// media publishes the files below content/media that are allowed: of pictures
// the widths in which they are shown, and the files themselves where something
// links to them.
func (p *planner) media() {
	for _, name := range slices.Sorted(maps.Keys(p.site.Media)) {
		a := p.site.Media[name]
		if !p.allowed(a) || a.Content == nil {
			continue
		}
		use, whole := p.used[name], a.Picture.Format == ""
		if use.shown {
			p.unfit(a)
			all := p.widths(a)
			for _, w := range all {
				whole = whole || w.path == p.mediaPath(name)
			}
			p.scaled(a, all)
		}
		if whole || use.linked {
			p.verbatim(a)
		}
	}
}

// verbatim publishes a file without making anything of it.
func (p *planner) verbatim(a *model.Asset) {
	var hash [32]byte
	if raw, err := hex.DecodeString(a.Hash); err == nil {
		copy(hash[:], raw)
	}
	p.add(output.Output{Path: p.mediaPath(a.Path), Kind: output.Image,
		Copy: &output.Verbatim{Hash: hash, Size: a.Size, Read: a.Content}}, a.File)
}
