package model

// WorkArea is what a region works on together, with the questions that it
// has set itself.
type WorkArea struct {
	Base      `yaml:",inline"`
	Name      Text    `yaml:"name" rule:"required,max=60"`
	Summary   Text    `yaml:"summary" rule:"required"`
	Order     int     `yaml:"order" rule:"positive"`       // among the areas
	Lead      Text    `yaml:"lead"`                        // the function that answers for it, not a person
	Group     Text    `yaml:"group"`                       // who works on it
	Cadence   Text    `yaml:"cadence"`                     // how often they meet
	Focus     []Focus `yaml:"focus" rule:"required,min=1"` // in their order
	Services  []Ref   `yaml:"services" ref:"service"`
	Playbooks []Ref   `yaml:"playbooks" ref:"playbook"`
	Campaigns []Ref   `yaml:"campaigns" ref:"campaign"`
	Sectors   []Ref   `yaml:"sectors" ref:"sector"`
	Contact   Ref     `yaml:"contact" ref:"contact"`
	Sources   []Ref   `yaml:"sources" ref:"source"`
}

// Focus is a question that a work area sets itself.
type Focus struct {
	Key        string `yaml:"key" rule:"required,slug"`
	Question   Text   `yaml:"question" rule:"required,max=140"`
	Text       Text   `yaml:"text"` // what is done about it
	Services   []Ref  `yaml:"services" ref:"service"`
	Programmes []Ref  `yaml:"programmes" ref:"programme"`
}

// Called is the area's name.
func (w *WorkArea) Called() Text { return w.Name }

// Gist is what it is about.
func (w *WorkArea) Gist() Text { return w.Summary }
