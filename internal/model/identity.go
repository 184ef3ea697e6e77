package model

// Identity is how a region, or one of its faces, looks and speaks: the kind
// “brand”. What a site looks like is said by its theme.
type Identity struct {
	Base      `yaml:",inline"`
	Name      Text     `yaml:"name" rule:"required,max=60"`
	Summary   Text     `yaml:"summary" rule:"required"`
	Audience  []string `yaml:"audience" rule:"enum=investor|company|entrepreneur|talent|researcher|visitor|partner"`
	Holder    Ref      `yaml:"organisation" ref:"organisation"` // whose it is, and who may allow its use
	Colours   []Colour `yaml:"colours"`
	Typefaces []Item   `yaml:"typefaces"`
	Logos     []Logo   `yaml:"logos"`
	LogoRules []Item   `yaml:"logo_rules"` // room round it, least width, what it may stand on
	Tone      []Item   `yaml:"tone"`       // how texts sound
	Do        []Item   `yaml:"do"`
	Dont      []Item   `yaml:"dont"`
	Toolkits  []Ref    `yaml:"toolkits" ref:"toolkit"`
	Contact   Ref      `yaml:"contact" ref:"contact"` // whom to ask before using it
}

// Colour is a colour of a brand.
type Colour struct {
	Key   string `yaml:"key" rule:"required,slug"`
	Name  Text   `yaml:"name" rule:"required"`
	Value string `yaml:"value" rule:"required"` // "#rrggbb"
	On    string `yaml:"on" rule:"slug"`        // key of the colour on which text in this one stands
	Use   Text   `yaml:"use"`                   // what it is for
}

// Logo is a file of a brand's mark.
type Logo struct {
	Key  string `yaml:"key" rule:"required,slug"`
	File string `yaml:"file" rule:"required"` // below content/media
	Use  Text   `yaml:"use" rule:"required"`  // when to take this one
}

// Called is the brand's name.
func (i *Identity) Called() Text { return i.Name }

// Gist is what it is about.
func (i *Identity) Gist() Text { return i.Summary }

// Identities gives all brands.
func (s *Site) Identities() []*Identity { return All[*Identity](s, "brand") }
