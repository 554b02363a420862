"""Writing a network's brochure, and releasing it: what was released stays as it is until somebody releases again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.arguments.models import BrochureMilestone, NetworkBrochure
from wirnetz.arguments.queries.brochures import draft_of
from wirnetz.arguments.validators.editorial import TEXTS
from wirnetz.core.editing import EditConflict, fingerprint
from wirnetz.networks.models import Network
from wirnetz.organisations.models import Organisation

EDITED = (*TEXTS, "partner")
MOST_MILESTONES = 14


def brochure_fingerprint(brochure: NetworkBrochure | None) -> str:
    """What an editor has seen of the texts; empty where nobody has begun."""
    return fingerprint(brochure, EDITED) if brochure is not None else ""


def begun_brochure(network: Network, *, by: Person | None, is_example: bool = False) -> NetworkBrochure:
    """The brochure of a network, locked for a change by somebody; begun if need be. Call inside a transaction."""
    Network.objects.select_for_update().get(pk=network.pk)
    rows = NetworkBrochure.objects.unscoped("the caller may write it")
    brochure, _is_new = rows.get_or_create(network=network, defaults={"is_example": is_example})
    brochure.network = network
    brochure.changed_by = by
    brochure.save(update_fields=["changed_by", "changed_at"])
    return brochure


@transaction.atomic
def edit_brochure(
    *, network: Network, values: Mapping[str, Any], partner: Organisation | None, seen: str, by: Person | None
) -> NetworkBrochure:
    """The texts and the partner of whom they tell; EditConflict if somebody saved them since they were `seen`."""
    rows = NetworkBrochure.objects.unscoped("the caller may write it")
    there = rows.select_for_update().filter(network=network).first()
    if brochure_fingerprint(there) != seen:
        raise EditConflict(there or NetworkBrochure(network=network), EDITED)
    brochure = begun_brochure(network, by=by)
    for name in TEXTS:
        setattr(brochure, name, values[name].replace("\r\n", "\n").strip())
    brochure.partner = partner
    brochure.save()
    record_audit(by=by, action="edit_brochure", record=brochure)
    return brochure


@dataclass(frozen=True, slots=True)
class MilestoneValues:
    """A milestone as somebody words it; `number` is that of one chosen before, `origin` the record that proposed it."""

    on: str
    text: str
    source: str = ""
    origin: str = ""
    is_turn: bool = False
    number: int | None = None


@transaction.atomic
def set_milestones(*, network: Network, chosen: Sequence[MilestoneValues], by: Person | None) -> NetworkBrochure:
    """The milestones become these; others are taken away. ValidationError for too many, or one without source."""
    if len(chosen) > MOST_MILESTONES:
        said = _("Mehr als %d Meilensteine liest niemand. Nehmen Sie einige weg.")
        raise ValidationError(said % MOST_MILESTONES)
    if any(not (each.source or each.origin) for each in chosen):
        raise ValidationError(_("Nennen Sie zu jedem eigenen Meilenstein die Quelle."))
    brochure = begun_brochure(network, by=by)
    rows = BrochureMilestone.objects.unscoped("the caller may write them").filter(brochure=brochure)
    stored = {row.pk: row for row in rows}
    kept = {each.number for each in chosen if each.number in stored}
    rows.exclude(pk__in=kept).delete()
    for each in chosen:
        row = stored.get(each.number or 0) or BrochureMilestone(brochure=brochure, is_example=brochure.is_example)
        row.on, row.text, row.is_turn = each.on, " ".join(each.text.split()), each.is_turn
        row.source, row.origin = " ".join(each.source.split()), each.origin
        row.save()
    record_audit(by=by, action="set_milestones", record=brochure, details={"count": len(chosen)})
    return brochure


@transaction.atomic
def release_brochure(*, brochure: NetworkBrochure, by: Person | None) -> NetworkBrochure:
    """Everybody may read the draft as it is now. ValidationError where nothing of it was written."""
    stored = _locked(brochure)
    draft = draft_of(stored)
    if not (draft.portrait or draft.milestones or draft.voices):
        raise ValidationError(_("Noch hat niemand etwas geschrieben. Beginnen Sie mit dem Porträt."))
    stored.released, stored.released_on, stored.released_by = draft.as_json(), timezone.localdate(), by
    stored.save(update_fields=["released", "released_on", "released_by"])
    record_audit(by=by, action="release_brochure", record=stored)
    return stored


@transaction.atomic
def unpublish_brochure(*, brochure: NetworkBrochure, by: Person) -> NetworkBrochure:
    """Nobody outside reads it any more; the draft stays."""
    stored = _locked(brochure)
    stored.released, stored.released_on, stored.released_by = {}, None, None
    stored.save(update_fields=["released", "released_on", "released_by"])
    record_audit(by=by, action="unpublish_brochure", record=stored)
    return stored


def _locked(brochure: NetworkBrochure) -> NetworkBrochure:
    rows = NetworkBrochure.objects.unscoped("the caller was allowed to change this very record")
    return rows.select_for_update(of=("self",)).select_related("network").get(pk=brochure.pk)
