"""From an edition to a house's own version of it, level by level. Pure: items and own parts in, items out."""

from wirnetz.infoservice.weaving.editions import EditionText, OwnVersion, about, gathered, passed_on, reworded, running
from wirnetz.infoservice.weaving.items import ItemText, OwnItem
from wirnetz.infoservice.weaving.kept import as_kept, from_kept
from wirnetz.infoservice.weaving.languages import ENGLISH, GERMAN, has_english, in_language
from wirnetz.infoservice.weaving.letters import Letter, LetterFoot, Writer
from wirnetz.infoservice.weaving.versions import Drift, arranged, drifts, placed, woven

__all__ = [
    "ENGLISH",
    "GERMAN",
    "Drift",
    "EditionText",
    "ItemText",
    "Letter",
    "LetterFoot",
    "OwnItem",
    "OwnVersion",
    "Writer",
    "about",
    "arranged",
    "as_kept",
    "drifts",
    "from_kept",
    "gathered",
    "has_english",
    "in_language",
    "passed_on",
    "placed",
    "reworded",
    "running",
    "woven",
]
