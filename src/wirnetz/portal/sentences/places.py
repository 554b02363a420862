"""Names of areas inside sentences: the preposition and the pronoun that fit."""

import re
from dataclasses import dataclass

FEMININE = re.compile(r"(Stadt|Hansestadt|Landeshauptstadt|Region|Städteregion)\b")
MASCULINE = re.compile(r"(?i)kreis\b|^Regionalverband\b")


@dataclass(frozen=True)
class Place:
    """An area in the dative: where (`inside`), where to (`towards`), and what stands for it after a preposition."""

    inside: str
    towards: str
    pronoun: str


def place(full_name: str) -> Place:
    """„im Landkreis München“, „zum Märkischen Kreis“, „in der Stadt Wismar“, „in Berlin“."""
    declined = re.sub(r"er Kreis$", "en Kreis", full_name)
    if MASCULINE.search(full_name):
        return Place(f"im {declined}", f"zum {declined}", "dem")
    if FEMININE.match(full_name):
        return Place(f"in der {full_name}", f"zur {full_name}", "der")
    return Place(f"in {full_name}", f"zu {full_name}", "dem")


def former_area(old: str, new: str, *, since: int, new_key: str = "") -> str:
    """Where an area that ended goes on; `new_key` if it only has another key today."""
    if new_key:
        return f"{old} hat seit {since} den Schlüssel {new_key}."
    return f"{old} gehört seit {since} {place(new).towards}."
