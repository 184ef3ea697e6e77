package render

import (
	"fmt"

	"lodestone/internal/memo"
	"lodestone/internal/output"
	"lodestone/internal/render/archive"
	"lodestone/internal/render/contact"
	"lodestone/internal/render/data"
	"lodestone/internal/render/feed"
	"lodestone/internal/render/html"
	"lodestone/internal/render/pptx"
	"lodestone/internal/theme"
	"lodestone/internal/typeset"
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
			output.Page:     of(page.Render),
			output.PDF:      of(onePager(fonts)),
			output.PPTX:     of(pptx.Render),
			output.Zip:      of(archive.Render),
			output.VCard:    of(contact.VCard),
			output.Calendar: of(contact.Calendar),
			output.Feed:     of(feed.Atom),
			output.Sitemap:  of(feed.Sitemap),
			output.Redirect: of(feed.Redirects),
			output.Data:     oneOf(of(data.CSV), of(factData)),
			output.Text:     oneOf(of(feed.Robots), of(data.Text)),
		},
	}, nil
}

// of makes a renderer of one view a formatter.
func of[V any](render func(V) ([]byte, error)) Formatter {
	return func(v any) ([]byte, error) {
		typed, ok := v.(V)
		if !ok {
			return nil, wrongView{fmt.Sprintf("%T", v), fmt.Sprintf("%T", typed)}
		}
		return render(typed)
	}
}

// oneOf takes the first formatter that knows the view.
func oneOf(formatters ...Formatter) Formatter {
	return func(v any) ([]byte, error) {
		var err error
		for _, f := range formatters {
			var data []byte
			if data, err = f(v); err == nil {
				return data, nil
			}
			if _, wrong := err.(wrongView); !wrong {
				return nil, err
			}
		}
		return nil, err
	}
}

type wrongView struct{ got, want string }

func (e wrongView) Error() string { return "a " + e.got + " was given to a renderer of " + e.want }
