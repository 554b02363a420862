"""Who registered for a date, whether one still can, and whom a change has to reach."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from wirnetz.accounts.models import Person
from wirnetz.accounts.queries import token_digest
from wirnetz.activities.enums import RegistrationState
from wirnetz.activities.models import Gathering, GatheringHost, Registration
from wirnetz.networks.enums import BELONGING_ROLES
from wirnetz.networks.models import Involvement, Membership, MembershipPause, NetworkContact
from wirnetz.networks.queries import running
from wirnetz.organisations.models import Organisation

SALT = "wirnetz.activities.registrations"
COUNTED = (RegistrationState.CONFIRMED, RegistrationState.WAITING)


@dataclass(frozen=True, slots=True)
class Places:
    """How many places are taken and how many people wait; `capacity` None: as many as like."""

    capacity: int | None
    taken: int
    waiting: int

    @property
    def free(self) -> int | None:
        """Places that are left; None where nobody counts them."""
        return None if self.capacity is None else max(self.capacity - self.taken, 0)

    @property
    def is_full(self) -> bool:
        """Whether the next one waits."""
        return self.free == 0


def registration_key(gathering: Gathering, email: str) -> str:
    """The key of the private link of this address for this date: always the same, so that each mail can hold it."""
    return salted_hmac(SALT, f"{gathering.pk}\0{email.lower()}", algorithm="sha256").hexdigest()[:48]


def registration_of_key(key: str) -> Registration | None:
    """What the holder of this link has registered for; None if it is wrong or its time is over."""
    rows = Registration.objects.unscoped("whoever has the mail has the place")
    found = rows.filter(token_hash=token_digest(key), keep_until__gte=timezone.localdate())
    return found.select_related("gathering__municipality").first()


def places_of(gathering: Gathering) -> Places:
    """How full a date is; numbers only."""
    rows = Registration.objects.unscoped("how many, not who").filter(gathering=gathering)
    counts = rows.aggregate(
        taken=Count("pk", filter=Q(state=RegistrationState.CONFIRMED)),
        waiting=Count("pk", filter=Q(state=RegistrationState.WAITING)),
    )
    return Places(gathering.capacity, counts["taken"], counts["waiting"])


def registered_for(gathering: Gathering) -> QuerySet[Registration]:
    """Confirmed ones first, then those who wait, each in the order of confirming. Read it through `visible`."""
    rows = Registration.objects.filter(gathering=gathering, state__in=COUNTED)
    return rows.order_by("state", "confirmed_at", "pk")


def place_in_queue(registration: Registration) -> int:
    """At which place of the waiting list it stands, from one on; 0 for one that does not wait."""
    if registration.state != RegistrationState.WAITING:
        return 0
    rows = Registration.objects.unscoped("how many wait longer, not who")
    waiting = rows.filter(gathering=registration.gathering_id, state=RegistrationState.WAITING)
    earlier = Q(confirmed_at__lt=registration.confirmed_at)
    return 1 + waiting.filter(earlier | Q(confirmed_at=registration.confirmed_at, pk__lt=registration.pk)).count()


def is_open_for_registration(gathering: Gathering, *, now: datetime) -> bool:
    """Whether anybody may register now."""
    closes = gathering.registration_until or gathering.starts_at
    return gathering.takes_registrations and not gathering.is_cancelled and now <= min(closes, gathering.starts_at)


@dataclass(frozen=True, slots=True)
class Told:
    """Whom a change of a date reaches by mail, each address once."""

    registered: list[Registration]
    members: list[str]
    houses: list[str]


def whom_to_tell(gathering: Gathering) -> Told:
    """Everybody registered, then people of the inviting networks, then houses of which nobody is told by name."""
    rows = Registration.objects.unscoped("everybody registered has to know")
    registered = list(rows.filter(pk__in=registered_for(gathering).values("pk")).order_by("pk"))
    told = {registration.email.lower() for registration in registered}
    members = members_to_tell(gathering) - told
    return Told(registered, sorted(members), sorted(houses_to_tell(gathering) - told - members))


def members_to_tell(gathering: Gathering) -> set[str]:
    """Addresses of who belongs to the inviting networks: their people, contacts who agreed, and who works there."""
    hosts = GatheringHost.objects.filter(gathering=gathering, network__isnull=False)
    networks, today = hosts.values("network"), timezone.localdate()
    people = Person.objects.filter(
        Q(grants__until_on__isnull=True) | Q(grants__until_on__gte=today),
        grants__node__in=hosts.values("network__node"),
        grants__from_on__lte=today,
        is_active=True,
    )
    contacts = NetworkContact.objects.unscoped("who agreed to be called is told of a change")
    advisers = Involvement.objects.unscoped("who works in the network is told of a change")
    found = {*people.values_list("email", flat=True)}
    agreed = contacts.filter(running(), network__in=networks, consent_on__isnull=False)
    found |= {*agreed.values_list("email", flat=True)}
    found |= {
        *advisers.filter(running(), running(prefix="adviser__"), network__in=networks).values_list(
            "adviser__email", flat=True
        )
    }
    return {address.lower() for address in found if address}


def houses_to_tell(gathering: Gathering) -> set[str]:
    """General addresses of houses of which nobody is told by name: they belong to an inviting network, or invite too.

    A person of the house is told who works in the network, agreed to be called, or registered in its name. Whose
    membership rests is left in peace, and nobody real hears of an invented date or membership.
    """
    hosts = GatheringHost.objects.filter(gathering=gathering)
    networks = hosts.filter(network__isnull=False).values("network")
    ties = Membership.objects.filter(running(), network__in=networks, role__in=BELONGING_ROLES)
    ties = ties.exclude(pk__in=MembershipPause.objects.filter(running()).values("membership"))
    ties = ties.filter(Q(is_example=False) | Q(organisation__is_example=True))
    asked = Q(pk__in=ties.values("organisation"))
    if hosts.count() > 1:
        asked |= Q(pk__in=hosts.filter(organisation__isnull=False).values("organisation"))
    houses = Organisation.objects.filter(asked, ended_on="").exclude(email="")
    if gathering.is_example:
        houses = houses.filter(is_example=True)
    rows = registered_for(gathering).unscoped("whose people are told anyway")  # type: ignore[attr-defined]
    registered = {name.strip().casefold() for name in rows.values_list("organisation_name", flat=True)}
    found = houses.exclude(_somebody_is_told(networks)).values_list("email", "name", "short_name")
    return {
        email.lower()
        for email, name, short_name in found
        if not registered & {name.casefold(), short_name.casefold()} - {""}
    }


def _somebody_is_told(networks: QuerySet[GatheringHost, Any]) -> Exists | Q:
    """Condition on houses: a person of the house or of its offices hears of the networks' dates already."""
    here = Q(organisation=OuterRef("pk")) | Q(organisation__node__path__below=OuterRef("node__path"))
    advisers = Involvement.objects.unscoped("whether somebody of the house works in the network")
    at_work = advisers.filter(here, running(), running(prefix="adviser__"), network__in=networks)
    contacts = NetworkContact.objects.unscoped("whether somebody of the house agreed to be called")
    agreed = contacts.filter(here, running(), network__in=networks, consent_on__isnull=False)
    return Exists(at_work.exclude(adviser__email="")) | Exists(agreed.exclude(email=""))
