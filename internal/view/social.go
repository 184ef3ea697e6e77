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

// AppIcon is the site's mark as a picture for home screens.
type AppIcon struct {
	SVG    string // the drawing, in the site's colours
	Size   int    // pixels, of both sides
	Inset  int    // percent of the side left free at each edge
	Ground string // "#rrggbb" behind it; empty for a clear one
}

// WebManifest is what a browser keeps of a site that is put on a home screen
// (W3C, Web Application Manifest). Addresses are relative to the file.
type WebManifest struct {
	Name        string         `json:"name"`
	ShortName   string         `json:"short_name"`
	Description string         `json:"description,omitempty"`
	Lang        string         `json:"lang"`
	Dir         string         `json:"dir"`
	StartURL    string         `json:"start_url"`
	Scope       string         `json:"scope"`
	Display     string         `json:"display"`
	Theme       string         `json:"theme_color"`
	Background  string         `json:"background_color"`
	Icons       []ManifestIcon `json:"icons"`
}

// ManifestIcon is a picture of a manifest.
type ManifestIcon struct {
	Src     string `json:"src"`
	Sizes   string `json:"sizes"`
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
}

// SocialImage is what the head of a page says about its card.
type SocialImage struct {
	URL    string // absolute
	Type   string // media type
	Width  int    // pixels
	Height int
	Alt    string
}
