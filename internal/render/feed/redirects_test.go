package feed_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lodestone/internal/render/feed"
	"lodestone/internal/view"
)

func TestRedirects(t *testing.T) {
	got, err := feed.Redirects(view.Redirects{Rules: []view.RedirectRule{{From: "/sv/gammal/", To: "/sv/ny/", Status: 301}, {From: "/x", To: "https://y.example/", Status: 302}}})
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff("/sv/gammal/ /sv/ny/ 301\n/x https://y.example/ 302\n", string(got)); d != "" {
		t.Error(d)
	}
	for _, tc := range []struct {
		name  string
		rules []view.RedirectRule
		says  string
	}{
		{"blank", []view.RedirectRule{{From: "/a b", To: "/c", Status: 301}}, "not a rule"},
		{"second line", []view.RedirectRule{{From: "/a", To: "/c\n/d /e", Status: 301}}, "not a rule"},
		{"no target", []view.RedirectRule{{From: "/a", Status: 301}}, "not a rule"},
		{"status", []view.RedirectRule{{From: "/a", To: "/b", Status: 999}}, "status 999"},
		{"loop", []view.RedirectRule{{From: "/a", To: "/a", Status: 301}}, "leads to itself"},
		{"two places", []view.RedirectRule{{From: "/a", To: "/b", Status: 301}, {From: "/a", To: "/c", Status: 301}}, "two places"},
		{"long", []view.RedirectRule{{From: "/" + strings.Repeat("a", 1000), To: "/b", Status: 301}}, "longer than"},
		{"many", make([]view.RedirectRule, 2001), "2001 rules"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if _, err := feed.Redirects(view.Redirects{Rules: tc.rules}); err == nil || !strings.Contains(err.Error(), tc.says) {
				t.Errorf("error = %v, want one that says %q", err, tc.says)
			}
		})
	}
}
