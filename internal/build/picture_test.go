package build_test

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lodestone/internal/publish"
)

// A photograph is published without where it was taken, under an address that
// follows what is published, and with the size in which it is seen.
func TestPhotographsSayNothingButThePicture(t *testing.T) {
	photo := func(secret string) string {
		m := image.NewGray(image.Rect(0, 0, 60, 20))
		m.Set(3, 3, color.White)
		var b bytes.Buffer
		if err := jpeg.Encode(&b, m, nil); err != nil {
			t.Fatal(err)
		}
		turned := "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00" + secret
		return "\xff\xd8\xff\xe1\x00" + string(rune(len(turned)+2)) + turned + b.String()[2:]
	}
	const page = "content/ueber-uns.md"
	s := second(t).with("content/media/hang.jpg", photo("59.3293N")).
		with("content/media/hang.jpg.yaml", "alt: Ein Hang\ncredit: Talschaft\nlicence: CC-BY-4.0\n")
	s[page] += "\n\n![Ein Hang](media/hang.jpg)\n"
	out, _ := made(t, s, options())
	name := ""
	for p, data := range out {
		if bytes.Contains(data, []byte("59.3293N")) {
			t.Errorf("%s says where the photograph was taken", p)
		}
		if ok, _ := path.Match("media/hang.*.jpg", p); ok {
			name = p
		}
	}
	if name == "" {
		t.Fatal("the photograph is not published")
	}
	if text := string(out["de/ueber-die-taeler/index.html"]); !strings.Contains(text, name) || !strings.Contains(text, `width="20" height="60"`) {
		t.Errorf("the page does not show %s upright, 20 by 60:\n%s", name, around(text, "hang."))
	}
	elsewhere, _ := made(t, s.with("content/media/hang.jpg", photo("55.6050N")), options())
	if diff := differences(out, elsewhere); len(diff) > 0 {
		t.Errorf("the same picture taken elsewhere changes %v", diff)
	}
}

// photo is a picture like a photograph: light that changes slowly, and grain.
func photo(t *testing.T, w, h int) string {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	grain := uint32(1)
	for y := range h {
		for x := range w {
			grain = grain*1664525 + 1013904223
			g := int(grain >> 28)
			m.SetRGBA(x, y, color.RGBA{uint8(x*200/w + g), uint8(y*200/h + g), uint8((x+y)*200/(w+h) + g), 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 98}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// drawing is a disc without a ground.
func drawing(t *testing.T, side int) string {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, side, side))
	for y := range side {
		for x := range side {
			if dx, dy := 2*x-side, 2*y-side; dx*dx+dy*dy < side*side {
				m.SetNRGBA(x, y, color.NRGBA{138, 21, 56, 255})
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// pictured is the second site with a page that shows a photograph with a
// comma in its name and a drawing, and links to a third picture.
func pictured(t *testing.T) site {
	const page, about = "content/ueber-uns.md", "alt: Ein Hang\ncredit: Talschaft\nlicence: CC-BY-4.0\n"
	s := second(t).with("content/media/hang, oben.jpg", photo(t, 1900, 1000)).with("content/media/hang, oben.jpg.yaml", about).
		with("content/media/rad.png", drawing(t, 900)).with("content/media/rad.png.yaml", about).
		with("content/media/druck.jpg", photo(t, 1700, 20)).with("content/media/druck.jpg.yaml", about).
		with("content/media/liegt.jpg", photo(t, 30, 20)).with("content/media/liegt.jpg.yaml", about)
	s[page] += "\n\n![Ein Hang](<media/hang, oben.jpg>)\n\n![Ein Rad](media/rad.png)\n\n[Für den Druck](media/druck.jpg)\n"
	return s
}

// candidate is an address with a width in a srcset.
var candidate = regexp.MustCompile(`(/[^ ",]+) (\d+)w`)

// Every address that a page of either site offers for a width leads to a picture
// of that width.
func TestEveryCandidateIsAsWideAsItSays(t *testing.T) {
	for base, s := range map[string]site{"/": demo(t), "/ansiedlung/": pictured(t)} {
		out, _ := made(t, s, options())
		seen := map[string]bool{}
		for p, data := range out {
			if path.Ext(p) != ".html" {
				continue
			}
			for _, m := range candidate.FindAllStringSubmatch(string(data), -1) {
				at, err := url.PathUnescape(strings.TrimPrefix(m[1], base))
				if err != nil {
					t.Fatal(err)
				}
				seen[at] = true
				if c, _, err := image.DecodeConfig(bytes.NewReader(out[at])); err != nil || strconv.Itoa(c.Width) != m[2] {
					t.Errorf("%s offers %s as %s wide; it is %d (%v)", p, at, m[2], c.Width, err)
				}
			}
		}
		if len(seen) < 3 {
			t.Errorf("only %v are offered: too few to prove anything", seen)
		}
	}
}

// Pictures are published in the widths that pages offer, and each is as wide as
// the page says; nothing is published that no page asks for.
func TestPicturesComeInTheWidthsThatPagesOffer(t *testing.T) {
	s := pictured(t)
	out, _ := made(t, s, options())
	text := string(out["de/ueber-die-taeler/index.html"])
	offered := map[string][]string{}
	for _, m := range candidate.FindAllStringSubmatch(text, -1) {
		at, err := url.PathUnescape(strings.TrimPrefix(m[1], "/ansiedlung/"))
		if err != nil {
			t.Fatal(err)
		}
		c, format, err := image.DecodeConfig(bytes.NewReader(out[at]))
		if err != nil || strconv.Itoa(c.Width) != m[2] {
			t.Errorf("%s is offered as %s wide and is %d (%v)", at, m[2], c.Width, err)
		}
		offered[format] = append(offered[format], m[2])
	}
	if diff := cmp.Diff(map[string][]string{"jpeg": {"480", "800", "1200", "1600"}, "png": {"480", "900"}}, offered); diff != "" {
		t.Errorf("widths (-want +got):\n%s", diff)
	}
	for _, want := range []string{`width="1600" height="842"`, `sizes="`, `decoding="async"`, `loading="lazy"`} {
		if !strings.Contains(text, want) {
			t.Errorf("the page lacks %s:\n%s", want, around(text, "hang"))
		}
	}
	var published []string
	for p := range out {
		if strings.HasPrefix(p, "media/") && (strings.Contains(p, "hang") || strings.Contains(p, "druck") || strings.Contains(p, "liegt")) {
			published = append(published, p[:strings.LastIndexAny(p, ".-")])
		}
	}
	if len(published) != 5 {
		t.Errorf("published: %v; want four widths of hang and druck as it is", published)
	}
	for p, data := range out {
		if strings.HasPrefix(p, "media/rad-480.") {
			if m, err := png.Decode(bytes.NewReader(data)); err != nil || m.At(0, 0) != (color.NRGBA{}) || m.At(240, 240) != (color.NRGBA{138, 21, 56, 255}) {
				t.Errorf("%s has lost its ground or colour (%v)", p, err)
			}
		}
	}
}

// A picture that shows somebody who has not agreed is there in no width.
func TestNoWidthShowsWhoHasNotAgreed(t *testing.T) {
	s := pictured(t)
	s["content/media/hang, oben.jpg.yaml"] += "people: [nordtal/reto-quirinalli]\n"
	out, _ := made(t, s, options())
	for p := range out {
		if strings.Contains(p, "hang") {
			t.Errorf("%s is published", p)
		}
	}
}

// Pictures that pages cannot show are errors that name the file and say what
// to do.
func TestPicturesThatCannotBeShown(t *testing.T) {
	whole := photo(t, 1900, 1000)
	for what, c := range map[string]struct{ data, says string }{
		"cut off": {whole[:len(whole)/2], "damaged"},
		"bomb":    {strings.Replace(whole, "\x03\xe8\x07\x6c", "\xea\x60\xea\x60", 1), "60000 × 60000 pixels; pages show pictures of up to 64 million"},
	} {
		t.Run(what, func(t *testing.T) {
			list := run(t, pictured(t).with("content/media/hang, oben.jpg", c.data), new(publish.Memory), store(), options()).Diagnostics
			for _, d := range list {
				if d.Code == "SIT07" && d.Span.File == "content/media/hang, oben.jpg" && strings.Contains(d.Message, c.says) && d.Hint != "" {
					return
				}
			}
			t.Errorf("nothing says %q: %v", c.says, list)
		})
	}
}

// The picture that opens a page is fetched at once, in the width that fits, and
// says whose it is; so does the one of whom to call.
func TestALeadPictureIsFetchedAtOnce(t *testing.T) {
	s := pictured(t)
	s = s.swap(t, "data/regions/nordtal/facilities/pruefhaus.yaml", "image: pruefhaus.png", "image: hang, oben.jpg")
	out, _ := made(t, s, options())
	text := string(out["de/nordtal/facilities/pruefhaus-unterwerk/index.html"])
	_, rest, _ := strings.Cut(text, `<figure class="image">`)
	figure, _, _ := strings.Cut(rest, "</figure>")
	for _, want := range []string{"hang", "-1600.", ".jpg 1600w", `fetchpriority="high"`, `alt="Ein Hang"`, "Talschaft", "CC-BY-4.0"} {
		if !strings.Contains(figure, want) {
			t.Errorf("the picture lacks %s:\n%s", want, figure)
		}
	}
	if strings.Contains(figure, "lazy") {
		t.Errorf("the picture waits:\n%s", figure)
	}
}
