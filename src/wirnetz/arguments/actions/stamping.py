"""Keeping what a document was made from, so that its code answers later."""

from dataclasses import asdict
from datetime import date, timedelta

from wirnetz.arguments.models import KitStamp
from wirnetz.arguments.validators.stamps import Stamp

KEPT_DAYS = 1100
"""A document older than three years is asked about no more."""


def keep_stamp(stamp: Stamp) -> KitStamp:
    """Remember a document that is handed out; one that is made again with equal contents is remembered once."""
    kept, _is_new = KitStamp.objects.get_or_create(code=stamp.code, defaults=asdict(stamp))
    return kept


def forget_old_stamps(on: date) -> int:
    """Remove the stamps of documents that are more than three years old; how many."""
    gone, _kinds = KitStamp.objects.filter(made_on__lt=on - timedelta(days=KEPT_DAYS)).delete()
    return gone
