package model

// Benchmark compares regions by one indicator. Rank and gap are computed,
// never written down.
type Benchmark struct {
	Base            `yaml:",inline"`
	Title           Text  `yaml:"title" rule:"required"`
	Indicator       Ref   `yaml:"indicator" ref:"indicator" rule:"required"`
	Rows            []Ref `yaml:"rows" ref:"fact" rule:"required,min=2"` // facts of that indicator, the own region's among them
	Own             Ref   `yaml:"own" ref:"region"`                      // the region that is compared; the owning region when absent
	Comparability   Text  `yaml:"comparability"`                         // required when years or sources differ
	Finding         Text  `yaml:"finding" rule:"required"`
	SelectedBecause Text  `yaml:"selected_because" rule:"required"` // why this comparison and these peers
	Sector          Ref   `yaml:"sector" ref:"sector"`
	Unranked        bool  `yaml:"unranked"` // the rows are too unlike for places; comparability says why
}

// Benchmarks gives all benchmarks.
func (s *Site) Benchmarks() []*Benchmark { return All[*Benchmark](s, "benchmark") }

// Benchmark gives a benchmark by reference, or nil.
func (s *Site) Benchmark(r Ref) *Benchmark { v, _ := Get[*Benchmark](s, "benchmark", r); return v }
