package acceptance

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"github.com/klauspost/compress/gzip"
)

// Audit is how Lighthouse judges a page: 0 to 100 for each category.
type Audit struct {
	Address string            `json:"address"`
	Scores  map[string]int    `json:"scores"`
	Metrics map[string]string `json:"metrics"`
	Faults  []string          `json:"faults"` // what cost points
	Power   float64           `json:"power"`  // of this machine, by Lighthouse's benchmark; a phone is simulated at a quarter of it
}

// Categories are those that Lighthouse is asked for, in the order of its reports.
func Categories() []string { return []string{"performance", "accessibility", "best-practices", "seo"} }

// Lighthouse judges addresses one after the other, as a middling phone on a slow network.
func Lighthouse(acceptanceDir string, addresses ...string) ([]Audit, error) {
	chromium, err := Tool("chromium")
	if err != nil {
		return nil, err
	}
	output, err := node(acceptanceDir, "lighthouse.mjs", append([]string{chromium}, addresses...)...)
	if err != nil {
		return nil, err
	}
	var audits []Audit
	if err := json.Unmarshal(output, &audits); err != nil {
		return nil, fmt.Errorf("lighthouse.mjs: %w", err)
	}
	return audits, nil
}

// CheckAudits demands 100 in every category.
func CheckAudits(audits []Audit) []Finding {
	var findings []Finding
	for _, a := range audits {
		for _, category := range Categories() {
			if a.Scores[category] == 100 {
				continue
			}
			message := fmt.Sprintf("Lighthouse gives %d of 100", a.Scores[category])
			for _, fault := range a.Faults {
				if rest, ok := strings.CutPrefix(fault, category+": "); ok {
					message += "; " + rest
				}
			}
			findings = append(findings, Finding{"lighthouse", a.Address, category, message})
		}
	}
	return findings
}

// Packed serves text packed by gzip, as the host does.
func Packed(inner http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			inner.ServeHTTP(w, r)
			return
		}
		p := &packer{ResponseWriter: w}
		defer p.close()
		inner.ServeHTTP(p, r)
	})
}

type packer struct {
	http.ResponseWriter
	gzip *gzip.Writer
}

func (p *packer) WriteHeader(status int) {
	kind, _, _ := strings.Cut(p.Header().Get("Content-Type"), ";")
	if strings.HasPrefix(kind, "text/") || kind == "image/svg+xml" || kind == "application/json" || kind == "application/xml" {
		p.Header().Set("Content-Encoding", "gzip")
		p.Header().Add("Vary", "Accept-Encoding")
		p.gzip = gzip.NewWriter(p.ResponseWriter)
	}
	p.ResponseWriter.WriteHeader(status)
}

func (p *packer) Write(data []byte) (int, error) {
	if p.gzip != nil {
		return p.gzip.Write(data)
	}
	return p.ResponseWriter.Write(data)
}

func (p *packer) close() {
	if p.gzip != nil {
		_ = p.gzip.Close() // a browser that left is no failure
	}
}
