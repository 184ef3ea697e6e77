package view

import "encoding/json"

// Document is what every document (PDF, deck) carries about itself.
type Document struct {
	Lang       string // BCP 47
	Dir        string // "ltr" or "rtl"
	Title      string // metadata title
	Subject    string
	Author     string // the publisher of the site
	Keywords   []string
	URL        string // absolute address of the page it stands for
	Version    string // content hash, 12 hex digits
	Date       string // formatted: the build's --today
	DateISO    string // 2026-11-22
	ValidUntil string // formatted; may be empty
	Licence    string // SPDX
	Brand      Brand
	Words      Words
	SiteName   Text
	RegionName Text
	Statement  Text // funding statement or demo notice; may be empty
}

// Words is every interface word that a document prints, in its language.
type Words struct {
	Sources       string // "Sources"
	Offers        string // "What is on offer"
	Figures       string // "The evidence"
	Benchmark     string // "How the region compares"
	Incentives    string // "Incentives"
	Contact       string // "Whom to call"
	Incentive     string // table head: "Incentive"
	Benefit       string // table head: "What you get"
	Until         string // table head: "Until"
	Who           string // table head: "For whom"
	Region        string // table head: "Region"
	Value         string // table head: "Value"
	Year          string // table head: "Year"
	Source        string // table head: "Source"
	Page          string // "Page"
	Updated       string // "As of 22 November 2026", whole
	Valid         string // "Valid until …", whole; may be empty
	ReadMore      string // "Read more and check for updates:"
	QRAlt         string // "QR code leading to …", whole
	ChartAlt      string // may be empty; Benchmark.Summary is the chart's own
	Accessed      string // "accessed"
	Colon         string // the mark with the spaces of the language; ": " when empty
	Forecast      string
	Stale         string
	Notes         string // "Notes"
	TalkingPoints string
	PresentedBy   string // "Presented by", for personal kits
}

// OnePager is the factsheet of a proposition, a PDF of one page where the
// text allows it.
type OnePager struct {
	Document
	Kicker     Text // "Value proposition · Hydrogen"
	Claim      Text // h1
	Lead       Text // the promise
	Problem    Text
	Figures    []Figure // three, first ones shown large; Sources numbered
	Offers     []Offer
	Benchmark  *Benchmark // may be nil
	Incentives []Incentive
	Contact    *Contact
	Presenter  *Person  // personal kits
	Notes      []Source // numbered
}

// SlideLayout names a layout of the deck's master.
type SlideLayout string

const (
	SlideTitle   SlideLayout = "title"   // claim, lead, region, date
	SlideFigures SlideLayout = "figures" // up to three big figures
	SlideList    SlideLayout = "list"    // bullets
	SlideChart   SlideLayout = "chart"   // native bar chart
	SlideTable   SlideLayout = "table"   // native table
	SlideContact SlideLayout = "contact" // whom to call, QR
	SlideSources SlideLayout = "sources" // numbered sources
)

// Slide is one slide. The fields used depend on the layout.
type Slide struct {
	Layout    SlideLayout
	Kicker    Text
	Title     Text
	Lead      Text
	Bullets   []Bullet
	Figures   []Figure
	Chart     *Benchmark
	Table     *Table
	Contact   *Contact
	Presenter *Person
	QR        string // absolute URL to encode; empty for none
	Sources   []Source
	Notes     []Text // speaker notes, paragraph by paragraph; the sources of each number on the slide are among them
}

// Bullet is a list item with an optional second line.
type Bullet struct {
	Text   Text
	Detail Text
}

// Deck is a presentation.
type Deck struct {
	Document
	Slides []Slide
}

// Sheet is a table for machines and spreadsheets. Cells of Rows are in the
// order of Columns.
type Sheet struct {
	Document
	Columns []Column
	Rows    [][]string
	Facts   []string `fact:"id"` // ids of the facts inside
}

// Column of a sheet.
type Column struct {
	Key   string // stable, ASCII: "value"
	Label string // in the sheet's language; the CSV of the open data uses Key
}

// VCard is a contact for address books.
type VCard struct {
	UID          string
	Lang         string
	Name         Text // formatted name: the desk, or the person who consented
	Organisation Text
	Title        Text
	Email        string
	Phone        string
	URL          string
	Languages    []string // BCP 47
	Note         Text
	Revised      string // 2026-11-22
}

// Calendar is the events as iCalendar.
type Calendar struct {
	Name   string
	Lang   string
	Stamp  string // 2026-11-22
	ProdID string
	Events []CalendarEvent
}

// CalendarEvent is one VEVENT. Start and End are ISO dates (2026-11-22) or
// local date-times (2026-11-22T09:00) in Zone; events known less exactly
// than to the day are left out by plan. End is inclusive for dates.
type CalendarEvent struct {
	UID         string
	Start       string
	End         string
	Zone        string // IANA; empty for all-day
	Summary     Text
	Description Text
	Location    Text
	URL         string
	Status      string // CONFIRMED, TENTATIVE, CANCELLED
	Sequence    int
}

// Feed is an Atom feed.
type Feed struct {
	ID       string
	Lang     string
	Title    string
	Subtitle string
	Self     string
	Home     string
	Updated  string // RFC 3339
	Author   string
	Entries  []FeedEntry
}

// FeedEntry is one Atom entry.
type FeedEntry struct {
	ID      string
	Title   string
	URL     string
	Updated string // RFC 3339
	Summary string
	Facts   []string `fact:"id"`
}

// Sitemap is sitemap.xml with the hreflang clusters.
type Sitemap struct {
	URLs []SitemapURL
}

// SitemapURL is one address with its cluster, itself included.
type SitemapURL struct {
	Loc        string
	LastMod    string // 2026-11-22; may be empty
	Alternates []Alternate
}

// Robots is robots.txt.
type Robots struct {
	Sitemap  string
	Disallow []string
}

// FactRecord is a fact for programs: facts.json.
type FactRecord struct {
	ID         string            `json:"id"`
	Label      map[string]string `json:"label"`
	Value      string            `json:"value"`
	Unit       string            `json:"unit"`
	AsOf       string            `json:"as_of"`
	State      string            `json:"state"`
	Qualifier  string            `json:"qualifier,omitempty"`
	Region     string            `json:"region,omitempty"`
	Indicator  string            `json:"indicator,omitempty"`
	Sources    []FactSource      `json:"sources"`
	Due        string            `json:"due,omitempty"` // of a forecast
	Method     string            `json:"method,omitempty"`
	Supersedes string            `json:"supersedes,omitempty"`
	Disputes   []string          `json:"disputes,omitempty"`
	URL        string            `json:"url"`
}

// FactSource is a fact's source for programs.
type FactSource struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Publisher string `json:"publisher"`
	URL       string `json:"url,omitempty"`
	Published string `json:"published,omitempty"`
	Accessed  string `json:"accessed,omitempty"`
}

// FactData is facts.json.
type FactData struct {
	Site    string       `json:"site"`
	Date    string       `json:"date"`
	Licence string       `json:"licence"`
	Facts   []FactRecord `json:"facts"`
}

// KitManifest is manifest.json inside a kit.
type KitManifest struct {
	SchemaVersion int       `json:"schema_version"`
	Kit           string    `json:"kit"`
	Title         string    `json:"title"`
	Lang          string    `json:"lang"`
	Version       string    `json:"version"`
	Date          string    `json:"date"`
	ValidUntil    string    `json:"valid_until,omitempty"`
	Licence       string    `json:"licence"`
	Page          string    `json:"page"`
	Files         []KitFile `json:"files"`
	Facts         []KitFact `json:"facts"`
}

// JSON writes the manifest as the file in the kit.
func (m KitManifest) JSON() ([]byte, error) {
	data, err := json.MarshalIndent(m, "", "  ")
	return append(data, '\n'), err
}

// KitFile is a file of a kit.
type KitFile struct {
	Name   string `json:"name"`
	Size   int    `json:"size"`
	SHA256 string `json:"sha256"`
}

// KitFact is a fact shown in a kit.
type KitFact struct {
	ID    string `json:"id" fact:"id"`
	Value string `json:"value"`
	Unit  string `json:"unit"`
	AsOf  string `json:"as_of"`
	Hash  string `json:"hash"`
}

// TextFile is a plain text file: a licence, a readme.
type TextFile struct {
	Text string
}

// Archive is a zip. Files are given by name; their order does not matter.
type Archive struct {
	Files []ArchiveFile
	Facts []string `fact:"id"` // facts shown by the files inside
}

// ArchiveFile is a file in an archive.
type ArchiveFile struct {
	Name string
	Data []byte
}

// Redirects is the redirects file for Netlify.
type Redirects struct {
	Rules []RedirectRule
}

// RedirectRule leads from one address to another.
type RedirectRule struct {
	From   string
	To     string
	Status int
}
