package plan

import (
	"encoding/json"

	"lodestone/internal/date"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

// factNode is a fact: an observation, in schema.org's words. What it stands
// on is cited by the page, for an observation can cite nothing itself.
func (e *edition) factNode(page *view.Page, f *model.Fact) (main node, others []node) {
	if len(page.Figures) == 0 {
		return nil, nil
	}
	return e.observation(f, page.Figures[0]), e.variable(e.p.site.Indicator(f.Indicator))
}

// observation is a fact's value with its time, its place and how it was come
// by. A value that is only bounded ("at least", a range) says its bounds.
func (e *edition) observation(f *model.Fact, figure view.Figure) node {
	n := thing("Observation")
	n.put("name", figure.Label.S)
	n.put("description", spoken(figure)+onlyIf(figure.StateText != "", e.t("mark.colon")+figure.StateText))
	number := json.Number(figure.Number)
	switch {
	case f.Range != nil:
		n.put("minValue", json.Number(f.Range.Min.String()))
		n.put("maxValue", json.Number(f.Range.Max.String()))
	case number == "":
		n.put("value", firstOf(f.Date.String(), figure.Value))
	case f.Qualifier == "at-least" || f.Qualifier == "more-than":
		n.put("minValue", number)
	case f.Qualifier == "up-to" || f.Qualifier == "fewer-than":
		n.put("maxValue", number)
	default:
		n.put("value", number)
	}
	if figure.UnitCode != "" {
		n.put("unitCode", unitCode(figure.UnitCode))
		n.put("unitText", figure.UnitCode)
	}
	day, span := observed(f.AsOf)
	n.put("observationDate", day)
	n.put("observationPeriod", span)
	n.put("observationAbout", e.place(e.p.site.GeoOf(f)))
	if i := e.p.site.Indicator(f.Indicator); i != nil {
		n.put("variableMeasured", pointer(e.p.entityID(i)))
	}
	n.put("measurementMethod", figure.Method)
	return n
}

// observed is the time of an observation: where it begins, as ISO 8601, and
// how long it lasts. A day is a point in time.
func observed(d date.Date) (begins, lasts string) {
	switch d.Precision() {
	case date.ToYear:
		return isoDate(d), "P1Y"
	case date.ToMonth:
		return isoDate(d), "P1M"
	case date.ToQuarter, date.ToSeason:
		first := d.First()
		return date.Date{Year: first.Year, Month: first.Month}.String(), "P3M"
	}
	return isoDate(d), ""
}

// variable is what an indicator measures.
func (e *edition) variable(i *model.Indicator) []node {
	if i == nil {
		return nil
	}
	n := thing("StatisticalVariable")
	n.put("@id", e.p.entityID(i))
	n.put("name", e.name(i).S)
	n.put("description", e.text(&i.Base, i.Definition).S)
	return []node{n}
}

// benchmarkNode is a comparison as a data set: its variable, where and when,
// what it is based on, and its observations beside it.
func (e *edition) benchmarkNode(page *view.Page, b *model.Benchmark) (main node, others []node) {
	n := thing("Dataset")
	n.put("name", page.Title.S)
	n.put("description", firstOf(page.Lead.S, page.Head.Description))
	n.put("url", page.Head.Canonical)
	n.put("inLanguage", e.languageOf("", e.p.entryOf(b)))
	n.put("license", licenceURL(e.p.site.Config.Licence))
	n.put("creator", e.publisher(nil))
	var places []node
	var facts []view.Figure
	first, last := date.Date{}, date.Date{}
	for _, row := range e.p.ranked(b) {
		figure := e.figure(row.fact)
		facts = append(facts, figure)
		places = append(places, e.placeOnce(places, e.p.site.GeoOf(row.fact))...)
		o := e.observation(row.fact, figure)
		others = append(others, append(node{o[0], {"@id", e.p.entityID(row.fact)}}, o[1:]...))
		if at := row.fact.AsOf; first.IsZero() || at.First().Compare(first.First()) < 0 {
			first = at
		}
		if at := row.fact.AsOf; last.IsZero() || at.Last().Compare(last.Last()) > 0 {
			last = at
		}
	}
	n.put("spatialCoverage", places)
	n.put("temporalCoverage", covered(first, last))
	n.put("isBasedOn", e.citations(facts))
	if i := e.p.site.Indicator(b.Indicator); i != nil {
		n.put("variableMeasured", pointer(e.p.entityID(i)))
		others = append(e.variable(i), others...)
	}
	return n, others
}

func (e *edition) placeOnce(have []node, r *model.Region) []node {
	place := e.place(r)
	if len(place) == 0 {
		return nil
	}
	for _, n := range have {
		if n[1].value == place[1].value {
			return nil
		}
	}
	return []node{place}
}

// covered is a stretch of time as ISO 8601 writes it.
func covered(first, last date.Date) string {
	from, to := isoDate(first), isoDate(last)
	if from == to {
		return from
	}
	return from + "/" + to
}

// factsNode is all facts as a data set that can be had as files.
func (e *edition) factsNode(page *view.Page) node {
	n := thing("Dataset")
	n.put("@id", e.p.absolute("id/dataset/"+e.within("facts")))
	n.put("name", page.Title.S)
	n.put("description", firstOf(page.Lead.S, page.Head.Description))
	n.put("url", page.Head.Canonical)
	n.put("inLanguage", string(e.tag))
	n.put("license", licenceURL(e.p.site.Config.Licence))
	n.put("creator", e.publisher(nil))
	n.put("dateModified", e.p.today.String())
	var files []node
	for _, kind := range []struct{ path, media string }{{e.dataPath("facts.csv"), "text/csv"}, {e.dataPath("facts.json"), "application/json"}} {
		f := thing("DataDownload")
		f.put("contentUrl", e.p.absolute(kind.path))
		f.put("encodingFormat", kind.media)
		files = append(files, f)
	}
	n.put("distribution", files)
	return n
}

// citations are the documents that figures stand on, each once.
func (e *edition) citations(figures []view.Figure) []node {
	var out []node
	seen := map[string]bool{}
	for _, f := range figures {
		for _, shown := range f.Sources {
			if s := e.p.site.Source(model.Ref{ID: shown.ID}); s != nil && !seen[shown.ID] {
				seen[shown.ID] = true
				out = append(out, e.cited(s))
			}
		}
	}
	return out
}

// cited is a source.
func (e *edition) cited(s *model.Source) node {
	kind := "CreativeWork"
	switch s.Type {
	case "law":
		kind = "Legislation"
	case "press":
		kind = "NewsArticle"
	}
	shown := e.source(s)
	n := thing(kind)
	n.put("@id", e.p.entityID(s))
	n.put("name", shown.Title.S)
	if !shown.Publisher.Empty() {
		n.put("publisher", node{{"@type", "Organization"}, {"name", shown.Publisher.S}})
	}
	n.put("url", e.p.full(shown.URL))
	n.put("datePublished", isoDate(s.Published))
	n.put("inLanguage", string(s.Language))
	n.put("license", licenceURL(s.Licence))
	n.put("pagination", s.Page)
	return n
}

// unitCode is the code of UN/CEFACT Recommendation 20 for a unit of facts; ""
// for what is counted rather than measured.
func unitCode(unit string) string {
	return map[string]string{
		"percent": "P1", "day": "DAY", "week": "WEE", "month": "MON", "year": "ANN", "hour": "HUR", "min": "MIN",
		"m2": "MTK", "ha": "HAR", "km": "KMT", "km2": "KMK", "kg": "KGM", "t": "TNE", "kW": "KWT", "MW": "MAW", "GW": "A90",
		"kWh": "KWH", "MWh": "MWH", "GWh": "GWH", "TWh": "D32", "kV": "KVT",
	}[unit]
}
