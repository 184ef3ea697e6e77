package acceptance_test

import (
	"testing"

	"lodestone/internal/acceptance"
)

func TestStructuredDataIsTyped(t *testing.T) {
	none(t, must(acceptance.CheckTypes(demo(t), here, t.TempDir()))(t))
}
