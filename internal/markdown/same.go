package markdown

import "strings"

// mostlySame is the share of words, in percent, above which a translation is
// the source that somebody has not got round to.
const mostlySame = 60

// Same tells whether a document is another one over again: most of its
// longer lines stand in the other, word by word.
func Same(source, other *Doc) bool {
	known := map[string]bool{}
	for line := range strings.Lines(source.Plain()) {
		known[strings.TrimSpace(line)] = true
	}
	all, same := 0, 0
	for line := range strings.Lines(other.Plain()) {
		n := words(line)
		if n < 4 {
			continue // names and headings may be alike
		}
		all += n
		if known[strings.TrimSpace(line)] {
			same += n
		}
	}
	return all > 0 && same*100 > all*mostlySame
}
