"""An edition as somebody reads it, whichever level's version it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from wirnetz.infoservice.weaving.items import ItemText, OwnItem
from wirnetz.infoservice.weaving.versions import woven


@dataclass(frozen=True, slots=True)
class EditionText:
    """One version of an edition. `sender` is the level in whose name it goes, `greeting` the text above the items.

    `service` is the name of the info service, `out_on` the day that stands above it, `signature` what stands below.
    `language` is that of all that stands around the texts; a title and a greeting have languages of their own.
    """

    title: str
    greeting: str
    items: tuple[ItemText, ...]
    service: str
    sender: str
    out_on: date
    signature: str = ""
    is_example: bool = False
    title_en: str = ""
    greeting_en: str = ""
    language: str = "de"
    title_language: str = "de"
    greeting_language: str = "de"

    @property
    def says_something(self) -> bool:
        """Whether there is anything to send."""
        return bool(self.items)


@dataclass(frozen=True, slots=True)
class OwnVersion:
    """What one level makes of the edition: its name, a greeting of its own (empty: that from above), its own parts."""

    name: str
    greeting: str = ""
    signature: str = ""
    parts: tuple[OwnItem, ...] = ()
    greeting_en: str = ""


def passed_on(edition: EditionText, version: OwnVersion) -> EditionText:
    """The edition as the next level down sends it."""
    return replace(
        edition,
        greeting=version.greeting or edition.greeting,
        greeting_en=version.greeting_en or ("" if version.greeting else edition.greeting_en),
        items=woven(edition.items, version.parts, origin=version.name),
        sender=version.name,
        signature=version.signature or edition.signature,
    )


def about(edition: EditionText, *, topic: str = "", region: str = "") -> EditionText:
    """The edition with the items on that topic (its slug) and for that region (an official key) only; all without both.

    What is for no region in particular is for every region.
    """

    def is_here(item: ItemText) -> bool:
        return not item.areas or any(key.startswith(region) or region.startswith(key) for key in item.areas)

    kept = tuple(item for item in edition.items if (not topic or item.topic == topic) and (not region or is_here(item)))
    return replace(edition, items=kept)


def running(edition: EditionText, on: date) -> EditionText:
    """The edition without what is past on that day."""
    kept = tuple(item for item in edition.items if item.expires_on is None or item.expires_on >= on)
    return replace(edition, items=kept)


def reworded(edition: EditionText, change: Callable[[str], str]) -> EditionText:
    """The edition with every text of it changed in this way."""

    def changed(part: EditionText | ItemText) -> dict[str, str]:
        values = {each.name: getattr(part, each.name) for each in fields(part)}
        return {name: change(value) for name, value in values.items() if isinstance(value, str)}

    items = tuple(replace(item, **changed(item)) for item in edition.items)  # type: ignore[arg-type]
    return replace(edition, **changed(edition), items=items)  # type: ignore[arg-type]


def gathered(editions: Sequence[EditionText], *, title: str, title_en: str = "") -> EditionText:
    """Several editions of one sender in one, the newest first; `editions` holds at least one.

    Keys stay apart by the place of their edition; of several greetings only the newest is said.
    """
    first = editions[0]
    items = tuple(
        replace(item, key=f"{number}.{item.key}") for number, edition in enumerate(editions) for item in edition.items
    )
    is_example = all(edition.is_example for edition in editions)
    return replace(first, title=title, title_en=title_en, items=items, is_example=is_example)
