package check

import (
	"fmt"

	"lodestone/internal/date"
	"lodestone/internal/diag"
	"lodestone/internal/model"
)

// chains: VCH01, every stage of a value chain says something; MAT01, what is
// sought lies at a stage that exists; MAT02, and is still sought.
func chains(c *checker) {
	for _, v := range visible(c, c.site.ValueChains()) {
		for i, stage := range v.Stages {
			if len(stage.Organisations)+len(stage.Strengths)+len(stage.Facilities)+len(stage.Facts)+len(stage.Gaps) == 0 && !c.damaged(&v.Base) {
				c.found("VCH01", diag.Warning, v.Span(fmt.Sprintf("stages[%d]", i)), fmt.Sprintf("nothing is said of the stage “%s” of “%s”: neither who is there nor what is missing", stage.Key, v.ID),
					"Name organisations, facilities or strengths; or add “gaps:” and say plainly that nobody does this here.")
			}
		}
	}
	for _, n := range visible(c, c.site.Needs()) {
		c.sought(&n.Base, n.Sought)
		c.ended(&n.Base, "need", n.Until)
	}
	for _, o := range visible(c, c.site.Opportunities()) {
		c.sought(&o.Base, o.Sought)
		c.ended(&o.Base, "opportunity", o.Until)
	}
}

// sought: MAT01, the stage is one of the chain, and the chain of the sector.
func (c *checker) sought(b *model.Base, s model.Sought) {
	v := c.site.ValueChain(s.Chain)
	if v == nil {
		if s.Stage != "" && s.Chain.IsZero() {
			c.found("MAT01", diag.Error, b.Span("stage"), fmt.Sprintf("“%s” names a stage, and no value chain that has it", b.ID), "Add “chain:” with the id of the value chain, or remove “stage:”.")
		}
		return // reported as a reference, or none is named
	}
	if stage, _ := v.Stage(s.Stage); s.Stage != "" && stage == nil {
		var keys []string
		for _, stage := range v.Stages {
			keys = append(keys, stage.Key)
		}
		c.found("MAT01", diag.Error, b.Span("stage"), fmt.Sprintf("the value chain “%s” has no stage “%s”", v.ID, s.Stage), meant(s.Stage, keys, "Its stages are "+few(keys)+"."),
			diag.Related{Span: v.Span("stages"), Message: "its stages stand here"})
	}
	own, of := c.site.Sector(s.Sector), c.site.Sector(v.Sector)
	if own != nil && of != nil && own != of {
		c.found("MAT01", diag.Error, b.Span("chain"), fmt.Sprintf("the value chain “%s” is of the sector “%s”, but “%s” is of “%s”", v.ID, of.ID, b.ID, own.ID), "Name a chain of the same sector, or correct “sector:”.",
			diag.Related{Span: v.Span("sector"), Message: "the chain's sector stands here"})
	}
}

// ended: MAT02, the last day has passed.
func (c *checker) ended(b *model.Base, what string, until date.Date) {
	if !until.IsZero() && until.Ended(c.Today) {
		c.found("MAT02", diag.Due, b.Span("until"), fmt.Sprintf("the %s “%s” ended on %s", what, b.ID, until), "If it goes on, enter the new day; if it was met, set “status: archived”. Until then it is shown as over, and nothing is matched with it.")
	}
}
