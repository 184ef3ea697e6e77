package check

import (
	"fmt"
	"strings"

	"lodestone/internal/diag"
	"lodestone/internal/model"
)

// references: REF01, everything that is referred to exists.
func references(c *checker) {
	c.each(func(r model.Record) { c.resolve(r) })
	c.resolve(c.site.Config)
}

func (c *checker) resolve(r model.Record) {
	b := r.Common()
	for _, u := range b.Uses {
		if c.site.Find(u.Kind, u.Ref) == nil {
			c.found("REF01", diag.Error, u.Span, fmt.Sprintf("there is no %s “%s”", u.Kind, u.Ref.ID), c.nearest(u.Kind, u.Ref))
		}
	}
	for _, in := range b.Inline {
		switch in.Part.Name {
		case "link":
			if c.site.Linked(model.Ref{ID: in.Part.ID, Region: b.Scope()}) == nil {
				c.found("REF01", diag.Error, in.Span, fmt.Sprintf("“%s” leads nowhere", in.Part.ID),
					"Write kind/id, such as incentive/expert-tax, or the path of a page.")
			}
		default:
			hint := "Known directives in texts are :fact[id], :term[id] and :link[kind/id]; write \\: for a plain colon."
			if near, ok := diag.Suggest(in.Part.Name, []string{"fact", "term", "link"}); ok {
				hint = fmt.Sprintf("Did you mean :%s[%s]? ", near, in.Part.ID) + hint
			}
			c.found("DIR01", diag.Error, in.Span, fmt.Sprintf("there is no directive called “%s”", in.Part.Name), hint)
		}
	}
}

// nearest suggests what a broken reference may have meant.
func (c *checker) nearest(kind string, ref model.Ref) string {
	var ids []string
	elsewhere := ""
	for _, r := range c.site.Records(kind) {
		b := r.Common()
		if b.Region == ref.Region || b.Region == "" {
			ids = append(ids, b.ID)
		}
		ids = append(ids, b.Key())
		if b.ID == ref.ID && b.Region != ref.Region {
			elsewhere = b.Key()
		}
	}
	if elsewhere != "" {
		return fmt.Sprintf("It belongs to another region: write “%s”.", elsewhere)
	}
	if near, ok := diag.Suggest(ref.ID, ids); ok {
		return fmt.Sprintf("Did you mean “%s”?", near)
	}
	k, _ := model.KindNamed(kind)
	if len(ids) == 0 {
		return fmt.Sprintf("No %s has been written yet: they lie in data/%s or data/regions/REGION/%s.", kind, k.Folder, k.Folder)
	}
	return "Known: " + few(ids) + "."
}

func few(ids []string) string {
	const most = 8
	if len(ids) > most {
		return strings.Join(ids[:most], ", ") + " …"
	}
	return strings.Join(ids, ", ")
}
