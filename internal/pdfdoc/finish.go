package pdfdoc

import (
	"errors"
	"fmt"
	"strings"
)

// Bytes writes the document. It can be called once.
func (d *Document) Bytes() ([]byte, error) {
	if d.meta.Title == "" || d.meta.Lang == "" {
		return nil, errors.New("a tagged PDF needs a title and a language")
	}
	if len(d.pages) == 0 {
		return nil, errors.New("the PDF has no pages")
	}
	o := &d.objects
	tree := o.next()
	var kids strings.Builder
	for _, p := range d.pages {
		fmt.Fprintf(&kids, "%d 0 R ", p.object)
		d.writePage(p, tree)
	}
	o.set(tree, "<</Type/Pages/Kids[%s]/Count %d>>", kids.String(), len(d.pages))
	for _, f := range d.fonts {
		f.write(o)
	}
	structure := d.writeStructure()
	xmp := o.next()
	o.setRawStream(xmp, "/Type/Metadata/Subtype/XML", d.xmp())
	reading := ""
	if d.meta.RTL {
		reading = "/Direction/R2L"
	}
	outlines := ""
	if n := d.writeOutline(); n != 0 {
		outlines = fmt.Sprintf("/Outlines %d 0 R", n)
	}
	catalog := o.add("<</Type/Catalog/Pages %d 0 R/StructTreeRoot %d 0 R/MarkInfo<</Marked true>>/Lang%s/Metadata %d 0 R/ViewerPreferences<</DisplayDocTitle true%s>>%s>>",
		tree, structure, textString(d.meta.Lang), xmp, reading, outlines)
	return o.file(catalog, o.add("%s", d.info())), nil
}

func (d *Document) writePage(p *Page, tree int) {
	o := &d.objects
	content := o.next()
	o.setStream(content, "", p.body)
	var fonts, annots strings.Builder
	for _, f := range p.fonts {
		fmt.Fprintf(&fonts, "/%s %d 0 R", f.name, f.object)
	}
	for _, a := range p.annots {
		fmt.Fprintf(&annots, "%d 0 R ", a.object)
		d.writeAnnotation(a)
	}
	list := ""
	if annots.Len() > 0 {
		list = "/Annots[" + annots.String() + "]"
	}
	key := d.parentKey(parentEntry{page: p})
	o.set(p.object, "<</Type/Page/Parent %d 0 R/MediaBox[0 0 %s %s]/Resources<</Font<<%s>>>>/Contents %d 0 R/StructParents %d/Tabs/S%s>>",
		tree, num(p.width), num(p.height), fonts.String(), content, key, list)
}

// writeOutline gives the number of the outline's root, 0 for none.
func (d *Document) writeOutline() int {
	if len(d.marks) == 0 {
		return 0
	}
	o := &d.objects
	root := o.next()
	first := len(o.plain) + 1
	last := first + len(d.marks) - 1
	for i, m := range d.marks {
		n := o.next()
		links := ""
		if i > 0 {
			links += fmt.Sprintf("/Prev %d 0 R", n-1)
		}
		if n < last {
			links += fmt.Sprintf("/Next %d 0 R", n+1)
		}
		o.set(n, "<</Title%s/Parent %d 0 R/Dest[%d 0 R/XYZ null %s null]%s>>", textString(m.title), root, m.page.object, num(m.page.height-m.y), links)
	}
	o.set(root, "<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>", first, last, len(d.marks))
	return root
}

func (d *Document) info() string {
	var b strings.Builder
	b.WriteString("<</Title" + textString(d.meta.Title))
	for _, e := range [][2]string{{"/Author", d.meta.Author}, {"/Subject", d.meta.Subject}, {"/Keywords", strings.Join(d.meta.Keywords, ", ")}} {
		if e[1] != "" {
			b.WriteString(e[0] + textString(e[1]))
		}
	}
	return b.String() + "/Producer(Lodestone)>>"
}

var xmlEscape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// xmp is the document's metadata (ISO 16684-1), with the part of PDF/UA it
// follows.
func (d *Document) xmp() []byte {
	lang := xmlEscape.Replace(d.meta.Lang)
	alt := func(name, s string) string {
		if s == "" {
			return ""
		}
		s = xmlEscape.Replace(s)
		x := `<dc:` + name + `><rdf:Alt><rdf:li xml:lang="x-default">` + s + `</rdf:li><rdf:li xml:lang="` + lang + `">` + s + `</rdf:li></rdf:Alt></dc:` + name + ">\n"
		return x
	}
	bag := func(name, kind string, items ...string) string {
		var b strings.Builder
		for _, s := range items {
			if s != "" {
				b.WriteString("<rdf:li>" + xmlEscape.Replace(s) + "</rdf:li>")
			}
		}
		if b.Len() == 0 {
			return ""
		}
		return "<dc:" + name + "><rdf:" + kind + ">" + b.String() + "</rdf:" + kind + "></dc:" + name + ">\n"
	}
	return []byte("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n" +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">` + "\n" +
		"<pdfuaid:part>1</pdfuaid:part>\n<dc:format>application/pdf</dc:format>\n" +
		alt("title", d.meta.Title) + alt("description", d.meta.Subject) +
		bag("creator", "Seq", d.meta.Author) + bag("language", "Bag", d.meta.Lang) +
		bag("date", "Seq", d.meta.Date) + bag("subject", "Bag", d.meta.Keywords...) +
		"<pdf:Producer>Lodestone</pdf:Producer>\n" +
		"</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
}
