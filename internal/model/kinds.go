package model

import "sync"

// Kind describes a kind of record.
type Kind struct {
	Name   string // "incentive"
	Folder string // "incentives": in data, in addresses
	Map    bool   // several records a file, by key; otherwise one record a file
	Page   bool   // has a page of its own
	New    func() Record
}

// known is the list, made once: it is asked for on every page.
//
//nolint:gochecknoglobals // never changes
var known = sync.OnceValue(Kinds)

// Kinds is the list of kinds in the order of reference documentation.
// Regions and Markdown pages are kinds too, but lie elsewhere (see load).
func Kinds() []Kind {
	return []Kind{
		{"source", "sources", true, false, func() Record { return new(Source) }},
		{"indicator", "indicators", true, false, func() Record { return new(Indicator) }},
		{"fact", "facts", true, true, func() Record { return new(Fact) }},
		{"benchmark", "benchmarks", false, true, func() Record { return new(Benchmark) }},
		{"region", "regions", false, true, func() Record { return new(Region) }},
		{"organisation", "organisations", true, true, func() Record { return new(Organisation) }},
		{"person", "people", false, false, func() Record { return new(Person) }},
		{"hub", "hubs", false, true, func() Record { return new(Hub) }},
		{"contact", "contacts", true, true, func() Record { return new(Contact) }},
		{"facility", "facilities", false, true, func() Record { return new(Facility) }},
		{"sector", "sectors", false, true, func() Record { return new(Sector) }},
		{"segment", "segments", true, false, func() Record { return new(Segment) }},
		{"strength", "strengths", false, true, func() Record { return new(Strength) }},
		{"area", "areas", true, false, func() Record { return new(Area) }},
		{"proposition", "propositions", false, true, func() Record { return new(Proposition) }},
		{"incentive", "incentives", false, true, func() Record { return new(Incentive) }},
		{"programme", "programmes", false, true, func() Record { return new(Programme) }},
		{"ambassador", "ambassadors", false, true, func() Record { return new(Ambassador) }},
		{"document", "documents", true, true, func() Record { return new(Document) }},
		{"strategy", "strategies", false, true, func() Record { return new(Strategy) }},
		{"priority", "priorities", false, true, func() Record { return new(Priority) }},
		{"challenge", "challenges", true, true, func() Record { return new(Challenge) }},
		{"instrument", "instruments", false, true, func() Record { return new(Instrument) }},
		{"practice", "practices", false, true, func() Record { return new(Practice) }},
		{"funder", "funders", true, true, func() Record { return new(Funder) }},
		{"project", "projects", false, true, func() Record { return new(Project) }},
		{"process", "processes", false, true, func() Record { return new(Process) }},
		{"ranking", "rankings", false, true, func() Record { return new(Ranking) }},
		{"event", "events", false, true, func() Record { return new(Event) }},
		{"story", "stories", false, true, func() Record { return new(Story) }},
		{"term", "terms", true, false, func() Record { return new(Term) }},
		{"toolkit", "toolkits", false, true, func() Record { return new(Toolkit) }},

		{"service", "services", false, true, func() Record { return new(Service) }},
		{"cluster", "clusters", false, true, func() Record { return new(Cluster) }},
		{"training", "training", false, true, func() Record { return new(Training) }},
		{"premises", "premises", false, true, func() Record { return new(Premises) }},
		{"value-chain", "value-chains", false, true, func() Record { return new(ValueChain) }},
		{"need", "needs", false, true, func() Record { return new(Need) }},
		{"opportunity", "opportunities", false, true, func() Record { return new(Opportunity) }},
		{"campaign", "campaigns", false, true, func() Record { return new(Campaign) }},
		{"playbook", "playbooks", false, true, func() Record { return new(Playbook) }},
		{"work-area", "work-areas", false, true, func() Record { return new(WorkArea) }},
		{"brand", "brands", false, true, func() Record { return new(Identity) }},
		{"faq", "questions", true, false, func() Record { return new(Question) }},
	}
}

// Listed tells whether a kind has a list: of its pages, or for questions and
// terms the one page on which they all stand.
func (k Kind) Listed() bool { return k.Page || k.Gathered() }

// Gathered tells whether the records of a kind have no pages of their own and
// stand together on one.
func (k Kind) Gathered() bool { return k.Name == "faq" || k.Name == "term" }

// KindNamed gives a kind by its name.
func KindNamed(name string) (Kind, bool) {
	for _, k := range known() {
		if k.Name == name {
			return k, true
		}
	}
	return Kind{}, false
}

// KindIn gives the kind that lives in a folder.
func KindIn(folder string) (Kind, bool) {
	for _, k := range known() {
		if k.Folder == folder {
			return k, true
		}
	}
	return Kind{}, false
}
