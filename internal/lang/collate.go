package lang

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Collator orders texts as readers of a language expect. It is safe for
// concurrent use.
type Collator struct {
	mu    sync.Mutex // the collator of x/text keeps buffers
	order *collate.Collator
	// native is the script that comes before the others, nil for Latin.
	native *unicode.RangeTable
	// caseless is order without case, where capitals come first.
	caseless *collate.Collator
}

// NewCollator gives the collator of a language. Norwegian takes the order of
// Danish letters, which is the same and which the tables know.
func NewCollator(tag Tag) *Collator {
	c := &Collator{}
	t := tag.parsed()
	switch tag.Language() {
	case "nb", "no", "nn":
		t = language.Danish
	case "da":
		c.caseless = collate.New(t, collate.IgnoreCase)
	}
	c.order = collate.New(t)
	switch tag.Script() {
	case "Arab":
		c.native = unicode.Arabic
	case "Hans", "Hant":
		c.native = unicode.Han
	}
	return c
}

// Key is bytes whose order is the order of the texts; texts with the same
// key are equal to the language.
func (c *Collator) Key(s string) []byte {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.key(s)
}

func (c *Collator) key(s string) []byte {
	key := []byte{c.group(s)}
	var b collate.Buffer
	if c.caseless == nil {
		return append(key, c.order.KeyFromString(&b, s)...)
	}
	key = append(key, c.caseless.KeyFromString(&b, s)...)
	key = append(key, 0, 0)
	key = append(key, c.order.KeyFromString(&b, strings.ToLower(s))...)
	key = append(key, 0, 0)
	return append(key, s...)
}

// group puts texts that begin with a letter of another script after those of
// the language's own; what is no letter comes first.
func (c *Collator) group(s string) byte {
	if c.native == nil {
		return 0
	}
	for _, r := range s {
		switch {
		case unicode.Is(c.native, r):
			return 1
		case unicode.IsLetter(r):
			return 2
		case unicode.IsDigit(r):
			return 0
		}
	}
	return 0
}

// Sort orders items by a text of theirs. Texts the language holds for equal
// go by their code points, so that the order never depends on the input's.
func Sort[T any](c *Collator, items []T, text func(T) string) {
	type entry struct {
		item T
		text string
		key  []byte
	}
	entries := make([]entry, len(items))
	for i, item := range items {
		s := text(item)
		entries[i] = entry{item, s, c.Key(s)}
	}
	slices.SortStableFunc(entries, func(a, b entry) int {
		return cmp.Or(bytes.Compare(a.key, b.key), strings.Compare(a.text, b.text))
	})
	for i, e := range entries {
		items[i] = e.item
	}
}
