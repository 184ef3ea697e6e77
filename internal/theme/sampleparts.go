package theme

import (
	"strconv"

	"lodestone/internal/view"
)

func (s sample) breadcrumbs() []view.Link {
	return []view.Link{{Label: s.text("Start", "البداية"), URL: s.at("")}, {Label: s.text("Propositions", "عروض القيمة"), URL: s.at("propositions/")}, {Label: s.text("Hydrogen", "الهيدروجين"), Current: true}}
}

func (s sample) cards() []view.Card {
	figure := s.figure()
	return []view.Card{
		{Kicker: s.text("Energy", "الطاقة"), Title: s.text("Green hydrogen", "الهيدروجين الأخضر"), Text: s.text("Power, water and a port in one place.", "كهرباء ومياه وميناء في مكان واحد."), URL: s.at("propositions/hydrogen/"), Figure: &figure},
		{Kicker: s.text("Health", "الصحة"), Title: s.text("Cancer medicine from laboratory to clinic", "طب السرطان من المختبر إلى العيادة"), Text: s.text("Trials start within ninety days.", "تبدأ التجارب خلال تسعين يومًا."), URL: s.at("propositions/oncology/"), Badge: s.text("Emerging", "ناشئ"), Image: s.image()},
		{Title: foreign("Nanoteknik"), URL: "/sv/nanoteknik/", Lang: "sv", LangName: "svenska", Emblem: &view.Image{URL: "/media/fund.png", Alt: s.text("Emblem of the Example Fund", "شعار صندوق المثال"), Width: 90, Height: 60}},
	}
}

func (s sample) incentives() []view.Incentive {
	figure := s.figure()
	figure.Label, figure.Value, figure.Unit, figure.Number = s.text("Highest share", "أعلى نسبة"), "40 %", "", "40"
	return []view.Incentive{
		{ID: "investment", Name: s.text("Regional investment support", "دعم الاستثمار الإقليمي"), LocalName: foreign("Regionalt investeringsstöd"), Type: s.text("Grant", "منحة"), Award: s.text("On application", "بناءً على طلب"),
			Where: s.text("Example Region, parts", "أجزاء من منطقة المثال"), Who: s.text("Companies that invest in buildings or machines", "الشركات التي تستثمر في المباني أو الآلات"), Benefit: s.text("Up to 40 % of eligible costs", "حتى 40 % من التكاليف المؤهلة"), Figures: []view.Figure{figure},
			Until: s.text("31 December 2026", "31 ديسمبر 2026"), UntilISO: "2026-12-31", Open: true, Status: s.text("Open", "مفتوح"), Body: s.text("Agency for Growth", "وكالة النمو"), URL: s.at("incentives/investment/"),
			Legal: []view.Link{{Label: foreign("Förordning 2022:807"), URL: "https://example.org/law", External: true}, {Label: s.text("Decision of 2021", "قرار 2021")}}, Verified: s.say("20 November 2026", "20 نوفمبر 2026")},
		{ID: "tax", Name: s.text("Tax relief for experts", "إعفاء ضريبي للخبراء"), Type: s.text("Tax relief", "إعفاء ضريبي"), Where: s.text("the whole country", "البلد كله"), Who: s.text("Experts and researchers from abroad", "خبراء وباحثون من الخارج"),
			Benefit: s.text("A quarter of the salary free of tax for seven years", "ربع الراتب معفى من الضريبة لسبع سنوات"), Until: s.text("Open; reviewed by March 2027", "مفتوح، يُراجع بحلول مارس 2027"), Status: s.text("Closed on 1 May 2026", "أُغلق في 1 مايو 2026"), URL: s.at("incentives/tax/")},
	}
}

func (s sample) events() []view.Event {
	return []view.Event{
		{ID: "days", Title: s.text("Hydrogen days", "أيام الهيدروجين"), When: s.say("22–24 March 2027", "22–24 مارس 2027"), ISO: "2027-03-22T09:00+01:00", Where: s.text("Example Hall", "قاعة المثال"), Role: s.text("We host", "نستضيفها"), Moved: s.say("Moved from 21 March.", "نُقلت من 21 مارس."), URL: s.at("events/days/")},
		{ID: "fair", Title: s.text("Port fair", "معرض الموانئ"), When: s.say("spring 2025", "ربيع 2025"), ISO: "2025-Q2", Where: view.Text{S: "Göteborg", Lang: "sv", Dir: "ltr"}, Past: true},
		{ID: "call", Title: s.text("Call for pilots", "دعوة لمشاريع تجريبية"), When: "2027", ISO: "2027", Status: s.text("Tentative", "مبدئي")},
	}
}

func (s sample) calendar() []view.EventGroup {
	all := s.events()
	all[0].Day, all[0].Month, all[0].Facets = "22–24", s.say("Mar", "مارس"), []string{"type=grant"}
	return []view.EventGroup{{Title: s.say("March 2027", "مارس 2027"), Events: []view.Event{all[0], all[2]}}, {Title: "2025", Events: all[1:2]}}
}

func (s sample) filters() []view.Filter {
	return []view.Filter{
		{Key: "type", Label: s.text("Type", "النوع"), Options: []view.FilterOption{{Value: "grant", Label: s.text("Grant", "منحة"), Count: 3}, {Value: "loan", Label: s.text("Loan", "قرض"), Count: 1}}},
		{Key: "where", Label: s.text("Where", "أين"), Options: []view.FilterOption{{Value: "se", Label: foreign("Sverige"), Count: 2}, {Value: "dk", Label: s.text("Denmark", "الدنمارك"), Count: 2}}},
	}
}

func (s sample) person() view.Person {
	return view.Person{
		ID: "ek", Name: view.Text{S: "Kim Åkerlund", Lang: "sv", Dir: "ltr"}, Title: s.text("Head of research", "رئيس الأبحاث"), Employer: s.text("Example Works", "مصانع المثال"), Quote: s.text("They answer the phone.", "إنهم يردّون على الهاتف."), Bio: s.text("Builds electrolysers and sails.", "يبني محلّلات كهربائية ويُبحر."),
		Market: s.text("Japan", "اليابان"), Languages: []string{s.say("Japanese", "اليابانية")}, Photo: s.image(), Email: "kim@example.org", Phone: "+46 40 765 43 21", LinkedIn: "https://example.org/in/kim", URL: s.at("ambassadors/kim/"),
		Invented: s.text("Invented person", "شخصية خيالية"), Kits: []view.Kit{s.kit()},
	}
}

func (s sample) kit() view.Kit {
	return view.Kit{Title: s.text("Hydrogen kit", "حزمة الهيدروجين"), Audience: s.text("for ambassadors", "للسفراء"), URL: s.at("kit.zip"), Size: "1.2 MB", Version: "3f2a91", Valid: s.say("31 December 2026", "31 ديسمبر 2026"),
		Files: []view.File{{Name: "deck.pptx", Label: s.text("Slides", "شرائح"), Size: "340 KB", URL: s.at("deck.pptx")}, {Name: "LICENCE.txt", Size: "1 KB"}}}
}

func (s sample) benchmark() view.Benchmark {
	b := view.Benchmark{
		ID: "wind", Title: s.text("Wind power per inhabitant", "طاقة الرياح لكل ساكن"), Unit: s.text("kW per inhabitant", "كيلوواط لكل ساكن"), Better: "high", Period: "2024–2025", Sources: []view.Text{s.text("Statistics Office", "مكتب الإحصاء"), foreign("Energimyndigheten")},
		NoGap: s.say("A dash means that one of the two figures is a bound, so the difference is not known.", "تعني الشرطة أن أحد الرقمين حدّ أدنى أو أقصى، فلا يُعرف الفرق."),
		Note:  s.text("Values are from 2024 and 2025; areas differ.", "القيم من عامي 2024 و2025، والمساحات مختلفة."), Finding: s.text("Twice as much as the next region.", "ضعف ما لدى المنطقة التالية."),
		Rank: s.say("1st of 3", "الأولى من 3"), Summary: s.say("Bar chart: Example Region 4.2, Northshire 2.1, Southland 1.3 kW per inhabitant.", "مخطط أعمدة: منطقة المثال 4.2، الشمال 2.1، الجنوب 1.3 كيلوواط لكل ساكن."),
		URL: s.at("benchmarks/wind/"), SVG: sampleChart,
	}
	rows := []struct{ en, ar, value, gap, share string }{
		{"Example Region", "منطقة المثال", "4.2", "", "1"}, {"Northshire", "مقاطعة الشمال", "2.1", "−2.1", "0.5"}, {"Southland", "أرض الجنوب", "1.3", "?", "0.31"}}
	for i, r := range rows {
		f := s.figure()
		f.Value, f.Number, f.Unit, f.Fact = r.value, r.value, "", "example/wind-"+r.value
		f.Sources = []view.Source{s.source(1 + i)}
		b.Rows = append(b.Rows, view.BenchmarkRow{Region: s.text(r.en, r.ar), Figure: f, Rank: strconv.Itoa(i + 1), Gap: r.gap, NoGap: r.gap == "?", Own: i == 0, Share: r.share})
		if r.gap == "?" {
			b.Rows[i].Gap, b.Rows[i].Figure.Qualifier = "", s.say("more than", "أكثر من")
		}
	}
	return b
}

const sampleChart = `<svg class="chart" role="img" aria-labelledby="wind-t" aria-describedby="wind-d" viewBox="0 -8 440 94" width="440" height="94">` +
	`<title id="wind-t">kW per inhabitant, 2025</title><desc id="wind-d">Example Region 4.2, Northshire 2.1, Southland 1.3.</desc>` +
	`<rect class="chart-own" x="130" y="0" width="270" height="18"/><rect class="chart-peer" x="130" y="28" width="135" height="18"/><rect class="chart-peer" x="130" y="56" width="84" height="18"/>` +
	`<line class="chart-axis" x1="130" y1="-8" x2="130" y2="82"/><text class="chart-own-value" x="405" y="14" font-size="14">4.2</text></svg>`

// enquiry is a form that is sent to the host, or without an action one that
// writes a mail.
func (s sample) enquiry(name, action string) *view.Enquiry {
	return &view.Enquiry{
		Name: name, Action: action,
		Topics:    []view.Choice{{Value: "invest", Label: s.text("Investing", "الاستثمار")}, {Value: "press", Label: s.text("Press", "الصحافة")}},
		Sectors:   []view.Choice{{Value: "hydrogen", Label: s.text("Hydrogen", "الهيدروجين")}, {Value: "sea", Label: foreign("Havet")}},
		Languages: []view.Choice{{Value: "ar", Label: s.text("Arabic", "العربية"), Selected: s.tag == "ar"}, {Value: "en", Label: s.text("English", "الإنجليزية"), Selected: s.tag != "ar"}},
		Desks: []view.Desk{
			{Label: s.text("The invest desk", "مكتب الاستثمار"), Email: "invest@example.org", Reply: s.text("We reply within one working day.", "نرد خلال يوم عمل."),
				Speaks: s.say("Speaks English and Arabic.", "لغات المكتب: الإنجليزية والعربية."), Topics: "invest press", Languages: "en ar"},
			{Label: s.text("The hydrogen desk", "مكتب الهيدروجين"), Email: "hydrogen@example.org", Reply: s.text("We reply within two working days.", "نرد خلال يومَي عمل."),
				Speaks:  s.say("Speaks English.", "لغات المكتب: الإنجليزية."),
				Instead: s.say("This desk does not speak the language you have chosen. It will answer in English.", "لا يتحدث هذا المكتب اللغة التي اخترتها، وسيرد عليك باللغة الإنجليزية."), Topics: "invest", Sectors: "hydrogen", Languages: "en"}},
		Privacy: &view.Link{Label: s.text("What happens with your data", "ما الذي نفعله ببياناتك"), URL: "/sv/privacy/", Lang: "sv", LangName: "svenska"},
	}
}
