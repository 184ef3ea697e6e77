package model

// Question is what people ask again and again, with its answer: the kind “faq”.
type Question struct {
	Base     `yaml:",inline"`
	Question Text     `yaml:"question" rule:"required,max=140"`                                                     // with its question mark
	Answer   Text     `yaml:"answer" rule:"required"`                                                               // numbers as :fact[id]
	Audience []string `yaml:"audience" rule:"enum=investor|company|entrepreneur|talent|researcher|visitor|partner"` // under which the page shows it; for everybody when absent
	Facts    []Ref    `yaml:"facts" ref:"fact"`                                                                     // on which the answer stands, beside those in its text
	Contact  Ref      `yaml:"contact" ref:"contact"`                                                                // whom to ask further
	Sources  []Ref    `yaml:"sources" ref:"source"`
}

// Called is the question.
func (q *Question) Called() Text { return q.Question }

// Gist is the answer.
func (q *Question) Gist() Text { return q.Answer }
