package card

import (
	"os"
	"path/filepath"
	"testing"

	"lodestone/internal/typeset"
	"lodestone/internal/view"
)

const fontFolder = "../../../themes/default/toolkit/fonts"

// shippedFonts reads the document fonts of the default theme.
func shippedFonts(t testing.TB) *typeset.Set {
	t.Helper()
	entries, err := os.ReadDir(fontFolder)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, e := range entries {
		if files[e.Name()], err = os.ReadFile(filepath.Join(fontFolder, e.Name())); err != nil {
			t.Fatal(err)
		}
	}
	set, err := typeset.NewSet(files)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func brand() view.Brand {
	return view.Brand{Paper: "#fbfaf7", Ink: "#1c2126", Muted: "#555c63", Rule: "#d8d4ca", Accent: "#0b4f6c", Warn: "#8a4a00"}
}

// samples are cards as the demonstration has them and as it does not, by name.
func samples() map[string]view.SocialCard {
	base := func(lang, dir string) view.SocialCard {
		return view.SocialCard{Lang: lang, Dir: dir, Width: 1200, Height: 630, Brand: brand(), Host: "oresund.example"}
	}
	figure := func(value, unit, label, period string) *view.Figure {
		return &view.Figure{Fact: "oresund/x", Value: value, Unit: unit, Label: view.Plain(label), Period: period}
	}
	out := map[string]view.SocialCard{}
	en := base("en", "ltr")
	en.Site, en.Kicker, en.Claim = view.Plain("The Öresund"), view.Plain("Clean energy"), view.Plain("Hydrogen: learn where it is used")
	en.Figure, en.Source = figure("6,900", "heavy vehicles a day", "Lorries over the Öresund Bridge", "2023"), "Source: Øresundsbro Konsortiet"
	en.Alt = "The Öresund. Hydrogen: learn where it is used. Lorries over the Öresund Bridge: 6,900 heavy vehicles a day (2023). Source: Øresundsbro Konsortiet."
	out["en"] = en
	sv := base("sv", "ltr")
	sv.Site, sv.Kicker, sv.Claim = view.Plain("Öresundsregionen"), view.Plain("Livsvetenskap"), view.Plain("Onkologi: från molekyl till patient inom en enda stad, med två sjukhus och en ljuskälla")
	sv.Figure, sv.Source, sv.State = figure("1 822 000 000 €", "", "Investeringar i forskning och utveckling", "2022"), "Källa: Statistiska centralbyrån", "prognos"
	out["sv"] = sv
	ar := base("ar", "rtl")
	ar.Site, ar.Kicker, ar.Claim = view.Plain("منطقة أوريسند"), view.Plain("الطاقة النظيفة"), view.Plain("الهيدروجين: تعلّم حيث يُستخدم")
	ar.Figure, ar.Source = figure("6900", "مركبة ثقيلة يوميًا", "الشاحنات على جسر أوريسند", "2023"), "المصدر: \u2068Øresundsbro Konsortiet\u2069"
	out["ar"] = ar
	zh := base("zh-Hans", "ltr")
	zh.Site, zh.Kicker, zh.Claim = view.Plain("厄勒海峡地区"), view.Plain("清洁能源"), view.Plain("氢能：在使用之处学习，在港口与大桥之间试验")
	zh.Figure, zh.Source = figure("4,185,801", "人", "厄勒海峡地区人口", "2024年1月1日"), "来源：瑞典统计局"
	zh.Figure.Qualifier, zh.Figure.Close = "超过", true
	out["zh"] = zh
	short := ar
	short.Figure, short.State = figure("130", "kV", "توتر الشبكة في المنطقة", "2023–2024"), "توقّع"
	out["short-unit"] = short
	plain := base("en", "ltr")
	plain.Site, plain.Claim = view.Plain("Öresund – open the dossier"), view.Plain("What the region on both sides of the strait offers, who says so, and whom to call.")
	out["general"] = plain
	de := base("de", "ltr")
	de.Site, de.Kicker = view.Plain("Wirtschaftsförderungsgesellschaft der Grenzregion Mecklenburg-Vorpommern und Nordostniedersachsen"), view.Plain("Werkstoffprüfungsdienstleistungen für Wasserstoffhochdruckbehälter und Elektrolyseurkomponenten")
	de.Claim = view.Plain("Wasserstoffelektrolyseurkomponentenherstellerverband: Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft gründet Werkstoffprüfungsdienstleistungszentrum. Grenzüberschreitende Arbeitsmarktbeobachtungsstellen berichten vierteljährlich. Rechtsschutzversicherungsgesellschaften beteiligen sich an Finanzierungsrunden für Nahrungsmittelunverträglichkeitsforschung, Kraftfahrzeughaftpflichtversicherungen ebenso, und wer nachrechnet, wird staunen.")
	de.Figure = figure("1.822.000.000.000 €", "Sozialversicherungspflichtigbeschäftigungsverhältnisse", "Bruttoanlageinvestitionen der Energieversorgungsunternehmen einschließlich Fernwärmeübertragungsnetzbetreibern und Speicheranlagengesellschaften", "31. Dezember 2023")
	de.Source, de.State = "Quelle: Statistisches Bundesamt, Fachserie Volkswirtschaftliche Gesamtrechnungen der Länder, Arbeitskreis Bruttoanlageinvestitionen", "Prognose überfällig"
	out["de"] = de
	phrase := base("en", "ltr")
	phrase.Site, phrase.Kicker, phrase.Claim = view.Plain("The Öresund"), view.Plain("Nanotechnology"), view.Plain("Two light sources of the newest kind, and a clean room for everyone")
	phrase.Figure, phrase.Source = figure("the first fourth-generation synchrotron in the world", "", "MAX IV among the light sources", "2016"), "Source: MAX IV Laboratory"
	out["phrase"] = phrase
	square := en
	square.Width, square.Height = 1080, 1080
	out["square"] = square
	arabic := ar
	arabic.Width, arabic.Height = 1080, 1080
	out["square-ar"] = arabic
	return out
}
