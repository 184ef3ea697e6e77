package build_test

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"path"
	"strings"
	"testing"
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
