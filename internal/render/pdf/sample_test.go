package pdf

import (
	"os"
	"path/filepath"
	"testing"

	"lodestone/internal/typeset"
	"lodestone/internal/view"
)

// shippedFonts reads the font folder of the default theme.
func shippedFonts(t testing.TB) *typeset.Set {
	t.Helper()
	const folder = "../../../themes/default/toolkit/fonts"
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, e := range entries {
		if files[e.Name()], err = os.ReadFile(filepath.Join(folder, e.Name())); err != nil {
			t.Fatal(err)
		}
	}
	set, err := typeset.NewSet(files)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func document(lang, dir string) view.Document {
	return view.Document{
		Lang: lang, Dir: dir, Author: "Öresund Testbed", Version: "3f9c01ab77de", DateISO: "2026-11-22", Licence: "CC-BY-4.0",
		URL:   "https://www.example.org/" + lang + "/propositions/hydrogen/",
		Brand: view.Brand{Paper: "#fbfaf7", Ink: "#1b1f24", Muted: "#5a6370", Rule: "#c9cdd3", Accent: "#0b5a6f", Warn: "#9a5b00"},
	}
}

func sources(titles ...[3]string) []view.Source {
	var out []view.Source
	for i, t := range titles {
		out = append(out, view.Source{ID: t[2], Number: i + 1, Title: view.Text{S: t[0], Lang: "en", Dir: "ltr"}, Publisher: view.Plain(t[1]), URL: "https://" + t[2]})
	}
	return out
}

var testSources = sources(
	[3]string{"Cross Border Science and Society: the project in figures", "Science & Society", "www.scienceandsociety.eu/about"},
	[3]string{"Öresundsregionen passerar historisk milstolpe", "Øresundsinstituttet", "www.oresundsinstituttet.org/milstolpe-4-miljoner/"},
	[3]string{"Medicon Village: facts and figures", "Labiotech", "www.labiotech.eu/region/medicon-village/"},
	[3]string{"Tax scheme for foreign researchers and highly-paid employees", "Skattestyrelsen", "skat.dk/en-us/individuals/researchers"},
	[3]string{"Expert tax relief", "Karolinska Institutet", "staff.ki.se/expert-tax-relief"},
)

func figure(id, value, unit, label, period string, n int) view.Figure {
	return view.Figure{Fact: id, Value: value, Unit: unit, Label: view.Plain(label), Period: period, State: view.Current, Sources: testSources[n-1 : n]}
}

func row(region, value, share string, own bool) view.BenchmarkRow {
	return view.BenchmarkRow{Region: view.Plain(region), Own: own, Share: share, Figure: view.Figure{Value: value, Period: "2023", Sources: testSources[1:2]}}
}

// english is a one-pager as plan makes it, in full.
func english() view.OnePager {
	d := document("en", "ltr")
	d.Title, d.Subject = "Hydrogen in the Öresund", "Value proposition of the Öresund region"
	d.SiteName, d.RegionName = view.Plain("Invest in the Öresund"), view.Plain("The Öresund")
	d.Statement = view.Plain("Demonstration data: people and desks are invented. Co-funded by the European Regional Development Fund, Interreg Öresund–Kattegat–Skagerrak.")
	d.Words = view.Words{
		Sources: "Sources", Offers: "What is on offer", Figures: "The evidence", Benchmark: "How the region compares", Incentives: "Incentives",
		Contact: "Whom to call", Incentive: "Incentive", Benefit: "What you get", Until: "Until", Who: "For whom", Source: "Source", Page: "Page",
		Updated: "As of 22 November 2026", Valid: "Valid until 31 December 2026", ReadMore: "Read more and check for updates:",
		QRAlt: "QR code leading to the page of this proposition", Accessed: "accessed", PresentedBy: "Presented by",
	}
	return view.OnePager{
		Document: d,
		Kicker:   view.Plain("Value proposition · Hydrogen"),
		Claim:    view.Plain("Test hydrogen materials where neutrons, X-rays and a working corridor are an hour apart"),
		Lead:     view.Plain("ESS and MAX IV see hydrogen inside metal while it happens; the ports, grids and hauliers on both sides of the Sound put the result to work. One desk opens the doors in both countries."),
		Figures: []view.Figure{
			figure("oresund/population", "4,002,372", "people", "live on both sides of the Sound", "1 January 2018", 2),
			{Fact: "oresund/ess", Value: "2027", Label: view.Plain("ESS opens for users"), Period: "Forecast of 2024", State: view.Forecast,
				StateText: "A forecast; due in December 2027.", Sources: testSources[0:1]},
			{Fact: "oresund/medicon", Value: "2,800", Unit: "people", Qualifier: "more than", Label: view.Plain("work in the 180 companies and organisations of Medicon Village"),
				Period: "December 2022", State: view.Current, Sources: testSources[1:3]},
		},
		Offers: []view.Offer{
			{What: view.Plain("Beam time for industry, with a scientist beside you"), Provider: view.Plain("MAX IV, Lund"), Condition: view.Plain("Proposals twice a year; proprietary access at any time")},
			{What: view.Plain("A pilot site on the quay with grid, water and permits in place"), Provider: view.Plain("Ports on both sides of the Sound")},
			{What: view.Plain("A partner search among the region's materials companies, within two weeks"), Provider: view.Plain("Hydrogen desk"), Condition: view.Plain("Free of charge and confidential")},
		},
		Benchmark: &view.Benchmark{
			Title: view.Plain("Researchers per 1,000 employees, 2023"), Rank: "2nd of 5", Finding: view.Plain("Only Hovedstaden has more, and it is the other half of the region."),
			Note: view.Plain("NUTS 2 regions; same year and definition."), Summary: "Ranked bars: Hovedstaden 21.4, Öresund 18.2, Hamburg 14.9, Hauts-de-France 9.1, Småland 6.3.",
			Rows: []view.BenchmarkRow{
				row("Hovedstaden", "21.4", "1", false), row("The Öresund", "18.2", "0.8505", true), row("Hamburg", "14.9", "0.6963", false),
				row("Hauts-de-France", "9.1", "0.4252", false), row("Småland", "6.3", "0.2944", false),
			},
		},
		Incentives: []view.Incentive{
			{Name: view.Plain("Researcher tax scheme (Denmark)"), LocalName: view.Text{S: "Forskerskatteordningen", Lang: "da", Dir: "ltr"}, Benefit: view.Plain("32.84 % tax in all, for up to seven years"),
				Figures: []view.Figure{{Sources: testSources[3:4]}}, Who: view.Plain("Key employees and researchers recruited abroad"), Until: view.Plain("Open; reviewed by June 2027"), Open: true},
			{Name: view.Plain("Expert tax relief (Sweden)"), LocalName: view.Text{S: "Skattelättnad för experter", Lang: "sv", Dir: "ltr"}, Benefit: view.Plain("25 % of pay free of tax, for up to seven years"),
				Figures: []view.Figure{{Sources: testSources[4:5]}}, Who: view.Plain("Experts, researchers and executives; apply within three months"), Until: view.Plain("Open; reviewed by June 2027"), Open: true},
		},
		Contact: &view.Contact{
			Label: view.Plain("Hydrogen desk"), Organisation: view.Plain("Invest in the Öresund"), Person: &view.Person{Name: view.Plain("Alma Testperson"), Title: view.Plain("Head of materials and energy")},
			Languages: []string{"English", "Swedish", "Danish"}, Email: "hydrogen@example.org", Phone: "+46 40 000 00 00", Reply: view.Plain("We reply within two working days."),
		},
		Notes: testSources,
	}
}

func swedish() view.OnePager {
	v := english()
	d := document("sv", "ltr")
	d.Title, d.Subject = "Vätgas i Öresundsregionen", "Värdeerbjudande från Öresundsregionen"
	d.SiteName, d.RegionName = view.Plain("Investera i Öresund"), view.Plain("Öresundsregionen")
	d.Statement = view.Plain("Demonstrationsdata: personer och funktioner är påhittade.")
	d.Words = view.Words{
		Sources: "Källor", Offers: "Det här erbjuder vi", Figures: "Beläggen", Benchmark: "Så står sig regionen", Incentives: "Stöd och skattelättnader",
		Contact: "Kontakt", Incentive: "Stöd", Benefit: "Det här får du", Until: "Gäller till", Who: "För vem", Source: "Källa", Page: "Sida",
		Updated: "Uppgifter per den 22 november 2026", Valid: "Gäller till den 31 december 2026", ReadMore: "Läs mer och se om något ändrats:",
		QRAlt: "QR-kod som leder till erbjudandets sida", Accessed: "läst", PresentedBy: "Presenteras av",
	}
	v.Document = d
	v.Kicker = view.Plain("Värdeerbjudande · Vätgas")
	v.Claim = view.Plain("Pröva vätgasmaterial där neutroner, röntgen och en trafikerad transportkorridor ligger en timme från varandra")
	v.Lead = view.Plain("Vid ESS och MAX IV går det att se vätet inne i metallen medan det händer, och hamnar, elnät och åkerier på båda sidor av Sundet tar resultatet i bruk. En ingång öppnar dörrarna i båda länderna.")
	v.Figures[0] = figure("oresund/population", "4 002 372", "invånare", "bor på båda sidor av Sundet", "1 januari 2018", 2)
	v.Figures[1].Label, v.Figures[1].Period, v.Figures[1].StateText = view.Plain("ESS öppnar för användare"), "Prognos från 2024", "En prognos som ska infrias i december 2027."
	v.Figures[2].Value, v.Figures[2].Unit, v.Figures[2].Qualifier = "2 800", "personer", "fler än"
	v.Figures[2].Label, v.Figures[2].Period = view.Plain("arbetar i Medicon Villages 180 företag och organisationer"), "december 2022"
	v.Offers = []view.Offer{
		{What: view.Plain("Stråltid för industrin med en forskare vid din sida"), Provider: view.Plain("MAX IV, Lund"), Condition: view.Plain("Ansökan två gånger om året; köpt stråltid när som helst")},
		{What: view.Plain("En pilotplats på kajen där elanslutning, vatten och tillstånd är på plats"), Provider: view.Plain("Hamnar på båda sidor av Sundet")},
		{What: view.Plain("Partnersökning bland regionens materialföretag inom två veckor"), Provider: view.Plain("Vätgasfunktionen"), Condition: view.Plain("Kostnadsfritt och förtroligt")},
	}
	b := *v.Benchmark
	b.Title, b.Rank = view.Plain("Forskare per 1 000 anställda, 2023"), "2:a av 5"
	b.Finding, b.Note = view.Plain("Bara Hovedstaden har fler, och den är regionens andra halva."), view.Plain("Nuts 2-regioner; samma år och definition.")
	b.Rows = []view.BenchmarkRow{row("Hovedstaden", "21,4", "1", false), row("Öresundsregionen", "18,2", "0.8505", true), row("Hamburg", "14,9", "0.6963", false), row("Hauts-de-France", "9,1", "0.4252", false), row("Småland", "6,3", "0.2944", false)}
	b.Summary = "Rangordnade staplar: Hovedstaden 21,4, Öresundsregionen 18,2, Hamburg 14,9, Hauts-de-France 9,1, Småland 6,3."
	v.Benchmark = &b
	v.Incentives = []view.Incentive{
		{Name: view.Plain("Dansk forskarskatt"), LocalName: view.Text{S: "Forskerskatteordningen", Lang: "da", Dir: "ltr"}, Benefit: view.Plain("32,84 % skatt sammanlagt i högst sju år"), Figures: []view.Figure{{Sources: testSources[3:4]}}, Who: view.Plain("Nyckelpersoner och forskare som rekryteras från utlandet"), Until: view.Plain("Öppet; ses över senast i juni 2027"), Open: true},
		{Name: view.Plain("Skattelättnad för experter"), Benefit: view.Plain("25 % av lönen är skattefri i högst sju år"), Figures: []view.Figure{{Sources: testSources[4:5]}}, Who: view.Plain("Experter, forskare och företagsledare; ansök inom tre månader"), Until: view.Plain("Öppet; ses över senast i juni 2027"), Open: true},
	}
	v.Contact = &view.Contact{Label: view.Plain("Vätgasfunktionen"), Organisation: view.Plain("Investera i Öresund"), Languages: []string{"svenska", "danska", "engelska"}, Email: "hydrogen@example.org", Phone: "+46 40 000 00 00", Reply: view.Plain("Vi svarar inom två arbetsdagar.")}
	return v
}

func arabic() view.OnePager {
	v := english()
	d := document("ar", "rtl")
	d.Title, d.Subject = "الهيدروجين في منطقة أوريسند", "عرض القيمة لمنطقة أوريسند"
	d.SiteName, d.RegionName = view.Plain("استثمر في أوريسند"), view.Plain("منطقة أوريسند")
	d.Statement = view.Plain("بيانات توضيحية: الأشخاص والمكاتب من نسج الخيال.")
	d.Words = view.Words{
		Sources: "المصادر", Offers: "ما نقدّمه", Figures: "الأدلة", Benchmark: "مقارنة المنطقة بغيرها", Incentives: "الحوافز",
		Contact: "بمن تتصل", Incentive: "الحافز", Benefit: "ما تحصل عليه", Until: "حتى", Who: "لمن", Source: "المصدر", Page: "صفحة",
		Updated: "البيانات حتى 22 نوفمبر 2026", Valid: "صالح حتى 31 ديسمبر 2026", ReadMore: "اقرأ المزيد وتحقّق من التحديثات:",
		QRAlt: "رمز استجابة سريعة يقود إلى صفحة العرض", Accessed: "اطُّلع عليه في", PresentedBy: "يقدّمه",
	}
	v.Document = d
	v.Kicker = view.Plain("عرض القيمة · الهيدروجين")
	v.Claim = view.Plain("اختبر مواد الهيدروجين حيث لا تفصل بين النيوترونات والأشعة السينية وممرّ نقل عامل سوى ساعة واحدة")
	v.Lead = view.Plain("في مركزي \u2066ESS\u2069 و\u2066MAX IV\u2069 يُرى الهيدروجين داخل المعدن لحظة تفاعله، والموانئ وشبكات الكهرباء وشركات النقل على ضفّتي المضيق تضع النتيجة موضع العمل بقدرة \u2066130 kV\u2069، \u2066180 MW\u2069. مكتب واحد يفتح لك الأبواب في البلدين.")
	v.Figures = []view.Figure{
		figure("oresund/population", "4,002,372", "نسمة", "يعيشون على ضفّتي المضيق", "1 يناير 2018", 2),
		{Fact: "oresund/ess", Value: "2027", Label: view.Plain("افتتاح مركز ESS للمستخدمين"), Period: "توقّع من عام 2024", State: view.Forecast, StateText: "توقّع يحلّ موعده في ديسمبر 2027.", Sources: testSources[0:1]},
		{Fact: "oresund/medicon", Value: "2,800", Unit: "شخص", Qualifier: "أكثر من", Label: view.Plain("يعملون في 180 شركة ومنظّمة في Medicon Village"), Period: "ديسمبر 2022", State: view.Current, Sources: testSources[1:3]},
	}
	v.Offers = []view.Offer{
		{What: view.Plain("وقت على الحزم الإشعاعية للصناعة برفقة عالم متخصّص"), Provider: view.Plain("MAX IV، لوند"), Condition: view.Plain("التقديم مرّتين في السنة، والاستخدام المدفوع في أيّ وقت")},
		{What: view.Plain("موقع تجريبي على الرصيف مزوّد بالكهرباء والماء والتراخيص"), Provider: view.Plain("موانئ على ضفّتي المضيق")},
		{What: view.Plain("بحث عن شركاء بين شركات المواد في المنطقة خلال أسبوعين"), Provider: view.Plain("مكتب الهيدروجين"), Condition: view.Plain("مجانًا وبسرّية")},
	}
	b := *v.Benchmark
	b.Title, b.Rank = view.Plain("الباحثون لكل 1,000 موظّف، 2023"), "الثانية من خمس"
	b.Finding, b.Note = view.Plain("لا يتفوّق عليها سوى إقليم العاصمة، وهو نصفها الآخر."), view.Plain("السنة نفسها والتعريف نفسه.")
	b.Rows = []view.BenchmarkRow{row("إقليم العاصمة", "21.4", "1", false), row("منطقة أوريسند", "18.2", "0.8505", true), row("هامبورغ", "14.9", "0.6963", false), row("أو دو فرانس", "9.1", "0.4252", false), row("سمولاند", "6.3", "0.2944", false)}
	b.Summary = "أعمدة مرتّبة: إقليم العاصمة 21.4، منطقة أوريسند 18.2، هامبورغ 14.9، أو دو فرانس 9.1، سمولاند 6.3."
	v.Benchmark = &b
	v.Incentives = []view.Incentive{
		{Name: view.Plain("النظام الضريبي للباحثين (الدنمارك)"), LocalName: view.Text{S: "Forskerskatteordningen", Lang: "da", Dir: "ltr"}, Benefit: view.Plain("ضريبة إجمالية قدرها 32.84 % لمدة تصل إلى سبع سنوات"), Figures: []view.Figure{{Sources: testSources[3:4]}}, Who: view.Plain("الكفاءات والباحثون من الخارج"), Until: view.Plain("مفتوح؛ يُراجع بحلول يونيو 2027"), Open: true},
		{Name: view.Plain("إعفاء الخبراء الضريبي (السويد)"), LocalName: view.Text{S: "Skattelättnad för experter", Lang: "sv", Dir: "ltr"}, Benefit: view.Plain("25 % من الأجر معفاة من الضريبة لمدة تصل إلى سبع سنوات"), Figures: []view.Figure{{Sources: testSources[4:5]}}, Who: view.Plain("الخبراء والباحثون والمديرون؛ التقديم خلال ثلاثة أشهر"), Until: view.Plain("مفتوح؛ يُراجع بحلول يونيو 2027"), Open: true},
	}
	v.Contact = &view.Contact{Label: view.Plain("مكتب الهيدروجين"), Organisation: view.Plain("استثمر في أوريسند"), Languages: []string{"الإنجليزية", "العربية"}, Email: "hydrogen@example.org", Phone: "+46 40 000 00 00", Reply: view.Plain("نردّ خلال يومَي عمل.")}
	return v
}
