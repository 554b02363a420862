"""One draft of a division: what it holds, what is said about it, and the decision with its undoing."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can
from wirnetz.core.german import date_words
from wirnetz.core.refusing import refuse
from wirnetz.core.tables import Export
from wirnetz.documents.drawing import Drawing
from wirnetz.landscape.actions import decide_split, remark_on_split, undo_split
from wirnetz.landscape.enums import Outcome
from wirnetz.landscape.exports import Sheet, assignment_rows, comparison, part_rows
from wirnetz.landscape.forms import ConfirmDivideForm, DivideForm, DropForm, RemarkForm
from wirnetz.landscape.models import SplitDecision, SplitDraft
from wirnetz.landscape.queries import Laid, draft_known, laid_out, parts_map_of
from wirnetz.landscape.views.asking import attached, on_page
from wirnetz.landscape.views.entering import in_network
from wirnetz.landscape.views.splitting import FORMS, part_file
from wirnetz.networks.models import Network


@require_http_methods(["GET", "HEAD", "POST"])
@in_network
def split_draft(request: HttpRequest, network: Network, number: int) -> HttpResponse:
    """Read a draft, remark on it; whoever runs the network decides after a second look, or undoes before the day."""
    draft = draft_known(request.user, network, number)
    if draft is None:
        raise Http404(_("Diesen Entwurf gibt es nicht."))
    asked = request.POST.get("was", "")
    sent = {name: request.POST if asked == name else None for name in ("anmerken", "teilen", "ablegen")}
    remark, divide = RemarkForm(sent["anmerken"]), DivideForm(sent["teilen"], names=draft.names)
    drop, confirm = DropForm(sent["ablegen"]), _second_look(request, draft, asked, divide)
    form = {"anmerken": remark, "teilen": divide, "ablegen": drop, "bestaetigen": confirm}.get(asked)
    if request.method == "POST" and asked != "teilen" and (said := _done(request, draft, asked, form)):
        messages.success(request, said)
        return redirect("landscape:split_draft", network.slug, draft.pk)
    laid = laid_out(draft)
    drawn = _drawn(draft, laid)
    if request.GET.get("als") in FORMS and drawn:
        return attached(_file(request, draft, laid, **drawn))
    decision = _standing(draft)
    context = {
        "network": network,
        "draft": draft,
        "laid": laid,
        "rows": drawn.get("rows", []),
        "moved": _moved(draft, laid),
        "comparison": comparison({_("Entwurf"): laid.arrangement.figures}, need=laid.need) if laid.arrangement else [],
        "map": on_page(drawn["drawing"]) if drawn else "",
        "decision": decision,
        "past": [each for each in draft.decisions.all() if each.undone_at],
        "may_decide": can(request.user, "decide", draft),
        "exports": [(each.upper(), f"?als={each}") for each in FORMS] if drawn else [],
        "remark": remark,
        "divide": divide,
        "confirm": confirm,
        "drop": drop,
        "top": [form] if form else [],
    }
    return render(request, "landscape/split_draft.html", context, status=422 if form and form.errors else 200)


def _second_look(request: HttpRequest, draft: SplitDraft, asked: str, divide: DivideForm) -> ConfirmDivideForm | None:
    """What dividing will do, with the names of the new networks; None until it is asked for and fits."""
    if asked not in {"teilen", "bestaetigen"}:
        return None
    if not can(request.user, "decide", draft):
        raise PermissionDenied
    if asked == "bestaetigen":
        told = {"stays": request.POST.get("teilen-stays", "")}
        return ConfirmDivideForm(request.POST, names=draft.names, told=told)
    return ConfirmDivideForm(names=draft.names, told=divide.cleaned_data) if divide.is_valid() else None


def _done(request: HttpRequest, draft: SplitDraft, asked: str, form: forms.Form | None) -> str:
    """Do what was asked and say so; "" where the form or the action refuses."""
    if asked == "zurueck":
        return _undone(request, draft)
    if form is None or not form.is_valid():
        return ""
    by, answers = person_of(request), form.cleaned_data
    try:
        if isinstance(form, RemarkForm):
            remark_on_split(draft=draft, text=answers["text"], by=by)
            return _("Ihre Anmerkung steht beim Entwurf.")
        if isinstance(form, ConfirmDivideForm):
            decide_split(
                draft=draft, outcome=Outcome.DIVIDE, reason=answers["reason"], by=by,
                from_on=answers["from_on"], stays=answers["stays"], names=form.names,
            )  # fmt: skip
            return _("Entschieden. Bis zu diesem Tag lässt es sich hier zurücknehmen.")
        decide_split(draft=draft, outcome=Outcome.DROP, reason=answers["reason"], by=by)
    except ValidationError as error:
        refuse(form, error)
        return ""
    return _("Der Entwurf wird nicht weiter verfolgt; die Begründung steht dabei.")


def _undone(request: HttpRequest, draft: SplitDraft) -> str:
    decision = _standing(draft)
    if decision is None:
        raise Http404(_("Hier ist nichts entschieden."))
    try:
        undo_split(decision=decision, by=person_of(request))
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return ""
    return _("Zurückgenommen. Gebiet und Mitglieder sind wie vorher.")


def _standing(draft: SplitDraft) -> SplitDecision | None:
    return next((each for each in draft.decisions.all() if each.undone_at is None), None)


def _file(request: HttpRequest, draft: SplitDraft, laid: Laid, *, drawing: Drawing, rows: Sequence[Any]) -> Export:
    """The draft to take away; each form says that it is one, its name, and whether it is decided."""
    sheet = Sheet(
        network=draft.network.label,
        state=_state(draft, _standing(draft)),
        drawing=drawing,
        rows=rows,
        on=timezone.localdate(),
        is_example=draft.is_example,
    )
    assigned = assignment_rows(laid.cut, laid.parts, draft.names)
    return part_file(request, draft.network, sheet, assigned, stem=f"entwurf-{draft.pk}-{draft.network.slug}")


def _state(draft: SplitDraft, decision: SplitDecision | None) -> str:
    words = {"title": draft.title, "day": date_words(decision.from_on) if decision and decision.from_on else ""}
    if decision is None:
        return _("Entwurf „%(title)s“, noch nicht entschieden") % words
    if decision.outcome == Outcome.DROP:
        return _("Entwurf „%(title)s“, wird nicht weiter verfolgt") % words
    return _("Entwurf „%(title)s“, entschieden: geteilt ab %(day)s") % words


def _drawn(draft: SplitDraft, laid: Laid) -> dict[str, Any]:
    """Map and rows of the parts; nothing where nothing of the draft is left."""
    if laid.arrangement is None:
        return {}
    drawing = parts_map_of(
        laid.cut, laid.parts, touching=laid.arrangement.touching, title=draft.title, name="entwurf", marked=laid.moved
    )  # fmt: skip
    return {"drawing": drawing, "rows": part_rows(laid.cut, laid.parts, draft.names, laid.arrangement)}


def _moved(draft: SplitDraft, laid: Laid) -> list[tuple[str, int, str]]:
    """What was moved by hand: area, number and name of the part to which it went."""
    if laid.arrangement is None:
        return []
    at = [(key, laid.arrangement.parts[key]) for key in laid.moved]
    return [(laid.cut.names[key], part + 1, draft.names[part]) for key, part in at]
