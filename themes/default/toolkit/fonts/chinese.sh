#!/bin/sh
# Makes the Simplified Chinese document fonts of this folder: Noto Sans SC and
# Noto Serif SC from pinned npm packages, whose files must have the checksums
# below, cut by hb-subset (libharfbuzz-bin) to the 6,763 characters of GB 2312
# with kana, bopomofo and full-width signs. Latin letters and Western digits
# are left out on purpose, so that they come from the fonts of every other
# language. Then run the tests of internal/typeset.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

signs='0020,00A0,00B7,00D7,00F7,2014-2016,2018-201D,2020-2022,2025-2027,2030,2032-2033,203B,2103,2116,2460-2473,2500,25A0-25A1,25B2-25B3,25C6-25C7,25CB,25CE-25CF,2605-2606,3000-3011,3013-301F,3021-3029,3041-3096,309B-309E,30A1-30FE,3105-3129,3220-3229,FE30-FE4F,FF01-FF5E,FFE0-FFE5'

# Rows 16 to 87 of GB 2312, which hold its characters; five places are empty.
LC_ALL=C awk 'BEGIN { for (r = 176; r <= 247; r++) for (c = 161; c <= 254; c++) printf "%c%c", r, c }' |
	iconv -c -f GB2312 -t UTF-8 >"$work/characters"

make_font() { # package@version, file in it, its sha256, name here
	[ -d "$work/$1" ] || {
		mkdir -p "$work/$1"
		(cd "$work/$1" && npm pack --silent "$1" >name && tar -xzf "$(cat name)")
	}
	echo "$3  $work/$1/package/$2" | sha256sum --check --quiet
	hb-subset "$work/$1/package/$2" --output-file="$4.ttf" --unicodes="$signs" --text-file="$work/characters" \
		--layout-features='kern,ccmp,mark,mkmk' --no-hinting --drop-tables='vhea,vmtx,VORG' --name-IDs='0,1,2,3,4,5,6,13,14' --notdef-outline
	cp "$work/$1/package/LICENSE_FONT" "OFL-${4%-*}.txt"
}

sans=@expo-google-fonts/noto-sans-sc@0.4.3
serif=@expo-google-fonts/noto-serif-sc@0.4.3
make_font $sans 400Regular/NotoSansSC_400Regular.ttf d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16 NotoSansSC-Regular
make_font $sans 700Bold/NotoSansSC_700Bold.ttf 9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96 NotoSansSC-Bold
make_font $serif 600SemiBold/NotoSerifSC_600SemiBold.ttf 5d19e0f438d4a30371f584d34a87c9232dba0a85237db63fe5337fe743487def NotoSerifSC-SemiBold
