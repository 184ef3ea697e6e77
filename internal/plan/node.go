package plan

import (
	"encoding/json"
	"strconv"
	"unicode/utf8"

	"lodestone/internal/date"
)

// node is an object of JSON-LD: its members in the order in which they are
// written. A reader's tool shows them so, and nothing needs sorting.
type node []property

type property struct {
	key   string
	value any // string, json.Number, int, node, []node or []string
}

// thing begins a node of a type of schema.org.
func thing(kind string) node { return node{{"@type", kind}} }

// pointer refers to a node that stands elsewhere.
func pointer(id string) node { return node{{"@id", id}} }

// put adds a member that has something to say.
func (n *node) put(key string, value any) {
	switch v := value.(type) {
	case string:
		if v == "" {
			return
		}
	case json.Number:
		if v == "" {
			return
		}
	case node:
		if len(v) == 0 {
			return
		}
	case []node:
		switch len(v) {
		case 0:
			return
		case 1:
			value = v[0]
		}
	case []string:
		switch len(v) {
		case 0:
			return
		case 1:
			value = v[0]
		}
	}
	*n = append(*n, property{key, value})
}

// append writes the object as encoding/json does, safe within HTML, without
// its reflection: every page has one.
func (n node) append(b []byte) []byte {
	b = append(b, '{')
	for i, m := range n {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(appendValue(b, m.key), ':')
		b = appendValue(b, m.value)
	}
	return append(b, '}')
}

func appendValue(b []byte, v any) []byte {
	switch v := v.(type) {
	case string:
		if isPlainJSON(v) {
			return append(append(append(b, '"'), v...), '"')
		}
	case json.Number:
		return append(b, v...)
	case int:
		return strconv.AppendInt(b, int64(v), 10)
	case node:
		return v.append(b)
	case []node:
		return appendList(b, v, func(b []byte, n node) []byte { return n.append(b) })
	case []string:
		return appendList(b, v, func(b []byte, s string) []byte { return appendValue(b, s) })
	}
	data, err := json.Marshal(v)
	if err != nil {
		return append(b, "null"...) // a string always encodes
	}
	return append(b, data...)
}

func appendList[T any](b []byte, list []T, one func([]byte, T) []byte) []byte {
	b = append(b, '[')
	for i, v := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = one(b, v)
	}
	return append(b, ']')
}

// isPlainJSON tells whether a string stands in JSON as it is.
func isPlainJSON(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' || c == 0xe2 {
			return false // 0xe2 begins the line separators, among others
		}
	}
	return utf8.ValidString(s)
}

// isoDate is a date as ISO 8601 can say it. Of a season or a quarter it says
// the year: a month would claim more than is known.
func isoDate(d date.Date) string {
	switch d.Precision() {
	case date.ToSeason, date.ToQuarter:
		return date.Date{Year: d.Year}.String()
	}
	return d.String()
}

// isoTime is when something begins or ends, with the offset of its zone where
// the time of day is known.
func isoTime(m date.Moment) string {
	if m.HasTime {
		return m.Time().Format("2006-01-02T15:04:05Z07:00")
	}
	return isoDate(m.Date)
}
