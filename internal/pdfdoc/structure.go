package pdfdoc

import (
	"fmt"
	"slices"
	"strings"
)

// Role is a standard structure type: "P", "H1", "Table" …
type Role string

// Elem is an element of the structure tree.
type Elem struct {
	Role       Role
	Alt        string // alternative text, for figures
	Lang       string // where it differs from the element around it
	ID         string // unique; notes must have one
	object     int
	parent     *Elem
	kids       []kid
	attributes []string
}

// kid is one child: an element, a marked-content sequence or an annotation.
type kid struct {
	elem  *Elem
	page  *Page
	mcid  int
	annot int // object number; 0 for none
}

// parentEntry is what a StructParent key leads to: the owners of a page's
// sequences, or of one annotation.
type parentEntry struct {
	page *Page
	elem *Elem
}

// Add appends a child element.
func (e *Elem) Add(role Role) *Elem {
	child := &Elem{Role: role, parent: e}
	e.kids = append(e.kids, kid{elem: child})
	return child
}

// Scope says whether a TH heads its "Column" or its "Row".
func (e *Elem) Scope(s string) *Elem {
	e.attributes = append(e.attributes, "<</O/Table/Scope/"+s+">>")
	return e
}

// Numbering says how a list's labels count: "None", "Disc", "Decimal".
func (e *Elem) Numbering(s string) *Elem {
	e.attributes = append(e.attributes, "<</O/List/ListNumbering/"+s+">>")
	return e
}

// Box gives a figure its place on the page, y from the top.
func (e *Elem) Box(p *Page, x, y, w, h float64) *Elem {
	e.attributes = append(e.attributes, fmt.Sprintf("<</O/Layout/Placement/Block/BBox[%s %s %s %s]>>",
		num(x), num(p.height-y-h), num(x+w), num(p.height-y)))
	return e
}

// WithLang sets the language of the element, if it has one of its own.
func (e *Elem) WithLang(lang string) *Elem {
	e.Lang = lang
	return e
}

// prune takes out elements that hold nothing; empty table cells stay.
func (e *Elem) prune() {
	e.kids = slices.DeleteFunc(e.kids, func(k kid) bool {
		if k.elem == nil {
			return false
		}
		k.elem.prune()
		return len(k.elem.kids) == 0 && k.elem.Role != "TD" && k.elem.Role != "TH"
	})
}

// number gives every element its object, in reading order.
func (d *Document) number(e *Elem) {
	e.object = d.objects.next()
	if e.ID != "" {
		d.ids[e.ID] = e
	}
	for _, k := range e.kids {
		if k.elem != nil {
			d.number(k.elem)
		}
	}
}

// writeElem writes an element and all below it.
func (d *Document) writeElem(e *Elem, parent int) {
	var b strings.Builder
	fmt.Fprintf(&b, "<</Type/StructElem/S/%s/P %d 0 R", e.Role, parent)
	page := e.firstPage()
	if page != nil {
		fmt.Fprintf(&b, "/Pg %d 0 R", page.object)
	}
	if e.Alt != "" {
		b.WriteString("/Alt" + textString(e.Alt))
	}
	if e.Lang != "" {
		b.WriteString("/Lang" + textString(e.Lang))
	}
	if e.ID != "" {
		b.WriteString("/ID" + byteString(e.ID))
	}
	switch len(e.attributes) {
	case 0:
	case 1:
		b.WriteString("/A" + e.attributes[0])
	default:
		b.WriteString("/A[" + strings.Join(e.attributes, "") + "]")
	}
	b.WriteString("/K[")
	for i, k := range e.kids {
		if i > 0 {
			b.WriteByte(' ')
		}
		switch {
		case k.elem != nil:
			fmt.Fprintf(&b, "%d 0 R", k.elem.object)
		case k.annot != 0:
			fmt.Fprintf(&b, "<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>", k.annot, k.page.object)
		case k.page == page:
			fmt.Fprintf(&b, "%d", k.mcid)
		default:
			fmt.Fprintf(&b, "<</Type/MCR/Pg %d 0 R/MCID %d>>", k.page.object, k.mcid)
		}
	}
	b.WriteString("]>>")
	d.objects.set(e.object, "%s", b.String())
	for _, k := range e.kids {
		if k.elem != nil {
			d.writeElem(k.elem, e.object)
		}
	}
}

// firstPage is the page of the element's first own content.
func (e *Elem) firstPage() *Page {
	for _, k := range e.kids {
		if k.page != nil {
			return k.page
		}
	}
	return nil
}

// writeStructure writes the tree, its way back from content (ParentTree) and
// its identifiers, and gives the number of the tree's root.
func (d *Document) writeStructure() int {
	root := d.objects.next()
	d.root.prune()
	d.number(d.root)
	d.writeElem(d.root, root)
	var nums strings.Builder
	for key, p := range d.parents {
		if p.elem != nil {
			fmt.Fprintf(&nums, "%d %d 0 R ", key, p.elem.object)
			continue
		}
		fmt.Fprintf(&nums, "%d[", key)
		for _, owner := range p.page.mcids {
			fmt.Fprintf(&nums, "%d 0 R ", owner.object)
		}
		nums.WriteString("] ")
	}
	tree := d.objects.add("<</Nums[%s]>>", nums.String())
	ids := ""
	if len(d.ids) > 0 {
		var names strings.Builder
		for _, id := range sortedKeys(d.ids) {
			fmt.Fprintf(&names, "%s %d 0 R ", byteString(id), d.ids[id].object)
		}
		ids = fmt.Sprintf("/IDTree %d 0 R", d.objects.add("<</Names[%s]>>", names.String()))
	}
	d.objects.set(root, "<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d%s>>", d.root.object, tree, len(d.parents), ids)
	return root
}

func sortedKeys(m map[string]*Elem) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
