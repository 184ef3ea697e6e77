package pptx_test

import (
	"testing"

	"lodestone/internal/view"
)

// speech is what the sample deck says in one language. The numbers are
// invented for the test.
type speech struct {
	lang, dir, site, region, kicker, claim, lead      string
	updated, valid, statement, presented, readMore    string
	evidence, labels, periods, publisher, source      [3]string
	offers                                            [3][2]string
	compare, axis, rank, finding, note, summary       string
	regions                                           [5]string
	incentives, caption                               string
	head                                              [4]string
	rows                                              [3][4]string
	contact, desk, organisation, reply, sources, said string
	values                                            [3]string
	state                                             string
	qr                                                string
}

var english = speech{
	lang: "en", dir: "ltr", site: "Invest in Öresund", region: "The Öresund region", kicker: "Value proposition · Hydrogen",
	claim: "Green hydrogen with the grid, the harbour and the people already here",
	lead:  "A site, a 130 kV connection and a permitting desk that answers within two working days.", updated: "As of 22 November 2026", valid: "Valid until 31 December 2026",
	statement: "Demonstration data: nothing here is an offer.", presented: "Presented by", readMore: "Read more and check for updates:",
	evidence:  [3]string{"The evidence", "", ""},
	labels:    [3]string{"grid capacity free at the harbour", "people work in process engineering", "of industrial gas already comes by pipe"},
	periods:   [3]string{"2026", "2025", "2024"},
	publisher: [3]string{"Grid operator South", "Statistics Sweden", "Energy Agency"},
	source:    [3]string{"Capacity map for the southern grid area, third edition", "Labour force by occupation and region", "Gas supply of industry, annual report"},
	offers: [3][2]string{
		{"A serviced plot of 12 hectares beside the harbour", "Harbour company; free from March 2027"},
		{"One permitting desk for both sides of the strait", "County board and the Danish Energy Agency"},
		{"Forty places a year for retraining process operators", "University college, paid by the region"},
	},
	compare: "Power for electrolysis costs less than in four of five peer regions", axis: "Electricity price for industry, EUR per MWh, 2025", rank: "2nd of 5",
	finding: "Only one of the compared regions offers power for less, and it has no free grid capacity before 2031.", note: "Prices without taxes; the year of the Rotterdam value is 2024.",
	summary: "Bars: Norrbotten 31.5, Öresund 42, Hamburg 58.2, Rotterdam 61, Lyon 66.8 EUR per MWh.",
	regions: [5]string{"Norrbotten", "Öresund", "Hamburg", "Rotterdam", "Lyon"},
	values:  [3]string{"180 MW", "12,400", "38 %"}, state: "This is a forecast, due in June 2027.",
	incentives: "What you would really get", caption: "Incentives open to hydrogen projects",
	head:    [4]string{"Incentive", "What you get", "For whom", "Until"},
	rows:    [3][4]string{{"Industrial Leap", "Up to 40 % of eligible costs", "Firms that cut process emissions", "31 December 2026"}, {"Expert tax relief", "25 % of salary free of tax for 84 months", "Foreign key staff", "Open; reviewed by May 2027"}, {"Power-to-X tender", "A fixed premium per kilogram", "Producers in Denmark", "Closed on 1 October 2026"}},
	contact: "Write to the hydrogen desk", desk: "Hydrogen desk", organisation: "Invest in Skåne", reply: "We reply within two working days.",
	sources: "Sources", said: "Begin with the grid: it is the question every developer asks first. 180 MW is the operator’s figure, not ours.", qr: "QR code leading to the page of this proposition",
}

var arabic = speech{
	lang: "ar", dir: "rtl", site: "استثمر في أوريسند", region: "إقليم أوريسند", kicker: "عرض القيمة · الهيدروجين",
	claim: "هيدروجين أخضر حيث الشبكة والميناء والكفاءات حاضرة بالفعل",
	lead:  "موقع جاهز ووصلة كهرباء بجهد \u2066130 kV\u2069 ومكتب تراخيص يجيب خلال يومي عمل.", updated: "حتى 22 نوفمبر 2026", valid: "صالح حتى 31 ديسمبر 2026",
	statement: "بيانات توضيحية: لا يُعدّ ما هنا عرضًا ملزمًا.", presented: "يقدّمه", readMore: "اقرأ المزيد وتحقّق من التحديثات:",
	evidence:  [3]string{"الأدلة", "", ""},
	labels:    [3]string{"قدرة شبكية متاحة عند الميناء", "شخص يعملون في هندسة العمليات", "من غاز الصناعة يصل اليوم عبر الأنابيب"},
	periods:   [3]string{"2026", "2025", "2024"},
	publisher: [3]string{"مشغّل شبكة الجنوب", "هيئة الإحصاء السويدية", "وكالة الطاقة"},
	source:    [3]string{"خريطة القدرات في منطقة الشبكة الجنوبية", "القوى العاملة حسب المهنة والإقليم", "إمدادات الغاز للصناعة، التقرير السنوي"},
	offers: [3][2]string{
		{"قطعة أرض مخدومة مساحتها 12 هكتارًا بجوار الميناء", "شركة الميناء؛ متاحة من مارس 2027"},
		{"مكتب تراخيص واحد لضفّتي المضيق", "مجلس المقاطعة ووكالة الطاقة الدنماركية"},
		{"أربعون مقعدًا سنويًا لإعادة تأهيل مشغّلي العمليات", "الكلية الجامعية، على نفقة الإقليم"},
	},
	compare: "كهرباء التحليل أرخص منها في أربعة من خمسة أقاليم مماثلة", axis: "سعر الكهرباء للصناعة، يورو لكل ميغاواط ساعة، 2025", rank: "الثاني من 5",
	finding: "إقليم واحد فقط من الأقاليم المقارنة يعرض كهرباء أرخص، ولا تتوفر فيه قدرة شبكية قبل 2031.", note: "الأسعار دون ضرائب؛ وسنة قيمة روتردام هي 2024.",
	summary: "أعمدة: نوربوتن 31.5، أوريسند 42، هامبورغ 58.2، روتردام 61، ليون 66.8 يورو لكل ميغاواط ساعة.",
	regions: [5]string{"نوربوتن", "أوريسند", "هامبورغ", "روتردام", "ليون"},
	values:  [3]string{"180 MW", "12,400", "38%"}, state: "هذا توقّع يحين موعده في يونيو 2027.",
	incentives: "ما ستحصل عليه فعلًا", caption: "حوافز مفتوحة لمشاريع الهيدروجين",
	head:    [4]string{"الحافز", "ما تحصل عليه", "لمن", "حتى"},
	rows:    [3][4]string{{"القفزة الصناعية", "حتى 40% من التكاليف المؤهلة", "شركات تخفض انبعاثات العمليات", "31 ديسمبر 2026"}, {"إعفاء الخبراء الضريبي", "25% من الراتب معفى من الضريبة لمدة 84 شهرًا", "الكفاءات الأجنبية الرئيسية", "مفتوح؛ يُراجع في مايو 2027"}, {"مناقصة Power-to-X", "علاوة ثابتة لكل كيلوغرام", "المنتجون في الدنمارك", "أُغلق في 1 أكتوبر 2026"}},
	contact: "راسل مكتب الهيدروجين", desk: "مكتب الهيدروجين", organisation: "استثمر في سكونه", reply: "نردّ خلال يومي عمل.",
	sources: "المصادر", said: "ابدأ بالشبكة: فهي أول ما يسأل عنه كل مطوّر. رقم \u2066180 MW\u2069 من المشغّل لا منّا.", qr: "رمز استجابة سريعة يقود إلى صفحة هذا العرض",
}

// german has the long compounds that break layouts made for English.
var german = speech{
	lang: "de", dir: "ltr", site: "Wirtschaftsförderungsgesellschaft Öresundregion", region: "Grenzüberschreitende Metropolregion Öresund", kicker: "Leistungsversprechen · Wasserstoffwirtschaft und Sektorenkopplung",
	claim: "Grüner Wasserstoff, wo Netzanschlusskapazität, Hafenumschlag und Genehmigungsbehörden bereits zusammenarbeiten",
	lead:  "Ein vollständig erschlossenes Grundstück, ein Hochspannungsanschluss mit 130 kV und eine Genehmigungskoordinierungsstelle, die innerhalb von zwei Arbeitstagen antwortet.", updated: "Stand 22. November 2026", valid: "Gültig bis 31. Dezember 2026",
	statement: "Demonstrationsdaten: Nichts davon ist ein verbindliches Angebot; Förderentscheidungen treffen ausschließlich die zuständigen Bewilligungsbehörden.", presented: "Vorgestellt von", readMore: "Weiterlesen und auf Aktualisierungen prüfen:",
	evidence:  [3]string{"Die Belege für unser Leistungsversprechen, jeweils mit Jahr und Quelle", "", ""},
	labels:    [3]string{"freie Netzanschlusskapazität am Industriehafen, gesichert bis zur Inbetriebnahme", "Beschäftigte in der Verfahrenstechnik und Anlageninstandhaltung", "des Industriegasverbrauchs werden bereits leitungsgebunden gedeckt"},
	periods:   [3]string{"3. Quartal 2026", "Jahresdurchschnitt 2025", "Wirtschaftsjahr 2024"},
	publisher: [3]string{"Übertragungsnetzbetreiber Südschweden", "Schwedisches Zentralamt für Statistik", "Energieaufsichtsbehörde"},
	source:    [3]string{"Kapazitätskarte des südlichen Übertragungsnetzgebiets, dritte überarbeitete Ausgabe", "Erwerbstätige nach Berufsgruppen und Regionen, Jahresdurchschnittswerte", "Gasversorgung der Industrie, Jahresbericht mit Methodenanhang"},
	offers: [3][2]string{
		{"Ein erschlossenes Industriegrundstück von zwölf Hektar unmittelbar neben dem Tiefwasserhafen mit Gleisanschluss", "Hafenbetriebsgesellschaft; verfügbar ab März 2027 nach Abschluss der Bodenuntersuchungen"},
		{"Eine gemeinsame Genehmigungskoordinierungsstelle für beide Seiten der Meerenge", "Provinzialregierung und dänische Energiebehörde im Rahmen der Verwaltungsvereinbarung"},
		{"Vierzig Weiterbildungsplätze jährlich für Anlagenfahrerinnen und Anlagenfahrer", "Fachhochschule, vollständig finanziert aus Regionalentwicklungsmitteln"},
	},
	compare: "Elektrolysestrom kostet weniger als in vier von fünf vergleichbaren Industrieregionen Nordwesteuropas", axis: "Industriestrompreis ohne Umsatzsteuer und Netzentgelte, EUR je Megawattstunde, 2025", rank: "Rang 2 von 5",
	finding: "Nur eine der verglichenen Regionen bietet günstigeren Strom, verfügt jedoch vor 2031 über keine freie Netzanschlusskapazität.", note: "Preise ohne Steuern und Abgaben; der Rotterdamer Wert bezieht sich auf das Jahr 2024 und ist daher nur eingeschränkt vergleichbar.",
	summary: "Balken: Norrbotten 31,5, Öresund 42, Hamburg 58,2, Rotterdam 61, Lyon 66,8 EUR je MWh.",
	regions: [5]string{"Norrbotten", "Metropolregion Öresund", "Metropolregion Hamburg", "Rotterdam-Rijnmond", "Auvergne-Rhône-Alpes"},
	values:  [3]string{"180 MW", "1.822.400", "38,25 %"}, state: "Dies ist eine Prognose, fällig im Juni 2027.",
	incentives: "Was Sie tatsächlich erhalten würden", caption: "Fördermöglichkeiten für Wasserstoffvorhaben und Sektorenkopplungsprojekte",
	head:    [4]string{"Förderinstrument", "Was Sie erhalten", "Für wen", "Frist"},
	rows:    [3][4]string{{"Industrietransformationsprogramm „Industriklivet“", "Bis zu 40 % der förderfähigen Investitionsmehrkosten", "Unternehmen, die prozessbedingte Treibhausgasemissionen vermindern", "31. Dezember 2026"}, {"Einkommensteuererleichterung für Fachkräfte", "25 % des Gehalts steuerfrei für 84 Monate", "Ausländische Schlüsselarbeitskräfte und Forschende", "Unbefristet; Überprüfung bis Mai 2027"}, {"Power-to-X-Ausschreibung", "Festprämie je Kilogramm erzeugtem Wasserstoff", "Erzeugungsunternehmen in Dänemark", "Geschlossen am 1. Oktober 2026"}},
	contact: "Schreiben Sie der Wasserstoff-Ansprechstelle", desk: "Ansprechstelle Wasserstoffwirtschaft", organisation: "Wirtschaftsförderungsgesellschaft der Region Skåne", reply: "Wir antworten innerhalb von zwei Arbeitstagen.",
	sources: "Quellenverzeichnis", said: "Beginnen Sie mit dem Netzanschluss: Danach fragt jeder Projektentwickler zuerst.", qr: "QR-Code zur Seite dieses Leistungsversprechens",
}

// deckOf is a deck with every layout.
func deckOf(p speech) view.Deck {
	sources := make([]view.Source, 3)
	figures := make([]view.Figure, 3)
	numbers := []string{"180", "12400", "38"}
	for i := range figures {
		sources[i] = view.Source{ID: "s", Number: i + 1, Title: view.Plain(p.source[i]), Publisher: view.Plain(p.publisher[i]), URL: "https://stat.example/" + numbers[i], Published: p.periods[i]}
		figures[i] = view.Figure{Fact: "oresund/f", Label: view.Plain(p.labels[i]), Value: p.values[i], Period: p.periods[i], State: view.Current, Sources: sources[i : i+1], Number: numbers[i]}
	}
	figures[2].State, figures[2].StateText = view.Forecast, p.state
	notes := []view.Text{view.Plain(p.said), view.Plain(p.publisher[0] + ": " + p.source[0] + ", " + p.periods[0])}
	contact := &view.Contact{Label: view.Plain(p.desk), Organisation: view.Plain(p.organisation), Email: "hydrogen@oresund.example", Phone: "+46 40 000 00 00", Languages: []string{"English", "svenska", "العربية"}, Reply: view.Plain(p.reply)}
	presenter := &view.Person{Name: view.Text{S: "Aino Exempel", Lang: "sv", Dir: "ltr"}, Title: view.Text{S: "Head of Projects", Lang: "en", Dir: "ltr"}, Email: "aino@exempel.example"}
	bench := &view.Benchmark{ID: "power", Title: view.Plain(p.compare), AxisLabel: p.axis, Rank: p.rank, Finding: view.Plain(p.finding), Note: view.Plain(p.note), Summary: p.summary}
	for i, n := range []string{"31.5", "42", "58.2", "61", "66.8"} {
		bench.Rows = append(bench.Rows, view.BenchmarkRow{Region: view.Plain(p.regions[i]), Own: i == 1, Figure: view.Figure{Number: n, Value: n, Period: "2025", Sources: sources[2:3]}})
	}
	table := &view.Table{Caption: view.Plain(p.caption)}
	for _, h := range p.head {
		table.Head = append(table.Head, view.Plain(h))
	}
	for _, r := range p.rows {
		var row []view.Cell
		for _, c := range r {
			row = append(row, view.Cell{Text: view.Plain(c)})
		}
		table.Rows = append(table.Rows, row)
	}
	var bullets []view.Bullet
	for _, o := range p.offers {
		bullets = append(bullets, view.Bullet{Text: view.Plain(o[0]), Detail: view.Plain(o[1])})
	}
	kicker, url := view.Plain(p.kicker), "https://oresund.example/"+p.lang+"/propositions/hydrogen/"
	return view.Deck{
		Document: view.Document{
			Lang: p.lang, Dir: p.dir, Title: p.claim, Subject: p.kicker, Author: p.organisation, URL: url, Version: "a1b2c3d4e5f6", DateISO: "2026-11-22", Licence: "CC-BY-4.0",
			Brand:    view.Brand{Name: "Öresund", Paper: "#fbfaf7", Ink: "#1b1f23", Muted: "#55606b", Rule: "#d9d5cc", Accent: "#0f5c63", Warn: "#9a5b00"},
			Words:    view.Words{Sources: p.sources, Benchmark: p.compare, Region: p.head[0], Value: p.head[1], Year: p.head[3], Source: p.sources, Updated: p.updated, Valid: p.valid, ReadMore: p.readMore, QRAlt: p.qr, PresentedBy: p.presented},
			SiteName: view.Plain(p.site), RegionName: view.Plain(p.region), Statement: view.Plain(p.statement),
		},
		Slides: []view.Slide{
			{Layout: view.SlideTitle, Kicker: kicker, Title: view.Plain(p.claim), Lead: view.Plain(p.lead), Presenter: presenter, Notes: notes},
			{Layout: view.SlideFigures, Kicker: kicker, Title: view.Plain(p.evidence[0]), Figures: figures, Notes: notes},
			{Layout: view.SlideList, Kicker: kicker, Title: view.Plain(p.kicker), Bullets: bullets, Notes: notes},
			{Layout: view.SlideChart, Kicker: kicker, Title: view.Plain(p.compare), Chart: bench, Sources: sources[2:3], Notes: notes},
			{Layout: view.SlideTable, Kicker: kicker, Title: view.Plain(p.incentives), Table: table, Sources: sources[:2], Notes: notes},
			{Layout: view.SlideContact, Kicker: kicker, Title: view.Plain(p.contact), Contact: contact, Presenter: presenter, QR: url, Notes: notes},
			{Layout: view.SlideSources, Kicker: kicker, Title: view.Plain(p.sources), Sources: sources, Notes: notes},
		},
	}
}

func speeches() []speech { return []speech{english, arabic, german} }

// each runs a test on the sample deck of every language.
func each(t *testing.T, f func(*testing.T, speech, view.Deck)) {
	t.Helper()
	for _, p := range speeches() {
		t.Run(p.lang, func(t *testing.T) { f(t, p, deckOf(p)) })
	}
}
