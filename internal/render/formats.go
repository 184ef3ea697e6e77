package render

import (
	"fmt"

	"lodestone/internal/diag"
	"lodestone/internal/memo"
	"lodestone/internal/output"
	"lodestone/internal/render/archive"
	"lodestone/internal/render/card"
	"lodestone/internal/render/contact"
	"lodestone/internal/render/data"
	"lodestone/internal/render/feed"
	"lodestone/internal/render/html"
	"lodestone/internal/render/pdf"
	"lodestone/internal/render/pptx"
	"lodestone/internal/theme"
	"lodestone/internal/typeset"
	"lodestone/internal/view"
)

// Standard is the table of renderers with a theme and its fonts. A new
// format is one line here.
func Standard(t *theme.Theme, store *memo.Store, program string) (*Formats, error) {
	page := html.New(t)
	fonts, err := memo.Do(store, memo.Join(memo.Text("document fonts"), t.Hash()), func(*typeset.Set) int64 { return 8 << 20 },
		func() (*typeset.Set, error) { return documentFonts(t.Read) })
	if err != nil {
		return nil, err
	}
	return &Formats{
		Key: memo.Join(memo.Text("formats", program), t.Hash()),
		Table: map[output.Kind]Formatter{
			output.Page: of(page.Render),
			output.PDF: with(func(v view.OnePager) ([]byte, diag.List, error) {
				data, list := pdf.Render(v, fonts)
				return data, list, nil
			}),
			output.Image:    oneOf(with(func(v view.SocialCard) ([]byte, diag.List, error) { return card.Render(v, fonts) }), with(card.Icon)),
			output.PPTX:     with(deck),
			output.Zip:      of(archive.Render),
			output.VCard:    of(contact.VCard),
			output.Calendar: of(contact.Calendar),
			output.Feed:     of(feed.Atom),
			output.Sitemap:  of(feed.Sitemap),
			output.Redirect: of(feed.Redirects),
			output.Data:     oneOf(of(data.CSV), of(factData), of(manifest)),
			output.Text:     oneOf(of(feed.Robots), of(data.Text)),
		},
	}, nil
}

// deck renders a presentation and says which texts are too long for it.
func deck(v view.Deck) ([]byte, diag.List, error) {
	data, err := pptx.Render(v)
	if err != nil {
		return nil, nil, err
	}
	list, err := pptx.Overflows(v)
	return data, list, err
}

// of makes a renderer of one view a formatter.
func of[V any](render func(V) ([]byte, error)) Formatter {
	return with(func(v V) ([]byte, diag.List, error) {
		data, err := render(v)
		return data, nil, err
	})
}

// with is of for renderers that have findings.
func with[V any](render func(V) ([]byte, diag.List, error)) Formatter {
	return func(v any) ([]byte, diag.List, error) {
		typed, ok := v.(V)
		if !ok {
			return nil, nil, wrongView{fmt.Sprintf("%T", v), fmt.Sprintf("%T", typed)}
		}
		return render(typed)
	}
}

// oneOf takes the first formatter that knows the view.
func oneOf(formatters ...Formatter) Formatter {
	return func(v any) ([]byte, diag.List, error) {
		var err error
		for _, f := range formatters {
			data, list, failed := f(v)
			if _, wrong := failed.(wrongView); !wrong {
				return data, list, failed
			}
			err = failed
		}
		return nil, nil, err
	}
}

type wrongView struct{ got, want string }

func (e wrongView) Error() string { return "a " + e.got + " was given to a renderer of " + e.want }

// manifest writes a web app manifest.
func manifest(v view.WebManifest) ([]byte, error) { return data.JSON(v) }
