package load

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"image"
	_ "image/gif"
	_ "image/jpeg"
	_ "image/png"
	"path"
	"slices"
	"strings"

	_ "golang.org/x/image/webp"

	"lodestone/internal/diag"
	"lodestone/internal/memo"
	"lodestone/internal/model"
)

// media reads what lies below content/media, with the YAML beside it.
func (l *loader) media(groups []group) map[string]*model.Asset {
	found := map[string]*model.Asset{}
	for _, g := range groups {
		if g.file == nil {
			continue
		}
		asset := l.describe(g)
		found[asset.Path] = asset
	}
	return found
}

func (l *loader) describe(g group) *model.Asset {
	name := g.id
	asset := &model.Asset{}
	if g.about != nil {
		k := model.Kind{Name: "asset", New: func() model.Record { return new(model.Asset) }}
		r := l.read(group{file: g.about, kind: k, id: "asset", overlays: g.overlays}, l.site.SourceLanguage)
		l.list = append(l.list, r.list...)
		if len(r.records) == 1 {
			shallow := *r.records[0].(*model.Asset)
			asset = &shallow
		}
	} else {
		l.report("ACC04", diag.Error, diag.Span{File: g.file.Path}, "nothing says what this file shows and whose it is",
			fmt.Sprintf("Write %s.yaml beside it, with alt, credit and licence.", g.file.Path))
	}
	asset.Kind, asset.ID, asset.Path = "asset", name, name
	asset.File = diag.Span{File: g.file.Path}
	asset.Hash = hex.EncodeToString(g.file.Hash[:])
	asset.Size, asset.Content = g.file.Size, g.file.Read
	asset.Width, asset.Height = l.dimensions(g)
	if asset.At.File == "" {
		asset.At = asset.File
	}
	return asset
}

type dimensions struct{ w, h int }

// dimensions measures a picture, 0 for what is none.
func (l *loader) dimensions(g group) (w, h int) {
	if !slices.Contains([]string{".png", ".jpg", ".jpeg", ".gif", ".webp"}, strings.ToLower(path.Ext(g.file.Path))) {
		return 0, 0
	}
	d, err := memo.Do(l.store, memo.Text("dimensions", string(g.file.Hash[:])), func(dimensions) int64 { return 16 }, func() (dimensions, error) {
		data, err := g.file.Read()
		if err != nil {
			return dimensions{}, err
		}
		c, _, err := image.DecodeConfig(bytes.NewReader(data))
		return dimensions{c.Width, c.Height}, err
	})
	if err != nil {
		l.report("SIT07", diag.Error, diag.Span{File: g.file.Path}, "this picture cannot be read: it is damaged, or of another format than its name says", "Save it again as PNG or JPEG.")
	}
	return d.w, d.h
}
