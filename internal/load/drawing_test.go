package load

import "testing"

// A page keeps room for a drawing by what the drawing says of itself.
func TestDrawingsSayHowLargeTheyAre(t *testing.T) {
	for _, c := range []struct {
		svg  string
		want drawing
	}{
		{`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 27 18" width="270" height="180px"/>`, drawing{270, 180}},
		{`<?xml version="1.0"?><!-- a mark --><svg viewBox="0,0,300.4 200"/>`, drawing{300, 200}},
		{`<svg width="100%" height="5em" viewBox="0 0 40 30"/>`, drawing{40, 30}},
		{`<svg width="12"/>`, drawing{}},
		{`no drawing`, drawing{}},
	} {
		if got, err := measure(func() ([]byte, error) { return []byte(c.svg), nil }); got != c.want || err != nil {
			t.Errorf("%s is %v (%v), not %v", c.svg, got, err, c.want)
		}
	}
}
