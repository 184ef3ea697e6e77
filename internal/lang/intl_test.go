package lang

import (
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"lodestone/internal/calc"
	"lodestone/internal/date"
)

var update = flag.Bool("update", false, "renew the golden files")

const golden = "testdata/intl.json"

type intlFile struct {
	Node, CLDR string
	Cases      [][]string
}

// nodePath is the Node.js that gencldr/package.json pins, since Intl changes
// with the version; the system's on a platform it is not packaged for.
func nodePath() string {
	arch := map[string]string{"amd64": "x64"}[runtime.GOARCH]
	if arch == "" {
		arch = runtime.GOARCH
	}
	pinned := "./gencldr/node_modules/node-" + runtime.GOOS + "-" + arch + "/bin/node"
	if _, err := os.Stat(pinned); err != nil {
		return "node"
	}
	return pinned
}

func runNode(t *testing.T) []byte {
	t.Helper()
	out, err := exec.Command(nodePath(), "testdata/intl.mjs").Output()
	if err != nil {
		t.Fatalf("node is needed to compare with its Intl: %v\nrun: make setup", err)
	}
	return out
}

func parseIntl(t *testing.T, b []byte) intlFile {
	t.Helper()
	var f intlFile
	if err := json.Unmarshal(b, &f); err != nil {
		t.Fatal(err)
	}
	return f
}

func decimal(t *testing.T, s string) calc.Decimal {
	t.Helper()
	d, err := calc.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func day(t *testing.T, s string) date.Date {
	t.Helper()
	d, err := date.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func instant(t *testing.T, s string) date.Moment {
	t.Helper()
	m, err := date.ParseMoment(s, "UTC")
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func widthOf(s string) Width {
	if s == "long" {
		return Wide
	}
	return Narrow
}

func moneyStyleOf(s string) MoneyStyle {
	return map[string]MoneyStyle{"symbol": Symbol, "code": Code, "name": Name}[s]
}

func styleOf(s string) Style {
	return map[string]Style{"long": Long, "medium": Medium, "short": Short, "full": Full}[s]
}

// ours computes what Intl was asked.
func ours(t *testing.T, l *Locale, c []string) string {
	t.Helper()
	arg := func(i int) string { return c[1+i] }
	switch c[1] {
	case "number":
		lo, hi, _ := strings.Cut(arg(2), " ")
		minFrac, _ := strconv.Atoi(lo)
		maxFrac, _ := strconv.Atoi(hi)
		return l.Number(decimal(t, arg(1)), minFrac, maxFrac)
	case "percent":
		return l.Percent(decimal(t, arg(1)))
	case "compact":
		return l.Compact(decimal(t, arg(1)), widthOf(arg(2)))
	case "plural":
		return l.Plural(decimal(t, arg(1))).String()
	case "money":
		digits, _ := strconv.Atoi(arg(4))
		return l.Money(decimal(t, arg(1)), arg(2), moneyStyleOf(arg(3)), digits)
	case "moneyCompact":
		return l.MoneyCompact(decimal(t, arg(1)), arg(2), moneyStyleOf(arg(3)))
	case "unit":
		s, _ := l.Unit(decimal(t, arg(1)), arg(2), widthOf(arg(3)))
		return s
	case "list":
		return l.List(strings.Split(arg(1), "|"))
	}
	return ourRange(t, l, c)
}

func ourRange(t *testing.T, l *Locale, c []string) string {
	t.Helper()
	arg := func(i int) string { return c[1+i] }
	switch c[1] {
	case "numberRange":
		return l.NumberRange(decimal(t, arg(1)), decimal(t, arg(2)))
	case "percentRange":
		return l.PercentRange(decimal(t, arg(1)), decimal(t, arg(2)))
	case "moneyRange":
		return l.MoneyRange(decimal(t, arg(1)), decimal(t, arg(2)), arg(3), moneyStyleOf(arg(4)), 0)
	case "unitRange":
		s, _ := l.UnitRange(decimal(t, arg(1)), decimal(t, arg(2)), arg(3), widthOf(arg(4)))
		return s
	case "date":
		return l.Date(day(t, arg(1)), styleOf(arg(2)))
	case "dateRange":
		return l.DateRange(day(t, arg(1)), day(t, arg(2)), styleOf(arg(3)))
	case "time":
		m := instant(t, arg(1))
		return l.Time(m.Hour, m.Minute)
	case "dateTime":
		return l.DateTime(instant(t, arg(1)), styleOf(arg(2)))
	case "dateTimeRange":
		return l.DateTimeRange(instant(t, arg(1)), instant(t, arg(2)), styleOf(arg(3)))
	case "name":
		return Tag(arg(1)).Name(Tag(c[0]))
	case "sort":
		words := strings.Split(arg(1), "|")
		Sort(NewCollator(Tag(c[0])), words, func(s string) string { return s })
		return strings.Join(words, "|")
	}
	t.Fatalf("no such function %q", c[1])
	return ""
}

// TestAgainstIntl compares every way of writing with Node's Intl.
func TestAgainstIntl(t *testing.T) {
	if *update {
		if err := os.WriteFile(golden, runNode(t), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	used := make([]bool, len(exemptions))
	failures := 0
	for _, c := range parseIntl(t, b).Cases {
		l, ok := For(Tag(c[0]))
		if !ok {
			t.Fatalf("no locale %s", c[0])
		}
		got, want := ours(t, l, c), c[len(c)-1]
		for i, x := range exemptions {
			if x.covers(c) && got != want {
				want = x.wanted(c)
				used[i] = true
			}
		}
		if got != want {
			if failures++; failures <= 40 {
				t.Errorf("%s\n got %+q\nwant %+q", strings.Join(c[:len(c)-1], " "), got, want)
			}
		}
	}
	for i, x := range exemptions {
		if !used[i] {
			t.Errorf("the exemption %q is no longer needed", x.reason)
		}
	}
	if failures > 40 {
		t.Errorf("and %d more", failures-40)
	}
}

// TestGoldenIsIntl runs node again. When its CLDR is the golden file's, they
// must agree to the letter; a Node with another CLDR must agree on what CLDR
// has not changed in years.
func TestGoldenIsIntl(t *testing.T) {
	b, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	kept, live := parseIntl(t, b), parseIntl(t, runNode(t))
	same := major(kept.CLDR) == major(live.CLDR)
	want := map[string]string{}
	for _, c := range kept.Cases {
		want[strings.Join(c[:len(c)-1], " ")] = c[len(c)-1]
	}
	compared := 0
	for _, c := range live.Cases {
		if !same && !lasting(c) {
			continue
		}
		compared++
		key := strings.Join(c[:len(c)-1], " ")
		if got := c[len(c)-1]; got != want[key] {
			t.Errorf("%s\nnode %s says %+q\n  golden has %+q\nrun: go test ./internal/lang -run Intl -update", key, live.Node, got, want[key])
		}
	}
	if compared < 2000 {
		t.Errorf("only %d cases were compared", compared)
	}
}

func major(version string) string {
	m, _, _ := strings.Cut(version, ".")
	return m
}

// lasting tells whether a case is the same in the CLDR versions of the last
// ten years.
func lasting(c []string) bool {
	switch c[0] {
	case "en", "sv", "da", "de", "fr", "fi", "nb":
		return c[1] == "number" && !strings.HasPrefix(c[2], "-") || c[1] == "list" || c[1] == "percent" && !strings.HasPrefix(c[2], "-") ||
			c[1] == "date" && c[3] == "long" && len(c[2]) == len("2026-11-22")
	}
	return false
}
