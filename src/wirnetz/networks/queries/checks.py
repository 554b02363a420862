"""Which entries are to be asked about, and what a link in such a mail is about."""

from datetime import date, datetime, time, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from wirnetz.networks.enums import NetworkStatus
from wirnetz.networks.models import EntryCheck, EntryProposal, Network
from wirnetz.networks.queries.proposals import key_digest

HOLDS_FOR = timedelta(days=365)
ASK_AGAIN_AFTER = timedelta(days=60)
LINK_HOLDS_FOR = timedelta(days=90)


def networks_to_ask(*, on: date) -> QuerySet[Network]:
    """Networks with a published address that nobody has confirmed for a year and that were not asked for 60 days."""
    lately = timezone.make_aware(datetime.combine(on, time.min)) - ASK_AGAIN_AFTER
    asked = EntryCheck.objects.unscoped("whom to ask").filter(network=OuterRef("pk"), sent_at__gte=lately)
    old = Q(checked_on__isnull=True) | Q(checked_on__lt=on - HOLDS_FOR)
    found = Network.objects.filter(old, is_example=False).exclude(email="").exclude(status=NetworkStatus.ENDED)
    return found.exclude(Exists(asked)).order_by(F("checked_on").asc(nulls_first=True), "pk")


def check_of_key(key: str, *, lock: bool = False) -> EntryCheck | None:
    """The question whose mail holds this key; None if it is wrong, too old, or its network has ended."""
    rows = EntryCheck.objects.unscoped("whoever has the mail answers for the entry")
    found = rows.filter(token_hash=key_digest(key), sent_at__gte=timezone.now() - LINK_HOLDS_FOR)
    found = found.exclude(network__status=NetworkStatus.ENDED).select_related("network")
    return (found.select_for_update(of=("self",)) if lock else found).first()


def last_check_of(network: Network) -> EntryCheck | None:
    """When its people were asked last; only for who may confirm the entry."""
    return EntryCheck.objects.unscoped("the caller may confirm it").filter(network=network).order_by("-sent_at").first()


def came_by_check(proposal: EntryProposal) -> bool:
    """Whether it was written by the link in a mail to the network's published address."""
    return EntryCheck.objects.unscoped("how sure a proposal is").filter(token_hash=proposal.token_hash).exists()
