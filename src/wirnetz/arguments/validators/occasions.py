"""Reading occasions: one file each, an ordered list of slots. A new occasion is a neighbour copied with its texts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
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
    "figures",
    "arguments",
    "offers_table",
    "exchange",
    "objection",
    "missing",
    "agenda",
    "contact",
)
LONGEST_TEXT = 280
_VARIED = ("handout_sentence", "handout_emphasis", "next_step")
NAMED = "named"  # `note_named`: where the kit names a person
OUTSIDE = "outside"  # `kicker_outside`: for a house that is no documented partner, which never speaks as the alliance


@dataclass(frozen=True, slots=True)
class SlotText:
    """One slot of an occasion: what kind of slide, and the texts it brings."""

    kind: str
    texts: dict[str, Any]

    def text(self, name: str) -> str:
        """One text of the slot, empty where it has none."""
        return str(self.texts.get(name, ""))

    def worded(self, variants: Iterable[str]) -> "SlotText":
        """The slot with `title_sme` in place of `title` where `sme` is among the variants, and so on for each text."""
        return SlotText(self.kind, worded(self.texts, variants))


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
    variants: dict[str, str]

    def worded(self, variants: Iterable[str]) -> "Occasion":
        """The occasion in the words for these variants: an audience, or `OUTSIDE`."""
        names = tuple(variants)
        texts = {name: getattr(self, name) for name in _VARIED} | self.variants
        own = {name: text for name, text in worded(texts, names).items() if name in _VARIED}
        return replace(self, slots=tuple(slot.worded(names) for slot in self.slots), **own)


def worded(texts: dict[str, Any], variants: Iterable[str]) -> dict[str, Any]:
    """`texts` with every `<name>_<variant>` standing under `<name>`."""
    chosen = dict(texts)
    for variant in variants:
        ending = f"_{variant}"
        chosen |= {name.removesuffix(ending): text for name, text in texts.items() if name.endswith(ending)}
    return chosen


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
        for name in slot:
            if name == "sources" or name.startswith("sources_"):
                for key in slot[name]:
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
        variants={name: text for name, text in data.items() if name.startswith(tuple(f"{own}_" for own in _VARIED))},
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
