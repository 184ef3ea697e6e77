#!/usr/bin/python3
"""Cuts the theme's web fonts from the pinned originals and writes fonts.css.

The same originals and tools give the same bytes; versions that may give
others are refused. README.md says why the fonts are cut as they are.
"""
import os
import shutil
import sys

import brotli
import fontTools
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.varLib import instancer

HERE = os.path.dirname(os.path.abspath(__file__))
FROM = os.path.join(HERE, "node_modules")
ASSETS = os.path.join(HERE, "../../themes/default/assets")
TOOLS = {"fontTools": (fontTools.version, "4.38.0"), "brotli": (brotli.__version__, "1.0.9")}

SERIF = "source-serif/VAR/SourceSerif4Variable-Roman.ttf"
SANS = "source-sans/WOFF2/VF/SourceSans3VF-Upright.ttf.woff2"
NASKH = "@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2"
NASKH_LATIN = "@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-latin-wght-normal.woff2"

WEIGHTS = (400, 700)
OPTICAL_SIZE = 36  # for claims from 20 to 56 CSS pixels
LATIN_FEATURES = ["kern", "liga", "tnum", "lnum"]
EXT_FEATURES = LATIN_FEATURES + ["locl"]
ARABIC_FEATURES = ["init", "medi", "fina", "isol", "rlig", "liga", "calt", "ccmp", "mark", "mkmk", "kern", "tnum", "pnum", "locl"]

LICENCES = {
    "source-serif": "source-serif/LICENSE.md",
    "source-sans": "source-sans/LICENSE.md",
    "noto-naskh-arabic": "@fontsource-variable/noto-naskh-arabic/LICENSE",
}

# Naskh is drawn small beside Latin letters; this makes the two look alike.
ARABIC_SCALE = 1.12


def chars(spec):
    """The code points of "20-7e,a0"."""
    out = set()
    for part in spec.split(","):
        first, _, last = part.partition("-")
        out.update(range(int(first, 16), int(last or first, 16) + 1))
    return out


# What has no ink: joiners, marks of direction, isolates, variation selector.
INVISIBLE = chars("200c-200f,202a-202e,2060,2066-2069,fe0e")

# Letters, figures and punctuation of the languages of north-western Europe.
LETTERS = chars("41-5a,61-7a,c0-d6,d8-f6,f8-ff,131,152,153,160,161,178,17d,17e,1e9e")
FIGURES = chars("20-2f,30-3b,3f-40,a0,a1,a3,a5,ab,b7,bb,bf,d7,2009,2010-2014,2018-201e,2022,2026,202f,2030,2039,203a,20ac,2212")
# Rarer signs, which claims borrow from the sans.
SIGNS = chars("3c-3e,5b-60,7b-7e,a2,a4,a6-aa,ac-b6,b8-ba,bc-be,f7,2007,200a,2011,2015,2020,2032,2033,2044,"
              "2070,2074-2079,2082,2113,2116,2122,2190-2193,2196-2199,2248,2260,2264,2265,2713")
EXT = (chars("100-17f,18f,192,1a0,1a1,1af,1b0,1cd-1dc,1e6,1e7,1fa-1ff,218-21b,237,259,2c6,2c7,2d8-2dd,"
             "1e80-1e85,1ef2,1ef3,2080-2089,2153,2154,215b-215e,20a9-20ab,20b4,20b8-20ba,20bd,20bf") - LETTERS)
# Arabic and Persian.
ARABIC = chars("60c,61b,61f,621-63a,640-655,660-66c,670,671,67e,686,698,6a4,6a9,6af,6cc,6f0-6f9")

# Widths are weighed by how letters fall in ordinary text of five languages.
SAMPLE = (
    "The region answers within two working days and shows the source of every number it gives. "
    "Regionen svarar inom två arbetsdagar och visar källan till varje siffra som den lämnar. "
    "Regionen svarer inden for to arbejdsdage og viser kilden til hvert tal, som den giver. "
    "Die Region antwortet binnen zwei Arbeitstagen und nennt die Quelle jeder Zahl, die sie gibt. "
    "La région répond sous deux jours ouvrés et donne la source de chaque chiffre. 1 234 567,89"
)
ARABIC_SAMPLE = "يجيب الإقليم خلال يومي عمل ويذكر مصدر كل رقم يعرضه على القراء والشركات".replace(" ", "")


def cut(source, limits, unicodes, features, family, invisible=frozenset(), space=None):
    """The part of a font that is wanted, under a name of its own."""
    font = TTFont(os.path.join(FROM, source), recalcTimestamp=False)
    wanted = unicodes & set(font.getBestCmap())
    instancer.instantiateVariableFont(font, limits, inplace=True)
    complete(font)
    options = subset.Options()
    options.layout_features = features
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 5, 14]
    options.drop_tables += ["DSIG", "MVAR", "STAT"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    blanks(font, invisible - wanted, space)
    rename(font, family)
    return font


def complete(font):
    """Gives glyphs that do not vary an empty entry, which the cutter looks for."""
    if "gvar" not in font:
        return
    variations = font["gvar"].variations
    for name in font.getGlyphOrder():
        try:
            variations[name]
        except KeyError:
            variations[name] = []


def blanks(font, invisible, space):
    """Adds glyphs without ink: of no width, and the word space of that width."""
    add = [("invisible", 0, invisible)] if invisible else []
    if space:
        add.append(("wordspace", space, {0x20, 0xA0}))
    for name, width, codes in add:
        font.setGlyphOrder(font.getGlyphOrder() + [name])
        font["glyf"].glyphs[name] = Glyph()
        font["hmtx"][name] = (width, 0)
        font["gvar"].variations[name] = []
        steady(font, name)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap.update({c: name for c in codes})


def steady(font, name):
    """Says that the last glyph's width does not vary."""
    table = font["HVAR"].table
    if table.AdvWidthMap:
        table.AdvWidthMap.mapping[name] = 0xFFFFFFFF
    else:
        rows = table.VarStore.VarData[0]
        rows.Item.append([0] * rows.VarRegionCount)
        rows.ItemCount = len(rows.Item)


def rename(font, family):
    """Names the font; the name “Source” is reserved to unchanged originals."""
    post = family.replace(" ", "")
    for number, text in {1: family, 2: "Regular", 3: post + " web", 4: family, 6: post}.items():
        font["name"].setName(text, number, 3, 1, 0x409)


def write(font, name):
    path = os.path.join(ASSETS, "fonts", name + ".woff2")
    font.flavor = "woff2"
    font.save(path)
    print(f"{name}.woff2  {os.path.getsize(path)} bytes  {len(font.getBestCmap())} characters")


def ranges(codes):
    """Code points as a unicode-range."""
    runs = []
    for c in sorted(codes):
        if runs and c == runs[-1][1] + 1:
            runs[-1][1] = c
        else:
            runs.append([c, c])
    return ", ".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in runs)


def width(font, sample=SAMPLE):
    """The mean width of those of the sample's characters that the font has, in ems."""
    cmap, metrics = font.getBestCmap(), font["hmtx"]
    known = [c for c in sample if ord(c) in cmap]
    return sum(metrics[cmap[ord(c)]][0] for c in known) / len(known) / font["head"].unitsPerEm


def at_weight(source, limits, weight):
    font = TTFont(os.path.join(FROM, source))
    return instancer.instantiateVariableFont(font, {**limits, "wght": weight})


def percent(x):
    return f"{100 * x:.2f}".rstrip("0").rstrip(".") + "%"


def overrides(source, scale):
    """Line metrics of a font, for a face whose glyphs are scaled."""
    font = TTFont(os.path.join(FROM, source))
    em, h = font["head"].unitsPerEm, font["hhea"]
    return (f"ascent-override: {percent(h.ascent / em / scale)}; descent-override: {percent(-h.descent / em / scale)}; "
            f"line-gap-override: {percent(h.lineGap / em / scale)}")


def face(family, name, codes, extra=""):
    return (f'@font-face {{\n  font-family: "{family}"; font-weight: {WEIGHTS[0]} {WEIGHTS[1]}; font-display: optional;{extra}\n'
            f'  src: url("../fonts/{name}.woff2") format("woff2");\n  unicode-range: {ranges(codes)};\n}}\n')


def stand_in(family, weight, names, scale, source):
    local = ", ".join(f'local("{n}")' for n in names)
    return (f'@font-face {{\n  font-family: "{family}"; font-weight: {weight};\n  src: {local};\n'
            f'  size-adjust: {percent(scale)}; {overrides(source, scale)};\n}}\n')


# Fonts that systems have, by the font whose widths are the same: what stands
# in until a web font is there. Regular, then bold.
STAND_INS = [
    ("Dossier Serif", "Georgia", SERIF, {"opsz": OPTICAL_SIZE}, "gelasio", ["Georgia", "Gelasio"], ["Georgia Bold", "Georgia-Bold", "Gelasio Bold"]),
    ("Dossier Serif", "Noto", SERIF, {"opsz": OPTICAL_SIZE}, "noto-serif", ["Noto Serif", "Noto Serif Regular", "NotoSerif-Regular", "NotoSerif"], ["Noto Serif Bold", "NotoSerif-Bold"]),
    ("Dossier Serif", "Times", SERIF, {"opsz": OPTICAL_SIZE}, "tinos",
     ["Times New Roman", "TimesNewRomanPSMT", "Liberation Serif", "Tinos"],
     ["Times New Roman Bold", "TimesNewRomanPS-BoldMT", "Liberation Serif Bold", "Tinos Bold"]),
    ("Dossier Sans", "Arial", SANS, {}, "arimo",
     ["Arial", "ArialMT", "Liberation Sans", "Arimo"],
     ["Arial Bold", "Arial-BoldMT", "Liberation Sans Bold", "Arimo Bold"]),
    ("Dossier Sans", "Roboto", SANS, {}, "roboto", ["Roboto", "Roboto-Regular"], ["Roboto Bold", "Roboto-Bold"]),
    ("Dossier Sans", "Noto", SANS, {}, "noto-sans", ["Noto Sans", "Noto Sans Regular", "NotoSans-Regular"], ["Noto Sans Bold", "NotoSans-Bold"]),
]
# The weights that the theme uses, and which of theirs stands in: 400 or 700.
WEIGHTS_USED = [(400, 400), (500, 400), (600, 700), (700, 700)]


def stand_ins():
    out = []
    for family, suffix, source, limits, package, regular, bold in STAND_INS:
        for weight, theirs in WEIGHTS_USED[:3]:
            other = TTFont(os.path.join(FROM, f"@fontsource/{package}/files/{package}-latin-{theirs}-normal.woff2"))
            scale = width(at_weight(source, limits, weight)) / width(other)
            out.append(stand_in(f"{family} {suffix}", weight, regular if theirs == 400 else bold, scale, source))
    for weight, theirs in WEIGHTS_USED:
        style = "Regular" if theirs == 400 else "Bold"
        other = TTFont(os.path.join(ASSETS, f"../toolkit/fonts/NotoNaskhArabic-{style}.ttf"))
        scale = ARABIC_SCALE * width(at_weight(NASKH, {}, weight), ARABIC_SAMPLE) / width(other, ARABIC_SAMPLE)
        names = ["Noto Naskh Arabic" + ("" if theirs == 400 else " Bold"), "Noto Naskh Arabic " + style, "NotoNaskhArabic-" + style]
        out.append(stand_in("Dossier Arabic Noto", weight, list(dict.fromkeys(names)), scale, NASKH))
    return out


def main():
    for tool, (has, needs) in TOOLS.items():
        if has != needs:
            sys.exit(f"fonts: {tool} {has} is here, but the fonts are made with {needs}, which Debian 12 has")
    serif = {"wght": WEIGHTS, "opsz": OPTICAL_SIZE}
    sans = {"wght": WEIGHTS}
    with TTFont(os.path.join(FROM, NASKH_LATIN)) as latin:
        space = latin["hmtx"][latin.getBestCmap()[0x20]][0]
    cuts = [
        ("Dossier Serif", "serif", cut(SERIF, serif, LETTERS | FIGURES, LATIN_FEATURES, "Dossier Serif")),
        ("Dossier Serif", "serif-ext", cut(SERIF, serif, EXT, EXT_FEATURES, "Dossier Serif Ext")),
        ("Dossier Sans", "sans", cut(SANS, sans, LETTERS | FIGURES | SIGNS, LATIN_FEATURES, "Dossier Sans", INVISIBLE)),
        ("Dossier Sans", "sans-ext", cut(SANS, sans, EXT, EXT_FEATURES, "Dossier Sans Ext")),
        ("Dossier Arabic", "arabic", cut(NASKH, {}, ARABIC, ARABIC_FEATURES, "Dossier Arabic", INVISIBLE, space)),
    ]
    has = {}
    css = ["/* Made by make fonts: change scripts/fonts instead. README.md beside the fonts says how to use them. */\n"]
    for family, name, font in cuts:
        write(font, name)
        has[name] = set(font.getBestCmap())
        extra = ""
        if name == "arabic":
            extra = f" size-adjust: {percent(ARABIC_SCALE)}; {overrides(NASKH, ARABIC_SCALE)};"
        css.append(face(family, name, has[name], extra))
    for name, path in LICENCES.items():
        shutil.copyfile(os.path.join(FROM, path), os.path.join(ASSETS, "fonts", f"OFL-{name}.txt"))
    css.append(face("Dossier Signs", "sans", has["sans"] - has["serif"]))
    css += stand_ins()
    with open(os.path.join(HERE, "stacks.css"), encoding="utf-8") as stacks:
        css.append("\n" + stacks.read())
    with open(os.path.join(ASSETS, "css/fonts.css"), "w", encoding="utf-8") as out:
        out.write("".join(css))


main()
