"""Drafts of a division: keep, remark, decide, undo. A division is written in the same act as its decision."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.accounts.rules import can
from wirnetz.landscape.enums import Outcome
from wirnetz.landscape.models import SplitDecision, SplitDraft, SplitRemark
from wirnetz.landscape.queries.splitting import Level, ground_of, members_seated
from wirnetz.networks.actions import Division, Part, divide_network, reunite_network
from wirnetz.networks.models import Network


@transaction.atomic
def save_split(
    *,
    network: Network,
    title: str,
    level: str,
    parts: Sequence[dict[str, Any]],
    query: str,
    by: Person | None,
    is_example: bool = False,
) -> SplitDraft:
    """Keep a partition under a name; ValidationError where a part is empty or the name is missing."""
    if not " ".join(title.split()):
        raise ValidationError({"title": _("Geben Sie dem Entwurf einen Namen, an dem Sie ihn wiedererkennen.")})
    if any(not part["areas"] for part in parts):
        raise ValidationError(
            _("Ein Teil ist leer. Verschieben Sie ein Gebiet dorthin, oder nehmen Sie weniger Teile.")
        )
    draft = SplitDraft.objects.create(
        network=network,
        title=" ".join(title.split()),
        level=Level(level).value,
        parts=list(parts),
        query=query,
        created_by=by,
        is_example=is_example or network.is_example,
    )
    record_audit(by=by, action="save_split", record=draft, details={"parts": len(parts)})
    return draft


@transaction.atomic
def remark_on_split(*, draft: SplitDraft, text: str, by: Person | None) -> SplitRemark:
    """Say something about a draft; the remark stays with it."""
    if by is not None and not can(by, "add", draft):
        raise PermissionDenied
    remark = SplitRemark.objects.create(draft=draft, text=text.strip(), written_by=by, is_example=draft.is_example)
    record_audit(by=by, action="remark_split", record=remark)
    return remark


@transaction.atomic
def decide_split(
    *,
    draft: SplitDraft,
    outcome: Outcome,
    reason: str,
    by: Person,
    from_on: date | None = None,
    stays: int = 1,
    names: Sequence[str] = (),
) -> SplitDecision:
    """Whoever runs the network decides, with a reason: divide it from a day to come on, or drop the draft.

    Dividing gives the network the part `stays` (from 1) and begins a network for each other part, called as in `names`;
    members go to the part where they sit. ValidationError if it is decided, or for the reasons of `divide_network`.
    """
    stored = _locked(draft)
    if not can(by, "decide", stored):
        raise PermissionDenied(_("Darüber entscheidet, wer das Netzwerk führt."))
    if stored.decisions.unscoped("whether it is decided").filter(undone_at=None).exists():
        raise ValidationError(_("Über diesen Entwurf ist schon entschieden."))
    if not reason.strip():
        raise ValidationError({"reason": _("Sagen Sie in einem Satz, warum; wer später fragt, liest ihn.")})
    written: dict[str, Any] = {}
    if outcome == Outcome.DIVIDE:
        if from_on is None or not 1 <= stays <= len(stored.parts):
            raise ValidationError({"from_on": _("Wählen Sie den Tag, ab dem die Teilung gilt.")})
        parts = parts_to_divide(stored, names)
        division = divide_network(network=stored.network, parts=parts, stays=stays - 1, from_on=from_on, by=by)
        written = division.plain()
    decision = SplitDecision.objects.create(
        draft=stored,
        outcome=outcome,
        reason=" ".join(reason.split()),
        from_on=from_on if outcome == Outcome.DIVIDE else None,
        stays=stays if outcome == Outcome.DIVIDE else None,
        written=written,
        decided_by=by,
        is_example=stored.is_example,
    )
    record_audit(by=by, action="decide_split", record=decision, details={"outcome": outcome, "draft": stored.pk})
    return decision


@transaction.atomic
def undo_split(*, decision: SplitDecision, by: Person) -> SplitDecision:
    """Take a decision back before its day: territories and members are as they were, the record of it stays."""
    rows = SplitDecision.objects.unscoped("the caller has fetched it by right").select_for_update(of=("self",))
    stored = rows.select_related("draft__network__node").get(pk=decision.pk)
    if not can(by, "undo", stored.draft):
        raise PermissionDenied(_("Darüber entscheidet, wer das Netzwerk führt."))
    if stored.undone_at:
        raise ValidationError(_("Diese Entscheidung ist schon zurückgenommen."))
    if stored.from_on is not None:
        network = stored.draft.network
        reunite_network(network=network, division=Division.read(stored.written), from_on=stored.from_on, by=by)
    stored.undone_by, stored.undone_at = by, timezone.now()
    stored.save(update_fields=["undone_by", "undone_at"])
    record_audit(by=by, action="undo_split", record=stored, details={"draft": stored.draft_id})
    return stored


def parts_to_divide(draft: SplitDraft, names: Sequence[str]) -> list[Part]:
    """The parts with the members that sit in each today; a name that is missing is that of the part."""
    members = members_seated(draft.network)
    cut = ground_of([key for part in draft.parts for key in part["areas"]], Level(draft.level), offices=members)
    given = [*names, *[""] * len(draft.parts)]
    return [
        Part(
            given[at].strip() or part["name"],
            part["areas"],
            {seat.pk for unit in part["units"] for seat in cut.seats.get(unit, ())},
        )
        for at, part in enumerate(draft.parts)
    ]


def _locked(draft: SplitDraft) -> SplitDraft:
    rows = SplitDraft.objects.unscoped("the caller has fetched it by right").select_for_update(of=("self",))
    return rows.select_related("network__node").get(pk=draft.pk)
