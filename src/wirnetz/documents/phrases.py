"""Small wordings and cuts that every writer of decks and handouts shares."""

import re
from collections.abc import Iterable

from wirnetz.documents.content import AnySlide, Handout, MapSlide, TitleSlide

_NUMBERS = ("null", "eine", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf")
_MORE = re.compile(r"(?:und )?(\w+) weitere")


def split_emphasis(title: str, emphasis: str) -> tuple[str, str, str]:
    """`title` as (before, emphasised, after); all of it is "before" where the emphasis is empty or not in it."""
    if not emphasis or emphasis not in title:
        return title, "", ""
    before, _, after = title.partition(emphasis)
    return before, emphasis, after


def and_more(count: int) -> str:
    """„und elf weitere“: how many organisations a cut list leaves out; empty for none."""
    if count <= 0:
        return ""
    return f"und {_NUMBERS[count] if count < len(_NUMBERS) else count} weitere"


def and_more_after_cut(already: str, count: int) -> str:
    """The closing words when `count` more entries are cut from a list that already ends with `already`."""
    if not already or count <= 0:
        return already or and_more(count)
    match = _MORE.search(already)
    word = match.group(1) if match else ""
    known = int(word) if word.isdecimal() else _NUMBERS.index(word) if word in _NUMBERS else None
    return and_more(known + count) if known is not None else "und weitere"


def slide_sources(slide: AnySlide) -> tuple[str, ...]:
    """The footer of a slide: its sources, and the credit of its map unless a source already says it."""
    drawing = slide.map if isinstance(slide, MapSlide | TitleSlide) else None
    return with_credit(slide.sources, drawing.credit if drawing else "")


def handout_sources(handout: Handout) -> tuple[str, ...]:
    """The footer of a handout: its sources and the credit of its map."""
    return with_credit(handout.sources, handout.map.credit if handout.map else "")


def with_credit(sources: Iterable[str], credit: str) -> tuple[str, ...]:
    """Unique sources in their order, the credit of the map ("Karte: © …") last unless one of them holds it."""
    unique = tuple(dict.fromkeys(source for source in sources if source))
    if not credit or any(credit in source for source in unique):
        return unique
    return (*unique, f"Karte: {credit}" if credit.startswith("©") else credit)
