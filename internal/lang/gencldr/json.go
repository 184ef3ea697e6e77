package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// object is a JSON object read loosely.
type object map[string]any

func readJSON(path string, v any) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return json.Unmarshal(b, v)
}

// main reads one file of a locale and goes down to the given keys.
func localeFile(dir, pkg, tag, file string, keys ...string) (object, error) {
	var o object
	path := filepath.Join(dir, pkg, "main", tag, file)
	if err := readJSON(path, &o); err != nil {
		return nil, err
	}
	return o.at(append([]string{"main", tag}, keys...)...)
}

func supplemental(dir, file string, keys ...string) (object, error) {
	var o object
	if err := readJSON(filepath.Join(dir, "cldr-core/supplemental", file), &o); err != nil {
		return nil, err
	}
	return o.at(append([]string{"supplemental"}, keys...)...)
}

func (o object) at(keys ...string) (object, error) {
	for _, k := range keys {
		next, ok := o[k].(map[string]any)
		if !ok {
			return nil, fmt.Errorf("no %q in the data", k)
		}
		o = next
	}
	return o, nil
}

// sub is at for what CLDR always has; a missing object is an empty one, and
// the patterns then read from it are found missing.
func (o object) sub(keys ...string) object {
	s, err := o.at(keys...)
	if err != nil {
		return object{}
	}
	return s
}

// s is a string of the object, empty when there is none.
func (o object) s(key string) string {
	switch v := o[key].(type) {
	case string:
		return v
	case map[string]any: // some carry their number system beside the value
		t, _ := v["_value"].(string)
		return t
	}
	return ""
}

func (o object) keys() []string {
	var out []string
	for k := range o {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// literal writes strings as the elements of a Go array.
func literal(list ...string) string {
	var b strings.Builder
	b.WriteByte('{')
	for i, s := range list {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%q", s)
	}
	b.WriteByte('}')
	return b.String()
}

// pluralForms writes the patterns that follow prefix by plural category,
// leaving out those that are as other.
func pluralForms(o object, prefix string, change func(string) string) string {
	other := change(o.s(prefix + "other"))
	parts := []string{fmt.Sprintf("Other: %q", other)}
	for _, c := range categories()[1:] {
		if s := o.s(prefix + strings.ToLower(c)); s != "" && change(s) != other {
			parts = append(parts, fmt.Sprintf("%s: %q", c, change(s)))
		}
	}
	return "forms{" + strings.Join(parts, ", ") + "}"
}

func categories() []string { return []string{"Other", "Zero", "One", "Two", "Few", "Many"} }

func same(s string) string { return s }
