"""Telling people by mail that an edition waits for them: the second person, the houses, who wrote what came back."""

from collections import defaultdict
from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.models import Person
from wirnetz.core.german import date_words, inside_quotes
from wirnetz.core.mail import absolute, send_mail
from wirnetz.infoservice.enums import AtWindowEnd, EditionState
from wirnetz.infoservice.models import Edition, PassingOn
from wirnetz.infoservice.queries.second_people import deciding_people, releasing_people

MOST_PLACES = 8
"""So many places of one person are named; the workplace shows them all."""


def ask_second_people(edition: Edition) -> None:
    """Write to who may agree for the alliance; call it in the transaction that gives the edition to them."""
    title = inside_quotes(edition.title)
    text = _(
        "Guten Tag,\n\n„%(title)s“ ist geschrieben und wartet auf eine zweite Person. Lesen und zustimmen können Sie"
        " hier:\n\n%(address)s\n\nHat schon jemand zugestimmt, steht es dort.\n"
    ) % {"title": title, "address": absolute(f"/verwaltung/infodienst/{edition.slug}/pruefen/")}
    subject = _("Bitte lesen: „%s“") % title
    for person in releasing_people(edition):
        send_mail(to=person.email, subject=subject, text=text, kind="edition_review")


def tell_what_came_back(edition: Edition) -> None:
    """Write to who wrote last why the edition came back; call it in the transaction that sends it back."""
    writer: Person | None = edition.changed_by
    if writer is None or not writer.is_active:
        return
    text = _("Guten Tag,\n\n„%(title)s“ kam aus der Prüfung zurück:\n\n%(note)s\n\nWeiterschreiben: %(address)s\n") % {
        "title": inside_quotes(edition.title),
        "note": edition.review_note,
        "address": absolute(f"/verwaltung/infodienst/{edition.slug}/"),
    }
    send_mail(to=writer.email, subject=_("Zurück: „%s“") % inside_quotes(edition.title), text=text, kind="edition_back")


def tell_houses() -> int:
    """Write to who decides in houses, offices and networks about each edition that was given to them; how many mails.

    Each edition once, and each person one mail. Invented editions are not told of.
    """
    rows = Edition.objects.unscoped("those who decide about it are told")
    waiting = rows.filter(
        state=EditionState.WITH_HOUSES, houses_told_at=None, is_example=False, adapt_until__gt=timezone.now()
    )
    return sum(_tell_houses(number) for number in waiting.values_list("pk", flat=True))


@transaction.atomic
def _tell_houses(number: int) -> int:
    rows = Edition.objects.unscoped("as above").select_for_update(skip_locked=True)
    edition = rows.filter(pk=number, state=EditionState.WITH_HOUSES, houses_told_at=None).first()
    if edition is None or edition.adapt_until is None:
        return 0
    edition.houses_told_at = timezone.now()
    edition.save(update_fields=["houses_told_at"])
    until = timezone.localtime(edition.adapt_until)
    told = {"title": inside_quotes(edition.title), "day": date_words(until.date()), "time": f"{until:%H:%M}"}
    by_person: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for email, place, name, page in deciding_people(with_invented=not settings.SMTP):
        by_person[email].append((place, name, page))
    at_end = dict(PassingOn.objects.values_list("place", "at_window_end"))
    for email, places in by_person.items():
        send_mail(
            to=email,
            subject=_("„%(title)s“ liegt bis %(day)s bei Ihnen") % told,
            text=_letter(told, places, edition.slug, at_end),
            kind="edition_with_houses",
        )
    return len(by_person)


def _letter(told: dict[str, str], places: Iterable[tuple[int, str, str]], slug: str, at_end: dict[int, str]) -> str:
    parts = [
        _(
            "Guten Tag,\n\n„%(title)s“, die neue Ausgabe des Infodienstes, liegt bis %(day)s, %(time)s Uhr bei Ihnen."
            " So lange können Sie ändern, was Ihre Leute bekommen. Wenn alles passt, genügt dort ein Klick."
        )
        % told
    ]
    for place, name, page in list(places)[:MOST_PLACES]:
        end = AtWindowEnd(at_end.get(place, AtWindowEnd.BASE))
        parts.append(_("%(name)s:\n%(page)s\nWenn niemand entscheidet: %(end)s") % {
            "name": name, "page": absolute(f"{page}{slug}/"), "end": end.label,
        })  # fmt: skip
    parts.append(_("Ob Ihr Haus diese Mails bekommt, stellen Sie am Arbeitsplatz unter „Weitergabe einstellen“ ein."))
    return "\n\n".join(parts) + "\n"
