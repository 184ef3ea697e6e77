package pdfcheck

import (
	"encoding/xml"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/language"
)

func marked(d *document) {
	if d.dict(d.catalog()["MarkInfo"])["Marked"] != true {
		d.report("PDF01", "the document does not say that it is tagged (MarkInfo, Marked)")
	}
	if d.root == nil {
		d.report("PDF01", "the document has no structure tree")
	}
}

func languageOf(d *document) string { return d.string(d.catalog()["Lang"]) }

func (d *document) checkLang(where, tag string) {
	if _, err := language.Parse(tag); err != nil {
		d.report("PDF02", "%s has the language %q, which is not a BCP 47 tag", where, tag)
	}
}

func languageRule(d *document) {
	d.checkLang("the document", languageOf(d))
	for _, e := range d.elems {
		if lang := d.string(e.dict["Lang"]); lang != "" {
			d.checkLang("an element of type "+string(e.role), lang)
		}
	}
}

// xmpValues gives the text of each element of the packet by its local name,
// joined where there are several.
func xmpValues(packet string) map[string]string {
	out := map[string]string{}
	dec := xml.NewDecoder(strings.NewReader(packet))
	var open []string
	for {
		tok, err := dec.Token()
		if err != nil {
			return out
		}
		switch t := tok.(type) {
		case xml.StartElement:
			open = append(open, t.Name.Local)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if s := strings.TrimSpace(string(t)); s != "" {
				for _, n := range open {
					out[n] += s
				}
			}
		}
	}
}

func title(d *document) {
	if xmpValues(d.xmp())["title"] == "" {
		d.report("PDF03", "the metadata has no title (dc:title)")
	}
	if d.dict(d.catalog()["ViewerPreferences"])["DisplayDocTitle"] != true {
		d.report("PDF03", "the viewer is not told to show the title (DisplayDocTitle)")
	}
}

func part(d *document) {
	if got := xmpValues(d.xmp())["part"]; got != "1" {
		d.report("PDF04", "the metadata names part %q of PDF/UA instead of 1 (pdfuaid:part)", got)
	}
}

func tagged(d *document) {
	for i, p := range d.pages {
		if n := len(p.untagged); n > 0 {
			d.report("PDF05", "page %d paints %d things that are neither tagged nor artifacts; the first is %s", i+1, n, p.untagged[0])
		}
	}
}

// roundTrip follows content to structure through the parent tree and back.
func roundTrip(d *document) {
	parents := d.numbers(d.dict(d.catalog()["StructTreeRoot"])["ParentTree"])
	type place struct {
		page *page
		mcid int
	}
	owner := map[place]*elem{}
	annots := map[ref]*elem{}
	for _, e := range d.elems {
		for _, k := range e.kids {
			switch {
			case k.elem != nil:
			case k.annot != 0:
				annots[k.annot] = e
			case k.page == nil || !k.page.mcids[k.mcid]:
				d.report("PDF06", "an element of type %s names sequence %d, which is on no page", e.role, k.mcid)
			case owner[place{k.page, k.mcid}] != nil:
				d.report("PDF06", "sequence %d belongs to two elements", k.mcid)
			default:
				owner[place{k.page, k.mcid}] = e
			}
		}
	}
	for i, p := range d.pages {
		key, ok := whole(p.dict["StructParents"])
		list := d.array(parents[key])
		if !ok && len(p.mcids) > 0 {
			d.report("PDF06", "page %d has no way to its structure (StructParents)", i+1)
		}
		for _, mcid := range slices.Sorted(maps.Keys(p.mcids)) {
			e := owner[place{p, mcid}]
			if e == nil {
				d.report("PDF06", "sequence %d of page %d belongs to no element", mcid, i+1)
				continue
			}
			if mcid < 0 || mcid >= len(list) || list[mcid] != any(e.ref) {
				d.report("PDF06", "the parent tree leads from sequence %d of page %d to another element than its own", mcid, i+1)
			}
		}
		for _, a := range d.array(p.dict["Annots"]) {
			r, _ := a.(ref)
			key, ok := whole(d.dict(a)["StructParent"])
			if e := annots[r]; !ok || e == nil || parents[key] != any(e.ref) {
				d.report("PDF06", "an annotation of page %d and the structure do not lead to each other", i+1)
			}
		}
	}
	for _, e := range d.elems {
		if e.parent != nil && e.dict["P"] != any(e.parent.ref) {
			d.report("PDF06", "an element of type %s names another parent than the one it stands in", e.role)
		}
	}
}

// attribute looks a key up in the attributes of an element for one owner.
func (d *document) attribute(e *elem, owner, key name) any {
	list := d.array(e.dict["A"])
	if list == nil {
		list = array{e.dict["A"]}
	}
	for _, a := range list {
		if ad := d.dict(a); ad["O"] == owner && ad[key] != nil {
			return d.get(ad[key])
		}
	}
	return nil
}

func figures(d *document) {
	for _, e := range d.elems {
		if e.role != "Figure" {
			continue
		}
		if strings.TrimSpace(d.string(e.dict["Alt"])) == "" {
			d.report("PDF07", "a figure has no alternative text")
		}
		if box, _ := d.attribute(e, "Layout", "BBox").(array); len(box) != 4 {
			d.report("PDF07", "a figure does not say where it is (BBox)")
		}
	}
}

func tables(d *document) {
	for _, e := range d.elems {
		switch e.role {
		case "TH":
			switch d.attribute(e, "Table", "Scope") {
			case name("Column"), name("Row"), name("Both"):
			default:
				d.report("PDF08", "a table head does not say what it heads (Scope)")
			}
			fallthrough
		case "TD":
			if e.parent == nil || e.parent.role != "TR" {
				d.report("PDF08", "a table cell stands outside a row")
			}
		case "TR":
			if p := e.parent; p == nil || p.role != "Table" && p.role != "THead" && p.role != "TBody" && p.role != "TFoot" {
				d.report("PDF08", "a table row stands outside a table")
			}
		case "Table":
			if rows := d.rowLengths(e); len(rows) > 1 {
				for _, n := range rows {
					if n != rows[0] {
						d.report("PDF08", "the rows of a table have %d and %d cells", rows[0], n)
						break
					}
				}
			}
		}
	}
}

func (d *document) rowLengths(e *elem) []int {
	var out []int
	for _, k := range e.kids {
		switch {
		case k.elem == nil:
		case k.elem.role == "TR":
			out = append(out, len(k.elem.kids))
		default:
			out = append(out, d.rowLengths(k.elem)...)
		}
	}
	return out
}

func headings(d *document) {
	last := 0
	for _, e := range d.elems {
		if len(e.role) != 2 || e.role[0] != 'H' || e.role[1] < '1' || e.role[1] > '6' {
			continue
		}
		level := int(e.role[1] - '0')
		if level > last+1 {
			d.report("PDF09", "a heading of level %d follows one of level %d", level, last)
		}
		last = level
	}
	if last == 0 {
		d.report("PDF09", "the document has no heading")
	}
}

func links(d *document) {
	within := map[ref]name{}
	for _, e := range d.elems {
		for _, k := range e.kids {
			if k.annot != 0 {
				within[k.annot] = e.role
			}
		}
	}
	for i, p := range d.pages {
		list := d.array(p.dict["Annots"])
		if len(list) > 0 && p.dict["Tabs"] != name("S") {
			d.report("PDF10", "page %d does not follow the structure with the tabulator key (Tabs)", i+1)
		}
		for _, a := range list {
			r, _ := a.(ref)
			ad := d.dict(a)
			if ad["Subtype"] != name("Link") {
				continue
			}
			if within[r] != "Link" {
				d.report("PDF10", "a link on page %d is not an element of type Link", i+1)
			}
			if strings.TrimSpace(d.string(ad["Contents"])) == "" {
				d.report("PDF10", "a link on page %d has no description (Contents)", i+1)
			}
			if ad["A"] == nil && ad["Dest"] == nil {
				d.report("PDF10", "a link on page %d leads nowhere", i+1)
			}
		}
	}
	for _, e := range d.elems {
		if e.role == "Link" && !hasAnnotation(e) {
			d.report("PDF10", "an element of type Link has no annotation (OBJR)")
		}
	}
}

func hasAnnotation(e *elem) bool {
	for _, k := range e.kids {
		if k.annot != 0 {
			return true
		}
	}
	return false
}

func notes(d *document) {
	seen := map[string]bool{}
	for _, e := range d.elems {
		id := d.string(e.dict["ID"])
		if e.role == "Note" && id == "" {
			d.report("PDF13", "a note has no identifier (ID)")
		}
		if id != "" && seen[id] {
			d.report("PDF13", "two elements have the identifier %q", id)
		}
		seen[id] = true
	}
}

func direction(d *document) {
	tag, err := language.Parse(languageOf(d))
	if err != nil {
		return
	}
	script, _ := tag.Script()
	rtl := false
	switch script.String() {
	case "Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg":
		rtl = true
	}
	if rtl != (d.dict(d.catalog()["ViewerPreferences"])["Direction"] == name("R2L")) {
		d.report("PDF15", "the document's language is %s, but its pages turn the other way (Direction)", tag)
	}
}
