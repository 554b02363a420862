"""What the example year has of this room: arguments, one for each state, and a house that hands kits down."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.models import Person
from wirnetz.arguments.actions.handing import start_hand_down
from wirnetz.arguments.actions.storing import add_version
from wirnetz.arguments.enums import BlockKind, VersionState
from wirnetz.arguments.models import Argument, ArgumentVersion, HandDown
from wirnetz.arguments.validators.content import BlockText, Content, keyed
from wirnetz.arguments.validators.handing import usual_note
from wirnetz.arguments.validators.library import LibraryError, read_toml
from wirnetz.core.reference import LoadReport, ReferenceDataError
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import offices_below

EXAMPLE = Path(__file__).parents[1] / "example" / "arguments.toml"
AUTHOR, REVIEWER = "jonas.entwurf@geschaeftsstelle.example", "katharina.muster@geschaeftsstelle.example"
FIRST_POSITION = 900
HANDING = "beispielkammer-westmecklenburg"


@transaction.atomic
def load_example_arguments(path: Path = EXAMPLE) -> LoadReport:
    """Load the invented arguments with their versions; the invented people are named where they are loaded.

    A second run changes nothing. ReferenceDataError if the file is broken.
    """
    report = LoadReport(_("Beispielargumente"))
    try:
        rows = read_toml(path)["arguments"]
    except LibraryError as error:
        raise ReferenceDataError(path, error.reason, _("Berichtigen Sie die Datei und laden Sie erneut.")) from error
    people = {person.email: person for person in Person.objects.filter(email__in=(AUTHOR, REVIEWER))}
    known = set(Argument.objects.values_list("slug", flat=True))
    for number, row in enumerate(rows):
        if row["slug"] in known:
            report.unchanged += 1
            continue
        argument = Argument.objects.create(slug=row["slug"], position=FIRST_POSITION + number, is_example=True)
        for at, told in enumerate(row["versions"], start=1):
            _add(argument, _content(row, told), told, number=at, people=people)
        if "retired" in row:
            argument.retired_on, argument.retired_reason = timezone.localdate(), row["retired"]
            argument.successor = Argument.objects.filter(slug=row.get("successor", "")).first()
            argument.save()
        report.created += 1
    return report


def _add(
    argument: Argument, content: Content, told: dict[str, Any], *, number: int, people: dict[str, Person]
) -> ArgumentVersion:
    moment = timezone.now() - timedelta(days=60 // number)
    state = VersionState(told["state"])
    version = add_version(argument, content, state=state, number=number, by=people.get(AUTHOR), at=moment)
    version.review_note = told.get("note_of_review", "")
    is_read = bool(version.review_note) or state in (VersionState.PUBLISHED, VersionState.RETIRED)
    version.submitted_at = _days_after(moment, 1) if is_read or state == VersionState.IN_REVIEW else None
    version.reviewed_at = _days_after(moment, 3) if is_read else None
    version.reviewed_by = people.get(REVIEWER) if is_read else None
    version.save()
    return version


def _days_after(moment: datetime, days: int) -> datetime:
    return moment + timedelta(days=days)


def _content(row: dict[str, Any], told: dict[str, Any]) -> Content:
    """The blocks of one version; what stands at the same place in two versions has the same key."""
    blocks = [
        BlockText(BlockKind.CLAIM.value, told["claim"]),
        *(BlockText(BlockKind.REASON.value, reason) for reason in told["reasons"]),
        *(_evidence(piece) for piece in told["evidence"]),
        BlockText(BlockKind.OBJECTION.value, told["objection"], citation=told["objection_source"]),
        BlockText(BlockKind.ANSWER.value, told["answer"]),
        BlockText(BlockKind.NOTE.value, told["note"]),
    ]
    return Content(idea=row["idea"], audience=row["audience"], partner_kind="", blocks=keyed(blocks, ()))


def _evidence(piece: dict[str, Any]) -> BlockText:
    expires_on: date | None = None
    if "expires_in" in piece:
        expires_on = timezone.localdate() + timedelta(days=piece["expires_in"])
    return BlockText(
        BlockKind.EVIDENCE.value,
        piece["text"],
        evidence_kind=piece["kind"],
        citation=piece["citation"],
        as_of=piece.get("year"),
        expires_on=expires_on,
    )


@transaction.atomic
def load_example_hand_down() -> LoadReport:
    """Let an invented house hand kits down to its offices; the worker makes them when the example year is served.

    A second run changes nothing, and without the invented house there is nothing to hand down.
    """
    report = LoadReport(_("Beispiel: Mappen für die Stellen eines Hauses"))
    house = Organisation.objects.filter(slug=HANDING, is_example=True).first()
    if house is None:
        return report
    if HandDown.objects.unscoped("the example year is loaded").filter(organisation=house).exists():
        report.unchanged += 1
        return report
    start_hand_down(
        organisation=house,
        offices=offices_below(house),
        occasion="erstes-gespraech",
        audience="",
        note=usual_note(),
        in_own_template=False,
        tells_people=False,
        by=None,
        is_example=True,
    )
    report.created += 1
    return report
