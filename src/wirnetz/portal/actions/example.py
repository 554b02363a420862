"""The office of the example year: invented people with roles, bodies, applications and what waits, every one marked.

Nobody invented runs the alliance: the first real person does.
"""

import secrets
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import grant_role
from wirnetz.accounts.enums import NodeKind, RequestState, Role
from wirnetz.accounts.models import Grant, Invitation, JoinRequest, Node, Person
from wirnetz.accounts.queries import token_digest
from wirnetz.core.loading import Line, read_unique
from wirnetz.core.reference import LoadReport
from wirnetz.networks.models import Network
from wirnetz.organisations.actions import add_body
from wirnetz.organisations.enums import ApplicationState, BodyKind, OrganisationKind
from wirnetz.organisations.models import Body, Organisation, PartnershipApplication

EXAMPLE = Path(__file__).parents[1] / "example"
PEOPLE = ("email", "name", "seen_on")
BODIES = ("slug", "name", "kind", "purpose", "from_on", "until_on")
ROLES = ("person", "place", "role", "from_on", "until_on", "confirmed_on", "asked_on")
APPLICATION_TEXTS = ("organisation_name", "seat_city", "website", "contact_name", "contact_email", "message", "reason")
APPLICATIONS = (*APPLICATION_TEXTS, "kind", "state", "created_on", "decided_on")
WAYS_IN = ("way", "email", "name", "place", "role", "message", "on")
LONGEST = 2000
KNOWN_ROLES = {role.value: role for role in Role}


@transaction.atomic
def load_example_office(*, folder: Path = EXAMPLE) -> LoadReport:
    """Load the invented office; the invented houses must be loaded. A second run changes nothing.

    ReferenceDataError if a table is wrong; then nothing is loaded.
    """
    report = LoadReport(_("Beispielgeschäftsstelle"))
    people = {
        line.values["email"]: _person(line, report) for line in read_unique(folder / "people.csv", PEOPLE, PEOPLE)
    }
    for line in read_unique(folder / "bodies.csv", BODIES, ["slug"]):
        _body(line, report)
    places = _places()
    for line in read_unique(folder / "roles.csv", ROLES, ["person", "place", "role"]):
        _role(line, people, places, report)
    for line in read_unique(folder / "applications.csv", APPLICATIONS, ["organisation_name"]):
        _application(line, report)
    for line in read_unique(folder / "ways_in.csv", WAYS_IN, ["way", "email", "place"]):
        _way_in(line, people, places, report)
    return report


def _count(report: LoadReport, is_new: bool) -> None:
    if is_new:
        report.created += 1
    else:
        report.unchanged += 1


def _person(line: Line, report: LoadReport) -> Person:
    email = line.text("email", most=200, required=True)
    person = Person.objects.filter(email=email).first()
    _count(report, person is None)
    if person is None:
        person = Person.objects.create_user(email, name=line.text("name", most=150, required=True), is_example=True)
        person.seen_on = line.day("seen_on")
        person.save(update_fields=["seen_on"])
    return person


def _body(line: Line, report: LoadReport) -> None:
    slug = line.slug("slug")
    is_new = not Body.objects.filter(slug=slug).exists()
    _count(report, is_new)
    name = line.text("name", most=150, required=True)
    if not is_new:
        return
    while Body.objects.filter(name__iexact=name, until_on=None).exists():  # a real body may be called the same
        name = f"{name} (Beispiel)"
    body = add_body(
        name=name,
        kind=line.pick("kind", {kind.value: kind for kind in BodyKind}),
        purpose=line.text("purpose", most=300),
        from_on=line.day("from_on"),
        by=None,
        is_example=True,
    )
    body.slug, body.until_on = slug, line.day("until_on")
    body.save(update_fields=["slug", "until_on"])


def _places() -> dict[str, Node]:
    """Places by the words of the tables: the alliance, invented houses, offices and bodies, and all networks."""
    found = {"allianz": Node.objects.get(kind=NodeKind.ALLIANCE)}
    for house in Organisation.objects.filter(is_example=True, node__isnull=False).select_related("node"):
        found[f"haus:{house.slug}"] = house.node  # type: ignore[assignment]
    for network in Network.objects.filter(node__isnull=False).select_related("node"):
        found[f"netz:{network.slug}"] = network.node  # type: ignore[assignment]
    for body in Body.objects.filter(is_example=True).select_related("node"):
        found[f"gremium:{body.slug}"] = body.node
    return found


def _role(line: Line, people: Mapping[str, Person], places: Mapping[str, Node], report: LoadReport) -> None:
    person, node, role = line.pick("person", people), line.pick("place", places), line.pick("role", KNOWN_ROLES)
    if role == Role.ADMINISTRATION and node.kind == NodeKind.ALLIANCE:
        raise line.error("role", _("Niemand Erfundenes verwaltet die Allianz."), _("Wählen Sie eine andere Rolle."))
    grants = Grant.objects.unscoped("whether the invented role is there").filter(person=person, node=node, role=role)
    is_new = not grants.exists()
    _count(report, is_new)
    if is_new:
        begin = line.day("from_on") or timezone.localdate()
        grant = grant_role(person=person, node=node, role=role, from_on=begin, until_on=line.day("until_on"), by=None)
        grant.confirmed_on, grant.asked_on = line.day("confirmed_on"), line.day("asked_on")
        grant.save(update_fields=["confirmed_on", "asked_on"])


def _application(line: Line, report: LoadReport) -> None:
    texts = {name: line.text(name, most=LONGEST) for name in APPLICATION_TEXTS}
    known = PartnershipApplication.objects.unscoped("whether the invented application is there")
    is_new = not known.filter(organisation_name=texts["organisation_name"], is_example=True).exists()
    _count(report, is_new)
    if not is_new:
        return
    application = PartnershipApplication.objects.create(
        **texts,
        kind=line.pick("kind", {kind.value: kind for kind in OrganisationKind}),
        state=line.pick("state", {state.value: state for state in ApplicationState}),
        decided_at=_moment(line.day("decided_on")),
        token_hash=token_digest(secrets.token_urlsafe(32)),
        is_example=True,
    )
    application.created_at = _moment(line.day("created_on")) or application.created_at
    application.save(update_fields=["created_at"])


def _way_in(line: Line, people: Mapping[str, Person], places: Mapping[str, Node], report: LoadReport) -> None:
    node, role, day = line.pick("place", places), line.pick("role", KNOWN_ROLES), _moment(line.day("on"))
    message, moment = line.text("message", most=500), day or timezone.now()
    if line.pick("way", {"request": True, "invitation": False}):
        person = line.pick("email", people)
        requests = JoinRequest.objects.unscoped("whether the invented request is there").filter(
            person=person, node=node
        )
        is_new = not requests.exists()
        if is_new:
            asked = JoinRequest.objects.create(person=person, node=node, role=role, message=message)
            asked.created_at = moment
            asked.save(update_fields=["created_at"])
    else:
        email = line.text("email", most=200, required=True)
        invitations = Invitation.objects.unscoped("whether the invented invitation is there").filter(
            email=email, node=node
        )
        is_new = not invitations.exists()
        if is_new:
            Invitation.objects.create(
                email=email,
                name=line.text("name", most=150),
                node=node,
                role=role,
                message=message,
                state=RequestState.OPEN,
                token_hash=token_digest(secrets.token_urlsafe(32)),
                expires_at=timezone.now() + timedelta(days=14),
            )
    _count(report, is_new)


def _moment(day: date | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, time(10, 0))) if day else None
