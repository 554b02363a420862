"""A version as plain data that can be kept, and back."""

from dataclasses import asdict
from datetime import date
from typing import Any

from wirnetz.infoservice.weaving.editions import EditionText
from wirnetz.infoservice.weaving.items import ItemText


def as_kept(edition: EditionText) -> dict[str, Any]:
    """The version in words, numbers and lists only."""
    kept = asdict(edition) | {"out_on": edition.out_on.isoformat()}
    for item in kept["items"]:
        item["expires_on"] = item["expires_on"].isoformat() if item["expires_on"] else None
    return kept


def from_kept(kept: dict[str, Any]) -> EditionText:
    """The version again; equal to what was kept."""
    items = tuple(
        ItemText(
            **item
            | {
                "areas": tuple(item["areas"]),
                "expires_on": date.fromisoformat(item["expires_on"]) if item["expires_on"] else None,
            }
        )
        for item in kept["items"]
    )
    return EditionText(**kept | {"items": items, "out_on": date.fromisoformat(kept["out_on"])})
