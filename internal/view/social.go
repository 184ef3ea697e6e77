package view

// SocialCard is the picture that stands for a page where its address is
// shared: who speaks, the claim, and the figure that proves it. The size is
// part of it; what the picture looks like is the renderer's.
type SocialCard struct {
	Lang   string // BCP 47
	Dir    string // "ltr" or "rtl"
	Width  int    // pixels
	Height int
	Brand  Brand
	Site   Text    // who speaks: the region, or the site
	Kicker Text    // what it is about: the sector; may be empty
	Claim  Text    // the sentence that is to be remembered
	Figure *Figure // what proves it; nil for pages without
	State  string  // of the figure, in a word: "forecast"; empty when current
	Source string  // "Source: Statistics Sweden", whole; may be empty
	Host   string  // where the site lives: "oresund.example"
	Alt    string  // everything the picture says, in sentences
}

// SocialImage is what the head of a page says about its card.
type SocialImage struct {
	URL    string // absolute
	Type   string // media type
	Width  int    // pixels
	Height int
	Alt    string
}
