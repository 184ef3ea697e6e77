package plan

import (
	"slices"
	"strings"

	"lodestone/internal/date"
	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

// thanksPath is the page after a form has been sent, in its language.
const thanksPath = "contacts/thanks/"

// enquiry is the form of the contact page; nil when the site wants none, or
// nobody has a mailbox.
func (e *edition) enquiry() *view.Enquiry {
	if e.p.site.Config.Forms == "none" {
		return nil
	}
	out := &view.Enquiry{Name: "enquiry-" + strings.ToLower(string(e.tag)), Desks: e.enquiryDesks()}
	if e != e.whole {
		out.Name += "-" + e.region.ID
	}
	if len(out.Desks) == 0 {
		return nil
	}
	for _, en := range e.p.order {
		if s, ok := en.record.(*model.Sector); ok && e.concerned(s) {
			out.Sectors = append(out.Sectors, view.Choice{Value: e.p.sectorID(s), Label: e.named(&s.Base, s.Name)})
		}
	}
	out.Topics, out.Languages = e.enquiryTopics(out.Desks), e.enquiryLanguages(out.Desks)
	sorter := lang.NewCollator(e.tag)
	lang.Sort(sorter, out.Sectors, func(c view.Choice) string { return c.Label.S })
	if e.p.site.Config.Forms == "netlify" {
		out.Action = e.p.local(e.homePath() + thanksPath)
	}
	out.Privacy = e.privacy()
	return out
}

// privacy leads to the page that says what happens with what people write.
func (e *edition) privacy() *view.Link {
	page := e.prosePage(e.p.site.Config.Privacy)
	if page == nil {
		return nil
	}
	link := e.linkTo(page)
	link.Label = view.Plain(e.t("enquiry.privacy"))
	return &link
}

// enquiryDesks are the desks that have a mailbox, the general one first.
func (e *edition) enquiryDesks() []view.Desk {
	var out []view.Desk
	for _, c := range e.desks() {
		shown := e.contact(c, "site")
		if shown == nil || c.Email == "" {
			continue
		}
		var sectors, tags []string
		for _, r := range c.Sectors {
			if s := e.p.site.Sector(r); s != nil {
				sectors = append(sectors, e.p.sectorID(s))
			}
		}
		for _, tag := range c.Languages {
			tags = append(tags, string(tag))
		}
		out = append(out, view.Desk{Label: shown.Label, Email: c.Email, Reply: shown.Reply,
			Speaks: e.say("enquiry.speaks", "Languages", e.loc.List(shown.Languages)), Instead: e.instead(c),
			Topics: strings.Join(c.Topics, " "), Sectors: strings.Join(sectors, " "), Languages: strings.Join(tags, " ")})
	}
	return out
}

// instead says in which language a desk answers those whose language it does
// not speak: that of the page, else the site's own, else its first.
func (e *edition) instead(c *model.Contact) string {
	for _, tag := range slices.Concat([]lang.Tag{e.tag, e.p.site.Config.Default()}, c.Languages) {
		if slices.Contains(c.Languages, tag) {
			return e.say("enquiry.instead", "Language", tag.Name(e.tag))
		}
	}
	return ""
}

// enquiryTopics are the topics that some desk answers for, general questions
// last.
func (e *edition) enquiryTopics(desks []view.Desk) []view.Choice {
	var out []view.Choice
	for _, topic := range words(desks, func(d view.Desk) string { return d.Topics }) {
		if topic != "general" {
			out = append(out, view.Choice{Value: topic, Label: e.word("topic", topic)})
		}
	}
	lang.Sort(lang.NewCollator(e.tag), out, func(c view.Choice) string { return c.Label.S })
	return append(out, view.Choice{Value: "general", Label: e.word("topic", "general")})
}

// enquiryLanguages are the languages that some desk speaks; that of the page
// is chosen, or the site's own where nobody speaks it.
func (e *edition) enquiryLanguages(desks []view.Desk) []view.Choice {
	spoken := words(desks, func(d view.Desk) string { return d.Languages })
	chosen := string(e.tag)
	if !slices.Contains(spoken, chosen) {
		chosen = string(e.p.site.Config.Default())
	}
	var out []view.Choice
	for _, tag := range spoken {
		out = append(out, view.Choice{Value: tag, Label: view.Plain(upperFirst(lang.Tag(tag).Name(e.tag))), Selected: tag == chosen})
	}
	lang.Sort(lang.NewCollator(e.tag), out, func(c view.Choice) string { return c.Label.S })
	return out
}

// words are the different words of a list that the desks have.
func words(desks []view.Desk, list func(view.Desk) string) []string {
	var out []string
	for _, d := range desks {
		for word := range strings.FieldsSeq(list(d)) {
			if !slices.Contains(out, word) {
				out = append(out, word)
			}
		}
	}
	return out
}

// thanks tells whether a form of this language is sent to the host, so that
// there is a page to thank on.
func (e *edition) thanks() bool {
	k, _ := model.KindNamed("contact")
	return e.p.site.Config.Forms == "netlify" && e.listed(k) && e.enquiry() != nil
}

// thanksPage says what happens after a form has been sent.
func (e *edition) thanksPage() view.Page {
	d := e.begin(view.LayoutArticle, "thanks")
	list := view.Link{Label: view.Plain(e.t("kind.contact.many")), URL: e.p.local(e.listPath("contacts"))}
	d.Title = view.Plain(e.t("enquiry.thanks.title"))
	d.Lead = view.Plain(e.count("enquiry.thanks.lead", e.slowest()))
	d.Breadcrumbs = append(e.way(), list, view.Link{Label: d.Title, Current: true})
	d.Actions = []view.Link{{Label: view.Plain(e.t("enquiry.thanks.home")), URL: e.chrome.Home}}
	if link := e.privacy(); link != nil {
		d.Actions = append(d.Actions, *link)
	}
	var rows []view.Row
	for _, desk := range e.enquiryDesks() {
		rows = append(rows, view.Row{Label: desk.Label, Value: desk.Reply})
	}
	d.section("next", e.t("enquiry.thanks.next"), view.Section{Intro: view.Plain(e.t("enquiry.thanks.how")), Rows: rows})
	d.Head.NoIndex = true
	return d.finish(e.homePath()+thanksPath, nil)
}

// slowest is how many working days the slowest desk takes to answer.
func (e *edition) slowest() int {
	most := 1
	for _, c := range e.desks() {
		if period, err := date.ParsePeriod(c.ReplyWithin); err == nil && c.Email != "" {
			most = max(most, workingDays(period))
		}
	}
	return most
}
