"""A person's own calendar address: made, made anew, called back."""

import secrets

from django.db import transaction
from django.utils import timezone

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.accounts.queries import token_digest
from wirnetz.activities.models import CalendarFeed


@transaction.atomic
def make_feed(*, by: Person) -> str:
    """A new secret for the address of one's own calendar; the one before stops working. Only its digest is stored."""
    _revoke(by)
    token = secrets.token_urlsafe(24)
    feed = CalendarFeed.objects.create(person=by, token_hash=token_digest(token))
    record_audit(by=by, action="make_feed", record=feed)
    return token


@transaction.atomic
def revoke_feed(*, by: Person) -> None:
    """The address stops working at once; to call it back twice does no more."""
    for feed in _revoke(by):
        record_audit(by=by, action="revoke_feed", record=feed)


def _revoke(person: Person) -> list[CalendarFeed]:
    rows = CalendarFeed.objects.unscoped("one's own").select_for_update()
    feeds = list(rows.filter(person=person, revoked_at__isnull=True))
    for feed in feeds:
        feed.revoked_at = timezone.now()
        feed.save(update_fields=["revoked_at"])
    return feeds
