package dev

import (
	"context"
	"fmt"
	"runtime"
	"time"

	"lodestone/internal/source"
)

const (
	// settling is how long to wait before looking again at files that
	// somebody seems to be writing.
	settling = 20 * time.Millisecond
	// patience is how often to look again before a file that is empty, or
	// grows all the time, is taken as it is.
	patience = 25
)

// loop is snapshot, build, tell, for each change.
type loop struct {
	opts    Options
	build   Build
	server  *server
	changes <-chan struct{}
	tree    *source.Tree
	lost    bool // the site's folder cannot be read
}

func (l *loop) run(ctx context.Context) error {
	began := time.Now()
	tree, err := source.Snapshot(l.opts.Dir, nil, l.opts.Roots...)
	if err != nil {
		return err
	}
	l.turn(ctx, tree, began)
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-l.changes:
		}
		began := time.Now()
		if tree, ok := l.look(ctx); ok {
			l.turn(ctx, tree, began)
		}
	}
}

// look takes a snapshot that can be built from; not ok when nothing has
// changed. The first change is acted on at once. Of the events that follow it
// (a save gives up to five) the next look sees all together, and mostly finds
// that they changed nothing.
func (l *loop) look(ctx context.Context) (*source.Tree, bool) {
	for try := 0; ; try++ {
		tree, err := source.Snapshot(l.opts.Dir, l.tree, l.opts.Roots...)
		if err != nil {
			if !l.lost {
				l.opts.Say(fmt.Sprintf("The site's folder cannot be read (%v). The last good site is still served; Lodestone waits for the folder to come back.", err))
			}
			l.lost = true
			return nil, false
		}
		l.lost = false
		if len(tree.Unsettled()) == 0 || try == patience {
			return tree, tree.Hash() != l.tree.Hash() || problems(tree) != problems(l.tree)
		}
		if !wait(ctx, settling) {
			return nil, false
		}
	}
}

// problems tells apart trees whose files are the same to read but not in
// order: one whose owner has taken away the right to read it, say.
func problems(t *source.Tree) string { return fmt.Sprint(t.Problems()) }

// turn builds and tells. Errors are looked at twice before they are told: a
// large file may have been caught in the middle of being saved.
func (l *loop) turn(ctx context.Context, tree *source.Tree, began time.Time) {
	first := l.tree == nil
	l.tree = tree
	r := l.build(ctx, tree, l.server.preview)
	for try := 0; r.failed() && !first && try < patience && wait(ctx, settling); try++ {
		next, changed := l.look(ctx)
		if !changed {
			break
		}
		l.tree = next
		r = l.build(ctx, next, l.server.preview)
	}
	if ctx.Err() != nil {
		return
	}
	l.server.tell(r)
	l.opts.Built(r, time.Since(began))
	go runtime.GC() // while somebody looks at the page: half of the time of the next edit would go into it
}

func wait(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-t.C:
		return true
	}
}
