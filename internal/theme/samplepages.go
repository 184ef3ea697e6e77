package theme

import "lodestone/internal/view"

func (s sample) home() view.Page {
	p := s.page(view.LayoutHome, "home")
	contact := s.contact()
	contact.Person = nil
	p.Figures, p.Contact = s.figures()[:3], &contact
	p.Actions = []view.Link{
		{Label: s.text("See the three propositions", "اطّلع على العروض الثلاثة"), URL: s.at("propositions/")},
		{Label: s.text("Compare the incentives", "قارن بين الحوافز"), URL: s.at("incentives/")},
	}
	p.Notices = []view.Notice{{Kind: view.NoticeDemo, Text: s.text("This region does not exist.", "هذه المنطقة غير موجودة.")}}
	p.Sections = []view.Section{
		{ID: "doors", Title: s.text("Start here", "ابدأ من هنا"), Doors: []view.Door{
			{Who: s.text("Investors", "المستثمرون"), What: s.text("See what is on offer", "انظر ما نقدّمه"), URL: s.at("propositions/")},
			{Who: s.text("Researchers", "الباحثون"), What: foreign("Se anläggningarna"), URL: "/sv/facilities/", Lang: "sv", LangName: "svenska"}}},
		{ID: "propositions", Title: s.text("What we offer", "ما نقدّمه"), Intro: s.text("Three offers, each with its evidence.", "ثلاثة عروض، لكل منها أدلّته."),
			Cards: s.cards(), More: &view.Link{Label: s.text("All propositions", "كل العروض"), URL: s.at("propositions/")}},
		{ID: "incentives", Title: s.text("What you get", "ما تحصل عليه"), Incentives: s.incentives()},
		{ID: "events", Title: s.text("Where to meet us", "أين تلتقي بنا"), Events: s.events()},
		{ID: "none", Title: s.text("Stories", "قصص"), Empty: s.text("No stories yet. Write to us if yours should be the first.", "لا قصص بعد. راسلنا إن أردت أن تكون قصتك الأولى.")},
	}
	return p
}

func (s sample) entry() view.Page {
	p := s.page(view.LayoutEntry, "proposition")
	contact, figure := s.contact(), s.figure()
	p.Breadcrumbs = s.breadcrumbs()
	p.Figures, p.Contact, p.Picture = s.figures(), &contact, s.lead()
	p.Actions = []view.Link{{Label: s.text("Download the kit", "نزّل الحزمة"), URL: s.at("kit.zip")}, {Label: s.text("See the calendar", "انظر التقويم"), URL: s.at("events/"), Lang: "sv", LangName: "svenska"}}
	p.Notices = []view.Notice{
		{Kind: view.NoticeFallback, Text: s.text("Parts of this page are in Swedish.", "بعض أجزاء هذه الصفحة بالسويدية."), Link: &view.Link{Label: foreign("Läs på svenska"), URL: "/sv/", Lang: "sv"}},
		{Kind: view.NoticeStale, Text: s.text("One figure is due for renewal.", "رقم واحد بحاجة إلى تحديث.")},
		{Kind: view.NoticeClosed, Text: s.text("One incentive has closed.", "أُغلق أحد الحوافز.")},
		{Kind: view.NoticePast, Text: s.text("The fair is over.", "انتهى المعرض.")},
		{Kind: view.NoticeInfo, Text: s.text("The call opens in January.", "يُفتح باب التقديم في يناير.")},
	}
	p.Sections = []view.Section{
		{ID: "figures", Title: s.text("In figures", "بالأرقام"), Figures: s.figures()},
		{ID: "offers", Title: s.text("What we put on the table", "ما نضعه على الطاولة"), Offers: []view.Offer{
			{What: s.text("A site with 130 kV within 800 metres", "موقع بجهد 130 kV على بُعد 800 متر"), Provider: s.text("Example Port", "ميناء المثال"), Condition: s.text("Lease of at least ten years", "عقد إيجار لا يقل عن عشر سنوات"), URL: s.at("facilities/port/")},
			{What: s.text("One guide through all permits", "مرشد واحد لجميع التراخيص")}}},
		{ID: "trail", Title: s.text("Why we say this", "لماذا نقول هذا"), Trail: []view.TrailStep{
			{Kind: s.text("Benchmark", "مقارنة"), Title: s.text("Wind power per inhabitant", "طاقة الرياح لكل ساكن"), Text: s.text("1st of 4 regions", "الأولى بين 4 مناطق"), URL: s.at("benchmarks/wind/")},
			{Kind: s.text("Competitive area", "مجال التنافس"), Title: s.text("Energy-intensive industry", "الصناعة كثيفة الطاقة")},
			{Kind: s.text("Proposition", "عرض"), Title: p.Title, URL: s.at("propositions/hydrogen/"), Current: true}}},
		{ID: "benchmark", Title: s.text("Compared with others", "مقارنة بالآخرين"), Benchmarks: []view.Benchmark{s.benchmark()}},
		{ID: "rows", Title: s.text("At a glance", "في لمحة"), Rows: []view.Row{
			{Label: s.text("Wind power", "طاقة الرياح"), Figure: &figure}, {Label: s.text("Place", "المكان"), Value: s.text("Example Bay", "خليج المثال")},
			{Label: s.text("Register", "السجل"), Link: &view.Link{Label: s.text("Entry in the register", "القيد في السجل"), URL: "https://example.org/register", External: true}},
			{Label: s.text("Sectors", "القطاعات"), Links: []view.Link{{Label: s.text("Hydrogen", "الهيدروجين"), URL: s.at("sectors/hydrogen/")}, {Label: foreign("Medicinteknik"), URL: "/sv/sectors/", Lang: "sv", LangName: "svenska"}}},
			{Label: s.text("Access", "الوصول"), Items: []view.Text{s.text("by rail", "بالقطار"), s.text("by sea", "بحرًا")}}}},
		{ID: "table", Title: s.text("Over the years", "على مر السنين"), Table: &view.Table{Caption: s.text("Wind power by year", "طاقة الرياح حسب السنة"),
			Head: []view.Text{s.text("Year", "السنة"), s.text("Power", "القدرة"), s.text("Where", "أين")},
			Rows: [][]view.Cell{{{Text: view.Plain("2025"), Numeric: true}, {Figure: &figure}, {Text: s.text("the bay", "الخليج"), URL: s.at("bay/")}}, {{Text: view.Plain("2024")}, {Text: view.Plain("1,100"), Numeric: true}, {Text: s.text("the bay", "الخليج")}}}}},
		{ID: "quotes", Title: s.text("What others say", "ما يقوله الآخرون"), Quotes: []view.Quote{{Text: foreign("Vi fick svar inom en dag."), Person: s.person()}}},
		{ID: "kits", Title: s.text("Take it with you", "خذه معك"), Kits: []view.Kit{s.kit(), {Title: s.text("Facts as a table", "الحقائق في جدول"), URL: s.at("facts.csv"), Size: "12 KB", Lang: "sv", LangName: "svenska"}}},
		{ID: "history", Title: s.text("How it came about", "كيف تطوّر"), History: []view.HistoryEntry{
			{When: s.say("November 2026", "نوفمبر 2026"), Figure: figure}, {When: s.say("November 2024", "نوفمبر 2024"), Figure: s.figures()[5], Note: s.text("Before the new park.", "قبل المحطة الجديدة."), URL: s.at("facts/price/")}}},
		{ID: "links", Title: s.text("Where this is used", "أين يُستخدم هذا"), Links: []view.Link{{Label: s.text("Incentives", "الحوافز"), URL: s.at("incentives/")}, {Label: foreign("Om regionen"), URL: "/sv/", Lang: "sv", LangName: "svenska"}}},
	}
	p.Reviewed, p.Owner = s.say("1 November 2026", "1 نوفمبر 2026"), s.say("data desk", "مكتب البيانات")
	return p
}

func (s sample) list() view.Page {
	p := s.page(view.LayoutList, "incentives")
	p.Breadcrumbs = s.breadcrumbs()
	p.Filters = s.filters()
	p.Sections = []view.Section{
		{Incentives: s.incentives()},
		{ID: "closed", Title: s.text("Closed", "مغلقة"), Incentives: s.incentives()[1:], More: &view.Link{Label: s.text("All years", "كل السنوات"), URL: s.at("archive/")}},
		{ID: "people", Title: s.text("Ambassadors", "السفراء"), People: []view.Person{s.person(), {Name: view.Plain("B. Berg")}}},
		{ID: "contacts", Title: s.text("Contacts", "جهات الاتصال"), Contacts: []view.Contact{s.contact(), {Label: s.text("Switchboard", "المقسم"), Email: "info@example.org"}}},
		{ID: "events", Title: s.text("Events", "الفعاليات"), Events: s.events()},
		{ID: "calendar", Title: s.text("Calendar", "التقويم"), Calendar: s.calendar()},
		{ID: "cards", Cards: s.cards()},
		{ID: "write", Title: s.text("Write to us", "راسلنا"), Intro: s.text("The desk for your subject answers.", "يرد عليك المكتب المعني بموضوعك."), Enquiry: s.enquiry("enquiry", s.at("contacts/thanks/"))},
	}
	grant, both := []string{"type=grant"}, []string{"type=loan", "where=se", "where=dk"}
	p.Sections[0].Incentives[0].Facets, p.Sections[0].Incentives[1].Facets = grant, both
	kit, figure := s.kit(), s.figure()
	kit.Facets = grant
	p.Sections = append(p.Sections,
		view.Section{ID: "kits", Title: s.text("Kits", "حزم"), Kits: []view.Kit{kit}},
		view.Section{ID: "facts", Title: s.text("Facts", "حقائق"), Table: &view.Table{Records: true, Caption: s.text("Facts", "حقائق"), Head: []view.Text{s.text("Fact", "الحقيقة"), s.text("Value", "القيمة"), s.text("Source", "المصدر")},
			Rows: [][]view.Cell{{{Text: s.text("Wind", "الرياح"), Facets: grant}, {Cited: &figure}, {Sources: figure.Sources, Method: s.say("The sum of six wind farms.", "مجموع ست مزارع رياح."), Caveat: s.text("One farm stood still in May.", "توقفت مزرعة واحدة في مايو.")}},
				{{Text: s.text("Sun", "الشمس"), Facets: both}, {Text: view.Plain("–")}, {}}}}})
	for i := range p.Sections {
		for j := range p.Sections[i].People {
			p.Sections[i].People[j].Facets = grant
		}
		for j := range p.Sections[i].Cards {
			p.Sections[i].Cards[j].Facets = both
		}
	}
	return p
}

func (s sample) article() view.Page {
	p := s.page(view.LayoutArticle, "page")
	contact, benchmark := s.contact(), s.benchmark()
	benchmark.Title = s.text("Wind power where people live", "طاقة الرياح حيث يسكن الناس")
	p.Breadcrumbs = s.breadcrumbs()
	note := view.Prose{Segments: []view.Segment{{HTML: "<p>" + s.say("Apply before you sign.", "قدّم الطلب قبل التوقيع.") + "</p>"}}}
	p.Sections = []view.Section{
		{ID: "body", Prose: &view.Prose{Segments: []view.Segment{
			{HTML: s.say("<p>A company is registered in \ue000example/days\ue001<data value=\"5\" data-fact=\"example/days\">5</data>\ue002 days.</p>\n<h2 id=\"steps\">Steps</h2>\n<ol>\n<li>Choose a <strong>legal form</strong>.</li>\n<li>Open an account, see <a href=\"/en/banks/\">banks</a>.</li>\n</ol>\n<pre><code>a  b\n  c</code></pre>\n<table>\n<thead>\n<tr>\n<th>Form</th>\n<th>Capital</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>AB</td>\n<td>25,000</td>\n</tr>\n</tbody>\n</table>",
				"<p>تُسجَّل الشركة خلال \ue000example/days\ue001<data value=\"5\" data-fact=\"example/days\">5</data>\ue002 أيام.</p>\n<h2 id=\"steps\">الخطوات</h2>\n<ol>\n<li>اختر <strong>الشكل القانوني</strong>.</li>\n<li>افتح حسابًا، انظر <a href=\"/ar/banks/\">المصارف</a>.</li>\n</ol>"), Facts: []string{"example/days"}},
			{Note: &view.Note{Kind: "note", Body: note}}, {Note: &view.Note{Kind: "warning", Title: s.text("Mind the date", "انتبه للتاريخ"), Body: note}},
			{Benchmark: &benchmark}, {Incentives: s.incentives()[:1]}, {Contact: &contact}, {Figures: s.figures()[:2]}}}},
		{ID: "foreign", Title: s.text("In Swedish only", "بالسويدية فقط"), Prose: &view.Prose{Lang: "sv", Dir: "ltr", Segments: []view.Segment{{HTML: "<p>Sidan finns bara på svenska.</p>"}}}},
	}
	p.Reviewed = s.say("1 November 2026", "1 نوفمبر 2026")
	return p
}

func (s sample) notFound() view.Page {
	p := s.page(view.LayoutNotFound, "notfound")
	p.Kicker, p.Title = view.Text{}, s.text("This page is not here", "هذه الصفحة غير موجودة")
	p.Lead = s.text("It may have moved, or the address has a slip in it.", "ربما نُقلت، أو في العنوان خطأ.")
	p.Head = view.Head{Title: p.Title.S, NoIndex: true}
	p.Sections = []view.Section{{ID: "ways", Title: s.text("Ways on", "طرق للمتابعة"), Links: p.Chrome.Nav},
		{ID: "write", Title: s.text("Write to us", "راسلنا"), Enquiry: s.enquiry("mail", "")}}
	return p
}

func (s sample) redirect() view.Page {
	return view.Page{Layout: view.LayoutRedirect, Lang: string(s.tag), Dir: s.tag.Dir(), Chrome: s.chrome(),
		Head: view.Head{Title: s.say("Moved", "نُقلت"), Canonical: "https://example.org" + s.at("new/")}, RedirectTo: s.at("new/")}
}
