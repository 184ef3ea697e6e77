package theme

import (
	"slices"
	"strconv"

	"lodestone/internal/lang"
	"lodestone/internal/view"
)

// SamplePages are one page of each layout with every component in every
// state, about a region that does not exist. A theme is tried on them when it
// is loaded; they are also what a theme author looks at. Texts are Arabic in
// Arabic and English in all other languages.
func SamplePages(tag lang.Tag) []view.Page {
	s := sample{tag: tag}
	pages := append(s.parts(), s.redirect(), s.specimen())
	for i := range pages {
		pages[i] = s.numbered(pages[i])
	}
	return pages
}

// parts are the pages that have components, their notes not yet numbered.
func (s sample) parts() []view.Page {
	return []view.Page{s.home(), s.entry(), s.list(), s.article(), s.notFound()}
}

// sample writes the sample in one language.
type sample struct{ tag lang.Tag }

func (s sample) say(en, ar string) string {
	if s.tag.Language() == "ar" {
		return ar
	}
	return en
}

func (s sample) text(en, ar string) view.Text { return view.Plain(s.say(en, ar)) }

// foreign is a text that is in no language of the sample.
func foreign(text string) view.Text { return view.Text{S: text, Lang: "sv", Dir: "ltr"} }

func (s sample) at(path string) string { return "/" + string(s.tag) + "/" + path }

func (s sample) page(layout view.Layout, kind string) view.Page {
	title := s.text("Grow green hydrogen where the wind is", "هيدروجين أخضر حيث تهبّ الرياح")
	return view.Page{
		Layout: layout, Kind: kind, Lang: string(s.tag), Dir: s.tag.Dir(), Chrome: s.chrome(),
		Head: view.Head{
			Title: title.S, Description: s.say("Power, water and people for electrolysis.", "طاقة ومياه وكفاءات للتحليل الكهربائي."),
			Canonical:  "https://example.org" + s.at(kind+"/"),
			Alternates: []view.Alternate{{HrefLang: "en", URL: "https://example.org/en/" + kind + "/"}, {HrefLang: "ar", URL: "https://example.org/ar/" + kind + "/"}, {HrefLang: "x-default", URL: "https://example.org/en/" + kind + "/"}},
			JSONLD:     `{"@context":"https://schema.org","@type":"WebPage","name":"A < B"}`,
			OGLocale:   s.tag.OpenGraph(), OGOthers: []string{"sv_SE", "da_DK"}, OGType: "website", Image: &view.SocialImage{URL: "https://example.org/card.png", Type: "image/png", Width: 1200, Height: 630, Alt: title.S},
		},
		Languages: s.languages(kind),
		Kicker:    s.text("Value proposition", "عرض القيمة"), Title: title,
		Lead: view.Text{
			S:     s.say("The Example Region has 1,240 MW of wind power and a hydrogen desk that answers.", "في منطقة المثال 1,240 ميغاواط من طاقة الرياح ومكتب للهيدروجين يجيب."),
			Marks: []view.Mark{{Start: len(s.say("The Example Region has ", "في منطقة المثال ")), End: len(s.say("The Example Region has 1,240 MW", "في منطقة المثال 1,240 ميغاواط")), Fact: "example/wind", URL: s.at("facts/wind/")}},
		},
	}
}

func (s sample) chrome() view.Chrome {
	link := func(en, ar, path string) view.Link { return view.Link{Label: s.text(en, ar), URL: s.at(path)} }
	c := view.Chrome{
		Lang: string(s.tag), Dir: s.tag.Dir(),
		SiteName: s.text("Example Region", "منطقة المثال"), Tagline: s.text("Evidence for investors", "أدلّة للمستثمرين"), Home: s.at(""),
		Nav: []view.Link{
			link("Propositions", "عروض القيمة", "propositions/"), link("Sectors", "القطاعات", "sectors/"),
			link("Incentives", "الحوافز", "incentives/"), link("Facilities", "المرافق", "facilities/"),
			link("Events", "الفعاليات", "events/"), link("Toolkits", "حزم الأدوات", "toolkits/"), link("Contacts", "جهات الاتصال", "contacts/"),
		},
		FooterNav:  []view.Link{link("About", "عن المنطقة", "about/"), link("Privacy", "الخصوصية", "privacy/"), {Label: foreign("Tillgänglighet"), URL: "/sv/tillganglighet/", Lang: "sv", LangName: "svenska"}},
		Feeds:      []view.Link{link("News (Atom)", "الأخبار (Atom)", "feed.xml"), link("Events (iCalendar)", "الفعاليات (iCalendar)", "events.ics"), link("Facts (CSV)", "الحقائق (CSV)", "facts.csv")},
		Stylesheet: "/assets/site.css", Script: "/assets/site.js", Icon: "/assets/icon.svg", IconPNG: "/icon-192.png", TouchIcon: "/apple-touch-icon.png", Manifest: s.at("site.webmanifest"),
		Publisher: s.text("Example Region Agency", "وكالة منطقة المثال"), BuiltOn: s.say("Figures as of 22 November 2026.", "الأرقام كما هي في 22 نوفمبر 2026."),
		Colophon: s.text("Texts and data may be reused under CC BY 4.0.", "يجوز إعادة استخدام النصوص والبيانات وفق رخصة CC BY 4.0."),
	}
	c.Nav[0].Current = true
	return c
}

func (s sample) languages(kind string) []view.LanguageLink {
	all := []view.LanguageLink{
		{Lang: "en", Name: "English", Dir: "ltr"}, {Lang: "sv", Name: "Svenska", Dir: "ltr"},
		{Lang: "da", Name: "Dansk", Dir: "ltr"}, {Lang: "ar", Name: "العربية", Dir: "rtl"},
	}
	for i := range all {
		all[i].URL = "/" + all[i].Lang + "/" + kind + "/"
		all[i].Current = all[i].Lang == string(s.tag)
	}
	if s.tag != "da" { // one language lacks the page
		all[2].URL, all[2].Lacks = "/da/", "Siden findes ikke på dansk. Linket fører til forsiden på dansk."
	}
	return all
}

func (s sample) source(n int) view.Source {
	return view.Source{
		ID: "source", Number: n, Title: foreign("Elproduktion och elförbrukning 2025"), Publisher: s.text("Statistics Office", "مكتب الإحصاء"),
		URL: "https://example.org/source", Published: s.say("March 2026", "مارس 2026"), Accessed: s.say("22 November 2026", "22 نوفمبر 2026"),
		Quote: foreign("Vid årets slut uppgick den installerade effekten till 1 240 MW."), Licence: "CC-BY-4.0",
	}
}

// numbered gives the facts of a page their notes, as the plan does.
func (s sample) numbered(p view.Page) view.Page {
	known := s.figures()
	plain := s.source(2)
	plain.Title, plain.Quote, plain.Licence, plain.URL = s.text("Annual report of the port", "التقرير السنوي للميناء"), view.Text{}, "", ""
	known[1].Sources = append(known[1].Sources, plain, view.Source{Title: s.text("A source that is only named", "مصدر يُذكر فقط"), Publisher: s.text("Archive", "الأرشيف")})
	number := map[string]int{}
	visit := func(fact string, shown *view.Figure) int {
		if number[fact] == 0 {
			note := view.Figure{Fact: fact, Label: s.text("Days until a company is registered", "أيام تسجيل الشركة"), Value: "5", Number: "5"}
			if shown != nil {
				note = *shown
			}
			if i := slices.IndexFunc(known, func(f view.Figure) bool { return f.Fact == fact }); i >= 0 {
				note = known[i]
			}
			number[fact] = len(p.Notes) + 1
			note.Note = number[fact]
			p.Notes = append(p.Notes, note)
		}
		return number[fact]
	}
	view.EachNoted(&p, visit, func(fact string) (string, string) {
		digits := strconv.Itoa(visit(fact, nil))
		return `<a class="fact" href="#note-` + digits + `" data-ref="` + digits + `" role="doc-noteref">`, `<sup class="ref">` + digits + `</sup></a>`
	})
	p.Evidence = evidenceOf(p.Notes)
	return p
}

// evidenceOf counts what a page stands on, as the plan does.
func evidenceOf(notes []view.Figure) view.Evidence {
	e, titles := view.Evidence{Figures: len(notes)}, map[string]bool{}
	for _, f := range notes {
		if f.State == view.Stale || f.State == view.Overdue {
			e.Due++
		}
		for _, source := range f.Sources {
			titles[source.Title.S] = true
		}
	}
	e.Sources = len(titles)
	return e
}

func (s sample) figure() view.Figure {
	return view.Figure{
		Fact: "example/wind", Label: s.text("Installed wind power", "القدرة المركّبة لطاقة الرياح"), Value: "1,240", Unit: "MW",
		Period: "2025", AsOf: "2025", State: view.Current, Sources: []view.Source{s.source(1)}, URL: s.at("facts/wind/"), Number: "1240", UnitCode: "MW",
	}
}

// figures are one figure for each state, and those that are odd otherwise.
func (s sample) figures() []view.Figure {
	return []view.Figure{
		s.figure(),
		{Fact: "example/jobs", Label: s.text("Jobs in the energy sector", "الوظائف في قطاع الطاقة"), Qualifier: s.say("more than", "أكثر من"), Value: "8,300", Unit: s.say("jobs", "وظيفة"), Period: s.say("31 December 2022", "31 ديسمبر 2022"), AsOf: "2022-12-31",
			State: view.Stale, StateText: s.say("Due for renewal since 31 December 2024.", "كان موعد تحديثه 31 ديسمبر 2024."), Sources: []view.Source{s.source(2)}, URL: s.at("facts/jobs/"), Number: "8300"},
		{Fact: "example/investment", Label: s.text("Planned investment in electrolysis", "الاستثمار المخطط في التحليل الكهربائي"), Value: "€1,822,000,000", Period: "2028", AsOf: "2028",
			State: view.Forecast, StateText: s.say("Expected by the end of 2028.", "متوقّع بحلول نهاية 2028."), Sources: []view.Source{s.source(1), s.source(3)}, Number: "1822000000", UnitCode: "EUR"},
		{Fact: "example/opening", Label: s.text("Opening of the hydrogen pier", "افتتاح رصيف الهيدروجين"), Value: s.say("spring 2026", "ربيع 2026"), Period: "2026-Q2", AsOf: "2026-Q2",
			State: view.Overdue, StateText: s.say("Was expected by 30 June 2026; no newer word yet.", "كان متوقعًا بحلول 30 يونيو 2026، ولا جديد بعد."), Sources: []view.Source{s.source(2)}},
		{Fact: "example/members", Label: s.text("Members of the hydrogen network", "أعضاء شبكة الهيدروجين"), Value: "17", Unit: s.say("companies", "شركة"), Period: "2025", AsOf: "2025",
			State: view.Disputed, StateText: s.say("Another source counts 15 (Chamber of Commerce).", "مصدر آخر يذكر 15 (غرفة التجارة)."), Sources: []view.Source{s.source(3)}, Number: "17",
			Caveat: s.text("Counted in spring; members who left later are included.", "أُحصي في الربيع، ويشمل من غادر من الأعضاء لاحقًا.")},
		{Fact: "example/price", Label: s.text("Price of power for industry", "سعر الكهرباء للصناعة"), Value: "−4.5 %", Period: "2024", AsOf: "2024",
			State: view.Superseded, StateText: s.say("A figure for 2025 stands in its place.", "حلّ محلّه رقم عام 2025."), Method: s.say("The mean of twelve monthly prices.", "متوسط اثني عشر سعرًا شهريًا."), Number: "-4.5"},
	}
}

func (s sample) contact() view.Contact {
	return view.Contact{
		ID: "hydrogen-desk", Label: s.text("The hydrogen desk", "مكتب الهيدروجين"), Organisation: s.text("Example Region Agency", "وكالة منطقة المثال"),
		Person: &view.Person{ID: "desk", Name: view.Text{S: "Alex Ekström", Lang: "sv", Dir: "ltr"}, Title: s.text("Investment adviser", "مستشار استثمار"), Invented: s.text("Invented person", "شخصية مختلقة"), Photo: s.image()},
		Topics: []view.Text{s.text("Hydrogen", "الهيدروجين"), s.text("Grid connection", "الربط بالشبكة")}, Languages: []string{s.say("English", "الإنجليزية"), s.say("Swedish", "السويدية")},
		Email: "hydrogen@example.org", Phone: "+46 40 123 45 67", Hours: s.text("Monday to Friday, 9:00–16:00", "من الاثنين إلى الجمعة، 9:00–16:00"),
		Reply: s.text("We reply within two working days.", "نرد خلال يومَي عمل."), URL: s.at("contacts/hydrogen/"), VCard: s.at("contacts/hydrogen.vcf"),
		Write: s.text("Write to the hydrogen desk", "اكتب إلى مكتب الهيدروجين"),
	}
}

// lead is a picture that opens a page.
func (s sample) lead() *view.Image {
	img := s.image()
	img.First = true
	return img
}

func (s sample) image() *view.Image {
	return &view.Image{URL: "/media/pier.jpg", Alt: s.text("The pier at low water", "الرصيف عند الجزر"), Width: 640, Height: 400, SrcSet: "/media/pier-480.jpg 480w, /media/pier.jpg 640w", Sizes: "20rem", Credit: "A. Ek", Licence: "CC-BY-4.0", Caption: s.text("The pier.", "الرصيف.")}
}
