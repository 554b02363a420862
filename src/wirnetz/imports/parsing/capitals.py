"""Names written in capitals, made readable without harming short forms."""

import re

_KEPT = frozenset({
    "IHK", "HWK", "AOK", "DGB", "BG", "BGHM", "BGW", "BGETEM", "VBG", "DGUV", "DRV", "IG", "IGBCE", "IGM", "NGG", "GEW",
    "EVG", "BKK", "IKK", "TK", "DAK", "KKH", "SVLFG", "UK", "KUVB", "RKW", "ZDH", "DIHK", "BDA", "BDI", "DEHOGA", "ZWH",
    "AWO", "DRK", "VHS", "TU", "TH", "FH", "HAW", "HTW", "IT", "EU", "EDV", "NRW", "MV", "BW", "RLP", "ZAV", "KMU",
    "INQA", "BMAS", "BAUA", "RAW", "KHS", "VDMA", "VDE", "VDI", "DIN", "ISO", "TÜV", "DEKRA", "BVMW", "VDV", "ARGE",
    "KAB", "LVR", "LWL", "AG", "KG", "SE", "UG", "OHG", "WHKT", "DB", "LK", "IAB", "IAG", "BDO", "UVB", "NWMR", "II",
    "III", "IV", "VI", "HSV", "ZAB", "RAA", "IBB", "ISF", "FAW", "BFW", "BBQ", "ESF", "GDA", "BFGA", "PLZ",
})  # fmt: skip
_WRITTEN = {
    "GMBH": "GmbH", "GGMBH": "gGmbH", "MBH": "mbH", "E.V.": "e. V.", "EV": "e. V.", "EG": "eG", "AOER": "AöR",
    "KDÖR": "KdöR", "KDÖR.": "KdöR", "AÖR": "AöR", "VERDI": "ver.di", "VER.DI": "ver.di", "DR.": "Dr.",
    "PROF.": "Prof.", "ST.": "St.", "BAUA": "BAuA",
}  # fmt: skip
_SMALL = frozenset({
    "DER", "DIE", "DAS", "DES", "DEM", "DEN", "UND", "FÜR", "FUER", "IN", "IM", "AM", "AN", "BEI", "VON", "VOM", "ZU",
    "ZUM", "ZUR", "OB", "AUF", "MIT", "ODER", "ÜBER", "UEBER", "UNTER", "A.", "I.", "D.", "V.", "O.", "U.", "E.",
})  # fmt: skip
_WORDS = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]\.|\.)?(?:di)?|[\W\d_]+")
_VOWELS = frozenset("AEIOUÄÖÜY")
_NEW_START = frozenset('–—:(„"/')
_SHARP = re.compile("(?<=[Ss]tra)sse")


def readable(text: str, *, is_place: bool = False) -> str:
    """`text` with capitals only where German wants them, if it is in capitals throughout.

    "IHK ZU SCHWERIN" becomes "IHK zu Schwerin". Short single words stay, as they may be short forms, unless the text
    `is_place`: a place, a street or a person has none.
    """
    if not text.isupper() or len(text) < 3:
        return text
    words = _WORDS.findall(text)
    if not is_place and len(words) == 1 and len(text) <= 6:
        return _WRITTEN.get(text, text)
    written, is_first = [], True
    for word in words:
        written.append(_readable_word(word, is_first=is_first, is_place=is_place))
        is_first = not word[0].isalpha() and (is_first or word == " - " or bool(_NEW_START & set(word)))
    joined = "".join(written)
    return _SHARP.sub("ße", joined) if "trasse" in joined else joined


def _readable_word(word: str, *, is_first: bool, is_place: bool) -> str:
    if not word[0].isalpha():
        return word
    if word in _WRITTEN and not is_place:
        return _WRITTEN[word]
    if word in _SMALL:
        return word.capitalize() if is_first else word.lower()
    if not is_place and (word in _KEPT or (len(word) <= 4 and not _VOWELS & set(word))):
        return word
    return word.capitalize()


def readable_person(text: str) -> str:
    """A person's name; only the family name may be in capitals: "Anna MÜLLER"."""
    if text.isupper():
        return readable(text, is_place=True)
    if not any(len(word) > 3 and word.isupper() for word in text.split()):
        return text
    return " ".join(readable(word, is_place=True) if len(word) > 3 else word for word in text.split())
