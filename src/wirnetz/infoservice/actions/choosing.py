"""What a reader decides without signing in: topics, areas, rhythm, pause, leaving and coming back."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from wirnetz.infoservice.actions.steering import suppress_address, suppress_rows
from wirnetz.infoservice.actions.subscribing import end_subscriptions, lift_leaving
from wirnetz.infoservice.delivery import states
from wirnetz.infoservice.enums import LeavingWay, ReadingLanguage, ReadingRhythm
from wirnetz.infoservice.models import LeftLevel, MailingRecipient, Reader


def _locked(reader: Reader) -> Reader:
    return Reader.objects.unscoped("the reader's own row").select_for_update().get(pk=reader.pk)


@transaction.atomic
def change_choices(
    reader: Reader,
    *,
    topics: Sequence[str],
    areas: Sequence[str],
    rhythm: ReadingRhythm,
    language: ReadingLanguage,
    paused_until: date | None,
) -> Reader:
    """Read only this, this often, in this language, nothing until that day is over. It counts from the next release."""
    reader = _locked(reader)
    reader.topics, reader.areas = list(topics), list(areas)
    reader.rhythm, reader.language, reader.paused_until = rhythm, language, paused_until
    reader.save(update_fields=["topics", "areas", "rhythm", "language", "paused_until"])
    return reader


@transaction.atomic
def leave_level(reader: Reader, *, place: int, way: LeavingWay) -> None:
    """Nothing more by way of this place, nor what waits and has no other reason; a subscription there ends."""
    reader = _locked(reader)
    levels = LeftLevel.objects.unscoped("the reader's own")
    levels.get_or_create(reader=reader, place_id=place)
    end_subscriptions(reader, way, place=place)
    gone = set(levels.filter(reader=reader).values_list("place", flat=True))
    waiting = MailingRecipient.objects.unscoped("the reader's own mails").filter(
        canonical=reader.canonical, state__in=list(states.UNSENT)
    )
    reasons = waiting.exclude(reasons=[]).values_list("pk", "reasons")
    only_there = [number for number, ways in reasons if {each["place"] for each in ways} <= gone]
    suppress_rows(Q(pk__in=only_there))


@transaction.atomic
def join_level(reader: Reader, *, place: int) -> None:
    """By way of this place again, as far as one leads there."""
    LeftLevel.objects.unscoped("the reader's own").filter(reader=_locked(reader), place=place).delete()


@transaction.atomic
def leave_everything(reader: Reader, *, way: LeavingWay) -> int:
    """Nothing more at all, mailings that are running included; how many waiting mails that stopped. Twice is once."""
    reader = _locked(reader)
    if reader.left_at is None:
        reader.left_at = timezone.now()
        reader.save(update_fields=["left_at"])
    end_subscriptions(reader, way)
    return suppress_address(reader.address)


@transaction.atomic
def come_back(reader: Reader) -> None:
    """Everything again that a house or network passes on. A subscription that was ended has to be asked for anew."""
    reader = _locked(reader)
    reader.left_at = reader.paused_until = None
    reader.save(update_fields=["left_at", "paused_until"])
    lift_leaving(reader, place=None)


def honour_leaving() -> int:
    """Stop what waits for people who left while it was being released; how many rows. Run every minute."""
    left = Reader.objects.unscoped("who left is honoured").filter(left_at__isnull=False)
    return suppress_rows(Q(canonical__in=left.values("canonical")))
