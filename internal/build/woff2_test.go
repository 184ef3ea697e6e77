package build_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/andybalholm/brotli"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// knownTags are the tables that WOFF2 names by a number, as far as fonts here
// have them. https://www.w3.org/TR/WOFF2/#table_dir_format
var knownTags = map[byte]string{
	0: "cmap", 1: "head", 2: "hhea", 3: "hmtx", 4: "maxp", 5: "name", 6: "OS/2", 7: "post",
	10: "glyf", 11: "loca", 17: "gasp", 26: "GDEF", 27: "GPOS", 28: "GSUB", 39: "avar", 47: "fvar", 48: "gvar",
}

// readWOFF2 reads a font but for its outlines, which WOFF2 stores in a way of
// its own.
func readWOFF2(data []byte) (*font.Face, error) {
	if len(data) < 48 || string(data[:4]) != "wOF2" {
		return nil, errors.New("not a WOFF2 font")
	}
	in := bytes.NewReader(data[48:])
	var tables []opentype.Table
	var sizes []int
	for range binary.BigEndian.Uint16(data[12:]) {
		tag, size, err := readEntry(in)
		if err != nil {
			return nil, err
		}
		tables = append(tables, opentype.Table{Tag: opentype.MustNewTag(tag)})
		sizes = append(sizes, size)
	}
	plain, err := io.ReadAll(brotli.NewReader(io.LimitReader(in, int64(binary.BigEndian.Uint32(data[20:])))))
	if err != nil {
		return nil, err
	}
	var kept []opentype.Table
	for i, table := range tables {
		if sizes[i] > len(plain) {
			return nil, errors.New("the font is cut short")
		}
		n := sizes[i]
		table.Content, plain = plain[:n:n], plain[n:] // WriteTTF appends to what it is given
		if name := table.Tag.String(); name != "glyf" && name != "loca" {
			kept = append(kept, table)
		}
	}
	return font.ParseTTF(bytes.NewReader(opentype.WriteTTF(kept)))
}

// readEntry reads one line of the table directory: the tag, and how many bytes
// the table has in the compressed stream.
func readEntry(in *bytes.Reader) (tag string, size int, err error) {
	flags, err := in.ReadByte()
	if err != nil {
		return "", 0, err
	}
	tag, known := knownTags[flags&63]
	if flags&63 == 63 {
		name := make([]byte, 4)
		_, err = io.ReadFull(in, name)
		tag, known = string(name), true
	}
	if !known {
		return "", 0, fmt.Errorf("table %d is not known here", flags&63)
	}
	if err == nil {
		size, err = readBase128(in)
	}
	stored := flags >> 6 // 0 is the usual way, which for outlines is one with a length of its own
	switch outlines := tag == "glyf" || tag == "loca"; {
	case err != nil:
		return "", 0, err
	case outlines && stored == 0:
		size, err = readBase128(in)
	case !outlines && stored != 0:
		return "", 0, fmt.Errorf("the table %s is stored in a way that is not known here", tag)
	}
	return tag, size, err
}

func readBase128(in *bytes.Reader) (int, error) {
	n := 0
	for range 5 {
		b, err := in.ReadByte()
		if err != nil {
			return 0, err
		}
		n = n<<7 | int(b&127)
		if b&128 == 0 {
			return n, nil
		}
	}
	return 0, errors.New("a number is too long")
}
