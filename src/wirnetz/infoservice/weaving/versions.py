"""One level's version of the items that the level above it sends."""

from collections.abc import Iterable, Mapping, Sequence
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
    return tuple(
        _worded(item, parts.get(item.key), origin) if item.key in there else replace(item, origin=origin)
        for item in placed(items, parts.values())
        if not (item.key in parts and parts[item.key].is_hidden)
    )


def placed(items: Sequence[ItemText], own: Iterable[OwnItem]) -> tuple[ItemText, ...]:
    """The items and those that this level adds, also what it leaves out, in its order; as they are written."""
    parts = {part.key: part for part in own}
    there = {item.key for item in items}
    added = [part.added for part in parts.values() if part.added and part.key not in there]
    known = {item.key: item for item in (*items, *added)}
    wishes = {part.key: part.position for part in parts.values() if part.position is not None}
    return tuple(known[key] for key in arranged(tuple(known), wishes))


def arranged(keys: Sequence[str], wishes: Mapping[str, int]) -> tuple[str, ...]:
    """The keys in a new order: who wishes for a place (counted from one) stands there, the others move up or down.

    Of two that wish for the same place the first stays before the second; a place beyond the end is the end.
    """
    order, last = [key for key in keys if key not in wishes], -1
    for key in sorted((key for key in keys if key in wishes), key=lambda key: wishes[key]):
        last = min(max(wishes[key] - 1, last + 1), len(order))
        order.insert(last, key)
    return tuple(order)


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
