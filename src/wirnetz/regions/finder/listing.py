"""Lists of places as people paste them: one per line or with commas, with bullets, numbers, keys and titles."""

import re

_BULLET = re.compile(r"^\s*(?:[-–•*·]+|\d{1,3}[.)])\s+")
_TITLE = re.compile(
    r",\s*(?:Hanse-|Universitäts-|Landeshaupt-)?(?:Hansestadt|Stadt|Landeshauptstadt|Universitätsstadt|Lutherstadt"
    r"|Markt|Flecken|St|M|GKSt|krfr\. Stadt)\.?(?=\s*(?:[,;\n\t]|$))",
    re.IGNORECASE,
)
_ALL_BELOW = re.compile(
    r"(?:alle\s+)?(?P<what>Gemeinden|Orte|Kreise|Landkreise)\s+(?:im|in|des|der|von|vom)\s+(?P<where>.+)", re.IGNORECASE
)


def entries_of(text: str) -> list[str]:
    """The places of a pasted list, each once, in their order: "Wismar, Hansestadt" is one, "Wismar, Bobitz" two."""
    lines = [_TITLE.sub("", _BULLET.sub("", line)) for line in text.splitlines()]
    parts = [" ".join(part.split()) for line in lines for part in re.split(r"[,;\t]", line)]
    return list(dict.fromkeys(part for part in parts if re.search(r"\w", part)))


def all_below(entry: str) -> tuple[bool, str]:
    """Whether an entry asks for all districts of a Land (else: municipalities of a district), and of which area.

    "alle Gemeinden im Kreis Plön" → (False, "Kreis Plön"); empty where it asks for no such thing.
    """
    found = _ALL_BELOW.fullmatch(entry)
    return (found["what"].lower().endswith("kreise"), found["where"]) if found else (False, "")
