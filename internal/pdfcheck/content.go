package pdfcheck

import "bytes"

// page is what a page shows, by marked-content sequence.
type page struct {
	ref      ref
	dict     dict
	texts    map[int]string // text of each sequence, in content order
	untagged []string       // what is painted outside sequences and artifacts
	unknown  map[string]int // font → codes shown that have no text
	mcids    map[int]bool
	role     map[int]name
}

// readPage interprets a page's content.
func (f *file) readPage(r ref) (*page, error) {
	p := &page{ref: r, dict: f.dict(r), texts: map[int]string{}, unknown: map[string]int{}, mcids: map[int]bool{}, role: map[int]name{}}
	s, ok := f.get(p.dict["Contents"]).(stream)
	if !ok {
		return p, nil
	}
	data, err := f.unpack(s)
	if err != nil {
		return nil, err
	}
	in := &interpreter{file: f, page: p, fonts: f.dict(f.dict(p.dict["Resources"])["Font"]), maps: map[name]*font{}}
	l := &lexer{b: data}
	var operands array
	for {
		v, ok, err := l.next(0)
		if err != nil {
			return nil, err
		}
		if !ok {
			return p, nil
		}
		if op, isOp := v.(keyword); isOp {
			in.do(string(op), operands)
			operands = operands[:0]
			continue
		}
		operands = append(operands, v)
	}
}

// mark is an open marked-content sequence: its number, or -1 for an
// artifact, -2 for one that is neither.
type mark struct {
	mcid   int
	actual bool // stands inside ActualText, which has been taken instead
}

const (
	artifact = -1
	nothing  = -2
)

type interpreter struct {
	file  *file
	page  *page
	fonts dict
	maps  map[name]*font
	font  *font
	marks []mark
}

// current is the sequence that content belongs to now.
func (in *interpreter) current() mark {
	for i := len(in.marks) - 1; i >= 0; i-- {
		if in.marks[i].mcid != nothing {
			return mark{in.marks[i].mcid, in.actual()}
		}
	}
	return mark{mcid: nothing}
}

func (in *interpreter) actual() bool {
	for _, m := range in.marks {
		if m.actual {
			return true
		}
	}
	return false
}

func (in *interpreter) do(op string, args array) {
	switch op {
	case "BMC", "BDC":
		in.open(args)
	case "EMC":
		if len(in.marks) > 0 {
			in.marks = in.marks[:len(in.marks)-1]
		}
	case "Tf":
		if n, ok := first(args).(name); ok {
			in.font = in.load(n)
		}
	case "Tj", "'", "\"":
		if len(args) > 0 {
			in.show(args[len(args)-1:])
		}
	case "TJ":
		if a, ok := first(args).(array); ok {
			in.show(a)
		}
	case "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "BI":
		in.painted(op)
	}
}

func first(a array) any {
	if len(a) == 0 {
		return nil
	}
	return a[0]
}

func (in *interpreter) open(args array) {
	tag, _ := first(args).(name)
	m := mark{mcid: nothing}
	if tag == "Artifact" {
		m.mcid = artifact
	}
	if len(args) > 1 {
		props := in.file.dict(args[1])
		if n, ok := whole(props["MCID"]); ok {
			m.mcid = n
			in.page.mcids[m.mcid] = true
			in.page.role[m.mcid] = tag
		}
		if t, ok := props["ActualText"]; ok {
			if at := in.current(); at.mcid >= 0 {
				in.page.texts[at.mcid] += in.file.string(t)
			}
			m.actual = true
		}
	}
	in.marks = append(in.marks, m)
}

func (in *interpreter) painted(what string) {
	if in.current().mcid == nothing {
		in.page.untagged = append(in.page.untagged, what)
	}
}

func (in *interpreter) show(a array) {
	at := in.current()
	if at.mcid == nothing {
		in.page.untagged = append(in.page.untagged, "text")
	}
	for _, v := range a {
		codes, ok := v.(text)
		if !ok || in.font == nil {
			continue
		}
		for i := 0; i+1 < len(codes); i += 2 {
			code := int(codes[i])<<8 | int(codes[i+1])
			in.font.used[code] = true
			s, known := in.font.unicode[code]
			if !known || bytes.ContainsAny([]byte(s), "\x00") || s == "\ufeff" || s == "\ufffe" || s == "" {
				in.page.unknown[in.font.name]++
			}
			if at.mcid >= 0 && !at.actual {
				in.page.texts[at.mcid] += s
			}
		}
	}
}

// font is the way from codes to text of one font.
type font struct {
	name    string
	unicode map[int]string
	used    map[int]bool
}

func (in *interpreter) load(n name) *font {
	if f := in.maps[n]; f != nil {
		return f
	}
	d := in.file.dict(in.fonts[n])
	base, _ := d["BaseFont"].(name)
	f := &font{name: string(base), unicode: map[int]string{}, used: map[int]bool{}}
	if s, ok := in.file.get(d["ToUnicode"]).(stream); ok {
		if data, err := in.file.unpack(s); err == nil {
			readCMap(data, f.unicode)
		}
	}
	in.maps[n] = f
	return f
}

// readCMap reads the bfchar and bfrange blocks of a ToUnicode map.
func readCMap(data []byte, out map[int]string) {
	l := &lexer{b: data}
	var operands array
	for {
		v, ok, err := l.next(0)
		if !ok || err != nil {
			return
		}
		switch v {
		case keyword("beginbfchar"), keyword("beginbfrange"):
			operands = nil
		case keyword("endbfchar"):
			for i := 0; i+1 < len(operands); i += 2 {
				out[code(operands[i])] = utf16Text(operands[i+1])
			}
		case keyword("endbfrange"):
			for i := 0; i+2 < len(operands); i += 3 {
				to := []rune(utf16Text(operands[i+2]))
				for c := code(operands[i]); c <= code(operands[i+1]) && len(to) > 0; c++ {
					out[c] = string(to)
					to[len(to)-1]++
				}
			}
		default:
			operands = append(operands, v)
		}
	}
}

func code(v any) int {
	n := 0
	t, _ := v.(text)
	for _, c := range t {
		n = n<<8 | int(c)
	}
	return n & 0xffff
}

func utf16Text(v any) string {
	t, _ := v.(text)
	return decode16(t)
}
