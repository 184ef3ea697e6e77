package pptx

import (
	"lodestone/internal/ooxml"
	"lodestone/internal/view"
)

// Notes pages: the slide above, the text below.
var (
	notesPicture = box{60, 50, 420, 236.25}
	notesBody    = box{60, 310, 420, 360}
	notesStyle   = style{size: 12, least: 12, colour: "tx1", anchor: "t", after: 6}
)

func (d *deck) addNotesMaster() {
	d.pkg.Add(notesThemePart, ooxml.TypeTheme, d.theme().XML())
	d.pkg.Relate(notesMasterPart, ooxml.RelTheme, notesThemePart)
	x := ooxml.NewXML()
	start(x, "p:notesMaster")
	x.Start("p:cSld")
	x.Start("p:bg")
	x.Start("p:bgRef", "idx", "1001")
	x.Empty("a:schemeClr", "val", "bg1")
	x.End(2)
	t := d.newTree(x, notesMasterPart)
	t.notesPicture(true)
	body := holder{"body", 1, notesBody, notesStyle}
	if d.rtl { // the page is narrower than a slide: mirror on the slide's width, then move back
		body.box.x = pageWidth - notesWidth + notesBody.x
	}
	t.holder(body)
	x.End(2)
	x.Empty("p:clrMap", "bg1", "lt1", "tx1", "dk1", "bg2", "lt2", "tx2", "dk2",
		"accent1", "accent1", "accent2", "accent2", "accent3", "accent3", "accent4", "accent4",
		"accent5", "accent5", "accent6", "accent6", "hlink", "hlink", "folHlink", "folHlink")
	x.Start("p:notesStyle")
	d.levels(x, notesStyle)
	d.pkg.Add(notesMasterPart, ooxml.TypeNotesMaster, x.Bytes())
}

// notesPicture is the small slide on a notes page.
func (t *tree) notesPicture(placed bool) {
	x := t.x
	id := t.id()
	x.Start("p:sp")
	x.Start("p:nvSpPr")
	x.Empty("p:cNvPr", "id", id, "name", "slide "+id)
	x.Start("p:cNvSpPr")
	x.Empty("a:spLocks", "noGrp", "1", "noRot", "1", "noChangeAspect", "1")
	x.End()
	x.Start("p:nvPr")
	x.Empty("p:ph", "type", "sldImg", "idx", "2")
	x.End(2)
	if !placed {
		x.Empty("p:spPr")
		x.End()
		return
	}
	x.Start("p:spPr")
	x.Start("a:xfrm")
	x.Empty("a:off", "x", ooxml.Points(notesPicture.x), "y", ooxml.Points(notesPicture.y))
	x.Empty("a:ext", "cx", ooxml.Points(notesPicture.w), "cy", ooxml.Points(notesPicture.h))
	x.End()
	x.Start("a:prstGeom", "prst", "rect")
	x.Empty("a:avLst")
	x.End(3)
}

// addNotes writes what the speaker reads. A slide without notes gets its
// title, so that the notes page is never blank.
func (d *deck) addNotes(n int, v view.Slide) {
	part := notesPart(n)
	d.pkg.Relate(part, ooxml.RelNotesMaster, notesMasterPart)
	d.pkg.Relate(part, ooxml.RelSlide, slidePart(n))
	var paras []para
	for _, t := range v.Notes {
		paras = append(paras, plain(t))
	}
	if paras = told(paras...); len(paras) == 0 {
		paras = []para{plain(v.Title)}
	}
	x := ooxml.NewXML()
	start(x, "p:notes")
	x.Start("p:cSld")
	t := d.newTree(x, part)
	t.notesPicture(false)
	x.Start("p:sp")
	t.head("notes", "", "body", 1)
	x.Empty("p:spPr")
	d.body(x, part, paras, notesStyle, 1)
	x.End(3)
	x.Start("p:clrMapOvr")
	x.Empty("a:masterClrMapping")
	d.pkg.Add(part, ooxml.TypeNotesSlide, x.Bytes())
}
