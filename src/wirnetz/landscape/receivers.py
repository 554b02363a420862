"""Answers to what earlier rooms write: the background reads the landscape again once that is committed."""

from typing import Any

from django.db import connection, transaction
from django.db.models.signals import m2m_changed, post_delete, post_save

from wirnetz.core.work import hand_over
from wirnetz.landscape.queries.kept import REFRESH
from wirnetz.landscape.queries.parts import PARTS

TOLD = {table for each in PARTS if each.name != "areas" for table in each.tables}
"""Areas come in tables of ten thousands, once a year: they are found by the look of every minute."""


def landscape_is_read_again(sender: type, **kwargs: Any) -> None:
    """Once for each transaction; what is written past the models is found within a minute, or when a page asks."""
    waiting = connection.run_on_commit
    if not waiting or waiting[-1][1] is not _ask:
        transaction.on_commit(_ask)


def _ask() -> None:
    hand_over(REFRESH, lock=REFRESH)


# by table: a receiver for every table would keep Django from deleting rows of any in one statement
for told in TOLD:
    for signal in (m2m_changed,) if told._meta.auto_created else (post_save, post_delete):
        signal.connect(landscape_is_read_again, sender=told, dispatch_uid=f"landscape {told._meta.label}")
