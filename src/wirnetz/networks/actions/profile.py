"""Writes about a network itself: its profile, and whether it is active, paused or ended."""

from dataclasses import dataclass, fields
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import close_ways_into, end_grants_below, record_audit
from wirnetz.accounts.models import Person
from wirnetz.accounts.rules import can
from wirnetz.core.editing import fingerprint, refuse_if_changed
from wirnetz.core.search import index_record
from wirnetz.networks.enums import NetworkStatus
from wirnetz.networks.models import Network
from wirnetz.networks.signals import network_ends
from wirnetz.offers.models import Topic
from wirnetz.regions.models import Area


@dataclass(frozen=True, slots=True)
class NetworkValues:
    """What a network says about itself; `meeting_area` as found for its postcode or town.

    Who coordinates is no such word: it is a membership, and a house other than one's own is asked first.
    """

    name: str
    short_name: str = ""
    idea: str = ""
    topics: tuple[Topic, ...] = ()
    rhythm: str = ""
    meeting_place: str = ""
    meeting_area: Area | None = None
    funding_note: str = ""
    email: str = ""
    website: str = ""


NETWORK_FIELDS = tuple(field.name for field in fields(NetworkValues))
"""What an editor of a network sees and changes; two editors at once are told by a change in these."""
STATES_TO_SET = (NetworkStatus.ACTIVE, NetworkStatus.PAUSED, NetworkStatus.ENDED)


@transaction.atomic
def edit_network(*, network: Network, values: NetworkValues, seen: str, by: Person, on: date) -> Network:
    """Change what is said about a network; EditConflict if it is not as the editor has `seen` it any more."""
    stored = Network.objects.select_for_update(of=("self",)).get(pk=network.pk)
    refuse_if_changed(stored, NETWORK_FIELDS, seen=seen)
    plain = [name for name in NETWORK_FIELDS if name != "topics"]
    changed = [name for name in plain if getattr(stored, name) != getattr(values, name)]
    for name in changed:
        setattr(stored, name, getattr(values, name))
    if set(stored.topics.all()) != set(values.topics):
        stored.topics.set(values.topics)
        changed.append("topics")
    stored.checked_on, stored.as_of = on, on.year
    stored.save()
    if changed:
        record_audit(by=by, action="edit_network", record=stored, details={"fields": sorted(changed)})
        index_record(stored)
    return stored


def network_fingerprint(network: Network) -> str:
    """What an editor of the network has seen."""
    return fingerprint(network, NETWORK_FIELDS)


@transaction.atomic
def set_network_status(*, network: Network, status: str, on: date, reason: str, by: Person) -> Network:
    """The network is active, paused or ended since the day `on`, as people say.

    With its end all rights at it end too, open ways into it are closed, and later rooms are told; when it is taken up
    again, rights do not come back. PermissionDenied where it ends or comes back and `by` may only edit.
    ValidationError for a day to come, or if it is recorded so already.
    """
    stored = Network.objects.select_for_update(of=("self",)).select_related("node").get(pk=network.pk)
    today, was_ended = timezone.localdate(), stored.is_ended
    if NetworkStatus.ENDED in (status, stored.status) and not can(by, "end", stored):
        raise PermissionDenied(_("Das entscheidet, wer das Netzwerk leitet, oder die Verwaltung der Allianz."))
    if status not in STATES_TO_SET:
        raise ValidationError({"status": _("Wählen Sie: aktiv, pausiert oder beendet.")})
    if on > today:
        raise ValidationError({"on": _("Dieser Tag liegt noch vor Ihnen. Tragen Sie den Stand ein, wenn er gilt.")})
    if (stored.status, stored.status_on, stored.status_note) == (status, on, reason):
        raise ValidationError(_("So ist es schon eingetragen."))
    before = stored.status
    stored.status, stored.status_on, stored.status_note = status, on, reason
    stored.ended_on = on.isoformat() if status == NetworkStatus.ENDED else ""
    stored.checked_on = today
    stored.save()
    details = {"from": before, "to": status, "on": on.isoformat()}
    record_audit(by=by, action="set_network_status", record=stored, details=details)
    if stored.is_ended and not was_ended:
        network_ends.send(Network, network=stored, on=on, by=by)
        if stored.node is not None:
            end_grants_below(node=stored.node, on=min(on, today - timedelta(days=1)), by=by)
            close_ways_into(node=stored.node, by=by)
    index_record(stored)
    return stored
