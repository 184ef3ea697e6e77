package publish_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"lodestone/internal/output"
	"lodestone/internal/publish"
)

func page(path, text string) output.Artifact {
	return output.Make(output.Output{Path: path, Kind: output.Page}, []byte(text), nil)
}

func text(t *testing.T, g *publish.Generation, path string) string {
	t.Helper()
	a, ok := g.Lookup(path)
	if !ok {
		return "none"
	}
	b, err := a.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// preview knows a page that is ready, one that is not, and no other.
func preview(path string) (a output.Artifact, ready, there bool) {
	switch path {
	case "quick":
		return page("quick", "new"), true, true
	case "slow":
		return output.Artifact{}, false, true
	}
	return output.Artifact{}, false, false
}

// later asks in another goroutine, which is seen to wait.
func later(t *testing.T, g *publish.Generation, path string) <-chan string {
	t.Helper()
	answer := make(chan string, 1)
	go func() { answer <- text(t, g, path) }()
	select {
	case got := <-answer:
		t.Fatalf("%s is answered with %q before it is made", path, got)
	case <-time.After(20 * time.Millisecond):
	}
	return answer
}

func TestAPreviewAnswersWhatItCanAndWaitsForTheRest(t *testing.T) {
	var m publish.Memory
	if _, err := m.Publish(context.Background(), publish.All(page("quick", "old"), page("slow", "old"), page("gone", "old"))); err != nil {
		t.Fatal(err)
	}
	before := m.Now()
	m.Preview("second", preview)
	now := m.Now()
	if now.Name() != "second" || now.Empty() {
		t.Errorf("the preview is called %q, empty: %v", now.Name(), now.Empty())
	}
	if got := text(t, now, "quick"); got != "new" {
		t.Errorf("a page that can be made is %q", got)
	}
	if got := text(t, now, "gone"); got != "none" {
		t.Errorf("a page that the new site does not have is %q", got)
	}
	slow := later(t, now, "slow")
	if got := text(t, before, "slow"); got != "old" {
		t.Errorf("who holds the site before gets %q", got)
	}
	report, err := m.Publish(context.Background(), publish.All(page("quick", "new"), page("slow", "new too")))
	if err != nil {
		t.Fatal(err)
	}
	if got := <-slow; got != "new too" {
		t.Errorf("who waited gets %q", got)
	}
	if m.Now() != now || m.Now().Name() != "second" || len(report.Written) != 2 || len(report.Removed) != 1 {
		t.Errorf("the preview did not become the site: %q, %+v", m.Now().Name(), report)
	}
}

func TestAPreviewThatFailsGivesWayToTheSiteBefore(t *testing.T) {
	var m publish.Memory
	if _, err := m.Publish(context.Background(), publish.All(page("quick", "old"), page("slow", "old"))); err != nil {
		t.Fatal(err)
	}
	before := m.Now()
	m.Preview("second", preview)
	now := m.Now()
	slow := later(t, now, "slow")
	failure := errors.New("no font")
	_, err := m.Publish(context.Background(), func(yield func(output.Artifact, error) bool) { yield(output.Artifact{}, failure) })
	if !errors.Is(err, failure) {
		t.Fatal(err)
	}
	if got := <-slow; got != "old" {
		t.Errorf("who waited gets %q", got)
	}
	if m.Now() != before || text(t, now, "quick") != "old" {
		t.Error("the site before is not back")
	}
	m.Preview("third", preview)
	if _, err := m.Publish(context.Background(), publish.All(page("slow", "third"))); err != nil || text(t, m.Now(), "slow") != "third" {
		t.Errorf("after a failure the next site is %q, %v", text(t, m.Now(), "slow"), err)
	}
}

func TestAFirstPreviewThatFailsLeavesNoSite(t *testing.T) {
	var m publish.Memory
	m.Preview("first", preview)
	now := m.Now()
	if _, err := m.Publish(context.Background(), func(yield func(output.Artifact, error) bool) { yield(output.Artifact{}, errors.New("x")) }); err == nil {
		t.Fatal("no error")
	}
	if !m.Now().Empty() || text(t, now, "slow") != "none" {
		t.Error("something is shown of a site that could not be made")
	}
}
