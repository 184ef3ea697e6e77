package check

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"lodestone/internal/diag"
	"lodestone/internal/markdown"
	"lodestone/internal/model"
)

// references: REF01, everything that is referred to exists; REF04, and is
// published; DIR01 for directives inside texts.
func references(c *checker) {
	c.each(func(r model.Record) { c.resolve(r) })
	c.resolve(c.site.Config)
	for _, name := range slices.Sorted(maps.Keys(c.site.Media)) {
		c.resolve(c.site.Media[name])
	}
}

func (c *checker) resolve(r model.Record) {
	b := r.Common()
	for _, u := range b.Uses {
		target := c.site.Find(u.Kind, u.Ref)
		if strings.Contains(u.Path, "@") {
			u.Span = c.within(u.Span, ":"+u.Kind+"["+u.Ref.ID+"]")
		}
		switch {
		case target == nil && (c.unread(u.Kind) || c.lost(b) || c.site.Beyond(r, u)):
			// the file that should hold it, or the region, has been reported
		case target == nil:
			c.missing(u.Span, u.Kind, u.Ref)
		case c.hidden(target) && u.Path != "supersedes" && !strings.HasPrefix(u.Path, "disputes"):
			c.kept(b, u, target.Common())
		}
	}
	for _, in := range b.Inline {
		c.inline(b, in)
	}
	model.Texts(r, func(path string, t model.Text, _ bool) {
		for _, tag := range slices.Sorted(maps.Keys(t)) {
			for _, x := range model.BrokenInline(t[tag]) {
				c.found("DIR01", diag.Error, c.within(spanIn(b, path, tag), x.Text), x.Problem, x.Hint)
			}
		}
	})
}

// lost tells whether a record belongs to a region that does not exist, or to
// no region while the only one that is shown does not exist.
func (c *checker) lost(b *model.Base) bool {
	id := b.Region
	if show := c.site.Config.Show; id == "" && len(show) == 1 {
		id = show[0]
	}
	return id != "" && c.site.Region(model.Ref{ID: id}) == nil
}

// kept: REF04, what is referred to is not published.
func (c *checker) kept(by *model.Base, u model.Use, target *model.Base) {
	state, field := c.stateOf(target)
	c.found("REF04", diag.Warning, u.Span, fmt.Sprintf("the %s “%s” is %s, but the %s refers to it", u.Kind, u.Ref.ID, state, called(by)), "It is left out here. Remove it, or publish it.",
		diag.Related{Span: target.Span(field), Message: "it is said here"})
}

// stateOf says why a record is not published, and which field says so.
func (c *checker) stateOf(b *model.Base) (state, field string) {
	switch b.Status {
	case "draft":
		return "a draft", "status"
	case "archived":
		return "archived", "status"
	}
	return fmt.Sprintf("kept back until %s", b.PublishFrom), "publish_from"
}

// inline judges a directive inside a text of a record.
func (c *checker) inline(b *model.Base, in model.InlineUse) {
	in.Span = c.within(in.Span, firstOf(in.Part.Text, ":"+in.Part.Name+"["+in.Part.ID+"]"))
	names := model.Directives()
	known := names.Inline
	if !slices.Contains(known, in.Part.Name) {
		hint := "There are :fact[id], :term[id] and :link[kind/id]; write \\: for a plain colon."
		if near, ok := diag.Suggest(in.Part.Name, known); ok {
			hint = fmt.Sprintf("Did you mean “:%s[%s]”?", near, in.Part.ID)
		}
		c.found("DIR01", diag.Error, in.Span, fmt.Sprintf("there is no directive “:%s”", in.Part.Name), hint)
		return
	}
	if problem, hint := markdown.WrongArgument(in.Part.Args, names.Arguments[in.Part.Name]); problem != "" {
		c.found("DIR01", diag.Error, in.Span, fmt.Sprintf(":%s: %s", in.Part.Name, problem), hint)
	}
	if in.Part.Name == "link" {
		c.linked(b, in)
	}
}

// linked judges where a :link[kind/id] leads; facts and terms are judged with
// the other references.
func (c *checker) linked(b *model.Base, in model.InlineUse) {
	kind, id, _ := strings.Cut(in.Part.ID, "/")
	target := c.site.Linked(model.Ref{ID: in.Part.ID, Region: b.Scope()})
	_, isKind := model.KindNamed(kind)
	switch {
	case target != nil && c.hidden(target):
		c.kept(b, model.Use{Kind: target.Common().Kind, Ref: model.Ref{ID: target.Common().ID}, Span: in.Span}, target.Common())
	case target != nil, isKind && c.unread(kind), c.unreadPage(in.Part.ID):
	case isKind:
		c.missing(in.Span, kind, model.Ref{ID: id, Region: b.Scope()})
	default:
		var known []string
		for _, k := range model.Kinds() {
			known = append(known, k.Name)
		}
		var pages []string
		for _, p := range c.site.Pages {
			pages = append(pages, p.Path)
		}
		hint := "Write kind/id, such as :link[incentive/expert-tax], or the path of a page, such as :link[about]."
		if k, ok := model.KindIn(kind); ok {
			hint = fmt.Sprintf("Did you mean “%s/%s”?", k.Name, id)
		} else if near, ok := diag.Suggest(in.Part.ID, pages); ok {
			hint = fmt.Sprintf("Did you mean “%s”?", near)
		} else if near, ok := diag.Suggest(kind, known); ok && id != "" {
			hint = fmt.Sprintf("Did you mean “%s/%s”?", near, id)
		}
		c.found("REF01", diag.Error, in.Span, fmt.Sprintf("the link “%s” leads nowhere", in.Part.ID), hint)
	}
}

// missing: REF01, with the file that may have held the record: one that
// should hold records of the kind and is empty.
func (c *checker) missing(at diag.Span, kind string, ref model.Ref) {
	hint := c.nearest(kind, ref)
	var related []diag.Related
	if emptied := c.emptied(kind); len(emptied) > 0 {
		hint = fmt.Sprintf("It may have stood in %s, which is empty now: restore that file first.", few(emptied))
		for _, file := range emptied {
			related = append(related, diag.Related{Span: diag.Span{File: file}, Message: "this file is empty"})
		}
	}
	c.found("REF01", diag.Error, at, fmt.Sprintf("there is no %s “%s”", kind, ref.ID), hint, related...)
}

// emptied lists the files that should hold records of a kind and are empty,
// which has been reported.
func (c *checker) emptied(kind string) []string {
	k, ok := model.KindNamed(kind)
	if !ok || !k.Map {
		return nil
	}
	var files []string
	for _, d := range c.Found {
		if d.Code == "YML01" && d.Severity == diag.Warning && d.Line == 0 && path.Base(path.Dir(d.File)) == k.Folder && !c.read[d.File] {
			files = add(files, d.File)
		}
	}
	return files
}

// unread tells whether a file that should hold records of a kind could not
// be read, so that nobody knows which there are.
func (c *checker) unread(kind string) bool {
	k, ok := model.KindNamed(kind)
	if !ok {
		return false
	}
	for file := range c.broken {
		in := path.Base(path.Dir(file)) == k.Folder || kind == "region" && path.Base(file) == "region.yaml"
		if in && !c.read[file] {
			return true
		}
	}
	return false
}

// nearest suggests what a broken reference may have meant.
func (c *checker) nearest(kind string, ref model.Ref) string {
	var ids []string
	elsewhere := ""
	for _, r := range c.site.Records(kind) {
		b := r.Common()
		if b.Region == ref.Region || b.Region == "" {
			ids = append(ids, b.ID)
		} else {
			ids = append(ids, b.Key())
		}
		if b.ID == ref.ID && b.Region != ref.Region {
			elsewhere = b.Key()
		}
	}
	if elsewhere != "" {
		return fmt.Sprintf("It belongs to another region: write “%s”.", elsewhere)
	}
	k, _ := model.KindNamed(kind)
	if len(ids) == 0 {
		return fmt.Sprintf("There is no %s at all yet. Write the first in data/%s or in data/regions/REGION/%s.", kind, k.Folder, k.Folder)
	}
	slices.Sort(ids)
	return meant(ref.ID, ids, "There are: "+few(ids)+".")
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
