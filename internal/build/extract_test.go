package build_test

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"lodestone/internal/build"
	"lodestone/internal/pdfcheck"
)

// extract gives what a reader or a program can read in an output: text and
// attributes, structured data, table cells, the text of documents as a viewer
// copies it, and all that in archives. The keys say where each text is:
// "kit.zip!deck.pptx!ppt/charts/chart1.xml".
func extract(t testing.TB, outputs files) map[string]string {
	t.Helper()
	into := map[string]string{}
	for name, data := range outputs {
		if err := readInto(into, name, data); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	return into
}

func readInto(into map[string]string, name string, data []byte) error {
	var text string
	var err error
	switch path.Ext(name) {
	case ".zip", ".pptx", ".xlsx":
		return unzip(into, name, data)
	case ".html":
		text, err = htmlText(data)
	case ".xml", ".rels", ".svg", ".vml":
		text, err = xmlText(data)
	case ".json", ".webmanifest":
		text, err = jsonText(data)
	case ".csv":
		text, err = csvText(data)
	case ".ics", ".vcf":
		text = strings.NewReplacer("\r\n ", "", "\\,", ",", "\\;", ";", "\\n", "\n").Replace(string(data))
	case ".pdf":
		text, err = pdfcheck.Text(data)
	case ".css", ".js", ".txt", "":
		text = string(data)
	case ".png":
		text, err = pngText(data)
	case ".woff2": // letters, of which no text is made
	default:
		return errors.New("nobody reads files of this kind")
	}
	into[name] = text
	return err
}

func unzip(into map[string]string, name string, data []byte) error {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	names := []string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return err
		}
		inner, err := io.ReadAll(r)
		if err != nil {
			return err
		}
		names = append(names, f.Name)
		if err := readInto(into, name+"!"+f.Name, inner); err != nil {
			return err
		}
	}
	into[name] = strings.Join(names, "\n")
	return nil
}

// apart are elements around which a reader sees a gap.
var apart = strings.Fields("p li td th tr div section article h1 h2 h3 h4 dt dd ul ol table caption title a:p a:tr a:tc c:pt c:v row c si entry url option nav header footer br figure text")

// htmlText gives the text of a page, with its attributes and what its
// JSON-LD says. Runs that a reader sees as one are one.
func htmlText(data []byte) (string, error) {
	var b strings.Builder
	z := html.NewTokenizer(bytes.NewReader(data))
	script := false
	for {
		switch z.Next() {
		case html.ErrorToken:
			if err := z.Err(); err != io.EOF {
				return "", err
			}
			return b.String(), nil
		case html.TextToken:
			if script {
				text, err := jsonText(z.Raw())
				if err != nil {
					return "", err
				}
				b.WriteString(text)
				continue
			}
			b.Write(z.Text())
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			script = token.Data == "script"
			for _, a := range token.Attr {
				b.WriteString("\x00" + a.Val + "\x00")
			}
			if slices.Contains(apart, token.Data) {
				b.WriteByte('\n')
			}
		case html.EndTagToken:
			token := z.Token()
			script = false
			if slices.Contains(apart, token.Data) {
				b.WriteByte('\n')
			}
		}
	}
}

func xmlText(data []byte) (string, error) {
	var b strings.Builder
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.RawToken()
		if err == io.EOF {
			return b.String(), nil
		}
		if err != nil {
			return "", err
		}
		switch token := token.(type) {
		case xml.CharData:
			b.Write(token)
		case xml.StartElement:
			for _, a := range token.Attr {
				b.WriteString("\x00" + a.Value + "\x00")
			}
			gap(&b, token.Name)
		case xml.EndElement:
			gap(&b, token.Name)
		}
	}
}

func gap(b *strings.Builder, n xml.Name) {
	name := n.Local
	if n.Space != "" {
		name = n.Space + ":" + n.Local
	}
	if slices.Contains(apart, name) {
		b.WriteByte('\n')
	}
}

func jsonText(data []byte) (string, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return "", err
	}
	var b strings.Builder
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			for key, inner := range v {
				b.WriteString(key + "\n")
				walk(inner)
			}
		case []any:
			for _, inner := range v {
				walk(inner)
			}
		case json.Number:
			b.WriteString(v.String() + "\n")
		case string:
			b.WriteString(v + "\n")
		}
	}
	walk(v)
	return b.String(), nil
}

// pngText gives what a picture says of itself in text chunks, of each kind
// that there is: tEXt, zTXt and iTXt, packed or not.
func pngText(data []byte) (string, error) {
	var b strings.Builder
	for at := 8; at+12 <= len(data); {
		n := int(binary.BigEndian.Uint32(data[at:]))
		if at+12+n > len(data) {
			return "", errors.New("a chunk goes beyond the end")
		}
		kind, body := string(data[at+4:at+8]), data[at+8:at+8+n]
		at += 12 + n
		if !slices.Contains([]string{"tEXt", "zTXt", "iTXt", "eXIf"}, kind) {
			continue
		}
		key, rest, _ := bytes.Cut(body, []byte{0})
		packed := kind == "zTXt" && len(rest) > 1
		if kind == "iTXt" && len(rest) > 2 {
			packed = rest[0] == 1
			parts := bytes.SplitN(rest[2:], []byte{0}, 3)
			rest = parts[len(parts)-1]
		} else if packed {
			rest = rest[1:]
		}
		if packed {
			r, err := zlib.NewReader(bytes.NewReader(rest))
			if err != nil {
				return "", err
			}
			if rest, err = io.ReadAll(r); err != nil {
				return "", err
			}
		}
		b.WriteString(string(key) + "\n" + string(rest) + "\n")
	}
	return b.String(), nil
}

func csvText(data []byte) (string, error) {
	r := csv.NewReader(bytes.NewReader(data))
	if first, _, _ := bytes.Cut(data, []byte("\n")); bytes.Count(first, []byte(";")) > bytes.Count(first, []byte(",")) {
		r.Comma = ';'
	}
	rows, err := r.ReadAll()
	var cells []string
	for _, row := range rows {
		cells = append(cells, row...)
	}
	return strings.Join(cells, "\n"), err
}

// gather joins what stands in a published file and, if it is an archive, in
// the files within.
func gather(texts map[string]string, manifest []build.Entry) map[string]pages {
	joined := map[string]*strings.Builder{}
	for _, e := range manifest {
		joined[e.Path] = &strings.Builder{}
	}
	for name, text := range texts {
		outer, _, _ := strings.Cut(name, "!")
		joined[outer].WriteString(text + "\n")
	}
	out := map[string]pages{}
	for name, b := range joined {
		out[name] = prepared(b.String())
	}
	return out
}
