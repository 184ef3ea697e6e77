// Package ooxml is what Office documents have in common: parts with content
// types, relationships, properties, themes, charts with their workbook, and
// the checks that a package holds together (ISO/IEC 29500, transitional).
// What stands on a slide or in a paragraph is left to the renderers.
package ooxml

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"lodestone/internal/zip"
)

// Package is an Office document under construction. Parts are named from the
// root: "/ppt/slides/slide1.xml".
type Package struct {
	parts map[string]part
	rels  map[string][]relationship
}

type part struct {
	contentType string
	data        []byte
}

type relationship struct {
	id, kind, target string
	external         bool
}

// New is an empty package.
func New() *Package {
	return &Package{parts: map[string]part{}, rels: map[string][]relationship{}}
}

// Root is the source of the package's own relationships.
const Root = "/"

// Add puts a part in. A part of that name is replaced.
func (p *Package) Add(name, contentType string, data []byte) {
	p.parts[name] = part{contentType, data}
}

// Relate lets source refer to the part target and gives the id to refer by.
// Ids count from rId1 in the order of the calls for one source; the same
// target twice gives the same id.
func (p *Package) Relate(source, kind, target string) string {
	return p.relate(source, relationship{kind: kind, target: relative(source, target)})
}

// RelateExternal lets source refer to an address outside the package.
func (p *Package) RelateExternal(source, kind, url string) string {
	return p.relate(source, relationship{kind: kind, target: url, external: true})
}

func (p *Package) relate(source string, r relationship) string {
	for _, have := range p.rels[source] {
		if have.kind == r.kind && have.target == r.target && have.external == r.external {
			return have.id
		}
	}
	r.id = "rId" + strconv.Itoa(len(p.rels[source])+1)
	p.rels[source] = append(p.rels[source], r)
	return r.id
}

// Bytes is the finished document. The content types come first, as readers
// that sniff the format expect; the rest is sorted by name. A relationship to
// a part that is not there is an error.
func (p *Package) Bytes() ([]byte, error) {
	if err := p.complete(); err != nil {
		return nil, err
	}
	entries := []zip.Entry{{Name: "[Content_Types].xml", Data: p.contentTypes()}}
	files := map[string]zip.Entry{}
	for name, pt := range p.parts {
		n := strings.TrimPrefix(name, "/")
		files[n] = zip.Entry{Name: n, Data: pt.data, Store: storedTypes[path.Ext(n)]}
	}
	for source, rels := range p.rels {
		n := relsName(source)
		files[n] = zip.Entry{Name: n, Data: relsXML(rels)}
	}
	for _, n := range slices.Sorted(maps.Keys(files)) {
		entries = append(entries, files[n])
	}
	return zip.Bytes(entries)
}

func (p *Package) complete() error {
	for _, source := range slices.Sorted(maps.Keys(p.rels)) {
		if _, ok := p.parts[source]; !ok && source != Root {
			return fmt.Errorf("ooxml: relationships of %s, which is not in the package", source)
		}
		for _, r := range p.rels[source] {
			if _, ok := p.parts[resolve(source, r.target)]; !ok && !r.external {
				return fmt.Errorf("ooxml: %s refers to %s, which is not in the package", source, r.target)
			}
		}
	}
	return nil
}

// defaultTypes are declared by extension, everything else part by part.
var defaultTypes = map[string]string{
	".rels": TypeRelationships,
	".xml":  "application/xml",
	".png":  "image/png",
	".jpeg": "image/jpeg",
	".xlsx": TypeXLSX,
}

// storedTypes gain nothing from deflate.
var storedTypes = map[string]bool{".png": true, ".jpeg": true, ".xlsx": true}

func (p *Package) contentTypes() []byte {
	x := NewXML()
	x.Start("Types", "xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")
	used := map[string]bool{".rels": true, ".xml": true}
	for name := range p.parts {
		used[path.Ext(name)] = true
	}
	for _, ext := range slices.Sorted(maps.Keys(used)) {
		if t := defaultTypes[ext]; t != "" {
			x.Empty("Default", "Extension", ext[1:], "ContentType", t)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(p.parts)) {
		if t := p.parts[name].contentType; t != defaultTypes[path.Ext(name)] {
			x.Empty("Override", "PartName", name, "ContentType", t)
		}
	}
	x.End()
	return x.Bytes()
}

func relsXML(rels []relationship) []byte {
	x := NewXML()
	x.Start("Relationships", "xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")
	for _, r := range rels {
		attrs := []string{"Id", r.id, "Type", r.kind, "Target", r.target}
		if r.external {
			attrs = append(attrs, "TargetMode", "External")
		}
		x.Empty("Relationship", attrs...)
	}
	x.End()
	return x.Bytes()
}

// relsName is where the relationships of a part are kept (ISO 29500-2, 8.3.4).
func relsName(source string) string {
	dir, file := path.Split(strings.TrimPrefix(source, "/"))
	return dir + "_rels/" + file + ".rels"
}

// relative writes the target as seen from the source's folder.
func relative(source, target string) string {
	from := strings.Split(strings.Trim(path.Dir(source), "/"), "/")
	if from[0] == "" {
		from = nil
	}
	to := strings.Split(strings.TrimPrefix(target, "/"), "/")
	for len(from) > 0 && len(to) > 1 && from[0] == to[0] {
		from, to = from[1:], to[1:]
	}
	return strings.Repeat("../", len(from)) + strings.Join(to, "/")
}

// resolve is the inverse of relative.
func resolve(source, target string) string {
	if strings.HasPrefix(target, "/") {
		return path.Clean(target)
	}
	return path.Join(path.Dir(source), target)
}
