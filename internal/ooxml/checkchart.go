package ooxml

import (
	"fmt"
	"regexp"
	"strings"
)

// chart compares what a chart shows, its cache, with the workbook that opens
// when somebody edits its data.
func (c *checker) chart(name string) {
	root := c.trees[name]
	embedded := c.doc.related(name, RelPackage)
	cells, err := readCells(c.doc[embedded])
	if err != nil {
		c.add("chart", name, "its workbook cannot be read: %v", err)
		return
	}
	for _, kind := range []string{"strRef", "numRef"} {
		for _, ref := range root.all(kind) {
			c.compareRange(name, ref, cells)
		}
	}
}

func (c *checker) compareRange(name string, ref *node, cells map[string]string) {
	formula := ref.first("f").content()
	names, err := expand(formula)
	if err != nil {
		c.add("chart", name, "%v", err)
		return
	}
	if got := ref.first("ptCount").attr("val"); got != Int(len(names)) {
		c.add("chart", name, "the cache of %s counts %s points, the range has %d", formula, got, len(names))
	}
	cached := map[string]string{}
	for _, pt := range ref.all("pt") {
		cached[pt.attr("idx")] = pt.first("v").content()
	}
	for i, cell := range names {
		if got, want := cached[Int(i)], cells[cell]; got != want {
			c.add("chart", name, "the chart shows %q, cell %s of its workbook holds %q", got, cell, want)
		}
	}
}

var rangeForm = regexp.MustCompile(`^('(?:[^']|'')+'|[^'!]+)!\$([A-Z]+)\$([0-9]+)(?::\$([A-Z]+)\$([0-9]+))?$`)

// expand gives the cells of a range of one column as "sheet!B2".
func expand(formula string) ([]string, error) {
	m := rangeForm.FindStringSubmatch(formula)
	if m == nil || m[4] != "" && m[4] != m[2] {
		return nil, fmt.Errorf("%q is not a range of one column", formula)
	}
	sheet := m[1]
	if strings.HasPrefix(sheet, "'") {
		sheet = strings.ReplaceAll(sheet[1:len(sheet)-1], "''", "'")
	}
	var from, until int
	fmt.Sscan(m[3], &from)
	if until = from; m[5] != "" {
		fmt.Sscan(m[5], &until)
	}
	if until < from || until-from > maxParts {
		return nil, fmt.Errorf("%q is not a range that a chart can show", formula)
	}
	var names []string
	for row := from; row <= until; row++ {
		names = append(names, sheet+"!"+m[2]+Int(row))
	}
	return names, nil
}

// readCells reads every cell of a workbook, by "sheet!B2". Shared strings are
// understood too, since Office writes them when it saves.
func readCells(data []byte) (map[string]string, error) {
	d, err := open(data)
	if err != nil {
		return nil, err
	}
	book := d.related(Root, RelDocument)
	root, err := parse(d[book])
	if err != nil {
		return nil, fmt.Errorf("%s: %w", book, err)
	}
	shared := d.sharedStrings(book)
	cells := map[string]string{}
	rels := d.rels(book)
	for _, sheet := range root.all("sheet") {
		for _, id := range sheet.references() {
			tree, err := parse(d[rels[id].target])
			if err != nil {
				return nil, fmt.Errorf("%s: %w", rels[id].target, err)
			}
			for _, cell := range tree.all("c") {
				cells[sheet.attr("name")+"!"+cell.attr("r")] = cellText(cell, shared)
			}
		}
	}
	return cells, nil
}

func (d document) sharedStrings(book string) []string {
	root, err := parse(d[d.related(book, relBase+"sharedStrings")])
	if err != nil {
		return nil
	}
	var texts []string
	for _, si := range root.all("si") {
		texts = append(texts, si.content())
	}
	return texts
}

func cellText(cell *node, shared []string) string {
	switch cell.attr("t") {
	case "inlineStr":
		return unescapeXString(cell.first("is").content())
	case "s":
		var i int
		if _, err := fmt.Sscan(cell.first("v").content(), &i); err == nil && i >= 0 && i < len(shared) {
			return unescapeXString(shared[i])
		}
	}
	return cell.first("v").content()
}

func unescapeXString(s string) string {
	return escapeLike.ReplaceAllStringFunc(s, func(m string) string {
		var r rune
		fmt.Sscanf(m, "_x%x_", &r)
		return string(r)
	})
}
