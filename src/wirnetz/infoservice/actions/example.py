"""The editions of the example year: invented, marked; one is out, one lies with the houses, one is being written."""

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.models import Person
from wirnetz.accounts.rules import alliance_node
from wirnetz.core.reference import LoadReport, ReferenceDataError
from wirnetz.infoservice.actions.passing import keep_passed_on
from wirnetz.infoservice.actions.readers import enter_readers
from wirnetz.infoservice.actions.sending import Reached, send_copies
from wirnetz.infoservice.actions.writing import check_item
from wirnetz.infoservice.enums import EditionState
from wirnetz.infoservice.folding import Copy, Kind, Reasons, Way, Why
from wirnetz.infoservice.folding.people import Numbers
from wirnetz.infoservice.models import Adaptation, AdaptedItem, Edition, fresh_item
from wirnetz.infoservice.queries.timing import window_end
from wirnetz.infoservice.queries.versions import Cascade
from wirnetz.infoservice.weaving import Writer
from wirnetz.organisations.models import Organisation

EXAMPLE = Path(__file__).parents[1] / "example" / "editions.toml"
AUTHOR, SECOND = "jonas.entwurf@geschaeftsstelle.example", "katharina.muster@geschaeftsstelle.example"
HOUSE = "musterwerkstatt-ostwestfalen"
TRIAL = "probeausgabe"
WINDOW_HOURS = 9 * 24
"""Long enough to look at it for a week after loading."""


@transaction.atomic
def load_example_editions(path: Path = EXAMPLE) -> LoadReport:
    """Load the invented editions, and what one house makes of the open one. A second run changes nothing."""
    report = LoadReport(_("Beispielausgaben"))
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["editions"]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError) as error:
        raise ReferenceDataError(path, str(error), _("Berichtigen Sie die Datei und laden Sie erneut.")) from error
    people = {person.email: person for person in Person.objects.filter(email__in=(AUTHOR, SECOND))}
    known = set(Edition.objects.unscoped("which are there").values_list("slug", flat=True))
    for row in rows:
        if row["slug"] in known:
            report.unchanged += 1
            continue
        edition = _edition(row, people)
        for told in row["items"]:
            item = fresh_item(edition, is_example=True, **told)
            check_item(item)
            item.save()
        if edition.state == EditionState.WITH_HOUSES:
            _passed_on(edition)
        if edition.state == EditionState.RELEASED:
            keep_passed_on(edition)
        report.created += 1
    return report


@transaction.atomic
def example_edition(*, recipients: int, release: bool, writer: Writer) -> Edition:
    """An invented edition to so many invented addresses, to try out the delivery; with `release` it goes at once."""
    number = Edition.objects.unscoped("how many there are").filter(slug__startswith=TRIAL).count() + 1
    now = timezone.now()
    edition = Edition.objects.unscoped("a new one").create(
        slug=f"{TRIAL}-{number}",
        title=_("Probeausgabe %d") % number,
        greeting=_("Diese Ausgabe ist erfunden. Sie zeigt, wie der Versand arbeitet."),
        is_example=True,
    )
    for told in tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))["editions"][0]["items"]:
        fresh_item(edition, is_example=True, **(told | {"audience": "everybody"})).save()
    if release:
        edition.state, edition.adapt_until, edition.released_at = EditionState.RELEASED, now, now
        edition.save()
        root = alliance_node()
        send_copies(
            edition=edition,
            reached=_invented(recipients, number, root.pk if root else 0),
            cascade=Cascade(edition),
            by=None,
            writer=writer,
        )
    return edition


def _invented(count: int, number: int, place: int) -> Reached:
    reasons = Reasons((Way(place, 0, str(_("Probe")), Kind.BASE, Why.SUBSCRIBED),))
    addresses = [f"person-{each}.probe-{number}@empfang.example" for each in range(1, count + 1)]

    def enter(some: Numbers) -> tuple[Numbers, dict[int, str]]:
        asked = [addresses[at] for at in some.tolist()]
        return np.fromiter(map(enter_readers(asked).__getitem__, asked), np.int64, len(asked)), {}

    return Reached([Copy(reasons)], np.zeros(count, np.int64), enter)


def _edition(row: dict[str, Any], people: dict[str, Person]) -> Edition:
    now, state = timezone.now(), EditionState(row["state"])
    edition = Edition(
        slug=row["slug"],
        title=row["title"],
        greeting=row.get("greeting", ""),
        title_en=row.get("title_en", ""),
        greeting_en=row.get("greeting_en", ""),
        state=state,
        author=people.get(AUTHOR),
        changed_by=people.get(AUTHOR),
        is_example=True,
    )
    if state == EditionState.RELEASED:
        edition.released_at = now - timedelta(days=row["out"])
        edition.adapt_until = edition.released_at
    if state == EditionState.WITH_HOUSES:
        edition.adapt_until = window_end(now, WINDOW_HOURS)
    if state != EditionState.DRAFT:
        edition.reviewed_by = people.get(SECOND)
        edition.reviewed_at = edition.submitted_at = (edition.released_at or now) - timedelta(days=2)
    edition.save()
    return edition


def _passed_on(edition: Edition) -> None:
    """One house has begun to make it its own and has not decided yet."""
    house = Organisation.objects.filter(slug=HOUSE, is_example=True).exclude(node=None).first()
    if house is None or house.node is None:
        return
    adaptation = Adaptation.objects.unscoped("the example").create(
        edition=edition, place=house.node, greeting=_("Aus der Musterwerkstatt, mit einem Gruß aus Bielefeld.")
    )
    AdaptedItem.objects.unscoped("the example").create(
        adaptation=adaptation,
        key="h1",
        kind="date",
        headline=_("Sprechtag in Bielefeld, jeden ersten Montag"),
        text=_("Kommen Sie mit Ihrer Frage vorbei oder schicken Sie einen Betrieb."),
        action=_("den Montag in Ihre Signatur schreiben."),
    )
