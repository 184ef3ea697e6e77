package ooxml

import "strings"

// Properties is what a document says about itself. Date is a whole day,
// 2026-11-22, and stands for both creation and change.
type Properties struct {
	Title, Subject, Author, Description string
	Keywords                            []string
	Lang, Date, Version                 string
	Application                         string
	Slides, Notes                       int // counted for presentations; 0 leaves them out
}

// AddProperties writes the core and the extended properties.
func (p *Package) AddProperties(v Properties) {
	const core, app = "/docProps/core.xml", "/docProps/app.xml"
	p.Add(core, TypeCore, coreXML(v))
	p.Add(app, TypeApp, appXML(v))
	p.Relate(Root, RelCore, core)
	p.Relate(Root, RelApp, app)
}

func coreXML(v Properties) []byte {
	x := NewXML()
	x.Start("cp:coreProperties",
		"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
		"xmlns:dc", "http://purl.org/dc/elements/1.1/",
		"xmlns:dcterms", "http://purl.org/dc/terms/",
		"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
	leaf := func(name, text string, attrs ...string) {
		if text != "" {
			x.Leaf(name, text, attrs...)
		}
	}
	leaf("dc:title", v.Title)
	leaf("dc:subject", v.Subject)
	leaf("dc:creator", v.Author)
	leaf("cp:keywords", strings.Join(v.Keywords, ", "))
	leaf("dc:description", v.Description)
	leaf("cp:lastModifiedBy", v.Author)
	if v.Date != "" {
		for _, name := range []string{"dcterms:created", "dcterms:modified"} {
			x.Leaf(name, v.Date+"T00:00:00Z", "xsi:type", "dcterms:W3CDTF")
		}
	}
	leaf("dc:language", v.Lang)
	leaf("cp:version", v.Version)
	return x.Bytes()
}

func appXML(v Properties) []byte {
	x := NewXML()
	x.Start("Properties", "xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")
	if v.Slides > 0 {
		x.Leaf("PresentationFormat", "Widescreen")
		x.Leaf("Slides", Int(v.Slides))
		x.Leaf("Notes", Int(v.Notes))
	}
	if v.Author != "" {
		x.Leaf("Company", v.Author)
	}
	if v.Application != "" {
		x.Leaf("Application", v.Application)
	}
	return x.Bytes()
}
