"""Links between two networks: one side enters, the other one confirms or objects, either one ends."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.accounts.rules import can
from wirnetz.networks.actions import letters
from wirnetz.networks.actions.ties import link_networks
from wirnetz.networks.enums import LinkKind
from wirnetz.networks.models import Network, NetworkLink


@transaction.atomic
def tell_link(
    *, network: Network, other: Network, kind: LinkKind, since_on: date, about: str, by: Person
) -> NetworkLink:
    """`network` says how it holds together with `other`, whose people are asked; who writes for both answers at once.

    ValidationError for itself, an ended network, a day to come, or if the same is recorded.
    """
    if since_on > timezone.localdate():
        raise ValidationError({"since_on": _("Dieser Tag liegt noch vor Ihnen. Tragen Sie ein, was schon ist.")})
    link = link_networks(
        one=network,
        other=other,
        kind=kind,
        since_on=since_on,
        by=by,
        source_note=_("vom Netzwerk eingetragen"),
        is_example=network.is_example,
        about=" ".join(about.split()),
        told_by=network,
    )
    if can(by, "confirm", link):
        return answer_link(link=link, objection="", by=by)
    letters.announce_link(link, network)
    return link


@transaction.atomic
def answer_link(*, link: NetworkLink, objection: str, by: Person) -> NetworkLink:
    """The other side confirms; or objects with a sentence, and the link is shown to the two networks only."""
    stored = _held(link)
    if not can(by, "confirm", stored):
        raise PermissionDenied(_("Darauf antwortet das andere Netzwerk."))
    stored.objection, stored.answered_on = " ".join(objection.split()), timezone.localdate()
    stored.save(update_fields=["objection", "answered_on"])
    record_audit(by=by, action="answer_link", record=stored, details={"agrees": not stored.objection})
    return stored


@transaction.atomic
def end_link(*, link: NetworkLink, on: date, by: Person) -> NetworkLink:
    """It held until the day `on` and stays as history; what the other side objects to disappears."""
    stored = _held(link)
    if not can(by, "end", stored):
        raise PermissionDenied(_("Das beendet, wer für eines der beiden Netzwerke schreibt."))
    if stored.since_on and on < stored.since_on:
        raise ValidationError({"on": _("An diesem Tag hatte die Verbindung noch nicht begonnen.")})
    record_audit(by=by, action="end_link", record=stored, details={"until": on.isoformat()})
    if stored.objection:
        stored.delete()
        return stored
    stored.until_on = on
    stored.save(update_fields=["until_on"])
    return stored


def _held(link: NetworkLink) -> NetworkLink:
    rows = NetworkLink.objects.select_for_update(of=("self",))
    stored = rows.select_related("first__node", "second__node", "told_by").get(pk=link.pk)
    if stored.until_on:
        raise ValidationError(_("Diese Verbindung ist schon beendet."), code="ended")
    return stored
