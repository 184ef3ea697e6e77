package yamldoc

import (
	"reflect"
	"testing"

	"lodestone/internal/model"
)

// Every kind's struct can be filled: no unknown rule, no odd type.
func TestEveryKindCompiles(t *testing.T) {
	records := map[string]any{"site": new(model.Config), "page": new(model.Page), "asset": new(model.Asset)}
	for _, k := range model.Kinds() {
		records[k.Name] = k.New()
	}
	for name, r := range records {
		s, err := Compile(name, reflect.TypeOf(r))
		if err != nil {
			t.Error(err)
			continue
		}
		if len(s.Fields()) < 5 {
			t.Errorf("%s: only the keys %v", name, s.Fields())
		}
	}
}
