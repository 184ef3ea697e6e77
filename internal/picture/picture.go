// Package picture makes picture files fit to be published: what cameras and
// editors write into them beside the picture (where and when it was taken, by
// whom, with what, thumbnails of what was cut away) is taken out. The picture
// itself is not coded anew, so that it loses nothing and equal files give
// equal bytes. Colour profiles stay, and so does the way a picture is to be
// turned. Which files are published is others' business.
package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
)

// ErrDamaged says that a file is not made as its format wants.
var ErrDamaged = errors.New("the picture is damaged")

// Clean gives a JPEG, PNG, WebP or GIF file without anything but the picture,
// and data of any other format as it is. Bytes that follow the picture are
// left out. The error is ErrDamaged.
func Clean(data []byte) ([]byte, error) {
	switch {
	case bytes.HasPrefix(data, []byte(jpegHead)):
		return cleanJPEG(data)
	case bytes.HasPrefix(data, []byte(pngHead)):
		return cleanPNG(data)
	case isWebP(data):
		return cleanWebP(data)
	case bytes.HasPrefix(data, []byte("GIF87a")), bytes.HasPrefix(data, []byte("GIF89a")):
		return cleanGIF(data)
	}
	return data, nil
}

// Orientation is how a JPEG file wants to be turned, 1 to 8 as in Exif 2.32,
// table 4.6.4: 1 is not at all, from 5 on width and height change places. It
// is 1 for other files.
func Orientation(data []byte) int {
	turn := 1
	if bytes.HasPrefix(data, []byte(jpegHead)) {
		_ = segments(data, func(s segment) {
			if exif, ok := bytes.CutPrefix(s.payload, []byte(exifHead)); ok && s.marker == app1 {
				turn = orientation(exif)
			}
		})
	}
	return turn
}

const (
	exifHead       = "Exif\x00\x00"
	tagOrientation = 0x0112
	typeShort      = 3
)

// orientation finds the tag in Exif data (a TIFF header and its first
// directory); 1 when it is not there or makes no sense.
func orientation(exif []byte) int {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(exif, []byte("II*\x00")):
		order = binary.LittleEndian
	case bytes.HasPrefix(exif, []byte("MM\x00*")):
		order = binary.BigEndian
	default:
		return 1
	}
	if len(exif) < 8 {
		return 1
	}
	at := uint64(order.Uint32(exif[4:]))
	if at+2 > uint64(len(exif)) {
		return 1
	}
	entries := exif[at+2:]
	for range order.Uint16(exif[at:]) {
		if len(entries) < 12 {
			return 1
		}
		if order.Uint16(entries) == tagOrientation && order.Uint16(entries[2:]) == typeShort {
			if turn := int(order.Uint16(entries[8:])); turn >= 1 && turn <= 8 {
				return turn
			}
			return 1
		}
		entries = entries[12:]
	}
	return 1
}

// exifOf is Exif data that says how to turn a picture and nothing else.
func exifOf(turn int) []byte {
	b := []byte("MM\x00*\x00\x00\x00\x08\x00\x01")
	b = binary.BigEndian.AppendUint16(b, tagOrientation)
	b = binary.BigEndian.AppendUint16(b, typeShort)
	b = binary.BigEndian.AppendUint32(b, 1)
	b = binary.BigEndian.AppendUint16(b, uint16(turn))
	return append(b, 0, 0, 0, 0, 0, 0)
}
