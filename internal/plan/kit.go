package plan

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"lodestone/internal/date"
	"lodestone/internal/lang"
	"lodestone/internal/memo"
	"lodestone/internal/model"
	"lodestone/internal/output"
	"lodestone/internal/view"
)

// kit is one download in one language: documents of one or more propositions
// with their facts, contact, licence and manifest; personal when a presenter
// stands on it.
type kit struct {
	e         *edition
	toolkit   *model.Toolkit
	props     []*model.Proposition
	presenter *model.Ambassador
	id        string // "hydrogen", "anna-lind"
	folder    string // "sv/toolkits/hydrogen/"
	stem      string // "oresund-hydrogen-sv"
	content   func() kitContent
}

// kitContent is the views of a kit's documents, made once a plan.
type kitContent struct {
	decks   []view.Deck
	pages   []view.OnePager
	facts   []string
	version string
	until   date.Date
}

// kits plans the edition's downloads.
func (e *edition) kits() {
	for _, k := range e.allKits() {
		k.plan()
	}
}

// allKits lists the edition's kits: one for each proposition of each toolkit,
// one for each ambassador who agreed to have one.
func (e *edition) allKits() []*kit {
	if e.kitList != nil {
		return *e.kitList
	}
	if e != e.whole { // those of the portal that are the region's
		var list []*kit
		for _, k := range e.whole.allKits() {
			if e.concerned(k.toolkit) {
				list = append(list, k)
			}
		}
		return list
	}
	list := []*kit{}
	for _, en := range e.of("toolkit") {
		t := en.record.(*model.Toolkit)
		if len(t.Languages) > 0 && !slices.Contains(t.Languages, e.tag) {
			continue
		}
		at := e.partOf(t)
		for _, p := range e.kitPropositions(t) {
			list = append(list, at.newKit(t, []*model.Proposition{p}, nil, p.ID))
		}
		if t.Audience != "ambassador" {
			continue
		}
		for _, a := range e.p.site.Ambassadors() {
			if props := e.pitched(a, t); len(props) > 0 {
				list = append(list, at.newKit(t, props, a, a.ID))
			}
		}
	}
	e.kitList = &list
	return list
}

// kitPropositions are the published propositions that a toolkit is about.
func (e *edition) kitPropositions(t *model.Toolkit) []*model.Proposition {
	var out []*model.Proposition
	for _, en := range e.of("proposition") {
		p := en.record.(*model.Proposition)
		named := slices.ContainsFunc(t.Propositions, func(r model.Ref) bool { return e.p.site.Proposition(r) == p })
		if named || len(t.Propositions) == 0 && p.Region == t.Region {
			out = append(out, p)
		}
	}
	return out
}

// pitched are the propositions that an ambassador carries in this language;
// none unless they agreed to a kit.
func (e *edition) pitched(a *model.Ambassador, t *model.Toolkit) []*model.Proposition {
	person := e.p.site.Person(a.Person)
	if !a.Kit || e.p.entryOf(a) == nil || person == nil || !person.May("kit", "kit", e.p.today) || !slices.Contains(a.Languages, e.tag) {
		return nil
	}
	var out []*model.Proposition
	for _, p := range e.kitPropositions(t) {
		if len(a.Propositions) == 0 || slices.ContainsFunc(a.Propositions, func(r model.Ref) bool { return e.p.site.Proposition(r) == p }) {
			out = append(out, p)
		}
	}
	return out
}

func (e *edition) newKit(t *model.Toolkit, props []*model.Proposition, a *model.Ambassador, id string) *kit {
	k := &kit{e: e, toolkit: t, props: props, presenter: a, id: id}
	k.folder = e.listPath("toolkits") + t.ID + "/" + id + "/"
	parts := []string{t.Region, id, string(e.tag)}
	if t.Region == "" {
		parts = parts[1:]
	}
	k.stem = strings.Join(parts, "-")
	k.content = sync.OnceValue(k.compose)
	return k
}

// compose makes the documents' views and, from them, the kit's version.
func (k *kit) compose() kitContent {
	var c kitContent
	var keys []memo.Key
	for _, p := range k.props {
		deck, page := k.deck(p), k.onePager(p)
		c.facts = append(c.facts, view.Facts(deck)...)
		c.facts = append(c.facts, view.Facts(page)...)
		keys = append(keys, hashOf(undated(deck)), hashOf(undatedPage(page)))
		c.decks, c.pages = append(c.decks, deck), append(c.pages, page)
	}
	slices.Sort(c.facts)
	c.facts = slices.Compact(c.facts)
	for _, id := range c.facts {
		keys = append(keys, memo.Text(id, k.e.p.factHash(k.e.p.site.Fact(model.Ref{ID: id}))))
	}
	c.version = memo.Join(keys...).String()[:12]
	c.until = k.validUntil(c.facts)
	for i := range c.decks {
		k.stamp(&c.decks[i].Document, c)
		k.stamp(&c.pages[i].Document, c)
	}
	return c
}

// hashOf hashes a view of this package's making, which memo never refuses.
func hashOf(v any) memo.Key {
	key, err := memo.Hash(v)
	if err != nil {
		return memo.Text(err.Error())
	}
	return key
}

// undated leaves out of the version what changes from day to day.
func undated(d view.Deck) view.Deck {
	d.Date, d.DateISO, d.Words.Updated = "", "", ""
	return d
}

func undatedPage(p view.OnePager) view.OnePager {
	p.Date, p.DateISO, p.Words.Updated = "", "", ""
	return p
}

func (k *kit) stamp(d *view.Document, c kitContent) {
	d.Version = c.version
	if !c.until.IsZero() {
		d.ValidUntil = k.e.date(c.until, lang.Long)
		d.Words.Valid = k.e.say("document.valid", "Date", d.ValidUntil)
	}
}

// validUntil is the earliest day on which something inside changes by
// itself: a fact grows stale or falls due, an incentive closes or must be
// reviewed, a consent ends.
func (k *kit) validUntil(facts []string) date.Date {
	site, today := k.e.p.site, k.e.p.today
	var first date.Date
	consider := func(d date.Date) {
		if !d.IsZero() && !d.Ended(today) && (first.IsZero() || d.Last().Before(first)) {
			first = d.Last()
		}
	}
	for _, id := range facts {
		f := site.Fact(model.Ref{ID: id})
		if f == nil || site.SupersededBy(f) != nil {
			continue
		}
		if day, ok := site.StaleOn(f); ok && !f.Forecast {
			consider(day)
		}
		if f.Forecast {
			consider(f.Due)
		}
		consider(f.ReviewBy)
	}
	people := []model.Ref{}
	for _, p := range k.props {
		consider(p.ReviewBy)
		for _, r := range p.Incentives {
			if i := site.Incentive(r); i != nil {
				consider(i.Window.Closes)
				consider(i.ReviewBy)
			}
		}
		if c := k.e.desk(p.Contact); c != nil {
			people = append(people, c.Person)
		}
	}
	if k.presenter != nil {
		people = append(people, k.presenter.Person)
		consider(k.presenter.Until)
	}
	for _, r := range people {
		if p := site.Person(r); p != nil && p.Consent != nil {
			consider(p.Consent.Expires.Date)
		}
	}
	return first
}

// part is a file of a kit: an output of its own, and its name in the zip.
type part struct {
	name  string
	label string
	out   output.Output
}

// parts lists the files of a kit in the order of the formats.
func (k *kit) parts() []part {
	e := k.e
	var out []part
	add := func(name, label string, kind output.Kind, make func() any) {
		out = append(out, part{name, e.t("toolkit.file." + label),
			output.Output{Path: k.folder + name, Kind: kind, Lang: string(e.tag), View: func(output.Made) (any, error) { return make(), nil }}})
	}
	for _, format := range []string{"pptx", "pdf", "csv", "vcf"} {
		if !slices.Contains(k.toolkit.Formats, format) {
			continue
		}
		switch format {
		case "pptx":
			for i := range k.props {
				add(k.documentName(i)+".pptx", "pptx", output.PPTX, func() any { return k.content().decks[i] })
			}
		case "pdf":
			for i := range k.props {
				add(k.documentName(i)+".pdf", "pdf", output.PDF, func() any { return k.content().pages[i] })
			}
		case "csv":
			add("facts.csv", "csv", output.Data, func() any { return k.sheet() })
		case "vcf":
			if c := e.desk(k.props[0].Contact); c != nil {
				add("contact.vcf", "vcf", output.VCard, func() any { return e.vcard(c, "kit") })
			}
		}
	}
	add("LICENCE.txt", "licence", output.Text, func() any { return k.licence() })
	return out
}

func (k *kit) documentName(i int) string {
	if len(k.props) == 1 && k.presenter == nil {
		return k.stem
	}
	return k.stem + "-" + k.props[i].ID
}

func (k *kit) zipPath() string { return k.folder + k.stem + ".zip" }

// plan adds the parts and the zip that holds them.
func (k *kit) plan() {
	parts := k.parts()
	zip := output.Output{Path: k.zipPath(), Kind: output.Zip, Lang: string(k.e.tag)}
	for _, p := range parts {
		k.e.p.add(p.out, k.toolkit.At)
		zip.Needs = append(zip.Needs, p.out.Path)
	}
	zip.View = func(made output.Made) (any, error) { return k.archive(parts, made) }
	k.e.p.add(zip, k.toolkit.At)
}

// archive packs the parts, with a manifest of their hashes and facts.
func (k *kit) archive(parts []part, made output.Made) (view.Archive, error) {
	c := k.content()
	manifest := view.KitManifest{SchemaVersion: 1, Kit: k.stem, Title: k.title().S, Lang: string(k.e.tag), Version: c.version,
		Date: k.e.p.today.String(), ValidUntil: c.until.String(), Licence: k.toolkit.Licence, Page: k.e.p.absolute(k.pagePath())}
	out := view.Archive{Facts: c.facts}
	for _, p := range parts {
		a := made[p.out.Path]
		data, err := a.Bytes()
		if err != nil {
			return out, err
		}
		out.Files = append(out.Files, view.ArchiveFile{Name: k.stem + "/" + p.name, Data: data})
		manifest.Files = append(manifest.Files, view.KitFile{Name: p.name, Size: int(a.Size), SHA256: fmt.Sprintf("%x", a.Hash)})
	}
	for _, id := range c.facts {
		if f := k.e.p.site.Fact(model.Ref{ID: id}); f != nil {
			manifest.Facts = append(manifest.Facts, view.KitFact{ID: id, Value: k.e.p.exact(f), Unit: k.e.p.site.UnitOf(f), AsOf: f.AsOf.String(), Hash: k.e.p.factHash(f)})
		}
	}
	data, err := manifest.JSON()
	out.Files = append(out.Files, view.ArchiveFile{Name: k.stem + "/manifest.json", Data: data})
	return out, err
}

// title is what the kit is called.
func (k *kit) title() view.Text {
	if k.presenter != nil {
		if shown := k.e.ambassador(k.presenter, "kit"); shown != nil {
			return view.Plain(k.e.say("toolkit.personal", "Name", shown.Name.S))
		}
	}
	return k.e.name(k.props[0])
}

// pagePath is the page the kit is downloaded from.
func (k *kit) pagePath() string {
	if en := k.e.p.entryOf(k.toolkit); en != nil && en.paths[k.e.tag] != "" {
		return en.paths[k.e.tag]
	}
	return k.e.homePath()
}

// show is the kit on a page; its size comes from what was made.
func (k *kit) show(made output.Made) view.Kit {
	c := k.content()
	out := view.Kit{Title: k.title(), Audience: k.e.word("toolkit.audience", k.toolkit.Audience), URL: k.e.p.local(k.zipPath()), Lang: string(k.e.tag),
		LangName: k.e.tag.Name(k.e.tag), Version: c.version, Valid: k.e.date(c.until, lang.Long)}
	if a, ok := made[k.zipPath()]; ok {
		out.Size = k.e.size(a.Size)
	}
	for _, p := range k.parts() {
		out.Files = append(out.Files, view.File{Name: p.name, Label: view.Plain(p.label), URL: k.e.p.local(p.out.Path)})
	}
	return out
}

// licence is the text that goes with the files.
func (k *kit) licence() view.TextFile {
	e := k.e
	lines := []string{k.title().S, "", e.say("toolkit.licence", "Licence", k.toolkit.Licence), "", e.text(&k.toolkit.Base, k.toolkit.Terms).S}
	if s := e.statement(k.toolkit); !s.Empty() {
		lines = append(lines, "", s.S)
	}
	lines = append(lines, "", e.p.absolute(k.pagePath()), "")
	return view.TextFile{Text: strings.Join(lines, "\n")}
}
