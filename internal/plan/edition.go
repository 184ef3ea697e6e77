package plan

import (
	"slices"
	"strings"
	"sync"

	"lodestone/internal/lang"
	"lodestone/internal/markdown"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

// edition is the site, or a region's part of a network, in one language. Its
// methods make views.
type edition struct {
	p        *planner
	tag      lang.Tag
	dir      string
	sections []string
	fallback string     // show, hide, omit
	own      []lang.Tag // the language and its parents
	chain    []lang.Tag // and the site's default
	loc      *lang.Locale
	words    *lang.Printer
	spaces   *strings.Replacer // nil for a language without rules of its own
	chrome   view.Chrome
	byKind   map[string][]*entry // that this language has
	kitList  *[]*kit
	region   *model.Region       // whose part it is: of a site with one region the whole, of a network the portal has none
	whole    *edition            // what it is a part of; itself
	parts    map[string]*edition // of a network, by the region's id
	reach    map[string]bool     // regions whose records a part has: its own and those within it
	around   []string            // its own and those that it inherits from, the nearest first
	social   *view.SocialImage   // of pages without a card of their own

	figuresMade  *sync.Map // *model.Fact → view.Figure
	contactsMade *sync.Map // contact and channel → *view.Contact
}

func newEdition(p *planner, l model.Language) *edition {
	conventions := l.Tag
	if l.Formats != "" {
		conventions = l.Formats
	}
	loc, _ := lang.For(conventions)
	e := &edition{p: p, spaces: markdown.Spaces(string(l.Tag)), tag: l.Tag, dir: l.Tag.Dir(), sections: l.Sections, fallback: firstOf(l.Fallback, "show"),
		own: lang.Chain(l.Tag, l.Tag), chain: lang.Chain(l.Tag, p.site.Config.Default()),
		loc: loc, words: p.opts.Look.Words(l.Tag), region: p.home(), figuresMade: new(sync.Map), contactsMade: new(sync.Map)}
	e.whole = e
	return e
}

// t is a word of the interface.
func (e *edition) t(id string) string { return e.words.T(id, nil) }

// say is a sentence of the interface with values in it: say("x", "Name", v).
func (e *edition) say(id string, pairs ...string) string {
	data := make(map[string]any, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		data[pairs[i]] = pairs[i+1]
	}
	return e.words.T(id, data)
}

// word is a value of an enumeration in words: word("incentive.type", "grant").
func (e *edition) word(enum, value string) view.Text {
	if value == "" {
		return view.Text{}
	}
	return view.Plain(e.t(enum + "." + value))
}

// sortOut groups the entries that the edition has by their kinds.
func (e *edition) sortOut() {
	e.byKind = map[string][]*entry{}
	for _, en := range e.p.order {
		if _, ok := en.paths[e.tag]; ok {
			e.byKind[en.kind] = append(e.byKind[en.kind], en)
		}
	}
}

// furnish makes what all pages of the edition share.
func (e *edition) furnish() {
	c := e.p.site.Config
	look := e.p.opts.Look
	e.chrome = view.Chrome{
		Lang: string(e.tag), Dir: e.dir,
		SiteName: e.named(&c.Base, c.Name), Tagline: e.text(&c.Base, c.Tagline),
		Home: e.p.local(e.homePath()), Nav: e.menu(c.Navigation), FooterNav: e.footer(),
		Stylesheet: e.p.local(look.Stylesheet), Brand: look.Brand,
		BuiltOn:  e.say("site.as_of", "Date", e.loc.Date(e.p.today, lang.Long)),
		Colophon: e.text(&c.Base, c.Notice),
		Feeds:    e.offeredFeeds(),
	}
	if look.Script != "" {
		e.chrome.Script = e.p.local(look.Script)
	}
	if look.Icon != "" {
		e.chrome.Icon = e.p.local(look.Icon)
	}
	if look.Mark != "" {
		e.chrome.IconPNG, e.chrome.TouchIcon = e.p.local(iconSmall), e.p.local(iconTouch)
		e.chrome.Manifest = e.p.local(e.homePath() + manifestName)
	}
	if o := e.p.site.Organisation(c.Publisher); o != nil {
		e.chrome.Publisher = e.named(&o.Base, o.Name)
	}
}

// listed tells whether a kind has a list in this language: the language has
// the section, and some record is there or the navigation promises it. A
// region's part has the lists that it can fill.
func (e *edition) listed(k model.Kind) bool {
	if !k.Listed() || !e.has(k.Folder) {
		return false
	}
	if e != e.whole {
		return len(e.of(k.Name)) > 0 || e.owns(k.Name)
	}
	c := e.p.site.Config
	return slices.Contains(c.Navigation, k.Folder) || slices.Contains(c.Footer, k.Folder) || len(e.of(k.Name)) > 0 || k.Gathered() && len(e.gathered(k.Name)) > 0
}

// of gives the entries of a kind that this language has.
func (e *edition) of(kind string) []*entry { return e.byKind[kind] }
