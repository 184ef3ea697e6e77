package load

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
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
	"lodestone/internal/picture"
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
	l.content(asset, g)
	if asset.At.File == "" {
		asset.At = asset.File
	}
	return asset
}

// seen is what there is to know of a picture, and what of its file is
// published.
type seen struct {
	picture.Info
	hash [sha256.Size]byte
	size int64
}

// content says what of a file is published: of a picture nothing but the
// picture, of anything else the file.
func (l *loader) content(asset *model.Asset, g group) {
	asset.Hash = hex.EncodeToString(g.file.Hash[:])
	asset.Size, asset.Content = g.file.Size, g.file.Read
	if strings.EqualFold(path.Ext(g.file.Path), ".svg") {
		size, err := memo.Do(l.store, memo.Text("drawing", string(g.file.Hash[:])), func(drawing) int64 { return 16 }, func() (drawing, error) { return measure(g.file.Read) })
		if err == nil {
			asset.Width, asset.Height = size.width, size.height
		}
		return
	}
	if !slices.Contains([]string{".png", ".jpg", ".jpeg", ".gif", ".webp"}, strings.ToLower(path.Ext(g.file.Path))) {
		return
	}
	p, err := memo.Do(l.store, memo.Text("picture", string(g.file.Hash[:])), func(seen) int64 { return 96 }, func() (seen, error) { return inspect(g.file.Read) })
	if err != nil {
		l.report("SIT07", diag.Error, diag.Span{File: g.file.Path}, "this picture cannot be read: it is damaged, or of another format than its name says", "Save it again as PNG or JPEG.")
		return
	}
	asset.Picture, asset.Width, asset.Height = p.Info, p.Width, p.Height
	asset.Hash, asset.Size = hex.EncodeToString(p.hash[:]), p.size
	asset.Content = func() ([]byte, error) {
		data, err := g.file.Read()
		if err != nil {
			return nil, err
		}
		return picture.Clean(data)
	}
}

func inspect(read func() ([]byte, error)) (seen, error) {
	data, err := read()
	if err != nil {
		return seen{}, err
	}
	info, err := picture.Look(data)
	if err != nil {
		return seen{}, err
	}
	clean, err := picture.Clean(data)
	return seen{info, sha256.Sum256(clean), int64(len(clean))}, err
}
