"""Editions of the info service for tests."""

import itertools
import random
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from PIL import Image

from wirnetz.infoservice.actions import store_item_picture
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


def make_picture(width: int = 900, height: int = 600, seed: int = 0) -> str:
    """The name of a stored picture that is as hard to make small as a photo: soft patches with grain."""
    grain = random.Random(seed)
    patches = Image.frombytes("RGB", (12, 8), grain.randbytes(12 * 8 * 3)).resize(
        (width, height), Image.Resampling.BICUBIC
    )
    noise = Image.frombytes("RGB", (width, height), grain.randbytes(width * height * 3))
    file = BytesIO()
    Image.blend(patches, noise, 0.12).save(file, "PNG", compress_level=1)
    return store_item_picture(file.getvalue())
