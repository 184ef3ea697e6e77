package load

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"lodestone/internal/diag"
	"lodestone/internal/lang"
)

// folder is the region in whose folder a path lies, below data or content.
func folder(file string) string {
	parts := strings.Split(file, "/")
	if len(parts) > 3 && parts[1] == "regions" {
		return parts[2]
	}
	return ""
}

// languages notes what the files of each region are written in.
func (l *loader) languages() {
	l.sources = map[string]lang.Tag{}
	for _, f := range l.tree.Under("data/regions") {
		if id := folder(f.Path); id != "" && f.Path == regionFile(id) {
			l.sources[id] = l.peek(f, "source_language", l.site.SourceLanguage)
		}
	}
}

func regionFile(id string) string { return "data/regions/" + id + "/region.yaml" }

// ghosts: SIT10, a folder of a region that nothing says anything about. Its
// records would be published as those of a region that does not exist.
func (l *loader) ghosts(files *layout) {
	first := map[string]string{} // folder → its first file
	for _, g := range slices.Concat(files.groups, files.pages) {
		dir, _, _ := strings.Cut(g.file.Path, "/")
		if dir += "/regions/" + g.region; g.region != "" && (first[dir] == "" || g.file.Path < first[dir]) {
			first[dir] = g.file.Path
		}
	}
	known := slices.Sorted(maps.Keys(l.sources))
	for _, dir := range slices.Sorted(maps.Keys(first)) {
		id := path.Base(dir)
		if _, ok := l.sources[id]; ok || l.reported(id) {
			continue
		}
		home := path.Dir(dir)
		hint := fmt.Sprintf("Write %s with the region's name and type, or move the folder's files to one of: %s.", regionFile(id), list(known))
		if len(known) == 0 {
			hint = fmt.Sprintf("Write %s with the region's name and type.", regionFile(id))
		}
		if near, ok := diag.Suggest(id, known); ok {
			hint = fmt.Sprintf("Did you mean %s/%s? %s", home, near, hint)
		}
		l.report("SIT10", diag.Error, diag.Span{File: first[dir]}, fmt.Sprintf("%s belongs to no region: there is no %s", dir, regionFile(id)), hint)
	}
}

// reported tells whether something has been said about the file of a region,
// which may be there and unreadable.
func (l *loader) reported(id string) bool {
	stem := strings.TrimSuffix(regionFile(id), "yaml")
	return slices.ContainsFunc(l.list, func(d diag.Diagnostic) bool { return strings.HasPrefix(d.File, stem) })
}

// list joins the first words of a list.
func list(words []string) string {
	const most = 8
	if len(words) > most {
		return fmt.Sprintf("%s and %d more", strings.Join(words[:most], ", "), len(words)-most)
	}
	return strings.Join(words, ", ")
}
