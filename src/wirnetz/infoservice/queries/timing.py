"""When an edition goes out, and which of its items would be over by then."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.core.german import date_words, quoted
from wirnetz.infoservice.enums import EditionState
from wirnetz.infoservice.models import Edition, Item
from wirnetz.infoservice.queries.settings import info_service

FIRST_HOUR, LAST_HOUR, FRIDAY = 9, 18, 4


def earliest_out(edition: Edition, now: datetime) -> datetime:
    """When the edition goes out at the earliest, if everybody agrees at once."""
    if edition.state == EditionState.WITH_HOUSES and edition.adapt_until is not None:
        return max(now, edition.adapt_until)
    return going_out(edition.planned_on, now, info_service().window_hours)


def ends_too_early(edition: Edition, items: Iterable[Item]) -> list[str]:
    """Which of these items are over before the edition goes out, so that they would come in no mail, in words."""
    today = timezone.localdate()
    out = timezone.localdate(earliest_out(edition, timezone.now()))
    told = []
    for item in items:
        if item.expires_on is None or item.expires_on >= out:
            continue
        if item.expires_on < today:
            told.append(_("%s ist schon vorbei.") % quoted(item.headline))
            continue
        days = {"what": quoted(item.headline), "until": date_words(item.expires_on), "out": date_words(out)}
        told.append(_("%(what)s gilt bis %(until)s, die Ausgabe geht frühestens am %(out)s hinaus.") % days)
    return told


def going_out(planned: date | None, now: datetime, hours: int) -> datetime:
    """When an edition goes that is given to the houses `now`: when their time ends, never before its planned day."""
    end = window_end(now, hours)
    if planned is None:
        return end
    return max(end, timezone.make_aware(datetime.combine(planned, time(FIRST_HOUR))))


def window_end(now: datetime, hours: int) -> datetime:
    """When an edition goes that is given to the houses `now`: on a full hour of a working day, after at least `hours`.

    Nobody decides at night, and nobody is to find in the morning that it is too late. No hours at all mean at once.
    """
    if hours == 0:
        return now
    end = timezone.localtime(now + timedelta(hours=hours))
    end = end.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1 if end.minute or end.second else 0)
    if end.hour >= LAST_HOUR:
        end = (end + timedelta(days=1)).replace(hour=FIRST_HOUR)
    elif end.hour < FIRST_HOUR:
        end = end.replace(hour=FIRST_HOUR)
    while end.weekday() > FRIDAY:
        end = (end + timedelta(days=1)).replace(hour=FIRST_HOUR)
    return end
