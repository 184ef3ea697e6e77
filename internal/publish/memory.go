package publish

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
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

// Previewer is a target that can show a site while it is still being made:
// Publish follows and completes it, or takes it back. name is equal for equal
// sites; one makes the artifact of a path that can be made before the others
// (ready), or tells whether there will be such a path.
type Previewer interface {
	Preview(name string, one One)
}

// One makes a single artifact of a site. ready is false when it has to wait
// for the others, or cannot be made; there tells whether the site has it.
type One func(path string) (a output.Artifact, ready, there bool)

// Generation is one whole site. To readers it is immutable: while it is only
// previewed, those who ask for what is not at hand wait for it.
type Generation struct {
	name  string
	files map[string]output.Artifact // once whole is closed; nil after a withdrawal
	whole chan struct{}              // nil: whole from the beginning
	one   atomic.Pointer[One]        // while it is previewed
	last  *Generation                // the site before; nil once this one is whole
}

// Preview shows a site that Publish is about to complete.
func (m *Memory) Preview(name string, one One) {
	g := &Generation{name: name, whole: make(chan struct{}), last: m.settled()}
	g.one.Store(&one)
	m.now.Store(g)
}

// Publish replaces the site at once, or completes the one that is previewed.
func (m *Memory) Publish(ctx context.Context, artifacts Artifacts) (Report, error) {
	files := map[string]output.Artifact{}
	err := receive(ctx, artifacts, func(a output.Artifact) error {
		files[a.Path] = a
		return nil
	})
	before, next := m.settled(), m.Now()
	if err != nil {
		m.now.Store(before)
		next.settle(nil, before)
		return Report{}, err
	}
	if !next.open() {
		next = &Generation{name: hashOf(files), files: files}
		m.now.Store(next)
	} else {
		next.settle(files, nil)
	}
	return next.since(before), nil
}

// settled is the last whole site.
func (m *Memory) settled() *Generation {
	if g := m.Now(); g.open() {
		return g.last
	}
	return m.Now()
}

// Now gives the site as it stands; before the first publication it is empty.
func (m *Memory) Now() *Generation {
	if g := m.now.Load(); g != nil {
		return g
	}
	return &Generation{}
}

// open tells whether the generation is a preview that waits for its end.
func (g *Generation) open() bool {
	if g.whole == nil {
		return false
	}
	select {
	case <-g.whole:
		return false
	default:
		return true
	}
}

// settle ends a preview: with its files, or with the site that stays.
func (g *Generation) settle(files map[string]output.Artifact, stays *Generation) {
	if g.open() {
		g.files, g.last = files, stays
		g.one.Store(nil)
		close(g.whole)
	}
}

// wait gives all files, as soon as they are there.
func (g *Generation) wait() map[string]output.Artifact {
	if g.whole != nil {
		<-g.whole
	}
	if g.files == nil && g.last != nil {
		return g.last.wait()
	}
	return g.files
}

// Lookup finds a file of the site. Of a site that is previewed it makes the
// file, or waits until it is made.
func (g *Generation) Lookup(path string) (output.Artifact, bool) {
	if one := g.one.Load(); one != nil {
		if a, ready, there := (*one)(path); ready || !there {
			return a, there
		}
	}
	a, ok := g.wait()[path]
	return a, ok
}

// Empty tells whether there is no site yet.
func (g *Generation) Empty() bool { return !g.open() && len(g.wait()) == 0 }

// Len is the number of files.
func (g *Generation) Len() int { return len(g.wait()) }

// Paths lists the files of the site, sorted.
func (g *Generation) Paths() []string { return sortedPaths(g.wait()) }

// Name tells sites apart: equal sites, and only they, may have equal names.
func (g *Generation) Name() string { return g.name }

func sortedPaths(files map[string]output.Artifact) []string {
	paths := make([]string, 0, len(files))
	for p := range files {
		paths = append(paths, p)
	}
	slices.Sort(paths)
	return paths
}

// hashOf covers all paths and contents.
func hashOf(files map[string]output.Artifact) string {
	var all bytes.Buffer
	for _, p := range sortedPaths(files) {
		hash := files[p].Hash
		all.WriteString(p)
		all.WriteByte(0)
		all.Write(hash[:])
	}
	sum := sha256.Sum256(all.Bytes())
	return hex.EncodeToString(sum[:12])
}

// since says what distinguishes a generation from the one before.
func (g *Generation) since(before *Generation) Report {
	var r Report
	old := before.wait()
	for p, a := range g.files {
		if was, ok := old[p]; ok && was.Hash == a.Hash {
			r.Unchanged++
			continue
		}
		r.Written = append(r.Written, p)
		r.Bytes += a.Size
	}
	for p := range old {
		if _, ok := g.files[p]; !ok {
			r.Removed = append(r.Removed, p)
		}
	}
	slices.SortFunc(r.Written, strings.Compare)
	slices.SortFunc(r.Removed, strings.Compare)
	return r
}
