"""Editions of the info service for tests."""

import itertools
from datetime import UTC, datetime
from typing import Any

from wirnetz.infoservice.enums import EditionState
from wirnetz.infoservice.models import Edition, Item, fresh_item

_numbers = itertools.count(1)
OUT = datetime(2026, 3, 12, 9, tzinfo=UTC)


def make_edition(*headlines: str, state: EditionState = EditionState.DRAFT, **fields: Any) -> Edition:
    """An edition with an item for each headline; with a day where its state asks for one."""
    number = next(_numbers)
    defaults: dict[str, Any] = {"slug": f"ausgabe-{number}", "title": f"Ausgabe {number}", "state": state.value}
    if state in (EditionState.RELEASED, EditionState.WITHDRAWN):
        defaults["released_at"] = OUT
    if state == EditionState.WITHDRAWN:
        defaults |= {"withdrawn_at": OUT, "withdrawn_reason": "Der Termin war falsch."}
    if state == EditionState.WITH_HOUSES:
        defaults |= {"adapt_until": OUT, "reviewed_at": OUT}
    edition = Edition.objects.create(**(defaults | fields))
    for headline in headlines:
        make_item(edition, headline)
    return edition


def make_item(edition: Edition, headline: str, **fields: Any) -> Item:
    """An item at the end of the edition."""
    item = fresh_item(edition, **({"kind": "news", "headline": headline, "text": "Für Betriebe."} | fields))
    item.save()
    return item
