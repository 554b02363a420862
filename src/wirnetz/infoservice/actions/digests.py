"""What readers get who chose once a week or once a month: all editions since the last time, in one mail.

A digest is a family of its own: nobody gets it twice, and nothing is sent to whom it would say nothing.
"""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.core.german import counted, joined
from wirnetz.infoservice.actions.mailing import Plan, release_mailing
from wirnetz.infoservice.actions.sending import Versions, frozen_bodies, reached_by, readers_of
from wirnetz.infoservice.enums import EditionState, ReadingRhythm
from wirnetz.infoservice.models import Edition, Mailing
from wirnetz.infoservice.queries.audience import folded_for
from wirnetz.infoservice.queries.settings import info_service
from wirnetz.infoservice.queries.versions import Cascade
from wirnetz.infoservice.weaving import EditionText, Writer, gathered

MONDAY = 0
PERIODS = {ReadingRhythm.WEEKLY: timedelta(days=7), ReadingRhythm.MONTHLY: timedelta(days=31)}
LATEST = timedelta(hours=20)


def due_rhythms(on: date) -> list[ReadingRhythm]:
    """Which digests go on that day: the weekly one on Mondays, the monthly one on the first."""
    due = [ReadingRhythm.WEEKLY] if on.weekday() == MONDAY else []
    return [*due, ReadingRhythm.MONTHLY] if on.day == 1 else due


def send_digests(on: date, writer: Writer) -> list[Mailing]:
    """The digests of that day, each in a transaction of its own; a second run on the same day sends nothing."""
    sent = [send_digest(rhythm, on, writer) for rhythm in due_rhythms(on)]
    return [mailing for mailing in sent if mailing is not None]


@transaction.atomic
def send_digest(rhythm: ReadingRhythm, on: date, writer: Writer) -> Mailing | None:
    """One mail to everybody of this rhythm with what came out since the last time; None where that is nothing."""
    family = f"digest-{rhythm}-{on.isoformat()}"
    if Mailing.objects.filter(family=family).exists():
        return None
    editions = _editions(rhythm, on)
    if not editions:
        return None
    cascades = [Cascade(edition) for edition in editions]
    silent = set.intersection(*(cascade.silent_places() for cascade in cascades))
    title = _title(rhythm, [edition.title for edition in editions])
    title_en = _title_en(rhythm, editions)

    def text_for(place: int) -> EditionText | None:
        texts = [text for cascade in cascades if (text := cascade.text_for(place)) is not None]
        return gathered(texts, title=title, title_en=title_en) if texts else None

    versions = Versions(text_for, on)
    folded = folded_for(editions[0], on=on, without=silent)
    recipients = readers_of(reached_by(folded), versions, rhythm=rhythm)
    if recipients is None:
        return None
    return release_mailing(
        family=family,
        title=title,
        bodies=frozen_bodies(versions, cascades[0], writer, page=""),
        recipients=recipients,
        plan=Plan(not_after=timezone.now() + LATEST),
        by=None,
    )


def _editions(rhythm: ReadingRhythm, on: date) -> list[Edition]:
    """What came out in the time before that day and still holds, the newest first."""
    until = timezone.make_aware(datetime.combine(on, time.min))
    rows = Edition.objects.unscoped("what goes out to who reads in this rhythm")
    found = rows.filter(state=EditionState.RELEASED, released_at__lt=until, released_at__gte=until - PERIODS[rhythm])
    return list(found.order_by("-released_at", "-pk"))


def _title(rhythm: ReadingRhythm, titles: list[str]) -> str:
    """One edition keeps its title; of several the first is named and the others counted."""
    if len(titles) == 1:
        return titles[0]
    others = counted(len(titles) - 1, _("weitere Ausgabe"), _("weitere Ausgaben"), one=_("eine"))
    title = joined([titles[0], others])
    if len(title) <= 120:
        return title
    week = rhythm == ReadingRhythm.WEEKLY
    return _("%s der Woche") % info_service().name if week else _("%s des Monats") % info_service().name


def _title_en(rhythm: ReadingRhythm, editions: list[Edition]) -> str:
    """The same in English where the newest edition has an English title; empty where it has none."""
    first, others = editions[0].title_en, len(editions) - 1
    if not first or not others:
        return first
    title = f"{first} and {others} more" if others > 1 else f"{first} and one more edition"
    if len(title) <= 120:
        return title
    return f"{info_service().name}: the {'week' if rhythm == ReadingRhythm.WEEKLY else 'month'}"
