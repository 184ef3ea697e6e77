package output

import (
	"fmt"
	"slices"
	"strings"
)

// Problem is an output that cannot stand in a set. Other is the path of the
// output it clashes with, if there is one. Plan turns problems into findings,
// for it knows from which files the two came.
type Problem struct {
	Path, Other string
	Message     string
}

// Set looks up claims on addresses. The zero value is an empty set.
type Set struct {
	files   map[string]string // folded path → path
	folders map[string]string // folded folder → the first path in it
}

// Add claims a path. The problem says why it cannot be had; then the set is
// as before.
func (s *Set) Add(path string) (Problem, bool) {
	if s.files == nil {
		s.files, s.folders = map[string]string{}, map[string]string{}
	}
	if err := CheckPath(path); err != nil {
		return Problem{Path: path, Message: err.Error()}, false
	}
	folded := Fold(path)
	if p, ok := s.clash(path, folded); !ok {
		return p, false
	}
	s.files[folded] = path
	for i := strings.LastIndexByte(folded, '/'); i > 0; i = strings.LastIndexByte(folded[:i], '/') {
		if _, known := s.folders[folded[:i]]; known {
			break
		}
		s.folders[folded[:i]] = path
	}
	return Problem{}, true
}

func (s *Set) clash(path, folded string) (Problem, bool) {
	if other, taken := s.files[folded]; taken {
		what := "two outputs have the path %s"
		if other != path {
			what = "two outputs have paths that differ in case only: %s and " + other
		}
		return Problem{path, other, fmt.Sprintf(what, path)}, false
	}
	if other, taken := s.folders[folded]; taken {
		return Problem{path, other, fmt.Sprintf("%s would be a file and, because of %s, a folder", path, other)}, false
	}
	for i, r := range folded {
		if r != '/' {
			continue
		}
		if other, taken := s.files[folded[:i]]; taken {
			return Problem{path, other, fmt.Sprintf("%s would be a file and, because of %s, a folder", other, path)}, false
		}
	}
	return Problem{}, true
}

// Validate checks a whole plan: paths, clashes between them, needs that
// nobody makes, and needs that go round in a circle.
func Validate(outputs []Output) []Problem {
	var set Set
	var problems []Problem
	for _, o := range outputs {
		if p, ok := set.Add(o.Path); !ok {
			problems = append(problems, p)
		}
		if (o.View == nil) == (o.Copy == nil) {
			problems = append(problems, Problem{Path: o.Path, Message: o.Path + " must have either a view or a file to copy"})
		}
	}
	_, more := Waves(outputs)
	return append(problems, more...)
}

// Waves sorts outputs, given by their place in the list, into waves: each
// needs only outputs of earlier ones. Within a wave the order is the list's.
// An output that can never be made is a problem and in no wave.
func Waves(outputs []Output) ([][]int, []Problem) {
	at := make(map[string]int, len(outputs))
	for i, o := range outputs {
		at[o.Path] = i
	}
	wave := make([]int, len(outputs)) // 0 unknown, otherwise wave + 1
	var problems []Problem
	left := 0
	for i, o := range outputs {
		if len(o.Needs) == 0 {
			wave[i] = 1
			continue
		}
		left++
		for _, need := range o.Needs {
			if _, ok := at[need]; !ok {
				problems = append(problems, Problem{o.Path, need, fmt.Sprintf("%s needs %s, which nothing makes", o.Path, need)})
			}
		}
	}
	for progress := true; left > 0 && progress; {
		progress = false
		for i, o := range outputs {
			if wave[i] == 0 {
				if w := after(o.Needs, at, wave); w > 0 {
					wave[i], progress = w, true
					left--
				}
			}
		}
	}
	if left > 0 && len(problems) == 0 {
		problems = circle(outputs, at, wave)
	}
	return gather(wave), problems
}

// after is the wave that can follow all needs, 0 when one is not known yet.
func after(needs []string, at map[string]int, wave []int) int {
	latest := 0
	for _, need := range needs {
		i, ok := at[need]
		if !ok || wave[i] == 0 {
			return 0
		}
		latest = max(latest, wave[i])
	}
	return latest + 1
}

func gather(wave []int) [][]int {
	var waves [][]int
	for i, w := range wave {
		if w == 0 {
			continue
		}
		for len(waves) < w {
			waves = append(waves, nil)
		}
		waves[w-1] = append(waves[w-1], i)
	}
	return waves
}

// circle follows needs from the first output that was never reached until one
// comes again.
func circle(outputs []Output, at map[string]int, wave []int) []Problem {
	i := slices.Index(wave, 0)
	var trail []string
	for {
		path := outputs[i].Path
		if start := slices.Index(trail, path); start >= 0 {
			trail = append(trail[start:], path)
			return []Problem{{path, trail[1], "outputs need each other in a circle: " + strings.Join(trail, " → ")}}
		}
		trail = append(trail, path)
		for _, need := range outputs[i].Needs {
			if j := at[need]; wave[j] == 0 {
				i = j
				break
			}
		}
	}
}
