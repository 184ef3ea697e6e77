package model

// Playbook is how enquiries are handled, or companies sought out: steps, and
// texts to copy.
type Playbook struct {
	Base      `yaml:",inline"`
	Title     Text       `yaml:"title" rule:"required,max=90"`
	Summary   Text       `yaml:"summary" rule:"required"`
	Mode      string     `yaml:"mode" rule:"required,enum=proactive|reactive"` // to seek out companies, or to answer those that ask
	Steps     []Play     `yaml:"steps" rule:"required,min=1"`                  // in their order
	Templates []Template `yaml:"templates"`
	Services  []Ref      `yaml:"services" ref:"service"` // that it leads to
	Contact   Ref        `yaml:"contact" ref:"contact"`
}

// Play is a step of a playbook.
type Play struct {
	Key   string `yaml:"key" rule:"required,slug"`
	Title Text   `yaml:"title" rule:"required,max=90"`
	Text  Text   `yaml:"text"`
	Who   Text   `yaml:"who"` // the function that does it, not a person
}

// Template is a text to copy. What is to be filled in stands in [brackets].
type Template struct {
	Key     string `yaml:"key" rule:"required,slug"`
	Title   Text   `yaml:"title" rule:"required"` // when it is used
	Subject Text   `yaml:"subject"`               // of a letter
	Text    Text   `yaml:"text" rule:"required"`  // an empty line begins a paragraph
}

// Called is the playbook's title.
func (p *Playbook) Called() Text { return p.Title }

// Gist is what it is about.
func (p *Playbook) Gist() Text { return p.Summary }
