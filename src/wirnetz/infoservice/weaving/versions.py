"""One level's version of the items that the level above it sends."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from wirnetz.infoservice.weaving.items import ItemText, OwnItem


@dataclass(frozen=True, slots=True)
class Drift:
    """An own part whose original changed since it was written; `now` is None where the item is gone."""

    key: str
    own: OwnItem
    now: ItemText | None


def woven(items: Sequence[ItemText], own: Iterable[OwnItem], *, origin: str) -> tuple[ItemText, ...]:
    """The items as this level sends them: reworded, without those left out, with its own, in its order.

    Own parts of items that are gone are passed over. An item keeps the `origin` of who first wrote it; one that this
    level adds carries `origin`.
    """
    parts = {part.key: part for part in own}
    there = {item.key for item in items}
    kept = [_worded(item, parts.get(item.key), origin) for item in items]
    kept = [item for item in kept if not (item.key in parts and parts[item.key].is_hidden)]
    added = [part.added for part in parts.values() if part.added and part.key not in there and not part.is_hidden]
    return tuple(_placed([*kept, *(replace(item, origin=origin) for item in added)], parts))


def drifts(items: Sequence[ItemText], own: Iterable[OwnItem]) -> tuple[Drift, ...]:
    """Own parts whose original is not as it was when they were written, in their order."""
    now = {item.key: item for item in items}
    told = [part for part in own if part.added is None and (part.has_words or part.has_english or part.is_hidden)]
    return tuple(
        Drift(part.key, part, now.get(part.key))
        for part in told
        if part.key not in now or now[part.key].fingerprint != part.base
    )


def _worded(item: ItemText, part: OwnItem | None, by: str) -> ItemText:
    if part is None or not (part.has_words or part.has_english):
        return item
    known = replace(item, headline_en="", text_en="", action_en="") if part.has_words else item
    return replace(
        known,
        headline=part.headline or item.headline,
        text=part.text or item.text,
        action=part.action or item.action,
        headline_en=part.headline_en or known.headline_en,
        text_en=part.text_en or known.text_en,
        action_en=part.action_en or known.action_en,
        reworded_by=by,
    )


def _placed(items: list[ItemText], parts: dict[str, OwnItem]) -> list[ItemText]:
    """A wish for a place goes before whoever stands there."""

    def rank(place: int, item: ItemText) -> tuple[int, int, int]:
        wish = parts[item.key].position if item.key in parts else None
        return (place, 1, place) if wish is None else (wish, 0, place)

    return [item for place, item in sorted(enumerate(items, start=1), key=lambda pair: rank(*pair))]
