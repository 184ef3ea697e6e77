// Package pptx makes the deck: an editable presentation with a slide master,
// placeholders, a native chart and table, speaker notes and alternative
// texts. It decides where things stand and how large they are; every word is
// in the view. The packaging is left to ooxml.
package pptx

import (
	"fmt"

	"lodestone/internal/diag"
	"lodestone/internal/ooxml"
	"lodestone/internal/view"
)

// Render makes the deck of v. An error means that the view cannot be shown: an
// unknown layout, a number that is not a decimal, a chart without numbers.
// Text that is too long for its box is all there; see [Overflows].
func Render(v view.Deck) ([]byte, error) {
	d, err := write(v)
	if err != nil {
		return nil, err
	}
	return d.pkg.Bytes()
}

// Overflows names the slides whose text is too long for its box even in the
// smallest size (KIT02, a warning): PowerPoint will shrink it to what cannot
// be read from the back of a room. The errors are those of Render.
func Overflows(v view.Deck) (diag.List, error) {
	d, err := write(v)
	if err != nil {
		return nil, err
	}
	return d.found, nil
}

func write(v view.Deck) (*deck, error) {
	d := newDeck(v)
	slides := d.paginate(v.Slides)
	d.addMaster()
	for i, s := range slides {
		if err := d.addSlide(i+1, s); err != nil {
			return nil, fmt.Errorf("slide %d, %q: %w", i+1, s.Title.S, err)
		}
	}
	d.addPresentation(len(slides))
	d.pkg.AddProperties(d.properties(len(slides)))
	return d, nil
}

// deck is the state of one rendering.
type deck struct {
	view  view.Deck
	lang  string // with a region, as Office wants it: sv-SE
	rtl   bool
	pkg   *ooxml.Package
	found diag.List
	chart int // charts so far
	qr    map[string]string
}

func newDeck(v view.Deck) *deck {
	return &deck{view: v, lang: officeTag(v.Lang), rtl: v.Dir == "rtl", pkg: ooxml.New(), qr: map[string]string{}}
}

// Where the parts are.
const (
	presentationPart = "/ppt/presentation.xml"
	masterPart       = "/ppt/slideMasters/slideMaster1.xml"
	themePart        = "/ppt/theme/theme1.xml"
	notesMasterPart  = "/ppt/notesMasters/notesMaster1.xml"
	notesThemePart   = "/ppt/theme/theme2.xml"
)

func slidePart(n int) string  { return fmt.Sprintf("/ppt/slides/slide%d.xml", n) }
func notesPart(n int) string  { return fmt.Sprintf("/ppt/notesSlides/notesSlide%d.xml", n) }
func layoutPart(i int) string { return fmt.Sprintf("/ppt/slideLayouts/slideLayout%d.xml", i+1) }

// Ids of masters and layouts share one range, which begins here (ISO 29500-1,
// 19.7.3); ids of slides begin lower.
const (
	firstMasterID = 2147483648
	firstSlideID  = 256
)

func (d *deck) addPresentation(slides int) {
	const props, views, styles = "/ppt/presProps.xml", "/ppt/viewProps.xml", "/ppt/tableStyles.xml"
	x := ooxml.NewXML()
	start(x, "p:presentation", "saveSubsetFonts", "1", "rtl", bit(d.rtl))
	x.Start("p:sldMasterIdLst")
	x.Empty("p:sldMasterId", "id", ooxml.Int(firstMasterID), "r:id", d.pkg.Relate(presentationPart, ooxml.RelSlideMaster, masterPart))
	x.End()
	x.Start("p:notesMasterIdLst")
	x.Empty("p:notesMasterId", "r:id", d.pkg.Relate(presentationPart, ooxml.RelNotesMaster, notesMasterPart))
	x.End()
	x.Start("p:sldIdLst")
	for n := 1; n <= slides; n++ {
		x.Empty("p:sldId", "id", ooxml.Int(firstSlideID+n-1), "r:id", d.pkg.Relate(presentationPart, ooxml.RelSlide, slidePart(n)))
	}
	x.End()
	x.Empty("p:sldSz", "cx", ooxml.Points(pageWidth), "cy", ooxml.Points(pageHeight))
	x.Empty("p:notesSz", "cx", ooxml.Points(notesWidth), "cy", ooxml.Points(notesHeight))
	x.Start("p:defaultTextStyle")
	x.Start("a:defPPr")
	x.Empty("a:defRPr", "lang", d.lang)
	d.pkg.Add(presentationPart, ooxml.TypePresentation, x.Bytes())

	d.pkg.Relate(ooxml.Root, ooxml.RelDocument, presentationPart)
	d.pkg.Relate(presentationPart, ooxml.RelTheme, themePart)
	d.addSmall(props, "p:presentationPr", ooxml.TypePresProps, ooxml.RelPresProps)
	d.addSmall(views, "p:viewPr", ooxml.TypeViewProps, ooxml.RelViewProps)
	d.pkg.Relate(presentationPart, ooxml.RelTableStyles, styles)
	t := ooxml.NewXML()
	t.Empty("a:tblStyleLst", "xmlns:a", ooxml.NSDrawing, "def", noTableStyle)
	d.pkg.Add(styles, ooxml.TypeTableStyles, t.Bytes())
}

// addSmall writes a part that PowerPoint expects but that says nothing.
func (d *deck) addSmall(name, root, contentType, kind string) {
	x := ooxml.NewXML()
	start(x, root)
	d.pkg.Add(name, contentType, x.Bytes())
	d.pkg.Relate(presentationPart, kind, name)
}

func (d *deck) properties(slides int) ooxml.Properties {
	v := d.view
	return ooxml.Properties{
		Title: v.Title, Subject: v.Subject, Author: v.Author, Keywords: v.Keywords,
		Description: v.URL, Lang: v.Lang, Date: v.DateISO, Version: v.Version,
		Application: "Lodestone", Slides: slides, Notes: slides,
	}
}

// start opens a part's root element with the namespaces that all of them use.
func start(x *ooxml.XML, root string, attrs ...string) {
	x.Start(root, append([]string{"xmlns:a", ooxml.NSDrawing, "xmlns:r", ooxml.NSRelationships, "xmlns:p", ooxml.NSPresentation}, attrs...)...)
}

func bit(b bool) string {
	if b {
		return "1"
	}
	return "0"
}
