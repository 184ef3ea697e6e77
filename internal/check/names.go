package check

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"lodestone/internal/diag"
	"lodestone/internal/lang"
	"lodestone/internal/model"
)

// names: AMB05, the name of somebody without consent stands in a text, a
// plain field, an id or a file's name. It is left out of every output.
func names(c *checker) {
	n := namer{c, c.site.Lapsed(c.Today)}
	if len(n.gone) == 0 {
		return
	}
	c.each(n.record)
	n.record(c.site.Config)
	for _, name := range slices.Sorted(maps.Keys(c.site.Media)) {
		a := c.site.Media[name]
		n.record(a)
		if p := n.gone.In(a.Path); p != nil {
			c.named(a.File, fmt.Sprintf("the name of the file “%s”", a.Path), p, "Give the file another name, also where it is mentioned. Until then it is not published.")
		}
	}
}

// namer looks for people who may not be named.
type namer struct {
	*checker
	gone model.Lapsed
}

// record looks through everything that a record says. Who is not shown has
// said enough about themselves.
func (n namer) record(r model.Record) {
	if p, ok := r.(*model.Person); ok && !p.May("name", "site", n.Today) {
		return
	}
	b := r.Common()
	model.Texts(r, func(path string, t model.Text, _ bool) {
		for _, tag := range slices.Sorted(maps.Keys(t)) {
			if p := n.gone.In(t[tag]); p != nil {
				n.named(n.within(spanIn(b, path, tag), p.Name), "this text", p, "Write the text without the name. Until then the text is left out wherever it would be shown.")
			}
		}
	})
	plain(reflect.ValueOf(r).Elem(), "", func(path, s string) {
		if p := n.gone.In(s); p != nil && !unseen(path) {
			n.named(n.within(b.Span(path), p.Name), fmt.Sprintf("the %s of the %s", keyed(r, []string{path})[0], called(b)), p, "Write it without the name. Until then the field is left out wherever it would be shown.")
		}
	})
	if page, ok := r.(*model.Page); ok {
		for _, tag := range slices.Sorted(maps.Keys(page.Bodies)) {
			if p := n.gone.In(page.Bodies[tag].Plain()); p != nil {
				n.named(n.nameIn(page, tag, p), "this text", p, "Write the text without the name. Until then the text is left out wherever it would be shown.")
			}
		}
	}
	n.id(r)
}

// id: a record whose id names somebody has no page, since its address would
// tell. An ambassador goes with the person anyway.
func (n namer) id(r model.Record) {
	b := r.Common()
	if b.Kind == "asset" || b.Kind == "ambassador" || b.Kind == "person" {
		return
	}
	if p := n.gone.In(b.ID); p != nil {
		n.named(b.At, fmt.Sprintf("the id of the %s", called(b)), p, "Give the record another id. Until then it has no page.")
	}
}

// unseen tells whether a field is for the people who keep the data and in no
// output.
func unseen(path string) bool {
	field, _, _ := strings.Cut(path, "[")
	return slices.Contains([]string{"verified_by", "tags", "consent.evidence"}, field)
}

func (c *checker) named(at diag.Span, what string, p *model.Person, hint string) {
	related := diag.Related{Span: p.At, Message: "the person's record, without a consent, is here"}
	if p.Consent != nil {
		related = diag.Related{Span: p.Span("consent"), Message: "the consent stands here"}
	}
	c.found("AMB05", diag.Due, at, fmt.Sprintf("%s names “%s”, whose consent is missing or no longer holds", what, p.Name), hint, related)
}

// nameIn finds the line of a page on which a name stands.
func (c *checker) nameIn(page *model.Page, tag lang.Tag, p *model.Person) diag.Span {
	for line := 1; c.Lines != nil; line++ {
		text, ok := c.Lines(page.Files[tag], line)
		if !ok {
			break
		}
		if strings.Contains(text, p.Name) {
			return c.within(diag.Span{File: page.Files[tag], Line: line, Column: 1}, p.Name)
		}
	}
	return diag.Span{File: page.Files[tag]}
}
