"""The next draft begins itself: in the rhythm of the alliance, filled with what offers itself; its editors are told."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Grant, Person
from wirnetz.core.german import MONTHS, date_words, inside_quotes
from wirnetz.core.mail import absolute, send_mail
from wirnetz.infoservice.actions.writing import begin_edition, take_suggestion
from wirnetz.infoservice.enums import ItemKind, Rhythm
from wirnetz.infoservice.models import Edition, InfoService
from wirnetz.infoservice.queries.suggestions import Suggestion, suggestions_for

AHEAD = timedelta(days=7)
"""So long before its day a draft lies ready."""
MOST = {ItemKind.DATE: 3}
MOST_OF_OTHERS = 1
EDITORS = (Role.EDITING, Role.RELEASE)


@transaction.atomic
def draft_next_edition(on: date) -> Edition | None:
    """The draft for the next planned day, if that is near and there is none yet; the day after it is planned too."""
    service = InfoService.objects.select_for_update().filter(pk=1).first()
    if service is None or service.rhythm == Rhythm.NONE or service.next_on is None or service.next_on > on + AHEAD:
        return None
    planned = max(service.next_on, on)
    service.next_on = following(planned, Rhythm(service.rhythm))
    service.save(update_fields=["next_on"])
    rows = Edition.objects.unscoped("whether somebody has begun already")
    if rows.filter(planned_on=planned).exists():
        return None
    title = _("%(name)s %(month)s %(year)d") % {
        "name": service.name,
        "month": MONTHS[planned.month - 1],
        "year": planned.year,
    }
    edition = begin_edition(title=title, planned_on=planned, by=None)
    for suggestion in first_of_each(suggestions_for(edition, on)):
        take_suggestion(edition=edition, suggestion=suggestion, by=None)
    _tell_editors(edition, planned)
    return edition


def first_of_each(suggestions: list[Suggestion]) -> list[Suggestion]:
    """The first dates and the first of every other kind; invented records stay out of what goes to real people."""
    taken: dict[ItemKind, int] = {}
    chosen = []
    for suggestion in suggestions:
        if suggestion.is_example or taken.get(suggestion.kind, 0) >= MOST.get(suggestion.kind, MOST_OF_OTHERS):
            continue
        taken[suggestion.kind] = taken.get(suggestion.kind, 0) + 1
        chosen.append(suggestion)
    return chosen


def following(day: date, rhythm: Rhythm) -> date | None:
    """The planned day after this one: the same weekday, or the same day of a later month (else its last)."""
    if rhythm == Rhythm.NONE:
        return None
    if rhythm == Rhythm.WEEKLY:
        return day + timedelta(days=7)
    months = day.year * 12 + day.month - 1 + (1 if rhythm == Rhythm.MONTHLY else 3)
    first = date(months // 12, months % 12 + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


def _tell_editors(edition: Edition, planned: date) -> None:
    grants = Grant.objects.unscoped("who writes editions is told that one is due")
    people = Person.objects.filter(
        pk__in=grants.filter(node__kind=NodeKind.ALLIANCE, role__in=EDITORS, until_on=None).values("person"),
        is_active=True,
        erased_at=None,
    )
    address = absolute(f"/verwaltung/infodienst/{edition.slug}/")
    text = _(
        "Guten Tag,\n\nfür den %(day)s ist eine Ausgabe des Infodienstes geplant. Ein Entwurf liegt bereit, mit dem,"
        " was sich seit der letzten Ausgabe getan hat:\n\n%(address)s\n\nÄndern Sie, was Sie möchten, und geben Sie"
        " ihn einer zweiten Person zum Lesen.\n"
    ) % {"day": date_words(planned), "address": address}
    for person in people:
        send_mail(
            to=person.email, subject=_("Entwurf für „%s“") % inside_quotes(edition.title), text=text, kind="edition_due"
        )
