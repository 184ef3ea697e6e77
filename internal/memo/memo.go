// Package memo keeps results by the hash of what they were made from, so that
// making them again costs nothing.
//
// The law of the cache:
//
//  1. A key is the hash of every input of the result: the view, the theme, the
//     program. What is not in the key cannot change the result.
//  2. A result is immutable. Who gets one from here must not write to it.
//  3. Emptying the store changes nothing but time.
//  4. Errors are not kept; findings that belong to a result are part of it, so
//     a hit tells them again.
//
// What goes into a key and how results are made is left to the callers.
package memo

import (
	"container/list"
	"reflect"
	"sync"
)

// Store holds results up to a number of bytes. It is safe for concurrent use.
//
// A build walks through all its results in the same order each time, the worst
// case for dropping the least recently used: with a limit slightly too small
// each result would go just before it is wanted. So the store counts builds
// (Begin). When it is full, results unused since before the last whole build
// go first, oldest first; if there are none, the newcomer is not kept.
type Store struct {
	mu      sync.Mutex
	limit   int64
	size    int64
	round   int
	entries map[address]*list.Element
	recent  *list.List // of *entry, latest use in front
	flights map[address]*flight
	hits    int
	misses  int
}

// address names a result: equal keys of different types never meet.
type address struct {
	key Key
	typ reflect.Type
}

type entry struct {
	at    address
	value any
	size  int64
	round int
}

type flight struct {
	done  chan struct{}
	value any
	err   error
	whole bool // false when produce panicked
}

// overhead is what an entry costs besides its value, in bytes, roughly.
const overhead = 250

// New gives an empty store that keeps up to limit bytes of results.
func New(limit int64) *Store {
	return &Store{limit: limit, entries: map[address]*list.Element{}, recent: list.New(), flights: map[address]*flight{}}
}

// Begin says that another build starts.
func (s *Store) Begin() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.round++
}

// Sweep forgets what was not used since the last Begin. After a person's
// consent has gone, the build that follows leaves them out, and Sweep removes
// what earlier builds had kept of them.
func (s *Store) Sweep() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for e := s.recent.Back(); e != nil && e.Value.(*entry).round < s.round; e = s.recent.Back() {
		s.drop(e)
	}
}

// Stats is what the store has done since it was made.
type Stats struct {
	Hits, Misses int
	Entries      int
	Bytes        int64
}

// Stats counts.
func (s *Store) Stats() Stats {
	s.mu.Lock()
	defer s.mu.Unlock()
	return Stats{Hits: s.hits, Misses: s.misses, Entries: len(s.entries), Bytes: s.size}
}

// Do gives the result kept under key or makes it. Callers that ask for the
// same key at once wait for one of them to make it and share result and
// error. size says how many bytes the result holds.
func Do[T any](s *Store, key Key, size func(T) int64, produce func() (T, error)) (T, error) {
	at := address{key, reflect.TypeFor[T]()}
	for {
		s.mu.Lock()
		if e, ok := s.entries[at]; ok {
			v := s.use(e)
			s.mu.Unlock()
			return v.(T), nil
		}
		f, waiting := s.flights[at]
		if !waiting {
			f = &flight{done: make(chan struct{})}
			s.flights[at] = f
			s.misses++
		}
		s.mu.Unlock()
		if !waiting {
			return lead(s, at, f, size, produce)
		}
		<-f.done
		if f.whole { // otherwise produce panicked over there; let it do so here
			v, _ := f.value.(T)
			return v, f.err
		}
	}
}

// Get gives the result kept under key, if there is one.
func Get[T any](s *Store, key Key) (T, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if e, ok := s.entries[address{key, reflect.TypeFor[T]()}]; ok {
		return s.use(e).(T), true
	}
	var none T
	return none, false
}

// lead makes the result and hands it to those who wait, also when produce panics.
func lead[T any](s *Store, at address, f *flight, size func(T) int64, produce func() (T, error)) (T, error) {
	defer func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.flights, at)
		if f.whole && f.err == nil {
			s.keep(at, f.value, size(f.value.(T)))
		}
		close(f.done)
	}()
	v, err := produce()
	f.value, f.err, f.whole = v, err, true
	return v, err
}

func (s *Store) use(e *list.Element) any {
	s.hits++
	en := e.Value.(*entry)
	en.round = s.round
	s.recent.MoveToFront(e)
	return en.value
}

func (s *Store) keep(at address, value any, size int64) {
	size += overhead
	for s.size+size > s.limit {
		e := s.recent.Back()
		if e == nil || e.Value.(*entry).round >= s.round-1 {
			return
		}
		s.drop(e)
	}
	s.entries[at] = s.recent.PushFront(&entry{at: at, value: value, size: size, round: s.round})
	s.size += size
}

func (s *Store) drop(e *list.Element) {
	en := s.recent.Remove(e).(*entry)
	delete(s.entries, en.at)
	s.size -= en.size
}
