package plan

import (
	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

// standings are the ways a plan can stand, in the order in which they are
// offered; "" is a document that binds nobody.
var standings = []model.Standing{model.Current, model.Coming, "", model.Ended, model.Replaced}

// standing says how a plan stands; nothing of what needs no words.
func (e *edition) standing(s model.Standing) view.Text { return e.word("standing", string(s)) }

// overNotice says that a plan is not to be followed any more, and by what it
// was replaced.
func (e *edition) overNotice(r model.Record, p model.Period, s model.Standing) []view.Notice {
	n := view.Notice{Kind: view.NoticePast}
	switch s {
	case model.Ended:
		n.Text = view.Plain(e.say("standing.ended_on", "Date", e.date(p.Until, lang.Long)))
	case model.Replaced:
		n.Text = view.Plain(e.t("standing.replaced_by"))
		if next := e.p.site.Successor(r, e.p.today); next != nil {
			link := e.linkTo(next)
			n.Link = &link
		}
	default:
		return nil
	}
	return []view.Notice{n}
}

// period says from when until when, as far as it is known.
func (e *edition) period(p model.Period) view.Text {
	switch {
	case p.IsZero():
		return view.Text{}
	case p.Until.IsZero():
		return view.Plain(e.say("period.from", "Date", e.date(p.From, lang.Long)))
	case p.From.IsZero():
		return view.Plain(e.say("period.until", "Date", e.date(p.Until, lang.Long)))
	case p.From == p.Until:
		return view.Plain(e.date(p.From, lang.Long))
	}
	return view.Plain(e.loc.DateRange(p.From, p.Until, lang.Long))
}

// inRegion is a row with the region that a record is about.
func (e *edition) inRegion(rows []view.Row, b *model.Base, place model.Ref) []view.Row {
	if r := e.p.site.PlaceOf(b, place); r != nil {
		return e.linkRow(rows, "fact.region", r)
	}
	return rows
}

// ofRegion answers what region something is about.
func (e *edition) ofRegion(b *model.Base, place model.Ref) []answer {
	r := e.p.site.PlaceOf(b, place)
	if r == nil {
		return nil
	}
	return []answer{{key: "region", value: e.p.code(r), label: e.named(&r.Base, r.Name)}}
}

func (e *edition) organisationRow(rows []view.Row, label string, r model.Ref) []view.Row {
	if o := e.p.site.Organisation(r); o != nil {
		return e.linkRow(rows, label, o)
	}
	return rows
}

// table begins a table of records with the words for its caption and columns.
func (e *edition) table(caption string, columns ...string) *view.Table {
	t := &view.Table{Records: true, Caption: view.Plain(e.t(caption))}
	for _, c := range columns {
		t.Head = append(t.Head, view.Plain(e.t(c)))
	}
	return t
}

// coveredBy is a period as ISO 8601 writes it; "" while an end is open.
func coveredBy(p model.Period) string {
	if p.From.IsZero() || p.Until.IsZero() {
		return ""
	}
	return covered(p.From, p.Until)
}
