package codes

import "slices"

// The principal parts of countries in ISO 3166-2: counties of Sweden, regions
// of Denmark, Finland and metropolitan France, states of Germany, provinces of
// the Netherlands, districts and autonomous regions of Portugal, counties of
// Romania.
func subdivisions() []string {
	return []string{
		"DE BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH",
		"DK 81 82 83 84 85",
		"FI 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19",
		"FR 20R ARA BFC BRE CVL GES HDF IDF NAQ NOR OCC PAC PDL",
		"NL DR FL FR GE GR LI NB NH OV UT ZE ZH",
		"PT 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 20 30",
		"RO AB AG AR B BC BH BN BR BT BV BZ CJ CL CS CT CV DB DJ GJ GL GR HD HR IF IL IS MH MM MS NT OT PH SB SJ SM SV TL TM TR VL VN VS",
		"SE AB AC BD C D E F G H I K M N O S T U W X Y Z",
	}
}

// Subdivision tells what is known of a code of ISO 3166-2, "SE-M". French
// departments, which have two digits or begin with one, are not listed.
func Subdivision(code string) Finding {
	switch code {
	case "FR-O", "FR-S": // Nord-Pas-de-Calais and Picardie
		return Finding{Standing: Replaced, Successors: []string{"FR-HDF"}, Since: 2016}
	}
	known := slices.DeleteFunc(expand(subdivisions(), "-"), func(c string) bool { return c[:2] != code[:min(2, len(code))] })
	switch {
	case len(known) == 0:
		return Finding{}
	case slices.Contains(known, code):
		return Finding{Standing: Valid}
	case code[:2] == "FR" && len(code) > 3 && code[3] >= '0' && code[3] <= '9':
		return Finding{}
	}
	return Finding{Standing: Unknown, Candidates: known}
}
