package view

// Door leads one kind of reader from the home page to what they came for.
type Door struct {
	Who      Text `note:"none"` // "Investors"
	What     Text `note:"none"` // what they find behind it
	URL      string
	Lang     string // hreflang, when what is behind it exists in another language only
	LangName string // that language's own name
}

// Enquiry is the form of the contact page: whoever fills it in sees which
// desk will answer.
type Enquiry struct {
	Name      string // of the form, one for each language
	Action    string // address of the page that thanks; empty when the reader's mail program sends it
	Topics    []Choice
	Sectors   []Choice
	Languages []Choice
	Desks     []Desk // of those that fit a question equally well, the first answers
	Privacy   *Link  // what happens with what is written; may be nil
}

// Choice is one of the values of a field.
type Choice struct {
	Value    string
	Label    Text `note:"none"`
	Selected bool
}

// Desk is whom a question may go to, and for which questions. A topic counts
// four, a language two, a sector one; a desk for other sectors only loses one.
type Desk struct {
	Label     Text `note:"none"`
	Email     string
	Reply     Text   // "We reply within two working days."
	Speaks    string // "Speaks English, Swedish and Danish.", a whole sentence
	Instead   string // for whoever has chosen another language: in which one it will answer, whole sentences
	Topics    string // values of Enquiry.Topics, with spaces between
	Sectors   string // values of Enquiry.Sectors; empty when it is for all
	Languages string // values of Enquiry.Languages
}
