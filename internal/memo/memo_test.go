package memo_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"lodestone/internal/memo"
)

type kind string

type figure struct {
	Value, Unit string
	Note        *string
	hidden      int
}

type page struct {
	Title   string
	Kind    kind
	Figures []figure
	Labels  map[string]string
	Counts  map[int]float64
	Raw     []byte
	Parent  *page
	Pair    [2]bool
}

func sample() page {
	note := "source"
	return page{
		Title: "Öresund", Kind: "region",
		Figures: []figure{{Value: "1", Unit: "%", Note: &note}, {Value: "2"}},
		Labels:  map[string]string{"a": "1", "b": "2", "c": "3"},
		Counts:  map[int]float64{1: 1.5, -2: 2},
		Raw:     []byte("raw"),
		Parent:  &page{Title: "Network"},
	}
}

func key(t *testing.T, v any) memo.Key {
	t.Helper()
	k, err := memo.Hash(v)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestEqualValuesHaveEqualKeys(t *testing.T) {
	want := key(t, sample())
	for range 50 { // maps come in another order each time
		p := sample()
		if key(t, p) != want || key(t, &p) != want {
			t.Fatal("equal pages have different keys")
		}
	}
}

func TestEveryDifferenceCounts(t *testing.T) {
	other := "Source"
	seen := map[memo.Key]string{key(t, sample()): "the sample"}
	for name, change := range map[string]func(p *page){
		"title":            func(p *page) { p.Title += "x" },
		"kind":             func(p *page) { p.Kind = "" },
		"moved border":     func(p *page) { p.Figures[0].Value, p.Figures[0].Unit = "1%", "" },
		"note":             func(p *page) { p.Figures[0].Note = &other },
		"no note":          func(p *page) { p.Figures[0].Note = nil },
		"unexported":       func(p *page) { p.Figures[0].hidden = 1 },
		"order":            func(p *page) { p.Figures[0], p.Figures[1] = p.Figures[1], p.Figures[0] },
		"one less":         func(p *page) { p.Figures = p.Figures[:1] },
		"nil":              func(p *page) { p.Figures = nil },
		"empty":            func(p *page) { p.Figures = []figure{} },
		"label":            func(p *page) { p.Labels["b"] = "3" },
		"labels exchanged": func(p *page) { p.Labels["a"], p.Labels["b"] = "2", "1" },
		"label gone":       func(p *page) { delete(p.Labels, "c") },
		"count":            func(p *page) { p.Counts[-2] = -2 },
		"raw":              func(p *page) { p.Raw[0] = 'R' },
		"parent":           func(p *page) { p.Parent.Title = "" },
		"grandparent":      func(p *page) { p.Parent.Parent = &page{} },
		"pair":             func(p *page) { p.Pair[1] = true },
	} {
		p := sample()
		change(&p)
		k := key(t, p)
		if twin, ok := seen[k]; ok {
			t.Errorf("%s has the key of %s", name, twin)
		}
		seen[k] = name
	}
}

func TestTheTypeCounts(t *testing.T) {
	type a struct{ X, Y string }
	type b struct{ X, Y string }
	type c struct{ Y, X string }
	type d struct {
		X string
		Y kind
	}
	seen := map[memo.Key]int{}
	for i, v := range []any{a{"1", "2"}, b{"1", "2"}, c{"1", "2"}, d{"1", "2"}, struct{ X, Y string }{"1", "2"}, [2]string{"1", "2"}, []string{"1", "2"}, kind("x"), "x", int8(1), int16(1), uint8(1)} {
		k := key(t, v)
		if j, ok := seen[k]; ok {
			t.Errorf("values %d and %d of different types have one key", i, j)
		}
		seen[k] = i
	}
}

type ring struct{ Next *ring }

func TestWhatIsNoPlainDataIsRefused(t *testing.T) {
	loop := &ring{}
	loop.Next = loop
	for words, v := range map[string]any{
		"nil":                             nil,
		"X: it is a interface":            struct{ X any }{1},
		"X[].Err: it is a interface":      struct{ X []struct{ Err error } }{},
		"X: it is a func":                 struct{ X func() }{},
		"X[…]: it is a chan":              struct{ X map[string]chan int }{},
		"X: it is a time.Time":            struct{ X time.Time }{},
		"neither strings nor whole":       map[float64]string{},
		"memo_test.ring: it contains its": loop,
	} {
		if _, err := memo.Hash(v); err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("got error %v, want one with %q", err, words)
		}
	}
	if _, err := memo.Hash(&ring{&ring{}}); err != nil {
		t.Errorf("a type that may contain itself, but does not: %v", err)
	}
}

func size(s string) int64 { return int64(len(s)) }

func make1(calls *int, v string) func() (string, error) {
	return func() (string, error) { *calls++; return v, nil }
}

func TestAResultIsMadeOnce(t *testing.T) {
	s := memo.New(1 << 20)
	calls := 0
	for range 3 {
		v, err := memo.Do(s, memo.Text("a"), size, make1(&calls, "A"))
		if v != "A" || err != nil {
			t.Fatalf("got %q, %v", v, err)
		}
	}
	if v, ok := memo.Get[string](s, memo.Text("a")); calls != 1 || !ok || v != "A" {
		t.Errorf("made %d times, kept: %v", calls, ok)
	}
	n, err := memo.Do(s, memo.Text("a"), func(int) int64 { return 8 }, func() (int, error) { return 7, nil })
	if n != 7 || err != nil {
		t.Errorf("another type under the same key gives %d, %v", n, err)
	}
}

func TestErrorsAreNotKept(t *testing.T) {
	s := memo.New(1 << 20)
	broken := errors.New("broken")
	if _, err := memo.Do(s, memo.Text("a"), size, func() (string, error) { return "", broken }); !errors.Is(err, broken) {
		t.Errorf("got error %v", err)
	}
	calls := 0
	if v, err := memo.Do(s, memo.Text("a"), size, make1(&calls, "A")); v != "A" || err != nil || calls != 1 {
		t.Errorf("after an error: %q, %v, %d calls", v, err, calls)
	}
}

func TestManyWhoAskAtOnceWaitForOne(t *testing.T) {
	s := memo.New(1 << 20)
	var calls atomic.Int32
	release := make(chan struct{})
	var wg sync.WaitGroup
	for range 16 {
		wg.Go(func() {
			v, err := memo.Do(s, memo.Text("a"), size, func() (string, error) {
				calls.Add(1)
				<-release
				return "A", nil
			})
			if v != "A" || err != nil {
				t.Errorf("got %q, %v", v, err)
			}
		})
	}
	close(release)
	wg.Wait()
	if calls.Load() != 1 {
		t.Errorf("made %d times", calls.Load())
	}
}

func TestAPanicReachesEverybodyAndBlocksNobody(t *testing.T) {
	s := memo.New(1 << 20)
	var wg sync.WaitGroup
	var panics atomic.Int32
	for range 8 {
		wg.Go(func() {
			defer func() {
				if recover() != nil {
					panics.Add(1)
				}
			}()
			_, _ = memo.Do(s, memo.Text("a"), size, func() (string, error) { panic("no") })
		})
	}
	wg.Wait()
	if panics.Load() != 8 {
		t.Errorf("%d of 8 saw the panic", panics.Load())
	}
	calls := 0
	if v, _ := memo.Do(s, memo.Text("a"), size, make1(&calls, "A")); v != "A" {
		t.Errorf("afterwards: %q", v)
	}
}

// build makes pages 0 to n-1 of a version each and tells how many were made.
func build(s *memo.Store, n int, version map[int]int) int {
	s.Begin()
	calls := 0
	for i := range n {
		_, _ = memo.Do(s, memo.Text(fmt.Sprint(i, version[i])), size, make1(&calls, strings.Repeat("x", 10000)))
	}
	return calls
}

func TestTheStoreIsBounded(t *testing.T) {
	const limit = 50 * 10250
	s := memo.New(limit)
	if calls := build(s, 200, nil); calls != 200 {
		t.Errorf("the first build made %d of 200", calls)
	}
	if got := s.Stats(); got.Bytes > limit || got.Entries < 45 {
		t.Errorf("the store holds %+v", got)
	}
	// A plain least-recently-used store would have none of the pages here.
	if calls := build(s, 200, nil); calls > 155 {
		t.Errorf("the second build made %d of 200 again, though 50 fit", calls)
	}
}

func TestOldVersionsMakeRoom(t *testing.T) {
	s := memo.New(50 * 10250)
	version := map[int]int{}
	for n := range 200 { // one page is edited again and again
		version[3] = n
		if calls := build(s, 40, version); n > 20 && calls != 1 {
			t.Fatalf("after edit %d %d pages were made", n, calls)
		}
	}
}

func TestSweepForgetsWhatIsNoLongerUsed(t *testing.T) {
	s := memo.New(1 << 30)
	build(s, 10, nil)
	build(s, 6, nil)
	s.Sweep()
	if got := s.Stats().Entries; got != 6 {
		t.Errorf("%d entries are left of the 6 in use", got)
	}
	if _, ok := memo.Get[string](s, memo.Text(fmt.Sprint(8, 0))); ok {
		t.Error("what was not used is still there")
	}
}

func BenchmarkHashPage10KB(b *testing.B) {
	p := sample()
	for i := range 60 {
		p.Figures = append(p.Figures, figure{Value: strings.Repeat("v", 100), Unit: fmt.Sprint(i, strings.Repeat("u", 60))})
	}
	for b.Loop() {
		if _, err := memo.Hash(&p); err != nil {
			b.Fatal(err)
		}
	}
}
