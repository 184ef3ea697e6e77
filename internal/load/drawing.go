package load

import (
	"bytes"
	"encoding/xml"
	"math"
	"strconv"
	"strings"
)

// drawing is how large a drawing in SVG wants to be, in pixels: by its width
// and height, else by its view box. Nothing where it does not say.
type drawing struct{ width, height int }

// measure reads the head of a drawing.
func measure(read func() ([]byte, error)) (drawing, error) {
	data, err := read()
	if err != nil {
		return drawing{}, err
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if err != nil {
			return drawing{}, nil // browsers will not show it either
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		said := map[string]string{}
		for _, a := range start.Attr {
			said[a.Name.Local] = a.Value
		}
		if w, h := pixels(said["width"]), pixels(said["height"]); w > 0 && h > 0 {
			return drawing{w, h}, nil
		}
		if box := strings.FieldsFunc(said["viewBox"], func(r rune) bool { return r == ',' || r == ' ' }); len(box) == 4 {
			return drawing{pixels(box[2]), pixels(box[3])}, nil
		}
		return drawing{}, nil
	}
}

// pixels reads a length without a unit or in pixels; 0 for any other.
func pixels(written string) int {
	n, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(written), "px"), 64)
	if err != nil || !(n >= 1 && n <= 1e6) {
		return 0
	}
	return int(math.Round(n))
}
