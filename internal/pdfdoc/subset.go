package pdfdoc

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// sfnt reads the tables of a TrueType font that embedding needs. Offsets
// are checked, so a broken font gives empty glyphs, never a panic.
type sfnt struct {
	tables map[string][]byte
	long   bool // loca holds 32-bit offsets
	count  int  // glyphs
	metric int  // entries of hmtx with an advance
}

func openSFNT(data []byte) *sfnt {
	s := &sfnt{tables: map[string][]byte{}}
	for i := range u16(data, 4) {
		rec := 12 + 16*i
		if rec+16 > len(data) {
			break
		}
		offset, length := u32(data, rec+8), u32(data, rec+12)
		if offset >= 0 && length >= 0 && offset+length <= len(data) {
			s.tables[string(data[rec:rec+4])] = data[offset : offset+length]
		}
	}
	s.long = u16(s.tables["head"], 50) == 1
	s.count = u16(s.tables["maxp"], 4)
	s.metric = u16(s.tables["hhea"], 34)
	return s
}

func u16(b []byte, i int) int {
	if i < 0 || i+2 > len(b) {
		return 0
	}
	return int(binary.BigEndian.Uint16(b[i:]))
}

func i16(b []byte, i int) int { return int(int16(u16(b, i))) }

func u32(b []byte, i int) int {
	if i < 0 || i+4 > len(b) {
		return 0
	}
	return int(binary.BigEndian.Uint32(b[i:]))
}

func (s *sfnt) advance(g uint16) int {
	return u16(s.tables["hmtx"], 4*max(0, min(int(g), s.metric-1)))
}

func (s *sfnt) bearing(g uint16) int {
	if int(g) < s.metric {
		return u16(s.tables["hmtx"], 4*int(g)+2)
	}
	return u16(s.tables["hmtx"], 4*s.metric+2*(int(g)-s.metric))
}

func (s *sfnt) outline(g uint16) []byte {
	loca, glyf := s.tables["loca"], s.tables["glyf"]
	var from, to int
	if s.long {
		from, to = u32(loca, 4*int(g)), u32(loca, 4*int(g)+4)
	} else {
		from, to = 2*u16(loca, 2*int(g)), 2*u16(loca, 2*int(g)+2)
	}
	if from >= to || to > len(glyf) {
		return nil
	}
	return glyf[from:to]
}

// box is the font's bounding box in thousandths of the em.
func (s *sfnt) box() string {
	head := s.tables["head"]
	em := max(1, u16(head, 18))
	v := func(at int) int { return i16(head, at) * 1000 / em }
	return fmt.Sprintf("%d %d %d %d", v(36), v(38), v(40), v(42))
}

const (
	argsAreWords   = 1 << 0
	argsAreOffsets = 1 << 1
	haveScale      = 1 << 3
	moreComponents = 1 << 5
	haveXYScale    = 1 << 6
	haveTwoByTwo   = 1 << 7
)

// components calls visit with the place of each component's glyph number in
// a composite outline.
func components(outline []byte, visit func(at int)) {
	if i16(outline, 0) >= 0 {
		return
	}
	for at := 10; at+4 <= len(outline); {
		flags := u16(outline, at)
		visit(at + 2)
		at += 6
		if flags&argsAreWords != 0 {
			at += 2
		}
		switch {
		case flags&haveScale != 0:
			at += 2
		case flags&haveXYScale != 0:
			at += 4
		case flags&haveTwoByTwo != 0:
			at += 8
		}
		if flags&moreComponents == 0 {
			return
		}
	}
}

// subset builds a font file whose glyphs are these shapes in this order; the
// parts of composites follow after them.
func (s *sfnt) subset(shapes []shape, advances []int) []byte {
	b := &cutFont{source: s, place: map[uint16]int{}, total: len(shapes)}
	for code, sh := range shapes {
		if len(sh) != 1 || sh[0].x != 0 || sh[0].y != 0 {
			continue
		}
		if _, ok := b.place[sh[0].glyph]; !ok {
			b.place[sh[0].glyph] = code
		}
	}
	for code, sh := range shapes {
		if len(sh) == 0 {
			b.add(hairlineOutline(advances[code]), advances[code], 0)
		} else if len(sh) == 1 && b.place[sh[0].glyph] == code {
			b.copy(sh[0].glyph, advances[code])
		} else {
			b.compose(sh, advances[code])
		}
	}
	for i := 0; i < len(b.extra); i++ {
		b.copy(b.extra[i], s.advance(b.extra[i]))
	}
	return b.file()
}

// hairlineOutline is a contour of two points: it has an extent, so that
// readers which skip empty glyphs keep its text, but no area and so no ink.
func hairlineOutline(advance int) []byte {
	const onCurve = 1
	var out []byte
	for _, v := range []int{1, 0, 0, advance, 0, 1, 0} { // contours, box, last point, no instructions
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	out = append(out, onCurve, onCurve)
	for _, v := range []int{0, advance, 0, 0} { // x of both points, y of both, each from the one before
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	return out
}

// cutFont is a font file being cut.
type cutFont struct {
	source *sfnt
	place  map[uint16]int // glyph of the source → its number here
	total  int            // glyphs that have a number so far
	extra  []uint16       // parts that no shape shows by themselves
	glyf   []byte
	loca   []int // starts of the outlines
	hmtx   []byte
}

// number gives a glyph of the source its number here.
func (b *cutFont) number(glyph uint16) int {
	n, ok := b.place[glyph]
	if !ok {
		n = b.total
		b.total++
		b.place[glyph] = n
		b.extra = append(b.extra, glyph)
	}
	return n
}

func (b *cutFont) add(outline []byte, advance, bearing int) {
	b.loca = append(b.loca, len(b.glyf))
	b.glyf = append(b.glyf, outline...)
	for len(b.glyf)%4 != 0 {
		b.glyf = append(b.glyf, 0)
	}
	b.hmtx = binary.BigEndian.AppendUint16(b.hmtx, uint16(advance))
	b.hmtx = binary.BigEndian.AppendUint16(b.hmtx, uint16(bearing))
}

// copy takes a glyph over as it is; its components get new numbers.
func (b *cutFont) copy(glyph uint16, advance int) {
	outline := slices.Clone(b.source.outline(glyph))
	components(outline, func(at int) {
		binary.BigEndian.PutUint16(outline[at:], uint16(b.number(uint16(u16(outline, at)))))
	})
	b.add(outline, advance, b.source.bearing(glyph))
}

// compose draws a shape as a composite glyph; glyphs without an outline (a
// space) add nothing.
func (b *cutFont) compose(sh shape, advance int) {
	var box [4]int // xMin, yMin, xMax, yMax
	var parts []byte
	last := 0
	for _, p := range sh {
		outline := b.source.outline(p.glyph)
		if outline == nil {
			continue
		}
		own := [4]int{i16(outline, 2) + p.x, i16(outline, 4) + p.y, i16(outline, 6) + p.x, i16(outline, 8) + p.y}
		if parts == nil {
			box = own
		}
		box = [4]int{min(box[0], own[0]), min(box[1], own[1]), max(box[2], own[2]), max(box[3], own[3])}
		last = len(parts)
		for _, v := range []int{argsAreWords | argsAreOffsets | moreComponents, b.number(p.glyph), p.x, p.y} {
			parts = binary.BigEndian.AppendUint16(parts, uint16(v))
		}
	}
	if parts == nil {
		b.add(nil, advance, 0)
		return
	}
	binary.BigEndian.PutUint16(parts[last:], argsAreWords|argsAreOffsets)
	outline := []byte{0xff, 0xff} // a composite
	for _, v := range box {
		outline = binary.BigEndian.AppendUint16(outline, uint16(v))
	}
	b.add(append(outline, parts...), advance, box[0])
}

func (b *cutFont) file() []byte {
	s := b.source
	head := slices.Clone(s.tables["head"])
	hhea := slices.Clone(s.tables["hhea"])
	maxp := slices.Clone(s.tables["maxp"])
	if len(head) < 54 || len(hhea) < 36 || len(maxp) < 32 {
		return nil
	}
	count := uint16(len(b.loca))
	binary.BigEndian.PutUint32(head[8:], 0)
	binary.BigEndian.PutUint16(hhea[34:], count)
	binary.BigEndian.PutUint16(maxp[4:], count)
	binary.BigEndian.PutUint16(maxp[28:], uint16(max(8, u16(maxp, 28)))) // parts of a composite
	binary.BigEndian.PutUint16(maxp[30:], uint16(u16(maxp, 30)+1))       // a composite of composites
	short := len(b.glyf) < 1<<17
	binary.BigEndian.PutUint16(head[50:], 1)
	if short {
		binary.BigEndian.PutUint16(head[50:], 0)
	}
	var offsets []byte
	for _, o := range append(b.loca, len(b.glyf)) {
		if short {
			offsets = binary.BigEndian.AppendUint16(offsets, uint16(o/2))
		} else {
			offsets = binary.BigEndian.AppendUint32(offsets, uint32(o))
		}
	}
	tables := []table{{"glyf", b.glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", b.hmtx}, {"loca", offsets}, {"maxp", maxp}}
	for _, hint := range []string{"cvt ", "fpgm", "prep"} {
		if data := s.tables[hint]; data != nil {
			tables = append(tables, table{hint, data})
		}
	}
	return fontFile(tables)
}

type table struct {
	tag  string
	data []byte
}

// fontFile lays tables out as a TrueType file with its checksums.
func fontFile(tables []table) []byte {
	slices.SortFunc(tables, func(a, b table) int { return slices.Compare([]byte(a.tag), []byte(b.tag)) })
	n := len(tables)
	log := 0
	for 1<<(log+1) <= n {
		log++
	}
	out := []byte{0, 1, 0, 0}
	for _, v := range []int{n, 16 << log, log, 16*n - 16<<log} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	offset, headAt := 12+16*n, 0
	for _, t := range tables {
		if t.tag == "head" {
			headAt = offset
		}
		out = append(out, t.tag...)
		for _, v := range []int{int(checksum(t.data)), offset, len(t.data)} {
			out = binary.BigEndian.AppendUint32(out, uint32(v))
		}
		offset += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	binary.BigEndian.PutUint32(out[headAt+8:], 0xB1B0AFBA-checksum(out))
	return out
}

func checksum(b []byte) uint32 {
	var sum uint32
	for len(b) >= 4 {
		sum += binary.BigEndian.Uint32(b)
		b = b[4:]
	}
	var last [4]byte
	copy(last[:], b)
	return sum + binary.BigEndian.Uint32(last[:])
}
