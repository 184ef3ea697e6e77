package plan

import (
	"strings"

	"lodestone/internal/date"
	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

// person shows of a person what they agreed to show in a channel; nil when
// that is nothing. No other code reads a person's fields.
func (e *edition) person(p *model.Person, channel string) *view.Person {
	if p == nil || !p.May("name", channel, e.p.today) {
		return nil
	}
	may := func(scope string) bool { return p.May(scope, channel, e.p.today) }
	name := p.Name
	if p.PostNominals != "" && may("title") {
		name += ", " + p.PostNominals
	}
	out := &view.Person{ID: p.ID, Name: view.Plain(name)}
	if p.Invented {
		out.Invented = view.Plain(e.t("person.invented"))
	}
	if may("title") {
		out.Title = e.text(&p.Base, p.Title)
	}
	if may("employer") {
		out.Employer = view.Plain(p.EmployerName)
		if o := e.p.site.Organisation(p.Employer); o != nil {
			out.Employer = e.named(&o.Base, o.Name)
		}
	}
	if may("photo") && p.Photo != "" {
		out.Photo = e.image(p.Photo, e.p.opts.Look.Pictures.Portrait)
	}
	if may("email") {
		out.Email = p.Email
	}
	if may("phone") {
		out.Phone = p.Phone
	}
	if may("linkedin") {
		out.LinkedIn = p.LinkedIn
	}
	for _, tag := range p.Languages {
		out.Languages = append(out.Languages, tag.Name(e.tag))
	}
	return out
}

// ambassador shows a person's part in a programme; nil without consent.
func (e *edition) ambassador(a *model.Ambassador, channel string) *view.Person {
	p := e.p.site.Person(a.Person)
	out := e.person(p, channel)
	if out == nil {
		return nil
	}
	if p.May("quote", channel, e.p.today) {
		out.Quote = e.text(&a.Base, a.Quote)
	}
	out.Bio = e.text(&a.Base, a.Bio)
	if p.May("market", channel, e.p.today) {
		var names []string
		for _, m := range a.Markets {
			names = append(names, lang.Country(m, e.tag))
		}
		out.Market = view.Plain(e.loc.List(names))
	}
	out.Languages = nil
	for _, tag := range a.Languages {
		out.Languages = append(out.Languages, tag.Name(e.tag))
	}
	out.URL = e.link(a).url
	return out
}

// ambassadorAnswers are what the list of ambassadors can be narrowed by: of a
// person no more than is shown of them there.
func (e *edition) ambassadorAnswers(a *model.Ambassador) []answer {
	out := e.inSectors(a.Sectors...)
	for _, tag := range a.Languages {
		out = append(out, answer{key: "language", value: string(tag), label: view.Plain(tag.Name(e.tag))})
	}
	if p := e.p.site.Person(a.Person); p != nil && p.May("market", "site", e.p.today) {
		for _, m := range a.Markets {
			out = append(out, answer{key: "market", value: strings.ToLower(m), label: view.Plain(lang.Country(m, e.tag))})
		}
	}
	return out
}

// quote shows what somebody said, if they agreed.
func (e *edition) quote(b *model.Base, said *model.Said, channel string) []view.Quote {
	if said == nil {
		return nil
	}
	p := e.p.site.Person(said.Person)
	if p == nil || !p.May("quote", channel, e.p.today) {
		return nil
	}
	return []view.Quote{{Text: e.text(b, said.Text), Person: *e.person(p, channel)}}
}

// contact shows whom to call. Pages share what it gives.
func (e *edition) contact(c *model.Contact, channel string) *view.Contact {
	type asked struct {
		c       *model.Contact
		channel string
	}
	known, ok := e.contactsMade.Load(asked{c, channel})
	if !ok {
		known, _ = e.contactsMade.LoadOrStore(asked{c, channel}, e.makeContact(c, channel))
	}
	return known.(*view.Contact)
}

func (e *edition) makeContact(c *model.Contact, channel string) *view.Contact {
	if c == nil || c.Hidden(e.p.today, e.p.opts.Drafts) || e.p.gone[c] {
		return nil
	}
	out := &view.Contact{ID: c.ID, Label: e.named(&c.Base, c.Label), Email: c.Email, Phone: c.Phone, Hours: e.text(&c.Base, c.Hours),
		URL: e.link(c).url, Reply: e.reply(c.ReplyWithin), Person: e.person(e.p.site.Person(c.Person), channel)}
	if out.Person != nil && out.Person.Photo != nil && out.Person.Photo.SrcSet != "" {
		out.Person.Photo.Sizes = e.p.opts.Look.Pictures.Face
	}
	if o := e.p.site.Organisation(c.Organisation); o != nil {
		out.Organisation = e.named(&o.Base, o.Name)
	}
	for _, topic := range c.Topics {
		out.Topics = append(out.Topics, e.word("topic", topic))
	}
	for _, tag := range c.Languages {
		out.Languages = append(out.Languages, tag.Name(e.tag))
	}
	if en := e.p.entryOf(c); en != nil && en.paths[e.tag] != "" { // the card lies beside the page
		out.VCard = e.p.local(e.vcardPath(c))
	}
	out.Write = view.Plain(e.say("contact.write", "Desk", out.Label.S))
	return out
}

// reply says how soon an answer comes.
func (e *edition) reply(period string) view.Text {
	p, err := date.ParsePeriod(period)
	if err != nil {
		return view.Text{}
	}
	return view.Plain(e.count("contact.reply", workingDays(p)))
}

// workingDays is a promised period in working days.
func workingDays(p date.Period) int { return p.Days + 5*p.Months*4 }

// vcardPath is the address of a contact's card.
func (e *edition) vcardPath(c *model.Contact) string {
	return e.whole.listPath("contacts") + strings.ReplaceAll(c.Key(), "/", "-") + ".vcf"
}

// vcard is a contact for address books. In a kit a person must have agreed
// to that channel.
func (e *edition) vcard(c *model.Contact, channel string) view.VCard {
	shown := e.contact(c, channel)
	if shown == nil {
		return view.VCard{}
	}
	out := view.VCard{UID: e.p.absolute("contacts/" + c.Key()), Lang: string(e.tag), Name: shown.Label, Organisation: shown.Organisation,
		Email: shown.Email, Phone: shown.Phone, Note: shown.Reply, Revised: e.p.today.String()}
	if en := e.p.entryOf(c); en != nil {
		if path, ok := en.paths[e.tag]; ok {
			out.URL = e.p.absolute(path)
		}
	}
	for _, tag := range c.Languages {
		out.Languages = append(out.Languages, string(tag))
	}
	if p := shown.Person; p != nil {
		out.Title = p.Title
		name := p.Name.S
		if !p.Invented.Empty() {
			name = e.beside(name, " ", e.bracketed(p.Invented.S))
		}
		out.Note.S = strings.TrimSpace(name + ". " + out.Note.S)
	}
	return out
}
