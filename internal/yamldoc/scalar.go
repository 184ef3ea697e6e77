package yamldoc

import (
	"encoding"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"gopkg.in/yaml.v3"

	"lodestone/internal/calc"
	"lodestone/internal/diag"
	"lodestone/internal/model"
)

func (d *decoder) scalar(y *yaml.Node, s *shape, r *rules, p place, into reflect.Value) {
	switch s.form {
	case formBool:
		d.boolean(y, p, into)
	case formInt:
		d.integer(y, r, p, into)
	case formScalar:
		d.literal(y, p, into)
	case formRef:
		if d.plainText(y, p) && d.reference(y, r, p) {
			into.Set(reflect.ValueOf(model.Ref{ID: y.Value, Region: d.owner.Region}))
		}
	case formText:
		if d.machineText(y, r, p) {
			into.Set(reflect.ValueOf(model.Text{d.owner.Lang: strings.TrimRight(y.Value, "\n")}))
		}
	default:
		if d.machineText(y, r, p) {
			into.SetString(composed(y.Value))
		}
	}
}

// composed writes ü as one character, however it was typed, so that names of
// files and people are found. Addresses stay as they are.
func composed(text string) string {
	if strings.Contains(text, "://") {
		return text
	}
	return norm.NFC.String(text)
}

func (d *decoder) boolean(y *yaml.Node, p place, into reflect.Value) {
	switch {
	case y.Style == 0 && y.Value == "true":
		into.SetBool(true)
	case y.Style == 0 && y.Value == "false":
		into.SetBool(false)
	default:
		hint := "Write true or false, in small letters and without quotes."
		switch strings.ToLower(y.Value) {
		case "yes", "on", "y", "true":
			hint = "Write true, in small letters and without quotes."
		case "no", "off", "n", "false":
			hint = "Write false, in small letters and without quotes."
		}
		d.wrong(y, fmt.Sprintf("%s is “%s”, but only true and false are understood", p.title(), shorten(y.Value)), hint)
	}
}

func (d *decoder) integer(y *yaml.Node, r *rules, p place, into reflect.Value) {
	n, err := strconv.ParseInt(y.Value, 10, into.Type().Bits())
	canonical := err == nil && strconv.FormatInt(n, 10) == y.Value
	switch {
	case !canonical && y.Style == 0 && plainTrap(y.Value) == trapNumber:
		d.at(y, fmt.Sprintf("%s is “%s”, which YAML reads as another number than it looks like", p.title(), y.Value),
			"Write the whole number with its digits only, for example 1200.")
	case !canonical:
		d.wrong(y, fmt.Sprintf("%s is “%s”, but a whole number is wanted", p.title(), shorten(y.Value)),
			"Write digits only, without spaces, points or commas, for example 1200.")
	case r.min != 0 && n < int64(r.min):
		d.at(y, fmt.Sprintf("%s is %d, but it must be at least %d", p.title(), n, r.min), "Correct the number.")
	case r.max != 0 && n > int64(r.max):
		d.at(y, fmt.Sprintf("%s is %d, but it must be at most %d", p.title(), n, r.max), "Correct the number.")
	default:
		into.SetInt(n)
	}
}

// literal lets a type read its own literal.
func (d *decoder) literal(y *yaml.Node, p place, into reflect.Value) {
	u, ok := into.Addr().Interface().(encoding.TextUnmarshaler)
	if !ok {
		return
	}
	if isNull(y) || strings.TrimSpace(y.Value) == "" {
		d.noValue(y, p)
		return
	}
	if err := u.UnmarshalText([]byte(y.Value)); err != nil {
		if _, number := u.(*calc.Decimal); number && !strings.ContainsAny(y.Value, "0123456789") {
			d.wrong(y, fmt.Sprintf("%s is “%s”, but a number is wanted", p.title(), shorten(y.Value)), "Write it in digits, for example 1250 or 12.5.")
			return
		}
		message, hint, _ := strings.Cut(err.Error(), ": ")
		d.wrong(y, p.title()+": "+message, sentence(hint))
	}
}

// sentence makes a hint of the second half of an error's text.
func sentence(text string) string {
	if text == "" {
		return ""
	}
	r, n := utf8.DecodeRuneInString(text)
	return strings.TrimSuffix(strings.ToUpper(string(r))+text[n:], ".") + "."
}

// machineText checks text that programs read: ids, words of a list.
func (d *decoder) machineText(y *yaml.Node, r *rules, p place) bool {
	if !d.plainText(y, p) {
		return false
	}
	switch {
	case len(r.enum) > 0 && !slices.Contains(r.enum, y.Value):
		hint := "Write one of: " + strings.Join(r.enum, ", ") + "."
		if near, ok := diag.Suggest(strings.ToLower(y.Value), r.enum); ok {
			hint = fmt.Sprintf("Did you mean “%s”? %s", near, hint)
		} else if slices.Contains(r.enum, strings.ToLower(y.Value)) {
			hint = fmt.Sprintf("Did you mean “%s”? %s", strings.ToLower(y.Value), hint)
		}
		d.wrong(y, fmt.Sprintf("%s cannot be “%s”", p.title(), shorten(y.Value)), hint)
		return false
	case r.pattern.match != nil && !r.pattern.match(y.Value):
		d.wrong(y, fmt.Sprintf("%s: “%s” is not %s", p.title(), shorten(y.Value), r.pattern.what),
			"Write it like this: "+r.pattern.example)
		return false
	}
	d.length(y, r, p)
	return true
}

// length reports a text that is too long or too short. It is kept all the
// same: without it, its translations would seem to translate nothing.
func (d *decoder) length(y *yaml.Node, r *rules, p place) {
	n := utf8.RuneCountInString(y.Value)
	switch {
	case r.max > 0 && n > r.max:
		d.at(y, fmt.Sprintf("%s has %d characters, but at most %d fit", p.title(), n, r.max), fmt.Sprintf("Make it %d characters shorter.", n-r.max))
	case r.min > 0 && n < r.min:
		d.at(y, fmt.Sprintf("%s has %d characters, but at least %d are needed", p.title(), n, r.min), "Say more.")
	}
}

// reference notes a reference; it is resolved by load.
func (d *decoder) reference(y *yaml.Node, r *rules, p place) bool {
	region, id, found := strings.Cut(y.Value, "/")
	if !found {
		region, id = "", y.Value
	}
	if !isSlug(id) || found && !isSlug(region) {
		d.wrong(y, fmt.Sprintf("%s: “%s” is not an id", p.title(), shorten(y.Value)),
			"Write the id (the name of the file or the key of the record), for example green-hydrogen; or region/id for another region's.")
		return false
	}
	d.record.Uses = append(d.record.Uses, model.Use{Kind: r.ref, Ref: model.Ref{ID: y.Value, Region: d.owner.Region},
		Path: p.path, Span: Node{d.doc, y}.Span()})
	return true
}

// plainText refuses unquoted values that YAML takes for something else than
// text, or that other programs would.
func (d *decoder) plainText(y *yaml.Node, p place) bool {
	if y.Style != 0 {
		if strings.TrimSpace(y.Value) == "" {
			d.noValue(y, p)
			return false
		}
		return true
	}
	found := plainTrap(y.Value)
	if found == trapNone {
		return true
	}
	quoted := "If text is meant, put it in quotes: " + quote(y.Value)
	switch found {
	case trapNull:
		d.noValue(y, p)
	case trapBool:
		d.at(y, fmt.Sprintf("%s is %s without quotes, which YAML reads as true or false", p.title(), y.Value), quoted)
	case trapNumber:
		d.at(y, fmt.Sprintf("%s is %s without quotes, which YAML may read as another number", p.title(), y.Value), quoted)
	case trapTime:
		d.at(y, fmt.Sprintf("%s is %s without quotes, which YAML may read as a number of minutes", p.title(), y.Value), quoted)
	case trapDate:
		d.at(y, fmt.Sprintf("%s is a date, but text is wanted", p.title()), quoted)
	}
	return false
}

func (d *decoder) noValue(y *yaml.Node, p place) {
	d.at(y, p.title()+" has no value", "Write the value after the colon, or remove the line.")
}

type trap int

const (
	trapNone trap = iota
	trapNull
	trapBool
	trapNumber
	trapTime
	trapDate
)

func isNull(y *yaml.Node) bool { return y.Style == 0 && plainTrap(y.Value) == trapNull }

// plainTrap says what an unquoted value may be taken for. Plain decimal
// numbers (2018, -3, 1.10) are harmless, since the literal text is kept.
func plainTrap(text string) trap {
	if text == "" {
		return trapNull
	}
	if c := text[0]; c > '9' && len(text) > 5 {
		return trapNone
	}
	switch text {
	case "~", "null", "Null", "NULL":
		return trapNull
	case "y", "Y", "yes", "Yes", "YES", "n", "N", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF",
		"true", "True", "TRUE", "false", "False", "FALSE":
		return trapBool
	case ".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN":
		return trapNumber
	}
	return numberTrap(text)
}

func numberTrap(text string) trap {
	rest := strings.TrimLeft(text, "+-")
	if rest == "" || len(text)-len(rest) > 1 || !(rest[0] >= '0' && rest[0] <= '9') && rest[0] != '.' {
		return trapNone
	}
	switch {
	case isDate(text):
		return trapDate
	case isSexagesimal(rest):
		return trapTime
	case strings.HasPrefix(rest, "0x") || strings.HasPrefix(rest, "0o") || strings.HasPrefix(rest, "0b"):
		if _, err := strconv.ParseInt(strings.ReplaceAll(rest, "_", ""), 0, 64); err == nil {
			return trapNumber
		}
		return trapNone
	}
	bare := strings.ReplaceAll(rest, "_", "")
	if _, err := strconv.ParseFloat(bare, 64); err != nil && !strings.Contains(err.Error(), "range") || strings.HasPrefix(bare, "i") {
		return trapNone
	}
	if plainNumber(rest) && text[0] != '+' {
		return trapNone
	}
	return trapNumber
}

// plainNumber recognises 0, 12 and 1.10, but not 010, .5, 5. and 1e3.
func plainNumber(text string) bool {
	whole, fraction, point := strings.Cut(text, ".")
	return allDigits(whole) && (len(whole) == 1 || whole[0] != '0') && (!point || allDigits(fraction))
}

func allDigits(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}

// isDate recognises what YAML takes for a time stamp.
func isDate(text string) bool {
	day, rest := text, ""
	if i := strings.IndexAny(text, " tT"); i > 0 {
		day, rest = text[:i], text[i+1:]
	}
	parts := strings.Split(day, "-")
	if len(parts) != 3 || len(parts[0]) != 4 || len(parts[1]) > 2 || len(parts[2]) > 2 || rest != "" && rest[0] > '9' {
		return false
	}
	return allDigits(parts[0]) && allDigits(parts[1]) && allDigits(parts[2])
}

// isSexagesimal recognises 1:30 and 16:45:00, numbers of base 60 to YAML 1.1.
func isSexagesimal(text string) bool {
	parts := strings.Split(text, ":")
	for i, part := range parts {
		if !allDigits(part) || i > 0 && (len(part) > 2 || len(part) == 2 && part[0] > '5') {
			return false
		}
	}
	return len(parts) > 1
}
