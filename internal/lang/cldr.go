package lang

//go:generate go run ./gencldr

// The types of the generated table. Patterns are CLDR's, with affixes split
// off at generation so that nothing is parsed when a number is written.

// Category is a plural category of CLDR.
type Category uint8

const (
	Other Category = iota
	Zero
	One
	Two
	Few
	Many
)

// String is the name catalogs use: other, zero, one, two, few, many.
func (c Category) String() string {
	return [...]string{"other", "zero", "one", "two", "few", "many"}[c]
}

// forms holds a pattern by plural category; empty ones are as other.
type forms [6]string

func (f *forms) of(c Category) string {
	if s := f[c]; s != "" {
		return s
	}
	return f[Other]
}

// affix is what stands around the digits of a number. In it "-" is the minus
// sign, "%" the percent sign and "¤" the currency.
type affix struct{ pre, suf, negPre, negSuf string }

// compactRow says how numbers of one order of magnitude are shortened: with
// so many digits before the word. No digits means not at all.
type compactRow struct {
	digits int
	exact  string // for exactly one of the unit, as French "mille"
	forms  forms
}

// compactTable has a row for each magnitude from a thousand to a hundred
// million million.
type compactTable [12]compactRow

// numerals is how numbers are written in one numbering system.
type numerals struct {
	system                   string
	zero                     rune
	decimal, group           string
	minus, percent           string
	minGroup                 int // digits before the first separator, at least
	primary, secondary       int // sizes of the last group and the others
	number, percents         affix
	money, moneyAlpha        affix // moneyAlpha when a letter stands next to the digits
	short, long              compactTable
	shortMoney, shortAlpha   compactTable
	approx, atLeast, between string
}

// currency is one currency's names in a language.
type currency struct {
	code, symbol string
	names        forms
}

// cldrLocale is what CLDR says about one locale.
type cldrLocale struct {
	tag        string
	plural     func(operands) Category
	categories []Category
	numerals   []numerals // the default first
	currencies []currency // by code
	moneyName  forms      // {0} amount, {1} name
	units      [2][]forms // by Width, in the order of unitIDs
	list       [4]string  // between the first two, in the middle, the last two, and of two

	months   [2][2][12]string // in dates or alone; wide or abbreviated
	days     [2][2][7]string
	quarters [2][4]string // wide, abbreviated
	halves   [2]string    // am, pm
	periods  [24]string   // parts of the day by hour, where times are told by them
	dates    [4]string    // by Style
	monthly  [4]string
	quarter  [4]string
	yearly   string
	joint    [4]string // date {1} and time {0}
	// jointRange is joint for the times of a range
	jointRange string
	clock      string
	// ranges by Style and by the greatest field that differs: y, M, d
	ranges       [4][3]string
	monthRanges  [4][2]string
	yearRange    string
	clockRange   [2]string // in another part of the day, in the same
	rangeBetween string    // {0} and {1}
}

// operands are the plural operands of UTS 35, section "Plural Operand
// Meanings". i is cut to its last 18 digits, with a digit kept above them.
type operands struct{ i, f, t, v, e uint64 }

func between(x, lo, hi uint64) bool { return lo <= x && x <= hi }
