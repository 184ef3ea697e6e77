#!/bin/sh
# Makes the document fonts of this folder from Debian's fonts-noto-core
# (20201225-1) with hb-subset (libharfbuzz-bin). Run it here, by hand, when the
# choice of fonts or characters changes; then run the tests of internal/typeset,
# which compare every shaped word with hb-shape.
set -eu
cd "$(dirname "$0")"
noto=/usr/share/fonts/truetype/noto

# Latin with all European and Vietnamese letters, Greek, Cyrillic, punctuation,
# super- and subscripts, currency, letterlike signs, arrows, mathematical signs.
european='0020-007E,00A0-024F,0259,02B0-02FF,0300-036F,0370-03FF,0400-052F,1E00-1EFF,2000-206F,2070-209F,20A0-20BF,2100-214F,2150-218F,2190-21FF,2200-22FF,25A0-25FF,2713,FB00-FB06,FEFF,FFFD'
# Arabic with Persian and Urdu letters, its digits and marks, and what Arabic
# text borrows from Latin: digits, punctuation, the isolates.
arabic='0020-007E,00A0-00BF,00D7,0600-06FF,0750-077F,200B-200F,2010-2027,202A-202F,2030-2033,2039-203A,204F,2060-2069,20AC,2212,FD3E-FD3F,FDF2,FDFC,FEFF,FFFD'

subset() { # name, characters
	hb-subset "$noto/$1.ttf" --output-file="$1.ttf" --unicodes="$2" \
		--layout-features='*' --no-hinting --name-IDs='0,1,2,3,4,5,6,13,14' --name-languages='*' --notdef-outline
}

for f in NotoSans-Regular NotoSans-Bold NotoSerif-Regular NotoSerif-Bold; do subset "$f" "$european"; done
for f in NotoSansArabic-Regular NotoSansArabic-Bold NotoNaskhArabic-Regular NotoNaskhArabic-Bold; do subset "$f" "$arabic"; done
