package model

import "lodestone/internal/markdown"

// Directives are the directives that prose may hold, with their arguments;
// plan answers them. Texts of records may hold the inline ones.
func Directives() markdown.Names {
	return markdown.Names{
		Inline:    []string{"fact", "link", "term"},
		Block:     []string{"benchmark", "contact", "facts", "incentives"},
		Container: []string{"note", "warning"},
		Arguments: map[string][]markdown.Argument{
			"fact":       {{Key: "part", Values: []string{"value", "number", "unit", "year"}}},
			"benchmark":  {{Key: "id", Needed: true}},
			"contact":    {{Key: "id", Needed: true}, {Key: "topic", Values: topics(), Needed: true}},
			"facts":      {{Key: "ids", Needed: true}},
			"incentives": {{Key: "sector"}},
		},
	}
}

// topics are what a contact can be asked about.
func topics() []string {
	return []string{"invest", "talent", "research", "company", "ambassadors", "press", "relocation", "general"}
}
