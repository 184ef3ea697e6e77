package cli

import (
	"fmt"
	"path"
	"reflect"
	"slices"
	"strings"

	"lodestone/internal/date"
	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/yamldoc"
)

// skeleton is a record to be begun: every field that its kind may have, the
// required and the usual ones filled with examples, the others as comments.
type skeleton struct {
	kind   model.Kind
	id     string
	place  string // file, from the site's folder
	region string // that owns it; "" for shared data
	site   *model.Site
	day    date.Date
}

// entry is a field with the fields inside it.
type entry struct {
	yamldoc.Field
	key    string // last part of its name
	active bool   // written, not commented out
	inner  []*entry
}

// write gives the file's text.
func (s skeleton) write() ([]byte, error) {
	own, err := s.fields()
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	if s.kind.Name == "page" {
		b.WriteString("---\n")
	}
	s.head(&b)
	indent := ""
	if s.kind.Map {
		b.WriteString(s.id + ":\n")
		indent = "  "
	}
	b.WriteString(indent + "status: draft # shown with --drafts only; remove this line when it is done\n")
	var active, idle, common []*entry
	base, err := baseNames()
	if err != nil {
		return nil, err
	}
	for _, e := range own {
		switch {
		case slices.Contains(base, e.key):
			common = append(common, e)
		case e.active || slices.Contains(asked(s.kind.Name), e.key):
			active = append(active, e)
		default:
			idle = append(idle, e)
		}
	}
	s.block(&b, active, indent)
	s.part(&b, "It may also have:", idle, indent)
	s.part(&b, "Any record may have:", common, indent)
	if s.kind.Name == "page" {
		b.WriteString("---\n\nWrite here, in Markdown. A number is written with `:fact[id]`, so that it comes\nwith its source and follows when it changes.\n\n## A heading\n\nA blank line makes a paragraph.\n")
	}
	return []byte(b.String()), nil
}

// head says how to go on from here.
func (s skeleton) head(b *strings.Builder) {
	fmt.Fprintf(b, "# A new %s: %s. Lines that begin with # are left out; take the # away to use\n# one. What is filled in is an example: replace it.\n", s.kind.Name, s.id)
	var others []string
	for _, l := range s.site.Config.Languages {
		if l.Tag != s.language() {
			ext := path.Ext(s.place)
			others = append(others, strings.TrimSuffix(path.Base(s.place), ext)+"."+string(l.Tag)+ext+" ("+l.Tag.Name("en")+")")
		}
	}
	if len(others) > 0 {
		fmt.Fprintf(b, "# The texts in other languages go beside it, and nothing but the texts:\n# %s.\n", strings.Join(others, ", "))
	}
	b.WriteString("\n")
}

// part writes fields that are left out, under a line of their own.
func (s skeleton) part(b *strings.Builder, title string, entries []*entry, indent string) {
	if len(entries) == 0 {
		return
	}
	b.WriteString("\n" + indent + "# " + title + "\n" + indent + "#\n")
	s.block(b, entries, indent)
}

// block writes fields one below the other.
func (s skeleton) block(b *strings.Builder, entries []*entry, indent string) {
	for _, e := range entries {
		lead := ""
		if !e.active {
			lead = "# "
		}
		for _, line := range s.lines(e) {
			b.WriteString(indent + lead + line + "\n")
		}
	}
}

// lines writes one field with what is inside it.
func (s skeleton) lines(e *entry) []string {
	if len(e.inner) == 0 {
		return []string{note(e.key+": "+s.value(e), s.remark(e))}
	}
	lines := []string{note(e.key+":", s.remark(e))}
	list := strings.HasPrefix(e.Type, "list")
	for n, in := range e.inner {
		for i, line := range s.lines(in) {
			lead := "  "
			switch {
			case list && n == 0 && i == 0:
				lead = "  - "
			case list:
				lead = "    "
			}
			if e.active && !in.active && !(list && n == 0) {
				lead += "# "
			}
			lines = append(lines, lead+line)
		}
	}
	return lines
}

func note(line, remark string) string {
	if remark == "" {
		return line
	}
	return line + " # " + remark
}

// remark is what a field wants, in a few words.
func (s skeleton) remark(e *entry) string {
	var words []string
	if e.Required {
		words = append(words, "required")
	}
	list := strings.HasPrefix(e.Type, "list of ")
	switch {
	case len(e.Enum) > 0 && list:
		words = append(words, "some of "+strings.Join(e.Enum, ", "))
	case len(e.Enum) > 0:
		words = append(words, "one of "+strings.Join(e.Enum, ", "))
	case e.Ref != "" && (e.active || slices.Contains(asked(s.kind.Name), e.key)):
		words = append(words, s.offered(e.Ref, list))
	case e.Type == "translatable text":
		words = append(words, "text in "+s.language().Name("en"))
	}
	if e.Max > 0 && strings.HasSuffix(e.Type, "text") {
		words = append(words, fmt.Sprintf("at most %d characters", e.Max))
	}
	if e.Min > 1 && list {
		words = append(words, fmt.Sprintf("at least %d", e.Min))
	}
	return strings.Join(words, "; ")
}

// offered names the records that a reference can lead to.
func (s skeleton) offered(kind string, list bool) string {
	const most = 6
	ids, word := s.within(kind), "id"
	if list {
		word = "ids"
	}
	switch {
	case len(ids) == 0:
		return fmt.Sprintf("there is no %s yet: lodestone new %s ID", kind, kind)
	case len(ids) > most:
		return fmt.Sprintf("%s of kind %s: %s … (%d in all)", word, kind, strings.Join(ids[:most], ", "), len(ids))
	}
	return fmt.Sprintf("%s of kind %s: %s", word, kind, strings.Join(ids, ", "))
}

// within is the ids that a reference from here can have: of the own region,
// then shared ones, then those of the regions when it is shared itself.
func (s skeleton) within(kind string) []string {
	var own, shared, others []string
	for _, r := range s.site.Records(kind) {
		switch b := r.Common(); {
		case s.region != "" && (b.Region == s.region || b.Kind == "region" && b.ID == s.region):
			own = append(own, b.ID)
		case b.Region == "":
			shared = append(shared, b.ID)
		case s.region == "":
			others = append(others, b.Key())
		}
	}
	return slices.Concat(own, shared, others)
}

// value is an example of a field's value, as YAML.
func (s skeleton) value(e *entry) string {
	one := scalar(s.example(e))
	ids := s.within(e.Ref)
	if !e.active || e.Ref == "" {
		ids = nil // what is left out shows what it wants, not what there is
	}
	most := 1
	if strings.HasPrefix(e.Type, "list of ") {
		most = max(e.Min, 1)
	}
	values := slices.Clone(ids[:min(len(ids), most)])
	for len(values) < most {
		values = append(values, one)
	}
	switch {
	case strings.HasPrefix(e.Type, "map to "):
		return "{name: " + values[0] + "}"
	case strings.HasPrefix(e.Type, "list of "):
		return "[" + strings.Join(values, ", ") + "]"
	}
	return values[0]
}

// example is a field's value before quoting: the schema's, unless something
// better is known here.
func (s skeleton) example(e *entry) string {
	known := samples()[e.Name]
	if known == "" {
		known = samples()[e.key]
	}
	switch day := s.dates()[e.key]; {
	case strings.HasPrefix(e.Type, "date") && day != "":
		return day
	case strings.HasPrefix(e.Type, "date"):
		return s.day.String()
	case e.Pattern == "lang":
		return string(s.language())
	case e.key == "slug":
		return s.id[strings.LastIndexByte(s.id, '/')+1:]
	case e.Ref != "":
		return "id-of-the-" + e.Ref
	case known != "" && len(e.Enum) == 0 && !strings.HasPrefix(e.Type, "translatable"):
		return known
	}
	return e.Example
}

// dates is the days that fields are likely to have, seen from today.
func (s skeleton) dates() map[string]string {
	ahead, soon := s.day.AddMonths(12).String(), s.day.AddMonths(3)
	return map[string]string{
		"as_of": date.Date{Year: s.day.Year - 1}.String(), "year": date.Date{Year: s.day.Year - 1}.String(),
		"published": date.Date{Year: s.day.Year - 1}.String(), "from": date.Date{Year: s.day.Year - 1}.String(),
		"due": ahead, "closes": ahead, "until": ahead, "ends": ahead, "expires": ahead, "review_by": ahead,
		"start": soon.String(), "end": soon.AddDays(1).String(), "previous_start": s.day.String(),
	}
}

// samples is values for fields whose type alone gives no good example.
func samples() map[string]string {
	return map[string]string{
		"key": "first", "value": "1250", "eligibility[].value": "small", "round": "1", "name": "Name Surname", "version": "2024", "unit": "persons", "max_age": "P24M", "reply_within": "P2D", "zone": "Europe/Stockholm",
		"licence": "CC-BY-4.0", "formula": "name * 2", "redirect_from": "/en/former/address/", "owner": "editors@example.org",
		"reply": "P2D", "duration": "P6W", "leads_to": "propositions", "channels[].source": "newsletter", "colours[].value": "#0b4f6c", "images": "site.jpg", "logos[].file": "logo.png",
		"iso_3166": "SE", "phone": "+46 10 000 00 00", "field": "company.size",
	}
}

// scalar quotes what YAML would read as something else.
func scalar(s string) string {
	if s == "…" || strings.ContainsAny(s, ":#{}[]*&!|>'\"%@`+ ") && !strings.HasPrefix(s, "https://") {
		return `"` + s + `"`
	}
	return s
}

// language is what the record is written in.
func (s skeleton) language() lang.Tag {
	if r := s.site.Region(model.Ref{ID: s.region}); r != nil && r.SourceLanguage != "" {
		return r.SourceLanguage
	}
	return s.site.Config.SourceLanguage
}

// usual is the fields beyond the required ones that a record of a kind can
// hardly do without.
func usual(kind string) []string {
	return map[string][]string{
		"source":       {"url", "published"},
		"fact":         {"unit"},
		"region":       {"claim", "summary"},
		"organisation": {"summary"},
		"contact":      {"email"},
		"sector":       {"contact"},
		"incentive":    {"eligibility.value", "benefit.service", "window.closes", "legal_basis", "contact"},
		"programme":    {"contact"},
		"ambassador":   {"propositions", "bio"},
		"document":     {"published", "url"},
		"strategy":     {"period.from", "period.until", "goals"},
		"priority":     {"summary", "nace", "strategy"},
		"challenge":    {"evidence", "strategy"},
		"instrument":   {"period.from", "period.until", "budget"},
		"practice":     {"evidence", "improves", "contact"},
		"funder":       {"emblem", "rule"},
		"project":      {"period.from", "period.until", "budget", "funders", "objectives"},
		"process":      {"organiser", "runs"},
		"event":        {"place"},
		"page":         {"description"},

		"service":     {"promise", "promise.reply", "steps", "not_for", "pairs_with", "contact"},
		"hub":         {"mission", "offices", "contacts"},
		"cluster":     {"organisation", "members"},
		"training":    {"sectors", "places"},
		"premises":    {"area", "available_from", "contact"},
		"value-chain": {"stages.does", "stages.organisations", "stages.gaps"},
		"need":        {"organisation", "contact"},
		"opportunity": {"contact"},
		"faq":         {"audience"},
		"campaign":    {"events"},
		"playbook":    {"templates"},
		"work-area":   {"order", "lead", "focus.text", "contact"},
		"brand":       {"colours", "logo_rules", "tone", "do", "dont"},
	}[kind]
}

// asked is the fields that stand among those that are filled in, but as
// comments: whatever was put there would be an invented number, and a source
// made to stand for it.
func asked(kind string) []string {
	if kind == "fact" {
		return []string{"value", "sources"}
	}
	return nil
}

// fields is the fields of the kind as a tree, in the order of the schema.
func (s skeleton) fields() ([]*entry, error) {
	schema, err := yamldoc.Compile(s.kind.Name, reflect.TypeOf(s.kind.New()))
	if err != nil {
		return nil, err
	}
	unlist := strings.NewReplacer("[]", "", ".*", "")
	byName := map[string]*entry{}
	var top []*entry
	for _, f := range schema.Fields() {
		name := unlist.Replace(f.Name)
		e := &entry{Field: f, key: name[strings.LastIndexByte(name, '.')+1:]}
		e.active = f.Required || slices.Contains(usual(s.kind.Name), name) ||
			s.kind.Name == "page" && name == "date" && strings.HasPrefix(s.id, model.NewsFolder+"/")
		byName[name] = e
		switch above := byName[strings.TrimSuffix(name, "."+e.key)]; {
		case name == e.key && e.key == "status":
			// stands first, as a draft
		case name == e.key:
			top = append(top, e)
		default:
			above.inner = append(above.inner, e)
		}
	}
	return top, nil
}

// baseNames is the fields that every record may have.
func baseNames() ([]string, error) {
	schema, err := yamldoc.Compile("record", reflect.TypeFor[model.Base]())
	if err != nil {
		return nil, err
	}
	var names []string
	for _, f := range schema.Fields() {
		names = append(names, f.Name)
	}
	return names, nil
}
