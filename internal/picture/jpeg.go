package picture

import (
	"bytes"
	"encoding/binary"
)

// Markers of JPEG (ITU-T T.81, annex B).
const (
	jpegHead = "\xff\xd8\xff"
	rst0     = 0xd0
	soi      = 0xd8
	eoi      = 0xd9
	sos      = 0xda
	app0     = 0xe0
	app1     = 0xe1
	app2     = 0xe2
	app14    = 0xee
	app15    = 0xef
	com      = 0xfe
	tem      = 0x01
)

// segment is a marker with what belongs to it. Scan is the coded picture that
// follows a start of scan.
type segment struct {
	marker  byte
	payload []byte
	scan    []byte
}

// segments visits those of a file from its start to the end of its picture,
// or to where it was cut off within a scan, as viewers do.
func segments(data []byte, visit func(segment)) error {
	rest := data[2:]
	scanned := false
	for {
		for len(rest) > 1 && rest[0] == 0xff && rest[1] == 0xff {
			rest = rest[1:] // any number of these may come before a marker
		}
		if len(rest) < 2 && scanned {
			return nil
		}
		if len(rest) < 2 || rest[0] != 0xff {
			return ErrDamaged
		}
		s := segment{marker: rest[1]}
		rest = rest[2:]
		switch {
		case s.marker == eoi:
			return nil
		case s.marker == tem, s.marker >= rst0 && s.marker <= soi:
			continue // alone, and out of place here
		}
		if len(rest) < 2 {
			return ErrDamaged
		}
		n := int(binary.BigEndian.Uint16(rest))
		if n < 2 || n > len(rest) {
			return ErrDamaged
		}
		s.payload, rest = rest[2:n], rest[n:]
		if s.marker == sos {
			n := scanLength(rest)
			s.scan, rest = rest[:n], rest[n:]
			scanned = true
		}
		visit(s)
	}
}

// scanLength is how far coded data go: to the next marker that is neither a
// stuffed byte nor a restart.
func scanLength(data []byte) int {
	for i := 0; ; {
		next := bytes.IndexByte(data[i:], 0xff)
		if next < 0 || i+next+1 >= len(data) {
			return len(data)
		}
		i += next
		switch m := data[i+1]; {
		case m == 0, m >= rst0 && m < soi:
			i += 2
		case m == 0xff:
			i++
		default:
			return i
		}
	}
}

func cleanJPEG(data []byte) ([]byte, error) {
	out := append(make([]byte, 0, len(data)), 0xff, soi)
	turned := false
	err := segments(data, func(s segment) {
		payload, keep := kept(s)
		if exif, ok := bytes.CutPrefix(s.payload, []byte(exifHead)); ok && s.marker == app1 && !turned {
			if turn := orientation(exif); turn > 1 {
				payload, keep, turned = append([]byte(exifHead), exifOf(turn)...), true, true
			}
		}
		if keep {
			out = append(out, 0xff, s.marker)
			out = binary.BigEndian.AppendUint16(out, uint16(len(payload)+2))
			out = append(append(out, payload...), s.scan...)
		}
	})
	return append(out, 0xff, eoi), err
}

// kept gives what is published of a segment: what decoding needs, the JFIF
// header without its thumbnail, the colour profile and Adobe's note on the
// colour space.
func kept(s segment) ([]byte, bool) {
	switch {
	case s.marker == app0 && bytes.HasPrefix(s.payload, []byte("JFIF\x00")) && len(s.payload) >= 14:
		return append(bytes.Clone(s.payload[:12]), 0, 0), true
	case s.marker == app2 && bytes.HasPrefix(s.payload, []byte("ICC_PROFILE\x00")):
		return s.payload, true
	case s.marker == app14 && bytes.HasPrefix(s.payload, []byte("Adobe")) && len(s.payload) >= 12:
		return s.payload[:12], true
	case s.marker >= app0 && s.marker <= app15, s.marker == com:
		return nil, false
	}
	return s.payload, true
}
