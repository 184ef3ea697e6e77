package source

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strings"
	"unicode/utf8"

	"lodestone/internal/diag"
)

// habits are spellings of text that are put right silently and told once for
// the whole site.
type habits struct{ mark, crlf bool }

// textFile makes a file of its raw bytes. What cannot be put right without
// guessing is a problem; then the text has U+FFFD in the wrong places, so
// that later stages can go on and find more.
func textFile(path string, raw []byte) (*File, habits, diag.List) {
	var h habits
	var problems diag.List
	size := int64(len(raw))
	if d, ok := utf16(path, raw); ok {
		return newText(path, "", size), h, diag.List{d}
	}
	if rest, ok := bytes.CutPrefix(raw, []byte("\xEF\xBB\xBF")); ok {
		raw, h.mark = rest, true
	}
	text := string(raw)
	if strings.Contains(text, "\r") {
		h.crlf = true
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	if !utf8.ValidString(text) {
		problems.Add(notUTF8(path, text))
		text = strings.ToValidUTF8(text, "\uFFFD")
	}
	if i := strings.IndexByte(text, 0); i >= 0 {
		problems.Add(diag.Diagnostic{
			Code: "SRC02", Severity: diag.Error, Span: at(path, text, i),
			Message: "The file contains a zero byte, which text never does",
			Hint:    "Is this really a text file? Save it again as UTF-8 text, or give it the ending of what it is.",
		})
		text = strings.ReplaceAll(text, "\x00", "\uFFFD")
	}
	problems = append(problems, unmerged(path, text)...)
	return newText(path, text, size), h, problems
}

// CodeUnmerged is the code of the finding that a file holds two versions.
const CodeUnmerged = "SRC10"

// unmerged finds what a merge of two versions left to be decided.
func unmerged(path, text string) (list diag.List) {
	if !strings.Contains(text, "<<<<<<<") && !strings.Contains(text, ">>>>>>>") {
		return nil
	}
	open, line := false, 0
	for s := range strings.Lines(text) {
		line++
		begins := isMark(s, "<<<<<<<")
		ends := isMark(s, ">>>>>>>")
		if begins || ends && !open {
			list.Add(diag.Diagnostic{
				Code: CodeUnmerged, Severity: diag.Error, Span: diag.Span{File: path, Line: line, Column: 1, EndColumn: 8},
				Message: "Two versions of this file were merged, and here it is still to be decided between them",
				Hint:    "Keep the lines that should count, and delete the others and the lines that begin with <<<<<<<, ======= and >>>>>>>.",
			})
		}
		open = begins || open && !ends
	}
	return list
}

func isMark(line, mark string) bool {
	rest, ok := strings.CutPrefix(strings.TrimRight(line, "\n"), mark)
	return ok && (rest == "" || rest[0] == ' ')
}

func newText(path, text string, size int64) *File {
	return &File{Path: path, Size: size, Hash: sha256.Sum256([]byte(text)), text: text, kept: true}
}

func utf16(path string, raw []byte) (diag.Diagnostic, bool) {
	if !bytes.HasPrefix(raw, []byte("\xFF\xFE")) && !bytes.HasPrefix(raw, []byte("\xFE\xFF")) {
		return diag.Diagnostic{}, false
	}
	return diag.Diagnostic{
		Code: "SRC01", Severity: diag.Error, Span: diag.Span{File: path},
		Message: "The file is saved as UTF-16 (“Unicode”), but Lodestone reads UTF-8",
		Hint:    "Save it again with the encoding UTF-8: in Notepad under “Save as”, below the file name.",
	}, true
}

func notUTF8(path, text string) diag.Diagnostic {
	i := 0
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && n == 1 {
			break
		}
		i += n
	}
	return diag.Diagnostic{
		Code: "SRC01", Severity: diag.Error, Span: at(path, text, i),
		Message: fmt.Sprintf("The byte %#02x is not UTF-8 text%s", text[i], latin1(text[i])),
		Hint:    "Save the file again with the encoding UTF-8.",
	}
}

// latin1 says which letter an odd byte was most likely meant to be.
func latin1(b byte) string {
	if b < 0xC0 {
		return ""
	}
	return fmt.Sprintf("; it may be “%c” from the older encoding Windows-1252", rune(b))
}

// at gives the place of a byte of the text.
func at(path, text string, offset int) diag.Span {
	before := text[:offset]
	start := strings.LastIndexByte(before, '\n') + 1
	return diag.Span{File: path, Line: strings.Count(before, "\n") + 1, Column: utf8.RuneCountInString(before[start:]) + 1}
}

func clash(a, b string) diag.Diagnostic {
	message := fmt.Sprintf("%s and %s differ in capitals only; on Windows and macOS they are one file", a, b)
	if !strings.EqualFold(a, b) {
		message = fmt.Sprintf("%s and %s look the same: a letter such as ü is one character in one name and two in the other; on macOS they are one file, and only one is read", a, b)
	}
	return diag.Diagnostic{
		Code: "SRC05", Severity: diag.Warning, Span: diag.Span{File: b},
		Message: message,
		Hint:    "Rename one of the two.",
		Related: []diag.Related{{Span: diag.Span{File: a}, Message: "the other one"}},
	}
}

// tell reports the habits of a tree, each once, at the first file that has it.
func (t *Tree) tell(found map[string]habits) {
	var marks, crlfs int
	var mark, crlf string
	for path, h := range found {
		if h.mark {
			marks++
			mark = first(mark, path)
		}
		if h.crlf {
			crlfs++
			crlf = first(crlf, path)
		}
	}
	if marks > 0 {
		t.problems.Add(diag.Diagnostic{
			Code: "SRC06", Severity: diag.Info, Span: diag.Span{File: mark},
			Message: count(marks, "begins", "begin") + " with a byte order mark, which is left out",
			Hint:    "Nothing needs doing; “UTF-8” without “BOM” avoids it.",
		})
	}
	if crlfs > 0 {
		t.problems.Add(diag.Diagnostic{
			Code: "SRC07", Severity: diag.Info, Span: diag.Span{File: crlf},
			Message: count(crlfs, "ends its lines", "end their lines") + " as Windows does (CR LF); they are read as if they ended with LF",
			Hint:    "Nothing needs doing.",
		})
	}
}

func first(a, b string) string {
	if a == "" || b < a {
		return b
	}
	return a
}

func count(n int, one, many string) string {
	if n == 1 {
		return "This file " + one
	}
	return fmt.Sprintf("%d files, this one first, %s", n, many)
}
