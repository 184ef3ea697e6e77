package plan

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lodestone/internal/model"
	"lodestone/internal/output"
	"lodestone/internal/view"
)

// Size of the pictures of pages in pixels, as social networks show them.
const (
	cardWidth  = 1200
	cardHeight = 630
	cardType   = "image/png"
)

// Names of cards, which never change: what was shared once goes on showing a
// picture, and a network that asks again gets today's. A name with a hash in
// it would be gone with the next number.
const (
	cardName    = "card.png"      // beside the page that it is of
	generalName = "site-card.png" // beside the home page, for pages without one
)

// socialCards plans the pictures that stand for pages where they are shared: one
// for the home page, each proposition and each region, one for all others.
func (e *edition) socialCards() {
	image := func(path string, make func() view.SocialCard) output.Output {
		return whole(path, output.Image, e.tag, make)
	}
	at := e.p.site.Config.At
	e.p.add(image(e.homePath()+generalName, e.generalCard), at)
	e.social = e.socialImage(generalName, e.generalCard())
	if e != e.whole {
		return
	}
	e.p.add(image(e.homePath()+cardName, e.homeCard), at)
	for _, kind := range []string{"proposition", "region"} {
		for _, en := range e.of(kind) {
			own := e.partOf(en.record)
			e.p.add(image(en.paths[e.tag]+cardName, func() view.SocialCard { return own.cardOf(en.record) }), en.record.Common().At)
		}
	}
	for _, part := range e.divided() {
		part.socialCards()
	}
}

// socialFor is what the head of a page says about its card; en is the record that
// the page is of, or nil.
func (e *edition) socialFor(path string, en *entry) *view.SocialImage {
	switch {
	case en != nil && (en.kind == "proposition" || en.kind == "region"):
		return e.socialImage(strings.TrimPrefix(path, e.homePath())+cardName, e.cardOf(en.record))
	case en == nil && path == e.homePath():
		return e.socialImage(cardName, e.homeCard())
	}
	return e.social
}

func (e *edition) socialImage(name string, c view.SocialCard) *view.SocialImage {
	return &view.SocialImage{URL: e.p.absolute(e.homePath() + name), Type: cardType, Width: c.Width, Height: c.Height, Alt: c.Alt}
}

// blankCard has what all cards of the edition share.
func (e *edition) blankCard() view.SocialCard {
	return view.SocialCard{Lang: string(e.tag), Dir: e.dir, Width: cardWidth, Height: cardHeight, Brand: e.p.opts.Look.Brand,
		Site: e.chrome.SiteName, Claim: e.chrome.Tagline, Host: e.p.base.Host}
}

// generalCard stands for pages that have none of their own.
func (e *edition) generalCard() view.SocialCard {
	c := e.blankCard()
	if c.Claim.Empty() {
		c.Claim = c.Site
	}
	return e.described(c)
}

// homeCard is the region's, or the network's.
func (e *edition) homeCard() view.SocialCard {
	if r := e.region; r != nil {
		return e.cardOf(r)
	}
	return e.generalCard()
}

// cardOf is the card of a proposition or region: its claim and what proves it.
func (e *edition) cardOf(r model.Record) view.SocialCard {
	c := e.blankCard()
	var proof []model.Ref
	switch r := r.(type) {
	case *model.Proposition:
		if region := e.p.site.Region(model.Ref{ID: r.Region}); region != nil {
			c.Site = e.name(region)
		}
		if s := e.p.site.Sector(r.Sector); s != nil {
			c.Kicker = e.name(s)
		}
		c.Claim, proof = e.name(r), r.Proof
	case *model.Region:
		c.Claim, proof = e.name(r), r.Headline
		if claim := e.text(&r.Base, r.Claim); !claim.Empty() {
			c.Site, c.Claim = c.Claim, claim
		}
	}
	e.prove(&c, e.figures(proof))
	return e.described(c)
}

// prove puts the first figure on a card that can be read at a glance.
func (e *edition) prove(c *view.SocialCard, figures []view.Figure) {
	const glance = 28 // characters
	i := slices.IndexFunc(figures, func(f view.Figure) bool {
		return f.Value != "" && utf8.RuneCountInString(f.Value) <= glance && f.State != view.Superseded
	})
	if i < 0 {
		return
	}
	f := figures[i]
	shown := f
	shown.Sources, shown.URL, shown.Number, shown.Hash, shown.Method, shown.StateText = nil, "", "", "", "", ""
	c.Figure = &shown
	if f.State != view.Current {
		c.State = e.t("state.short." + string(f.State))
	}
	var publishers []string
	for _, s := range f.Sources {
		if name := firstOf(s.Publisher.S, s.Title.S); name != "" && !slices.Contains(publishers, e.isolate(name)) {
			publishers = append(publishers, e.isolate(name))
		}
	}
	if len(publishers) > 0 {
		c.Source = e.say("card.source", "Publisher", e.loc.List(publishers))
	}
}

// described says in sentences what a card shows.
func (e *edition) described(c view.SocialCard) view.SocialCard {
	said := []string{c.Site.S, c.Kicker.S, c.Claim.S}
	if f := c.Figure; f != nil {
		when := f.Period
		if c.State != "" {
			when = e.loc.List([]string{when, c.State})
		}
		said = append(said, e.say("card.figure", "Label", f.Label.S, "Value", e.isolate(spoken(*f)), "Period", when), c.Source)
	}
	stop, space := ".", " "
	if base := e.tag.Language(); base == "zh" || base == "ja" {
		stop, space = "。", ""
	}
	var sentences []string
	for _, s := range said {
		s = strings.TrimSpace(s)
		if last, _ := utf8.DecodeLastRuneInString(s); s != "" && !strings.ContainsRune(".!?…。！？؟", last) {
			s = strings.TrimRightFunc(s, unicode.IsSpace) + stop
		}
		if s != "" && !slices.Contains(sentences, s) {
			sentences = append(sentences, s)
		}
	}
	c.Alt = strings.Join(sentences, space)
	return c
}
