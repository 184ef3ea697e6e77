package internal_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"testing"
)

// selectors gives the qualified names that each package uses: time.Now.
func selectors(t *testing.T, root string) map[string][]string {
	found := map[string][]string{}
	walk(t, root, func(dir, file string) {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := s.X.(*ast.Ident); ok {
					found[dir] = append(found[dir], x.Name+"."+s.Sel.Name)
				}
			}
			return true
		})
	})
	return found
}
