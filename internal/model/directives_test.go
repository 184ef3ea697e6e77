package model

import (
	"reflect"
	"strings"
	"testing"
)

// What ::contact{topic=…} takes is what a contact can say of itself.
func TestTopicsAreThoseOfContacts(t *testing.T) {
	field, _ := reflect.TypeFor[Contact]().FieldByName("Topics")
	_, enum, ok := strings.Cut(field.Tag.Get("rule"), "enum=")
	if got := strings.Join(topics(), "|"); !ok || got != enum {
		t.Errorf("the directive takes %s, contacts take %s", got, enum)
	}
}
