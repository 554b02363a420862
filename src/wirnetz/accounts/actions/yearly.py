"""Once a year: are these rights still right? What nobody confirms within thirty days ends."""

import itertools
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from wirnetz.accounts.actions import letters
from wirnetz.accounts.actions.grants import end_grant
from wirnetz.accounts.enums import RequestState
from wirnetz.accounts.models import Invitation
from wirnetz.accounts.queries import lapsing_grants, unconfirmed_grants
from wirnetz.accounts.queries.ways_in import WAITING


@transaction.atomic
def ask_for_confirmation(*, on: date) -> int:
    """Ask everybody whose rights nobody confirmed for a year, one mail each; how many were asked."""
    grants = list(unconfirmed_grants(on=on).unscoped("the yearly question goes to everybody").order_by("person", "pk"))
    asked = 0
    for _person, group in itertools.groupby(grants, key=lambda grant: grant.person_id):
        held = list(group)
        letters.ask_to_confirm(held[0].person, held)
        for grant in held:
            grant.asked_on = on
            grant.save(update_fields=["asked_on"])
        asked += 1
    return asked


def lapse_unconfirmed(*, on: date) -> int:
    """End rights that were asked about thirty days ago and not confirmed; the last administration stays."""
    ended = 0
    for grant in lapsing_grants(on=on).unscoped("what nobody confirmed ends, whoever's it is"):
        try:
            with transaction.atomic():
                end_grant(grant=grant, on=on - timedelta(days=1), by=None)
                letters.tell_lapsed(grant)
        except ValidationError:
            continue  # somebody has to be able to let others in
        ended += 1
    return ended


def expire_invitations() -> int:
    """Close invitations that nobody answered in time; how many."""
    waiting = Invitation.objects.unscoped("what is too old is closed").filter(state__in=WAITING)
    return waiting.filter(expires_at__lte=timezone.now()).update(state=RequestState.EXPIRED)
