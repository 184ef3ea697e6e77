package model

import (
	"maps"
	"slices"
	"strings"

	"lodestone/internal/date"
	"lodestone/internal/diag"
	"lodestone/internal/lang"
	"lodestone/internal/picture"
)

// Site is everything that was read. It does not change once it is made.
type Site struct {
	Config  *Config
	Pages   []*Page           // Markdown pages, by path
	Media   map[string]*Asset // by path below content/media
	LeftOut []*Region         // that are missing for what is wrong with them, see Without

	kinds map[string]*set
	uses  map[string][]Reference // "kind key" → who refers to it
	own   map[string]bool        // of the site of one region, see Part; nil for the whole
}

// Reference is a use of a record, with the record (or page) that uses it.
type Reference struct {
	By  Record
	Use Use
}

type set struct {
	all   []Record
	byKey map[string]Record
}

// NewSite makes a site of records. Records with the same kind and key must
// have been reported and dropped before: the first one stays.
func NewSite(config *Config, records []Record, pages []*Page, media map[string]*Asset) *Site {
	s := &Site{Config: config, Pages: pages, Media: media, kinds: map[string]*set{}, uses: map[string][]Reference{}}
	for _, r := range records {
		b := r.Common()
		k := s.kinds[b.Kind]
		if k == nil {
			k = &set{byKey: map[string]Record{}}
			s.kinds[b.Kind] = k
		}
		if _, double := k.byKey[b.Key()]; double {
			continue
		}
		k.byKey[b.Key()] = r
		k.all = append(k.all, r)
	}
	for _, k := range s.kinds {
		slices.SortFunc(k.all, func(a, b Record) int { return strings.Compare(a.Common().Key(), b.Common().Key()) })
	}
	s.index()
	s.addUp()
	return s
}

// note remembers whom a record refers to.
func (s *Site) note(by Record) {
	for _, u := range by.Common().Uses {
		if target := s.Find(u.Kind, u.Ref); target != nil {
			id := u.Kind + " " + target.Common().Key()
			s.uses[id] = append(s.uses[id], Reference{by, u})
		}
	}
}

func (s *Site) index() {
	for _, name := range slices.Sorted(maps.Keys(s.kinds)) {
		for _, r := range s.kinds[name].all {
			s.note(r)
		}
	}
	for _, p := range s.Pages {
		s.note(p)
	}
	for _, name := range slices.Sorted(maps.Keys(s.Media)) {
		s.note(s.Media[name])
	}
}

// Find gives the record that a reference means, or nil.
func (s *Site) Find(kind string, r Ref) Record {
	k := s.kinds[kind]
	if k == nil || r.ID == "" {
		return nil
	}
	if strings.Contains(r.ID, "/") {
		return k.byKey[r.ID]
	}
	for _, region := range []string{r.Region, "", s.only()} {
		if found := k.byKey[key(region, r.ID)]; found != nil {
			return found
		}
	}
	return nil
}

// only is the region of a site that shows a single one: what is shared on
// such a site may speak of it without naming it.
func (s *Site) only() string {
	if s.Config != nil && len(s.Config.Show) == 1 {
		return s.Config.Show[0]
	}
	return ""
}

// Records gives all records of a kind, by key.
func (s *Site) Records(kind string) []Record {
	if k := s.kinds[kind]; k != nil {
		return k.all
	}
	return nil
}

// UsedBy gives who refers to a record: by kind, key and place.
func (s *Site) UsedBy(r Record) []Reference {
	return s.uses[r.Common().Kind+" "+r.Common().Key()]
}

// All gives all records of one kind in its own type, by key:
// model.All[*model.Fact](site, "fact").
func All[T Record](s *Site, kind string) []T {
	all := s.Records(kind)
	out := make([]T, 0, len(all))
	for _, r := range all {
		if t, ok := r.(T); ok {
			out = append(out, t)
		}
	}
	return out
}

// Get gives the record that a reference means in its own type.
func Get[T Record](s *Site, kind string, r Ref) (T, bool) {
	t, ok := s.Find(kind, r).(T)
	return t, ok
}

// Config is data/site.yaml.
type Config struct {
	Base            `yaml:",inline"`
	SchemaVersion   int        `yaml:"schema_version" rule:"required"` // version of the data format: 1
	Name            Text       `yaml:"name" rule:"required,max=60"`
	Tagline         Text       `yaml:"tagline" rule:"max=120"`
	BaseURL         string     `yaml:"base_url" rule:"required"`        // where the site will live, "https://example.org"; may have a path
	SourceLanguage  lang.Tag   `yaml:"source_language" rule:"required"` // what files without a language tag are written in
	DefaultLanguage lang.Tag   `yaml:"default_language"`                // for / and x-default; the source language when absent
	Languages       []Language `yaml:"languages" rule:"required,min=1"` // in the order of the language switch
	Show            []string   `yaml:"show"`                            // ids of the regions that have pages; one: addresses without a region. All when absent
	Theme           string     `yaml:"theme"`                           // folder below themes/; default when absent
	Brand           Brand      `yaml:"brand"`
	Publisher       Ref        `yaml:"publisher" ref:"organisation" rule:"required"` // who answers for the site
	Contact         Ref        `yaml:"contact" ref:"contact"`                        // whom to call where no record says otherwise
	Licence         string     `yaml:"licence" rule:"required"`                      // SPDX, for texts, data and kits
	Notice          Text       `yaml:"notice"`                                       // shown on every page: "A demonstration …"
	Navigation      []string   `yaml:"navigation"`                                   // folders of kinds and paths of pages, in order
	Footer          []string   `yaml:"footer"`                                       // the same, for the foot of the page; what a language lacks is led to in another one, what the menu left out too
	Doors           []Door     `yaml:"doors"`                                        // ways in from the home page, one for each kind of reader
	Forms           string     `yaml:"forms" rule:"enum=netlify|mail|none"`          // how the form of the contact page is sent: netlify by the host, mail (when absent) by the reader's mail program, none for no form
	Privacy         string     `yaml:"privacy"`                                      // path of the page that says what happens with what people write
	Policy          Policy     `yaml:"policy"`
}

// Door leads one kind of reader from the home page to what they came for.
type Door struct {
	Key  string `yaml:"key" rule:"required,slug"`    // name of the door, the same in every language
	Who  Text   `yaml:"who" rule:"required,max=40"`  // whom it is for: "Investors"
	What Text   `yaml:"what" rule:"required,max=80"` // what they find behind it: "See what we offer"
	Link string `yaml:"link" rule:"required"`        // path of a page, folder of a kind, or kind/id; a language without it leads to it in another one, and says so
}

// Language is a language that the site is published in.
type Language struct {
	Tag      lang.Tag `yaml:"tag" rule:"required,scalar"`
	Sections []string `yaml:"sections"`                            // what exists in a partial language: home, folders of kinds, paths of pages; everything when absent
	Formats  lang.Tag `yaml:"formats"`                             // whose conventions numbers and dates follow: en-GB for 1 January 2024; the tag's own when absent
	Fallback string   `yaml:"fallback" rule:"enum=show|hide|omit"` // what to do where a required text is missing: show the source language (default), hide the field, omit the page
}

// Brand overrides the theme's colours, as "#rrggbb".
type Brand struct {
	Accent string `yaml:"accent"`
	Ink    string `yaml:"ink"`
	Paper  string `yaml:"paper"`
}

// Policy is how strict the site is with itself.
type Policy struct {
	MaxAge        string            `yaml:"max_age"`        // period after which a fact is stale, where its indicator says nothing: P24M
	Grace         string            `yaml:"grace"`          // period after max_age in which staleness is a warning: P6M
	ConsentMonths int               `yaml:"consent_months"` // longest consent; 24 when absent
	VerifyEvery   string            `yaml:"verify_every"`   // period after which an incentive must be verified again: P6M
	Severity      map[string]string `yaml:"severity"`       // code → error, due, warning or info; W may be lowered, everything raised
}

// Source language of a text: the config's.
func (c *Config) Default() lang.Tag {
	if c.DefaultLanguage != "" {
		return c.DefaultLanguage
	}
	return c.SourceLanguage
}

// Asset is a picture or document below content/media with the YAML beside it.
type Asset struct {
	Base        `yaml:",inline"`
	Path        string                 `yaml:"-"` // below content/media
	Width       int                    `yaml:"-"` // pixels; 0 for what is not a picture
	Height      int                    `yaml:"-"`
	Picture     picture.Info           `yaml:"-"` // what the head of the file says
	Hash        string                 `yaml:"-"` // sha256 of what is published of the file, hex
	File        diag.Span              `yaml:"-"`
	Size        int64                  `yaml:"-"`   // of what is published, in bytes
	Content     func() ([]byte, error) `yaml:"-"`   // reads what is published: of a picture nothing but the picture
	Alt         Text                   `yaml:"alt"` // what the picture shows; required unless decorative
	Decorative  bool                   `yaml:"decorative"`
	Caption     Text                   `yaml:"caption"`
	Credit      string                 `yaml:"credit" rule:"required"`
	Licence     string                 `yaml:"licence" rule:"required"` // SPDX
	RightsUntil date.Date              `yaml:"rights_until"`
	People      []Ref                  `yaml:"people" ref:"person"` // who is shown; it disappears when one's consent ends
}

// Linked finds what "kind/id" means, as in :link[incentive/expert-tax]; a
// path without a kind is a Markdown page. References between regions are
// kind/region/id.
func (s *Site) Linked(r Ref) Record {
	kind, id, _ := strings.Cut(r.ID, "/")
	if _, ok := KindNamed(kind); ok {
		return s.Find(kind, Ref{ID: id, Region: r.Region})
	}
	path := strings.TrimPrefix(r.ID, "page/")
	for _, p := range s.Pages {
		if p.Path == path && (p.Region == "" || p.Region == r.Region) {
			return p
		}
	}
	return nil
}
