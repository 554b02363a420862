"""What goes on in the example year's networks: who rests, who asks, what lies there; every line marked."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.enums import RequestState
from wirnetz.accounts.models import Person
from wirnetz.core.loading import Line, read_unique
from wirnetz.core.reference import LoadReport
from wirnetz.core.tables import XLSX, export_table
from wirnetz.core.uploads import Paper
from wirnetz.networks.actions.example import EXAMPLE
from wirnetz.networks.actions.files import add_network_file
from wirnetz.networks.enums import ClaimProof, LinkKind, MembershipRole
from wirnetz.networks.models import (
    EntryClaim,
    Handover,
    Membership,
    MembershipPause,
    MembershipRequest,
    Network,
    NetworkContact,
    NetworkFile,
    NetworkLink,
)
from wirnetz.networks.queries.claims import CLAIM_FOR
from wirnetz.networks.queries.proposals import key_digest
from wirnetz.organisations.models import Organisation

SOURCE = "Beispieljahr von Wirnetz, erfunden"
WHY = "the example year is loaded"
STATES = {state.value: state for state in (RequestState.OPEN, RequestState.DECLINED)}
ROLES = {role.value: role for role in MembershipRole}
KINDS = {kind.value: kind for kind in LinkKind}


@dataclass(frozen=True, slots=True)
class Known:
    """What the lines name, by slug or address."""

    networks: Mapping[str, Network]
    houses: Mapping[str, Organisation]
    people: Mapping[str, Person]


@transaction.atomic
def load_example_running(*, folder: Path = EXAMPLE) -> LoadReport:
    """Load pauses, requests, links, a contact asked, a claim, a handover and papers; what is there already stays.

    ReferenceDataError if a table is wrong; then nothing is loaded.
    """
    report = LoadReport(_("Beispiel: Was in Netzwerken gerade läuft"))
    known = Known(
        {network.slug: network for network in Network.objects.all()},
        {house.slug: house for house in Organisation.objects.all()},
        {person.email: person for person in Person.objects.filter(is_example=True)},
    )
    for name, columns, load in TABLES:
        for line in read_unique(folder / f"{name}.csv", columns, columns[:2]):
            if load(line, known):
                report.created += 1
            else:
                report.unchanged += 1
    return report


def _pause(line: Line, known: Known) -> bool:
    ties = Membership.objects.filter(
        organisation=line.pick("organisation", known.houses),
        network=line.pick("network", known.networks),
        until_on__isnull=True,
    )
    membership = ties.order_by("pk").first()
    if membership is None:
        raise line.error("organisation", _("Diese Mitgliedschaft gibt es nicht."), _("Löschen Sie die Zeile."))
    return MembershipPause.objects.get_or_create(
        membership=membership,
        from_on=line.day("from_on") or timezone.localdate(),
        defaults={
            "until_on": line.day("until_on"),
            "reason": line.text("reason", most=200),
            "is_example": True,
        },
    )[1]


def _request(line: Line, known: Known) -> bool:
    state, moment = line.pick("state", STATES), _moment(line.day("on"))
    rows = MembershipRequest.objects.unscoped(WHY)
    asked, is_new = rows.get_or_create(
        network=line.pick("network", known.networks),
        organisation=line.pick("organisation", known.houses),
        is_example=True,
        defaults={
            "role": line.pick("role", ROLES),
            "asked_by_network": line.pick("asked_by_network", {"yes": True, "no": False}),
            "message": line.text("message", most=500),
            "state": state,
            "reason": line.text("reason", most=300),
            "decided_at": moment if state != RequestState.OPEN else None,
        },
    )
    if is_new:
        rows.filter(pk=asked.pk).update(created_at=moment)
    return is_new


def _link(line: Line, known: Known) -> bool:
    told_by, other = line.pick("told_by", known.networks), line.pick("other", known.networks)
    first, second = sorted((told_by, other), key=lambda network: network.pk)
    since = line.day("since_on")
    return NetworkLink.objects.get_or_create(
        first=first,
        second=second,
        kind=line.pick("kind", KINDS),
        since_on=since,
        defaults={
            "told_by": told_by,
            "about": line.text("about", most=250),
            "answered_on": line.day("answered_on"),
            "objection": line.text("objection", most=300),
            "source_url": SOURCE,
            "as_of": since.year if since else None,
            "is_example": True,
        },
    )[1]


def _contact(line: Line, known: Known) -> bool:
    return NetworkContact.objects.unscoped(WHY).get_or_create(
        network=line.pick("network", known.networks),
        name=line.text("name", most=150, required=True),
        is_example=True,
        defaults={
            "function": line.text("function", most=150),
            "email": line.text("email", most=200),
            "asked_on": line.day("asked_on"),
            "token_hash": key_digest(secrets.token_urlsafe(24)),
        },
    )[1]


def _claim(line: Line, known: Known) -> bool:
    rows = EntryClaim.objects.unscoped(WHY)
    claim, is_new = rows.get_or_create(
        network=line.pick("network", known.networks),
        email=line.text("email", most=200, required=True),
        is_example=True,
        defaults={
            "name": line.text("name", most=150),
            "function": line.text("function", most=150),
            "proof": ClaimProof.VOUCHER,
            "voucher": line.pick("voucher", known.houses),
            "token_hash": key_digest(secrets.token_urlsafe(24)),
            "expires_at": timezone.now() + CLAIM_FOR,
        },
    )
    if is_new:
        rows.filter(pk=claim.pk).update(created_at=_moment(line.day("on")))
    return is_new


def _handover(line: Line, known: Known) -> bool:
    day = line.day("on") or timezone.localdate()
    rows = Handover.objects.unscoped(WHY)
    return rows.get_or_create(
        network=line.pick("network", known.networks),
        on=day,
        is_example=True,
        defaults={
            "from_person": line.pick("from_email", known.people),
            "to_person": line.pick("to_email", known.people),
            "to_email": line.text("to_email", most=200),
            "coordination": line.one_of("coordination", known.houses, required=False),
            "note": line.text("note", most=4000),
            "state": RequestState.ACCEPTED,
            "decided_at": _moment(day),
        },
    )[1]


def _file(line: Line, known: Known) -> bool:
    """A workbook with the cells that the line holds, put by on its day."""
    network, title = line.pick("network", known.networks), line.text("title", most=150, required=True)
    rows = NetworkFile.objects.unscoped(WHY)
    if rows.filter(network=network, title=title, is_example=True).exists():
        return False
    cells = [row.split(";") for row in line.text("cells", most=2000, required=True).split("|")]
    kept = add_network_file(
        network=network,
        paper=Paper(export_table(title, cells[0], cells[1:], form=XLSX).content, XLSX),
        title=title,
        about=line.text("about", most=250),
        by=None,
        is_example=True,
    )
    rows.filter(pk=kept.pk).update(added_at=_moment(line.day("on")), added_by=line.pick("by", known.people))
    return True


def _moment(day: date | None) -> datetime:
    return timezone.make_aware(datetime.combine(day or timezone.localdate(), time(10, 0)))


TABLES: tuple[tuple[str, tuple[str, ...], Callable[[Line, Known], bool]], ...] = (
    ("pauses", ("organisation", "network", "from_on", "until_on", "reason"), _pause),
    (
        "requests",
        ("network", "organisation", "role", "asked_by_network", "message", "on", "state", "reason"),
        _request,
    ),
    ("told_links", ("told_by", "other", "kind", "since_on", "about", "answered_on", "objection"), _link),
    ("asked_contacts", ("network", "name", "function", "email", "asked_on"), _contact),
    ("claims", ("network", "name", "email", "function", "voucher", "on"), _claim),
    ("files", ("network", "title", "about", "by", "on", "cells"), _file),
    ("handovers", ("network", "from_email", "to_email", "coordination", "on", "note"), _handover),
)
