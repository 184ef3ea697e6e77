// Package zip writes zip containers whose bytes depend on nothing but their
// entries: no clock, no file system, no deflate that changes with the Go
// release. Office documents and kits are made with it. Which entries there
// are, and in which order, is the caller's business.
package zip

import (
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/zip"
)

// Entry is one file of a container. Store keeps the data as it is, for
// formats that are compressed already.
type Entry struct {
	Name  string // slash-separated, relative
	Data  []byte
	Store bool
}

const (
	level    = 6
	version  = 20        // needed to extract: deflate
	dosDate  = 1<<5 | 1  // 1980-01-01, the earliest date the format knows
	utf8Flag = 1 << 11   // APPNOTE 4.4.4, bit 11: the name is UTF-8
	fileMode = 0o100644  // a plain file that everybody may read
	unix     = 3<<8 | 20 // made by: the mode above is a Unix one
)

// Write writes the entries in the order given. An entry that deflate would
// not make smaller is stored. The names are checked with [CheckNames].
func Write(w io.Writer, entries []Entry) error {
	if err := CheckNames(entries); err != nil {
		return err
	}
	zw := zip.NewWriter(w)
	packer, err := newPacker()
	if err != nil {
		return err
	}
	for _, e := range entries {
		if err := packer.add(zw, e); err != nil {
			return fmt.Errorf("zip %s: %w", e.Name, err)
		}
	}
	return zw.Close()
}

// Bytes is [Write] to memory.
func Bytes(entries []Entry) ([]byte, error) {
	var b bytes.Buffer
	if err := Write(&b, entries); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// packer holds the compressor that the entries of one container share.
type packer struct {
	out     bytes.Buffer
	deflate *flate.Writer
}

func newPacker() (*packer, error) {
	p := &packer{}
	d, err := flate.NewWriter(&p.out, level)
	p.deflate = d
	return p, err
}

func (p *packer) add(zw *zip.Writer, e Entry) error {
	data, method := e.Data, zip.Store
	if !e.Store {
		packed, err := p.compress(e.Data)
		if err != nil {
			return err
		}
		if len(packed) < len(e.Data) {
			data, method = packed, zip.Deflate
		}
	}
	h := &zip.FileHeader{
		Name:           e.Name,
		Method:         method,
		CreatorVersion: unix,
		ReaderVersion:  version,
		//lint:ignore SA1019 Modified would add a field of time zones to each entry
		ModifiedDate:       dosDate,
		CRC32:              crc32.ChecksumIEEE(e.Data),
		CompressedSize64:   uint64(len(data)),
		UncompressedSize64: uint64(len(e.Data)),
		ExternalAttrs:      fileMode << 16,
	}
	if !ascii(e.Name) {
		h.Flags |= utf8Flag
	}
	out, err := zw.CreateRaw(h)
	if err != nil {
		return err
	}
	_, err = out.Write(data)
	return err
}

func (p *packer) compress(data []byte) ([]byte, error) {
	p.out.Reset()
	p.deflate.Reset(&p.out)
	if _, err := p.deflate.Write(data); err != nil {
		return nil, err
	}
	if err := p.deflate.Close(); err != nil {
		return nil, err
	}
	return p.out.Bytes(), nil
}

// CheckNames refuses names that some system could not unpack, or would unpack
// outside the folder: absolute and climbing paths, characters and endings that
// Windows forbids, names that differ in case only.
func CheckNames(entries []Entry) error {
	var all []error
	seen := map[string]string{}
	for _, e := range entries {
		if err := checkName(e.Name); err != nil {
			all = append(all, fmt.Errorf("zip entry %q: %w", e.Name, err))
			continue
		}
		folded := strings.ToLower(e.Name)
		if other, ok := seen[folded]; ok {
			all = append(all, fmt.Errorf("zip entry %q: the container already holds %q", e.Name, other))
		}
		seen[folded] = e.Name
	}
	return errors.Join(all...)
}

func checkName(name string) error {
	switch {
	case name == "":
		return errors.New("the name is empty")
	case !utf8.ValidString(name):
		return errors.New("the name is not UTF-8")
	case strings.HasPrefix(name, "/"), path.Clean(name) != name, name == "..", strings.HasPrefix(name, "../"):
		return errors.New("the name is not a clean relative path")
	case strings.ContainsAny(name, `\<>:"|?*`), strings.ContainsFunc(name, unicode.IsControl):
		return errors.New("the name holds a character that Windows forbids")
	}
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasSuffix(part, ".") || strings.HasSuffix(part, " ") {
			return errors.New("a part of the name ends in a dot or a space, which Windows drops")
		}
	}
	return nil
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
