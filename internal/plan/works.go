package plan

import (
	"encoding/json"
	"strings"

	"lodestone/internal/markdown"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

// articleNode is a Markdown page as something to read; nil for a page of
// questions, which is described by them.
func (e *edition) articleNode(page *view.Page, p *model.Page) node {
	if len(questions(page)) > 0 {
		return nil
	}
	kind := "Article"
	if p.IsNews() {
		kind = "NewsArticle"
	}
	n := thing(kind)
	n.put("headline", page.Title.S)
	n.put("description", page.Lead.S)
	_, tag := e.body(p)
	n.put("inLanguage", string(tag))
	n.put("datePublished", isoDate(p.Date))
	var sections []string
	for _, c := range e.categories(p) {
		sections = append(sections, c.S)
	}
	n.put("articleSection", sections)
	n.put("dateModified", isoDate(updated(p)))
	n.put("citation", e.citations(page.Notes))
	return e.published(n, page)
}

func (e *edition) storyNode(page *view.Page, s *model.Story) node {
	n := thing("Article")
	n.put("headline", page.Title.S)
	n.put("description", page.Lead.S)
	n.put("inLanguage", string(e.tag))
	n.put("temporalCoverage", isoDate(s.Year))
	n.put("dateModified", isoDate(updated(s)))
	n.put("about", e.organisation(e.p.site.Organisation(s.Organisation)))
	var said []node
	for _, r := range s.Sources {
		if found := e.p.site.Source(r); found != nil {
			said = append(said, e.cited(found))
		}
	}
	n.put("citation", said)
	return e.published(n, page)
}

// published adds who answers for a work and the picture that stands for it.
func (e *edition) published(n node, page *view.Page) node {
	n.put("mainEntityOfPage", pointer(page.Head.Canonical))
	n.put("author", e.publisher(nil))
	if page.Head.Image != nil {
		n.put("image", page.Head.Image.URL)
	}
	return n
}

func (e *edition) claimNode(page *view.Page, s *model.Strength) node {
	n := thing("Claim")
	n.put("name", page.Title.S)
	n.put("text", page.Title.S)
	n.put("description", page.Lead.S)
	n.put("inLanguage", string(e.tag))
	n.put("author", e.publisher(nil))
	n.put("citation", e.citations(e.figures(s.Proof)))
	return n
}

// propositionNode is an offer of services to a kind of company.
func (e *edition) propositionNode(page *view.Page, p *model.Proposition) node {
	n := thing("Service")
	n.put("name", page.Title.S)
	n.put("description", page.Lead.S)
	n.put("url", page.Head.Canonical)
	n.put("provider", e.publisher(nil))
	n.put("areaServed", e.place(e.p.site.Region(model.Ref{ID: p.Region})))
	if s := e.p.site.Sector(p.Sector); s != nil {
		n.put("category", e.name(s).S)
	}
	var audience, offers []node
	for _, r := range p.Segments {
		if s := e.p.site.Segment(r); s != nil {
			audience = append(audience, e.audience(e.name(s).S))
		}
	}
	n.put("audience", audience)
	for _, o := range p.Offers {
		what := e.text(&p.Base, o.What).S
		if what == "" {
			continue
		}
		service := thing("Service")
		service.put("name", what)
		service.put("provider", e.organisation(e.p.site.Organisation(o.Provider)))
		offer := thing("Offer")
		offer.put("description", e.text(&p.Base, o.Condition).S)
		offer.put("itemOffered", service)
		offers = append(offers, offer)
	}
	if len(offers) > 0 {
		catalogue := thing("OfferCatalog")
		catalogue.put("name", e.t("proposition.offers"))
		catalogue.put("itemListElement", offers)
		n.put("hasOfferCatalog", catalogue)
	}
	return n
}

func (e *edition) audience(who string) node {
	if who == "" {
		return nil
	}
	n := thing("BusinessAudience")
	n.put("audienceType", who)
	return n
}

// incentiveNode is a grant of money, a product of a financial body, or else a
// service of government: a tax rule, advice, training, what is given in kind.
func (e *edition) incentiveNode(page *view.Page, i *model.Incentive) node {
	shown := e.incentive(i)
	body := e.organisation(e.p.site.Organisation(i.Body))
	head := func(kind string) node {
		n := thing(kind)
		n.put("name", page.Title.S)
		if shown.LocalName.S != page.Title.S {
			n.put("alternateName", shown.LocalName.S)
		}
		n.put("description", page.Lead.S)
		n.put("url", page.Head.Canonical)
		return n
	}
	if i.Type == "grant" {
		n := head("MonetaryGrant")
		n.put("funder", body)
		n.put("amount", e.amount(i))
		return n
	}
	var n node
	switch i.Type {
	case "loan":
		n = head("LoanOrCredit")
		n.put("amount", e.amount(i))
	case "guarantee", "equity":
		n = head("FinancialProduct")
	default:
		n = head("GovernmentService")
	}
	n.put("serviceType", shown.Type.S)
	n.put("provider", body)
	n.put("areaServed", e.placesOf(i.Regions))
	n.put("audience", e.audience(shown.Who.S))
	if opens, closes := isoDate(i.Window.Opens), isoDate(i.Window.Closes); opens+closes != "" {
		offer := thing("Offer")
		offer.put("availabilityStarts", opens)
		offer.put("availabilityEnds", closes)
		n.put("offers", offer)
	}
	return n
}

// amount is how much money an incentive can be; nil where no fact says so.
func (e *edition) amount(i *model.Incentive) node {
	n := thing("MonetaryAmount")
	currency := ""
	for _, part := range []struct {
		key string
		ref model.Ref
	}{{"value", i.Benefit.Fixed}, {"minValue", i.Benefit.Min}, {"maxValue", i.Benefit.Max}} {
		f := e.p.site.Fact(part.ref)
		if f == nil || !IsCurrency(e.p.site.UnitOf(f)) {
			continue
		}
		if figure := e.figure(f); figure.Number != "" && (currency == "" || currency == figure.UnitCode) {
			n.put(part.key, json.Number(figure.Number))
			currency = figure.UnitCode
		}
	}
	if currency == "" {
		return nil
	}
	n.put("currency", currency)
	return n
}

func (e *edition) toolkitNode(page *view.Page, t *model.Toolkit) node {
	n := thing("DigitalDocument")
	n.put("name", page.Title.S)
	n.put("description", page.Lead.S)
	n.put("inLanguage", string(e.tag))
	n.put("license", licenceURL(t.Licence))
	n.put("audience", node{{"@type", "Audience"}, {"audienceType", e.t("toolkit.audience." + t.Audience)}})
	n.put("publisher", e.publisher(nil))
	var files []node
	for _, s := range page.Sections {
		for _, k := range s.Kits {
			if k.URL == "" {
				continue
			}
			file := thing("MediaObject")
			file.put("name", k.Title.S)
			file.put("contentUrl", e.p.full(k.URL))
			file.put("contentSize", k.Size)
			if strings.HasSuffix(k.URL, ".zip") {
				file.put("encodingFormat", "application/zip")
			}
			file.put("inLanguage", firstOf(k.Lang, string(e.tag)))
			files = append(files, file)
		}
	}
	n.put("encoding", files)
	return n
}

// questions are what a page asks and answers in words, if that is all it does:
// it has no headings but questions, and two answers at least.
func questions(page *view.Page) []node {
	if page.Layout != view.LayoutArticle {
		return nil
	}
	const open, end = "<h2", "</h2>"
	var out []node
	for _, s := range page.Sections {
		if s.Prose == nil {
			return nil
		}
		var text strings.Builder
		for _, seg := range s.Prose.Segments {
			text.WriteString(seg.HTML) // what a component shows is no answer in words
		}
		parts := strings.Split(text.String(), open)
		for _, part := range parts[1:] {
			heading, answer, _ := strings.Cut(part, end)
			asked := plainText(open + heading)
			said := plainText(answer)
			if !asks(asked) {
				return nil
			}
			if said == "" {
				continue // a component answers
			}
			a := node{{"@type", "Answer"}, {"text", said}}
			out = append(out, node{{"@type", "Question"}, {"name", asked}, {"acceptedAnswer", a}})
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

func asks(s string) bool {
	return strings.HasSuffix(s, "?") || strings.HasSuffix(s, "؟") || strings.HasSuffix(s, "？")
}

// plainText is HTML as one line of words, without the numbers of notes.
func plainText(html string) string {
	return strings.Join(strings.Fields(markdown.PlainText([]markdown.Segment{{HTML: unnoted(html)}})), " ")
}

// unnoted is HTML without the numbers of notes.
func unnoted(html string) string {
	const open, end = `<sup class="ref">`, "</sup>"
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(html, open)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		_, html, _ = strings.Cut(rest, end)
	}
}
