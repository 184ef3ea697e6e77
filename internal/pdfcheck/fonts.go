package pdfcheck

import "slices"

func unicode(d *document) {
	for i, p := range d.pages {
		fonts := make([]string, 0, len(p.unknown))
		for f := range p.unknown {
			fonts = append(fonts, f)
		}
		slices.Sort(fonts)
		for _, f := range fonts {
			d.report("PDF11", "page %d shows %d characters of %s that have no text (ToUnicode)", i+1, p.unknown[f], f)
		}
	}
}

func embedded(d *document) {
	seen := map[ref]bool{}
	for _, p := range d.pages {
		fonts := d.dict(d.dict(p.dict["Resources"])["Font"])
		for _, k := range sortedNames(fonts) {
			r, _ := fonts[k].(ref)
			if seen[r] {
				continue
			}
			seen[r] = true
			d.checkFont(d.dict(r))
		}
	}
}

func (d *document) checkFont(font dict) {
	base, _ := font["BaseFont"].(name)
	list := d.array(font["DescendantFonts"])
	if font["Subtype"] != name("Type0") || len(list) != 1 {
		d.report("PDF12", "the font %s is not of the kind that can carry all texts (Type0)", base)
		return
	}
	cid := d.dict(list[0])
	s, ok := d.get(d.dict(cid["FontDescriptor"])["FontFile2"]).(stream)
	if !ok {
		d.report("PDF12", "the font %s is not embedded", base)
		return
	}
	data, err := d.unpack(s)
	if err != nil {
		d.report("PDF12", "the font %s cannot be unpacked", base)
		return
	}
	d.checkWidths(base, data, d.array(cid["W"]))
}

// checkWidths compares the widths of the PDF with those of the font file,
// which may differ by one thousandth of the em.
func (d *document) checkWidths(base name, file []byte, w array) {
	em, advances := advances(file)
	if em == 0 {
		d.report("PDF12", "the font file of %s is broken", base)
		return
	}
	for i := 0; i+1 < len(w); i += 2 {
		from, _ := whole(w[i])
		list, _ := w[i+1].(array)
		for j, v := range list {
			width, _ := v.(float64)
			g := from + j
			if g >= len(advances) {
				d.report("PDF12", "the font file of %s has no glyph %d", base, g)
				return
			}
			if diff := width - float64(advances[g])*1000/float64(em); diff > 1 || diff < -1 {
				d.report("PDF12", "glyph %d of %s is %g wide in the PDF and %d in the font", g, base, width, advances[g])
				return
			}
		}
	}
}

// advances reads hmtx of a TrueType file; em is 0 when that fails.
func advances(b []byte) (em int, list []int) {
	u := func(at, size int) int {
		n := 0
		for i := at; i < at+size; i++ {
			if i < 0 || i >= len(b) {
				return 0
			}
			n = n<<8 | int(b[i])
		}
		return n
	}
	at := map[string]int{}
	for i := range u(4, 2) {
		if rec := 12 + 16*i; rec+16 <= len(b) {
			at[string(b[rec:rec+4])] = u(rec+8, 4)
		}
	}
	if at["head"] == 0 || at["hhea"] == 0 || at["hmtx"] == 0 {
		return 0, nil
	}
	for i := range u(at["hhea"]+34, 2) {
		list = append(list, u(at["hmtx"]+4*i, 2))
	}
	return u(at["head"]+18, 2), list
}

// standard are the structure types of ISO 32000-1, 14.8.4.
var standard = []name{
	"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private",
	"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot",
	"Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP",
	"Figure", "Formula", "Form",
}

func types(d *document) {
	for _, e := range d.elems {
		if !slices.Contains(standard, e.role) {
			d.report("PDF14", "the structure type %q is not standard", e.role)
		}
		in := name("")
		if e.parent != nil {
			in = e.parent.role
		}
		switch e.role {
		case "LI":
			if in != "L" {
				d.report("PDF14", "a list item stands outside a list")
			}
		case "LBody":
			if in != "LI" {
				d.report("PDF14", "the body of a list item stands outside one")
			}
		case "L":
			for _, k := range e.kids {
				if k.elem == nil || k.elem.role != "LI" && k.elem.role != "L" && k.elem.role != "Caption" {
					d.report("PDF14", "a list holds something else than items")
				}
			}
		}
	}
}
