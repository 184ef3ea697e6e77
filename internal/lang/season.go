package lang

import (
	"strconv"
	"strings"

	"lodestone/internal/date"
)

// seasons is a language's names of the seasons with the year in its place
// ({0}), from spring to winter. CLDR has none, so this table is our own.
type seasons struct {
	names   [4]string
	pattern string // {0} the year, {1} the season
}

func seasonsOf(language string) seasons {
	switch language {
	case "ar":
		return seasons{[4]string{"ربيع", "صيف", "خريف", "شتاء"}, "{1} {0}"}
	case "da":
		return seasons{[4]string{"foråret", "sommeren", "efteråret", "vinteren"}, "{1} {0}"}
	case "de":
		return seasons{[4]string{"Frühjahr", "Sommer", "Herbst", "Winter"}, "{1} {0}"}
	case "es":
		return seasons{[4]string{"primavera", "verano", "otoño", "invierno"}, "{1} de {0}"}
	case "fa":
		return seasons{[4]string{"بهار", "تابستان", "پاییز", "زمستان"}, "{1} {0}"}
	case "fi":
		return seasons{[4]string{"kevät", "kesä", "syksy", "talvi"}, "{1} {0}"}
	case "fr":
		return seasons{[4]string{"printemps", "été", "automne", "hiver"}, "{1} {0}"}
	case "hi":
		return seasons{[4]string{"वसंत", "ग्रीष्म", "शरद", "शीत"}, "{1} {0}"}
	case "it":
		return seasons{[4]string{"primavera", "estate", "autunno", "inverno"}, "{1} {0}"}
	case "ja":
		return seasons{[4]string{"春", "夏", "秋", "冬"}, "{0}年{1}"}
	case "lt":
		return seasons{[4]string{"pavasaris", "vasara", "ruduo", "žiema"}, "{0} m. {1}"}
	case "nb":
		return seasons{[4]string{"våren", "sommeren", "høsten", "vinteren"}, "{1} {0}"}
	case "nl":
		return seasons{[4]string{"voorjaar", "zomer", "najaar", "winter"}, "{1} {0}"}
	case "nn":
		return seasons{[4]string{"våren", "sommaren", "hausten", "vinteren"}, "{1} {0}"}
	case "pl":
		return seasons{[4]string{"wiosna", "lato", "jesień", "zima"}, "{1} {0}"}
	case "pt":
		return seasons{[4]string{"primavera", "verão", "outono", "inverno"}, "{1} de {0}"}
	case "ro":
		return seasons{[4]string{"primăvara", "vara", "toamna", "iarna"}, "{1} {0}"}
	case "sv":
		return seasons{[4]string{"våren", "sommaren", "hösten", "vintern"}, "{1} {0}"}
	case "zh":
		return seasons{[4]string{"春季", "夏季", "秋季", "冬季"}, "{0}年{1}"}
	}
	return seasons{[4]string{"spring", "summer", "autumn", "winter"}, "{1} {0}"}
}

func (l *Locale) season(d date.Date) string {
	s := seasonsOf(Tag(l.data.tag).Language())
	year := l.Digits(strconv.Itoa(d.Year))
	return strings.Replace(strings.Replace(s.pattern, "{1}", s.names[d.Season-1], 1), "{0}", year, 1)
}
