// Package view is what templates and documents may see: plain data in one
// language, formatted and complete, that reaches nothing else. The hash of a
// view is therefore the list of everything its rendering depends on. It is
// the API of theme authors. Views are made in plan and read in render.
//
// A field tagged note:"none" is shown within a link or a heading, where the
// number of a fact's note cannot stand.
//
// Rules that keep it so: no interfaces, functions or channels in a view; no
// numbers that still want formatting where people read them; a text that is
// not in the page's language says which language it is in.
package view

// Text is a piece of text. Lang and Dir are empty when it is in the language
// of the page or document that holds it; a fallback names its own.
type Text struct {
	S     string
	Lang  string // BCP 47, as in lang="…"
	Dir   string // "ltr" or "rtl", set together with Lang
	Marks []Mark // what stands within S, in order, without overlap
}

// Mark says that a part of a text is the value of a fact, a link or a term.
type Mark struct {
	Start int // byte offsets into S
	End   int
	Fact  string `fact:"id"` // id of the fact whose value it is; empty for links and terms
	URL   string // where it leads; may be empty
	Value string // of a fact, machine-readable: "25", "2027"
	Note  int    // number of the fact's note on the page, from 1; 0 when it has none here
	Title string // definition of a term; may be empty
	Lang  string // BCP 47 of a value in another language than the text; may be empty
	Dir   string // set together with Lang
}

// Empty tells whether there is nothing to show.
func (t Text) Empty() bool { return t.S == "" }

// Plain is a text in the language of its surroundings.
func Plain(s string) Text { return Text{S: s} }

// Link leads to another page of the site or to another site.
type Link struct {
	Label    Text `note:"none"`
	URL      string
	Lang     string // hreflang, when the target is in another language
	LangName string // that language's own name, shown beside the link
	External bool
	Current  bool // the page that the reader is on
	Within   bool // in menus: the part of the site that this page belongs to
}

// State is how a fact stands today.
type State string

const (
	Current    State = "current"
	Stale      State = "stale"      // older than the policy of its kind allows
	Forecast   State = "forecast"   // about the future, not due yet
	Overdue    State = "overdue"    // a forecast whose due date has passed
	Disputed   State = "disputed"   // another source says otherwise
	Superseded State = "superseded" // a newer fact stands in its place
)

// Figure is one number (or date, or word) with its evidence: the only form
// in which a fact's value enters an output.
type Figure struct {
	Fact      string `fact:"id"` // id, "oresund/population"; outputs mark the value with it
	Label     Text   `note:"none"`
	Value     string // formatted with its unit's sign where that is part of the number: "€1,822,000", "25 %"
	ValueLang string // BCP 47 of a value that is a word and not in the page's language; may be empty
	ValueDir  string // set together with ValueLang
	Unit      string // written after the value when it is a word: "jobs", "km"; may be empty
	Close     bool   // no space before the unit and after the qualifier: 超过5万人
	Qualifier string // "about", "more than" … in the page's language; may be empty
	Period    string // what time it describes: "2023", "1 January 2018"
	State     State
	StateText string // a whole sentence for every state but current
	Method    string // how a derived value comes about, a whole sentence
	Caveat    Text   // what a reader must know before using it; in Page.Notes only
	Sources   []Source
	URL       string // the fact's page; empty in documents without one
	Number    string // exact, machine-readable: "1822000"; empty for words and ranges
	UnitCode  string // "EUR", "jobs", "percent"; as in the data
	AsOf      string // machine-readable period: "2023", "2018-04"
	Hash      string // first 16 hex digits of the sha256 of the fact's value, for kit manifests
	Note      int    // number of its note on the page, from 1; 0 when not numbered
}

// ValueText is the value as a text in its own language.
func (f Figure) ValueText() Text { return Text{S: f.Value, Lang: f.ValueLang, Dir: f.ValueDir} }

// Source is a document that a fact stands on.
type Source struct {
	ID        string
	Number    int  // its footnote number in a document, from 1; 0 when not numbered
	Title     Text `note:"none"`
	Publisher Text `note:"none"`
	URL       string
	Published string // formatted; may be empty
	Accessed  string // formatted; may be empty
	Quote     Text   `note:"none"` // the sentence that carries the number, in the source's language
	Licence   string
}

// Chrome is what all pages of one language share.
type Chrome struct {
	Lang       string
	Dir        string
	SiteName   Text
	Tagline    Text
	Home       string
	Nav        []Link
	FooterNav  []Link
	Feeds      []Link
	Stylesheet string
	Script     string // may be empty
	Icon       string // an SVG
	IconPNG    string // for browsers that show no SVG; may be empty
	TouchIcon  string // for home screens; may be empty
	Manifest   string // of the language; may be empty
	Publisher  Text   // who answers for the site
	BuiltOn    string
	Brand      Brand
	Colophon   Text // licence and demo notice
}

// Brand is the colours of the site as "#rrggbb".
type Brand struct {
	Name   string
	Paper  string
	Ink    string
	Muted  string
	Rule   string
	Accent string
	Warn   string
}

// Alternate is the same page in another language, for link elements.
type Alternate struct {
	HrefLang string
	URL      string // absolute
}

// LanguageLink is an entry of the language switch, which has every language
// of the site on every page.
type LanguageLink struct {
	Lang    string
	Name    string // in its own language
	Dir     string
	URL     string // of this page; where the language lacks it, of its nearest list or its home page
	Lacks   string // says that the language lacks this page and where the link leads, a whole sentence in it; else empty
	Current bool
}

// Head is the part of a page that machines read.
type Head struct {
	Title       string
	Description string
	Canonical   string // absolute; of the source language when this page is mostly fallback
	Alternates  []Alternate
	NoIndex     bool
	JSONLD      string // one JSON document, escaped for a script element
	OGLocale    string
	OGOthers    []string // the locales of the alternates, this page's apart
	OGType      string
	Image       *SocialImage // may be nil
}

// NoticeKind is the tone of a notice.
type NoticeKind string

const (
	NoticeFallback NoticeKind = "fallback" // parts are not in the page's language
	NoticeStale    NoticeKind = "stale"
	NoticeClosed   NoticeKind = "closed"
	NoticePast     NoticeKind = "past" // an event that is over
	NoticeDemo     NoticeKind = "demo"
	NoticeInfo     NoticeKind = "info"
)

// Notice is a sentence the reader should see before the rest.
type Notice struct {
	Kind NoticeKind
	Text Text
	Link *Link
}

// Layout is the shape of a page; a theme has one template for each.
type Layout string

const (
	LayoutHome     Layout = "home"
	LayoutEntry    Layout = "entry"    // one record
	LayoutList     Layout = "list"     // a catalogue
	LayoutArticle  Layout = "article"  // Markdown
	LayoutNotFound Layout = "notfound" // 404
	LayoutRedirect Layout = "redirect" // an address that has moved
	LayoutSpecimen Layout = "specimen" // every component in every state; on no site
)

// Layouts lists every layout that a theme must have.
var Layouts = [...]Layout{LayoutHome, LayoutEntry, LayoutList, LayoutArticle, LayoutNotFound, LayoutRedirect, LayoutSpecimen}

// Page is one HTML page.
type Page struct {
	Layout      Layout
	Kind        string // incentive, proposition …; names a body class
	Lang        string
	Dir         string
	Chrome      Chrome
	Head        Head
	Breadcrumbs []Link
	Languages   []LanguageLink
	Kicker      Text   `note:"none"` // what kind of thing this is: "Value proposition · Oncology"
	Title       Text   // the h1
	Lead        Text   // one or two sentences under it
	Picture     *Image // opens the page; may be nil
	Figures     []Figure
	Contact     *Contact // whom to call
	Notices     []Notice
	Actions     []Link   // what the reader can do: download, write, see the calendar
	Filters     []Filter // what the list can be narrowed by, where scripts run
	Sections    []Section
	Notes       []Figure // the evidence of each fact on the page, by Figure.Note
	Evidence    Evidence
	Reviewed    string // formatted date; may be empty
	Owner       string // role that answers for the page; may be empty
	RedirectTo  string
}

// Evidence sums up what a page stands on.
type Evidence struct {
	Figures int // facts on the page
	Sources int // documents that they stand on
	Due     int // facts that are out of date, or forecasts that are overdue
}

// Filter is a question by which a list can be narrowed. Its items carry what
// they say to it as Facets: "type=grant".
type Filter struct {
	Key     string // "type", as in the address; the same in all languages
	Label   Text
	Options []FilterOption
}

// FilterOption is an answer that at least one item gives.
type FilterOption struct {
	Value string // "grant", as in the address; the same in all languages
	Label Text
	Count int // items that give it
}

// Section is a titled part of a page. Exactly one of the content fields is
// set (Intro and Empty may accompany it); templates choose the partial by it.
type Section struct {
	ID    string // anchor
	Title Text   `note:"none"`
	Intro Text
	Empty Text // said instead of an empty list: what to do
	More  *Link

	Figures    []Figure
	Prose      *Prose
	Cards      []Card
	Offers     []Offer
	Trail      []TrailStep
	Benchmarks []Benchmark
	Incentives []Incentive
	Rows       []Row
	Table      *Table
	Contacts   []Contact
	People     []Person
	Events     []Event
	Calendar   []EventGroup
	Quotes     []Quote
	Kits       []Kit
	History    []HistoryEntry
	Links      []Link
	Doors      []Door
	Enquiry    *Enquiry
}

// Prose is Markdown as HTML, cut where components stand.
type Prose struct {
	Lang     string // when not the page's language
	Dir      string
	Segments []Segment
}

// Segment is a run of HTML or one component; exactly one field is set.
type Segment struct {
	HTML       string   // safe: made by the Markdown converter, never by an author; see NoteOpen
	Facts      []string `fact:"id"` // facts whose values stand in HTML
	Note       *Note
	Benchmark  *Benchmark
	Incentives []Incentive
	Contact    *Contact
	Figures    []Figure
}

// Note is a container directive: :::note, :::warning.
type Note struct {
	Kind  string
	Title Text
	Body  Prose
}

// Card leads to a record.
type Card struct {
	Kicker   Text
	Title    Text `note:"none"`
	Text     Text
	URL      string
	Lang     string // hreflang when the target exists in another language only
	LangName string
	Figure   *Figure
	Badge    Text // "Closed", "Emerging" …
	Image    *Image
	Emblem   *Image   // the mark of who stands behind it, shown small
	Facets   []string // see Filter
}

// Offer is one thing that a proposition puts on the table.
type Offer struct {
	What      Text `note:"none"`
	Provider  Text
	Condition Text
	URL       string
}

// TrailStep is one step of "why we say this": benchmark, area, proposition.
type TrailStep struct {
	Kind    Text // "Benchmark"
	Title   Text `note:"none"`
	Text    Text
	URL     string
	Current bool
}

// Benchmark compares regions by one indicator. Rank and gap are computed.
type Benchmark struct {
	ID        string
	Title     Text `note:"none"`
	Unit      Text
	Period    string         // of all rows together: "2021", "2021–2024"
	Better    string         // "high", "low" or "neutral"
	Rows      []BenchmarkRow // best first
	Note      Text           // comparability
	Finding   Text
	Rank      string // "1st of 5" as a whole phrase; empty where no places are given, and so is that of each row
	Unranked  string // why no places are given, a whole sentence, where nothing else says it
	NoGap     string // why differences are left out, a whole sentence; empty when none is
	Sources   []Text `note:"none"` // who publishes the figures, each once
	Summary   string // the chart in one sentence, its text alternative
	URL       string
	SVG       string // the drawing, safe markup; empty in documents, which draw it themselves
	AxisLabel string
}

// BenchmarkRow is one region's bar.
type BenchmarkRow struct {
	Region Text
	Figure Figure
	Rank   string
	Gap    string // to the best, or of the own region to this one; formatted with sign
	NoGap  bool   // the difference is not known
	Own    bool
	Share  string // decimal 0…1 of the longest bar, machine-readable
}

// Incentive is a row, card or header of an incentive.
type Incentive struct {
	ID        string
	Name      Text `note:"none"`
	LocalName Text // official name in its own language, with Lang set
	Type      Text
	Award     Text
	Where     Text
	Who       Text
	Benefit   Text     // "Up to 40 % of eligible costs"
	Figures   []Figure // facts that carry the benefit's numbers, when they are facts
	Until     Text     // "31 December 2026", "Open; reviewed by …"
	UntilISO  string
	Open      bool
	Status    Text // "Open", "Closed on …"
	Body      Text
	URL       string
	Legal     []Link
	Verified  string
	Facets    []string // see Filter
}

// Row is a labelled value.
type Row struct {
	Label  Text
	Value  Text
	Figure *Figure
	Link   *Link
	Items  []Text
	Links  []Link
	Steps  bool // the items are steps, in order
}

// Table is a small table with a caption; the first column heads its rows.
type Table struct {
	Caption Text
	Records bool // each row is read by itself, so on a narrow screen it may be a block
	Head    []Text
	Rows    [][]Cell
}

// Cell is a table cell.
type Cell struct {
	Text    Text
	Figure  *Figure
	Cited   *Figure  `note:"none"` // a number whose sources stand in its row
	Sources []Source `note:"none"` // of the row's cited number
	Method  string   // how the row's cited number was come by, where it was derived
	Caveat  Text     // what a reader must know before using that number
	URL     string
	Numeric bool
	Facets  []string // of the row, on its first cell; see Filter
}

// Contact is a function (a desk) rather than a person, with the person where
// consent allows it.
type Contact struct {
	ID           string
	Label        Text `note:"none"`
	Organisation Text
	Person       *Person
	Topics       []Text
	Languages    []string // names in the page's language
	Email        string
	Phone        string
	Hours        Text
	Reply        Text // "We reply within two working days."
	URL          string
	VCard        string // address of the .vcf
	Write        Text   `note:"none"` // what the button says
}

// Person holds what a person agreed to show in this channel, and nothing else.
type Person struct {
	ID        string
	Name      Text `note:"none"`
	Title     Text
	Employer  Text
	Quote     Text
	Bio       Text
	Market    Text
	Languages []string
	Photo     *Image
	Email     string
	Phone     string
	LinkedIn  string
	URL       string
	Invented  Text // demo marking; empty on real sites
	Kits      []Kit
	Facets    []string // see Filter
}

// Event is a row of the calendar.
type Event struct {
	ID     string
	Title  Text `note:"none"`
	When   string
	ISO    string // start, machine-readable, with the precision known
	Where  Text
	Role   Text
	Status Text
	Past   bool
	Moved  string // "Moved from 21 March", whole phrase
	URL    string
	Day    string   // of the month, or first and last: "14", "12–14"; empty where no day is known
	Month  string   // its short name; may be empty
	Facets []string // see Filter
}

// EventGroup is the events of a month that comes, or of a year that is over.
type EventGroup struct {
	Title  string // "January 2027"
	Events []Event
}

// Quote is what somebody said, with consent.
type Quote struct {
	Text   Text
	Person Person
}

// Kit is one download.
type Kit struct {
	Title    Text `note:"none"`
	Audience Text
	URL      string
	Lang     string
	LangName string
	Size     string
	Version  string
	Valid    string // formatted date
	Files    []File
	Facets   []string // see Filter
}

// File is one file of a kit.
type File struct {
	Name  string
	Label Text `note:"none"`
	Size  string
	URL   string
}

// HistoryEntry is one step in the life of a fact.
type HistoryEntry struct {
	When   string
	Figure Figure
	Note   Text
	URL    string
}

// Image is a picture with its rights.
type Image struct {
	URL     string
	Alt     Text `note:"none"`
	Width   int  // pixels of the file at URL, turned upright
	Height  int
	SrcSet  string // the widths there are, as the attribute srcset wants them; empty when there is one
	Sizes   string // how wide it is shown, as the attribute sizes wants it
	First   bool   // it opens the page: to be fetched at once
	Credit  string
	Licence string
	Caption Text
}

// Picture is a file below content/media in another width.
type Picture struct {
	File   string // where it lies in the site's folder
	Source string // the hash of what is published of it
	Made   string // how widths are made
	Width  int    // pixels, as it is seen
	Widths []int  // all that are made of the file
}
