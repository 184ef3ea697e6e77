package model

import "lodestone/internal/date"

// Cluster is companies and others of a field who work together, with the
// organisation that keeps them together.
type Cluster struct {
	Base         `yaml:",inline"`
	Name         Text          `yaml:"name" rule:"required,max=60"`
	Summary      Text          `yaml:"summary" rule:"required"`
	Organisation Ref           `yaml:"organisation" ref:"organisation"` // that runs it
	Sectors      []Ref         `yaml:"sectors" ref:"sector" rule:"required,min=1"`
	Members      Ref           `yaml:"members" ref:"fact"` // how many: a fact in members, companies or organisations
	Facts        []Ref         `yaml:"facts" ref:"fact"`
	Founded      date.Date     `yaml:"founded"`
	Roles        []ClusterRole `yaml:"roles"` // what it does in the region's policy
	URL          string        `yaml:"url" rule:"https"`
	Contact      Ref           `yaml:"contact" ref:"contact"`
	Sources      []Ref         `yaml:"sources" ref:"source"`
}

// ClusterRole is a part that a cluster plays.
type ClusterRole struct {
	Key   string `yaml:"key" rule:"required,slug"`
	Text  Text   `yaml:"text" rule:"required"`
	Phase string `yaml:"phase" rule:"enum=design|implementation"` // while something is designed, or while it is carried out
}

// Called is the cluster's name.
func (c *Cluster) Called() Text { return c.Name }

// Gist is what it is about.
func (c *Cluster) Gist() Text { return c.Summary }

// Clusters gives all clusters.
func (s *Site) Clusters() []*Cluster { return All[*Cluster](s, "cluster") }
