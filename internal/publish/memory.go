package publish

import (
	"bytes"
	"context"
	"crypto/sha256"
	"slices"
	"strings"
	"sync/atomic"

	"lodestone/internal/output"
)

// Memory is a target that serves what was published last. Readers hold one
// generation for as long as they like; publishing never disturbs them. It is
// safe for concurrent use, but one publication must follow the other.
type Memory struct {
	now atomic.Pointer[Generation]
}

// Generation is one whole site. It is immutable.
type Generation struct {
	files map[string]output.Artifact
	hash  [sha256.Size]byte
}

// Publish replaces the site at once.
func (m *Memory) Publish(ctx context.Context, artifacts Artifacts) (Report, error) {
	next := &Generation{files: map[string]output.Artifact{}}
	err := receive(ctx, artifacts, func(a output.Artifact) error {
		next.files[a.Path] = a
		return nil
	})
	if err != nil {
		return Report{}, err
	}
	next.seal()
	report := next.since(m.Now())
	m.now.Store(next)
	return report, nil
}

// Now gives the site as it stands; before the first publication it is empty.
func (m *Memory) Now() *Generation {
	if g := m.now.Load(); g != nil {
		return g
	}
	return &Generation{}
}

// Lookup finds a file of the site.
func (g *Generation) Lookup(path string) (output.Artifact, bool) {
	a, ok := g.files[path]
	return a, ok
}

// Len is the number of files.
func (g *Generation) Len() int { return len(g.files) }

// Paths lists the files of the site, sorted.
func (g *Generation) Paths() []string {
	paths := make([]string, 0, len(g.files))
	for p := range g.files {
		paths = append(paths, p)
	}
	slices.Sort(paths)
	return paths
}

// Hash covers all paths and contents.
func (g *Generation) Hash() [sha256.Size]byte { return g.hash }

func (g *Generation) seal() {
	var all bytes.Buffer
	for _, p := range g.Paths() {
		hash := g.files[p].Hash
		all.WriteString(p)
		all.WriteByte(0)
		all.Write(hash[:])
	}
	g.hash = sha256.Sum256(all.Bytes())
}

// since says what distinguishes a generation from the one before.
func (g *Generation) since(before *Generation) Report {
	var r Report
	for p, a := range g.files {
		if old, ok := before.files[p]; ok && old.Hash == a.Hash {
			r.Unchanged++
			continue
		}
		r.Written = append(r.Written, p)
		r.Bytes += a.Size
	}
	for p := range before.files {
		if _, ok := g.files[p]; !ok {
			r.Removed = append(r.Removed, p)
		}
	}
	slices.SortFunc(r.Written, strings.Compare)
	slices.SortFunc(r.Removed, strings.Compare)
	return r
}
