"""A person's own calendar: whose address it is, and what belongs in it."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from wirnetz.accounts.models import Person
from wirnetz.accounts.queries import token_digest
from wirnetz.accounts.rules import visible
from wirnetz.activities.enums import RegistrationState
from wirnetz.activities.models import CalendarFeed, Gathering, Registration
from wirnetz.activities.queries.calendar import with_hosts
from wirnetz.activities.rules import inside

BACK, AHEAD = timedelta(days=100), timedelta(days=550)
"""How far a calendar that one subscribes to reaches."""


def feed_of_token(token: str) -> CalendarFeed | None:
    """The calendar of this address; None if it is wrong, was called back, or its person is gone."""
    feeds = CalendarFeed.objects.unscoped("whoever has the address reads the calendar")
    found = feeds.filter(token_hash=token_digest(token), revoked_at__isnull=True, person__is_active=True)
    return found.select_related("person").first()


def feed_in_use(person: Person) -> CalendarFeed | None:
    """The calendar that this person made and did not call back."""
    return visible(person, CalendarFeed.objects.filter(person=person, revoked_at__isnull=True)).first()


def gatherings_for(person: Person, *, now: datetime) -> QuerySet[Gathering]:
    """What a person belongs to and what they registered for, as far as they may see it, in order."""
    mine = Registration.objects.unscoped("one's own").filter(email=person.email, state=RegistrationState.CONFIRMED)
    near = Gathering.objects.filter(starts_at__gte=now - BACK, starts_at__lt=now + AHEAD)
    own = near.filter(inside(person) | Q(pk__in=mine.values("gathering")))
    return with_hosts(visible(person, own)).order_by("starts_at", "pk")
