"""Reading occasions: one file each, an ordered list of slots. A new occasion is a neighbour copied with its texts."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from wirnetz.arguments.enums import Audience, Idea
from wirnetz.arguments.validators.library import FOLDER, LibraryError, check_text, find_source, read_sources, read_toml

SLOT_KINDS = (
    "title",
    "statement",
    "points",
    "table",
    "chart",
    "region_map",
    "organisations_chart",
    "networks_table",
    "own_memberships",
    "bridging",
    "districts_chart",
    "arguments",
    "offers_table",
    "exchange",
    "objection",
    "missing",
    "agenda",
    "contact",
)
LONGEST_TEXT = 280


@dataclass(frozen=True, slots=True)
class SlotText:
    """One slot of an occasion: what kind of slide, and the texts it brings."""

    kind: str
    texts: dict[str, Any]

    def text(self, name: str) -> str:
        """One text of the slot, empty where it has none."""
        return str(self.texts.get(name, ""))


@dataclass(frozen=True, slots=True)
class Occasion:
    """An occasion to speak: the first audience is the usual one."""

    slug: str
    name: str
    summary: str
    position: int
    audiences: tuple[Audience, ...]
    ideas: tuple[Idea, ...]
    handout_sentence: str
    handout_emphasis: str
    next_step: str
    slots: tuple[SlotText, ...]


@cache
def occasions(folder: Path = FOLDER) -> dict[str, Occasion]:
    """All occasions by slug in their order; LibraryError names file, slot and field."""
    found = [_occasion(path) for path in sorted(folder.glob("occasion_*.toml"))]
    return {occasion.slug: occasion for occasion in sorted(found, key=lambda occasion: occasion.position)}


def _occasion(path: Path) -> Occasion:
    data = read_toml(path)
    for field in ("slug", "name", "summary", "audiences", "ideas", "handout_sentence", "next_step", "slots"):
        if not data.get(field):
            raise LibraryError(path, "", field, "Das Feld fehlt oder ist leer.")
    _check_names(path, "audiences", data["audiences"], tuple(Audience.values))
    _check_names(path, "ideas", data["ideas"], tuple(Idea.values))
    sources = read_sources(path.parent)
    for at, slot in enumerate(data["slots"], start=1):
        place = f"slots, {at}. Eintrag"
        _check_names(path, place, [slot.get("kind", "")], SLOT_KINDS)
        for key in slot.get("sources", ()):
            find_source(path, place, key, sources)
        for text in _texts(slot):
            check_text(path, place, "", text, LONGEST_TEXT)
    return Occasion(
        slug=data["slug"],
        name=data["name"],
        summary=data["summary"],
        position=data.get("position", 0),
        audiences=tuple(Audience(name) for name in data["audiences"]),
        ideas=tuple(Idea(name) for name in data["ideas"]),
        handout_sentence=data["handout_sentence"],
        handout_emphasis=data.get("handout_emphasis", ""),
        next_step=data["next_step"],
        slots=tuple(SlotText(slot["kind"], slot) for slot in data["slots"]),
    )


def _check_names(path: Path, field: str, names: list[str], allowed: tuple[str, ...]) -> None:
    for name in names:
        if name not in allowed:
            near = get_close_matches(name, allowed, n=1, cutoff=0.4)
            hint = f"Meinten Sie „{near[0]}“?" if near else f"Möglich sind: {', '.join(allowed)}."
            raise LibraryError(path, "", field, f"„{name}“ gibt es nicht. {hint}")


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
