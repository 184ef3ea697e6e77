package picture_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"slices"
	"strings"
	"testing"

	_ "golang.org/x/image/webp"

	"lodestone/internal/picture"
)

// secret stands for what must not be published.
const secret = "59.3293N 18.0686E Anna Maria Berg"

func scene() image.Image {
	m := image.NewNRGBA(image.Rect(0, 0, 40, 24))
	for i := range 40 * 24 {
		m.Set(i%40, i/40, color.NRGBA{uint8(i), uint8(i / 7), uint8(i * 3), 255})
	}
	return m
}

// exif is a directory with a maker's name, a position and how to turn the
// picture.
func exif(turn int, order binary.AppendByteOrder, head string) []byte {
	b := order.AppendUint32([]byte(head), 8)
	b = order.AppendUint16(b, 2)
	b = order.AppendUint32(order.AppendUint32(order.AppendUint16(order.AppendUint16(b, 0x010f), 2), uint32(len(secret))), 38)
	b = order.AppendUint32(order.AppendUint16(order.AppendUint16(b, 0x0112), 3), 1)
	b = order.AppendUint16(order.AppendUint16(b, uint16(turn)), 0)
	return append(order.AppendUint32(b, 0), secret...)
}

func intel(turn int) []byte    { return exif(turn, binary.LittleEndian, "II*\x00") }
func motorola(turn int) []byte { return exif(turn, binary.BigEndian, "MM\x00*") }

func jpegOf(t *testing.T, extra ...[]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, scene(), nil); err != nil {
		t.Fatal(err)
	}
	return slices.Concat(b.Bytes()[:2], slices.Concat(extra...), b.Bytes()[2:])
}

func part(marker byte, text string) []byte {
	return append(binary.BigEndian.AppendUint16([]byte{0xff, marker}, uint16(len(text)+2)), text...)
}

func pngOf(t *testing.T, extra ...[]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, scene()); err != nil {
		t.Fatal(err)
	}
	return slices.Concat(b.Bytes()[:33], slices.Concat(extra...), b.Bytes()[33:])
}

func chunk(name, text string) []byte {
	b := append(binary.BigEndian.AppendUint32(nil, uint32(len(text))), name+text...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

func riff(name, text string) []byte {
	b := append(binary.LittleEndian.AppendUint32([]byte(name), uint32(len(text))), text...)
	return append(b, make([]byte, len(text)%2)...)
}

func webpOf(extra ...[]byte) []byte {
	const dot = "\x2f\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xfe\x07" // one pixel
	body := slices.Concat([]byte("WEBP"), riff("VP8X", "\x2c\x00\x00\x00\x00\x00\x00\x00\x00\x00"), riff("ICCP", "a profile"), riff("VP8L", dot), slices.Concat(extra...))
	return append(binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(len(body))), body...)
}

func gifOf(t *testing.T, extra string) []byte {
	t.Helper()
	var b bytes.Buffer
	frame := image.NewPaletted(image.Rect(0, 0, 9, 5), color.Palette{color.Black, color.White})
	if err := gif.EncodeAll(&b, &gif.GIF{Image: []*image.Paletted{frame, frame}, Delay: []int{5, 5}, LoopCount: 3}); err != nil {
		t.Fatal(err)
	}
	at := bytes.IndexByte(b.Bytes(), 0x21)
	return slices.Concat(b.Bytes()[:at], []byte(extra), b.Bytes()[at:])
}

func samples(t *testing.T) map[string][]byte {
	text := string(rune(len(secret))) + secret + "\x00"
	return map[string][]byte{
		"jpeg":         jpegOf(t, part(0xe0, "JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x09\x09"+secret), part(0xe1, "Exif\x00\x00"+string(intel(1))), part(0xed, secret), part(0xfe, secret)),
		"jpeg, turned": jpegOf(t, part(0xe1, "Exif\x00\x00"+string(intel(6))), part(0xe1, "http://ns.adobe.com/xap/1.0/\x00"+secret), part(0xe2, "ICC_PROFILE\x00\x01\x01a profile")),
		"jpeg, trail":  append(jpegOf(t, part(0xe2, "MPF\x00"+secret)), secret...),
		"png":          append(pngOf(t, chunk("tEXt", "Author\x00"+secret), chunk("iTXt", secret), chunk("zTXt", secret), chunk("tIME", "1234567"), chunk("prVt", secret), chunk("gAMA", "\x00\x00\xb1\x8f")), secret...),
		"png, turned":  pngOf(t, chunk("eXIf", string(motorola(8))), chunk("iCCP", "a profile")),
		"webp":         append(webpOf(riff("EXIF", string(intel(1))), riff("XMP ", secret), riff("OWN ", secret)), secret...),
		"webp, turned": webpOf(riff("EXIF", string(motorola(3)))),
		"gif":          append(gifOf(t, "\x21\xfe"+text+"\x21\xff\x0bXMP DataXMP"+text), secret...),
	}
}

func TestNothingButThePicture(t *testing.T) {
	for name, data := range samples(t) {
		t.Run(name, func(t *testing.T) {
			if !bytes.Contains(data, []byte(secret)) && !strings.Contains(name, "turned") {
				t.Fatal("the sample holds no secret")
			}
			clean, err := picture.Clean(data)
			if err != nil {
				t.Fatal(err)
			}
			if bytes.Contains(clean, []byte(secret)) || bytes.Contains(clean, []byte("XMP")) {
				t.Errorf("it still says more than the picture: %q", clean)
			}
			again, err := picture.Clean(clean)
			if err != nil || !bytes.Equal(again, clean) {
				t.Errorf("cleaned twice it is another: %v", err)
			}
			same(t, data, clean)
		})
	}
}

// same compares the pictures themselves.
func same(t *testing.T, a, b []byte) {
	t.Helper()
	want, _, err := image.Decode(bytes.NewReader(a))
	if err != nil {
		t.Fatal(err)
	}
	got, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if want.Bounds() != got.Bounds() {
		t.Fatalf("%v became %v", want.Bounds(), got.Bounds())
	}
	for y := range want.Bounds().Dy() {
		for x := range want.Bounds().Dx() {
			if want.At(x, y) != got.At(x, y) {
				t.Fatalf("another colour at %d, %d", x, y)
			}
		}
	}
}

func TestWhatDecidesHowItLooksStays(t *testing.T) {
	turned := func(n byte) string {
		return "MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string(rune(n))
	}
	all := samples(t)
	for name, wants := range map[string][]string{
		"jpeg, turned": {"Exif\x00\x00" + turned(6), "ICC_PROFILE\x00\x01\x01a profile"},
		"png":          {"gAMA"},
		"png, turned":  {"eXIf" + turned(8), "iCCPa profile"},
		"webp":         {"VP8X\x0a\x00\x00\x00\x20", "ICCP"}, // a profile is announced, and nothing else
		"webp, turned": {"VP8X\x0a\x00\x00\x00\x28", "EXIF\x1a\x00\x00\x00" + turned(3)},
		"gif":          {"NETSCAPE2.0\x03\x01\x03"},
	} {
		clean, err := picture.Clean(all[name])
		for _, want := range wants {
			if err != nil || !bytes.Contains(clean, []byte(want)) {
				t.Errorf("%s lacks %q: %v\n%q", name, want, err, clean[:min(200, len(clean))])
			}
		}
	}
	if got := picture.Orientation(all["jpeg, turned"]); got != 6 {
		t.Errorf("the picture is to be turned as %d says, want 6", got)
	}
	if got := picture.Orientation(all["jpeg"]); got != 1 {
		t.Errorf("the picture is to be turned as %d says, want 1", got)
	}
}

// What is cut off or spoilt is never published with a rest of what it said,
// and never stops the program.
func TestDamage(t *testing.T) {
	for name, data := range samples(t) {
		for n := range data {
			clean, err := picture.Clean(data[:n])
			if err != nil && !errors.Is(err, picture.ErrDamaged) {
				t.Fatalf("%s cut off at %d: %v", name, n, err)
			}
			if n > 12 && err == nil && bytes.Contains(clean, []byte("Anna")) {
				t.Fatalf("%s cut off at %d shows the secret", name, n)
			}
			spoilt := bytes.Clone(data)
			spoilt[n] ^= 0xff
			_, _ = picture.Clean(spoilt)
			_ = picture.Orientation(spoilt)
		}
	}
	other := []byte("<svg/>")
	if clean, err := picture.Clean(other); err != nil || !bytes.Equal(clean, other) {
		t.Errorf("what is no picture of these kinds is changed: %q, %v", clean, err)
	}
}
