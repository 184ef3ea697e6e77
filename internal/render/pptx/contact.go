package pptx

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"

	"rsc.io/qr"

	"lodestone/internal/ooxml"
	"lodestone/internal/view"
)

// contact is the closing slide: whom to call, who presented, and a code that
// leads to the page where the numbers are kept current.
func (s *slide) contact() error {
	d := s.deck
	c := s.view.Contact
	if c == nil { // nobody who may be named: the publisher and the site remain
		c = &view.Contact{Label: d.view.SiteName, Organisation: words(d.view.Author)}
	}
	s.text(idxMain, append([]para{plain(s.view.Lead)}, d.desk(*c)...)...)
	if p := s.view.Presenter; p != nil {
		s.text(idxPerson, d.presenter(p), joined(" · ", run{text: words(p.Email), link: mailto(p.Email)}, run{text: words(p.Phone)}))
	}
	if s.view.QR != "" {
		if err := s.code(s.view.QR); err != nil {
			return err
		}
		s.text(idxSide, plain(words(d.view.Words.ReadMore)), para{runs: []run{{text: words(address(s.view.QR)), link: s.view.QR}}})
	}
	s.text(idxLegal, joined(" · ", run{text: d.view.Statement}, run{text: words(d.view.Words.Valid)}, run{text: words(d.view.Licence)}))
	return nil
}

func (d *deck) desk(c view.Contact) []para {
	paras := []para{{runs: []run{{text: c.Label, serif: true, scale: 1.35}}}, {runs: []run{{text: c.Organisation, colour: "tx2"}}, after: 8}}
	if p := c.Person; p != nil {
		paras = append(paras, joined(" · ", run{text: p.Name, bold: true}, run{text: p.Title}, run{text: p.Invented, colour: "tx2"}))
	}
	return append(paras,
		para{runs: []run{{text: words(c.Email), link: mailto(c.Email)}}},
		para{runs: []run{{text: words(c.Phone), link: tel(c.Phone)}}},
		para{runs: []run{{text: c.Hours, colour: "tx2", scale: 0.8}}},
		para{runs: []run{{text: words(strings.Join(c.Languages, " · ")), colour: "tx2", scale: 0.8}}, after: 6},
		para{runs: []run{{text: c.Reply, bold: true}}})
}

// address is where a link leads as one reads it out: the site's name. The
// code beside it has the whole address, which seldom fits a line.
func address(url string) string {
	_, after, ok := strings.Cut(url, "://")
	if !ok {
		after = url
	}
	host, _, _ := strings.Cut(after, "/")
	return host
}

func mailto(address string) string {
	if address == "" {
		return ""
	}
	return "mailto:" + address
}

func tel(number string) string {
	if number == "" {
		return ""
	}
	return "tel:" + strings.Map(func(r rune) rune {
		if r == '+' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, number)
}

func (s *slide) code(url string) error {
	picture, err := s.deck.codePicture(url)
	if err != nil {
		return err
	}
	x := s.x
	id := s.id()
	x.Start("p:pic")
	x.Start("p:nvPicPr")
	x.Empty("p:cNvPr", "id", id, "name", "code "+id, "descr", s.deck.view.Words.QRAlt)
	x.Start("p:cNvPicPr")
	x.Empty("a:picLocks", "noGrp", "1", "noChangeAspect", "1")
	x.End()
	x.Start("p:nvPr")
	x.Empty("p:ph", placeholder("pic", idxQR)...)
	x.End(2)
	x.Start("p:blipFill")
	x.Empty("a:blip", "r:embed", s.deck.pkg.Relate(s.part, ooxml.RelImage, picture))
	x.Start("a:stretch")
	x.Empty("a:fillRect")
	x.End(2)
	x.Empty("p:spPr")
	x.End()
	return nil
}

// codePicture is the part that holds the QR code of an address, made once.
func (d *deck) codePicture(url string) (string, error) {
	if part, ok := d.qr[url]; ok {
		return part, nil
	}
	c, err := qr.Encode(url, qr.M)
	if err != nil {
		return "", fmt.Errorf("pptx: QR code of %q: %w", url, err)
	}
	c.Scale = 8
	part := fmt.Sprintf("/ppt/media/code%d.png", len(d.qr)+1)
	d.pkg.Add(part, ooxml.TypePNG, withoutText(c.PNG()))
	d.qr[url] = part
	return part, nil
}

// withoutText drops the comment that the encoder leaves in its pictures.
func withoutText(png []byte) []byte {
	const signature, frame = 8, 12 // length, type and checksum round each chunk
	out := bytes.Clone(png[:signature])
	for at := signature; at+frame <= len(png); {
		end := at + frame + int(binary.BigEndian.Uint32(png[at:]))
		if string(png[at+4:at+8]) != "tEXt" {
			out = append(out, png[at:end]...)
		}
		at = end
	}
	return out
}
