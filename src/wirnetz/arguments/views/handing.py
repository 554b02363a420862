"""A house hands kits down: says what is wanted and sees one of them, watches the making, takes all of them along."""

from collections import Counter
from collections.abc import Callable
from typing import cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can, visible
from wirnetz.arguments.actions import pause_hand_down, resume_hand_down, start_hand_down, stop_hand_down, try_again
from wirnetz.arguments.enums import GOING_ON, HandDownState, HandedState
from wirnetz.arguments.exports.choices import KitRefused
from wirnetz.arguments.exports.handing import all_in_one, kit_of_office, readable_name
from wirnetz.arguments.forms import HandDownForm
from wirnetz.arguments.models import HandDown, HandedKit
from wirnetz.arguments.queries.handing import (
    Recipient,
    hand_downs_of,
    kits_in,
    recipients_of,
    retired_in,
    without_people,
)
from wirnetz.arguments.validators.occasions import occasions
from wirnetz.arguments.views.entering import in_house
from wirnetz.core.german import counted
from wirnetz.core.refusing import refuse
from wirnetz.documents.html import slide_html
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import own_slide_template

MOST_REMARKS = 5
STEPS: dict[str, tuple[Callable[..., object], Promise]] = {
    "anhalten": (pause_hand_down, gettext_lazy("Angehalten. Was zusammengestellt ist, bleibt.")),
    "fortsetzen": (resume_hand_down, gettext_lazy("Es geht weiter, wo es stand.")),
    "abbrechen": (stop_hand_down, gettext_lazy("Abgebrochen. Was zusammengestellt ist, bleibt.")),
    "nochmal": (try_again, gettext_lazy("Was fehlt, wird noch einmal versucht.")),
}


@require_http_methods(["GET", "HEAD", "POST"])
@in_house
def new(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """What is wanted, for which offices; one of the kits as a preview; then the start."""
    if not can(request.user, "edit", HandDown(organisation=organisation)):
        raise PermissionDenied
    today = timezone.localdate()
    recipients = recipients_of(organisation, on=today)
    running = visible(request.user, hand_downs_of(organisation)).filter(state__in=GOING_ON).first()
    form = HandDownForm(
        request.POST or None, recipients=recipients, has_template=own_slide_template(organisation) is not None
    )
    context: dict[str, object] = {"organisation": organisation, "form": form, "running": running}
    if request.method == "POST" and form.is_valid():
        if "starten" in request.POST:
            batch = _started(request, organisation, form)
            if batch is not None:
                return redirect("arguments:hand_down", organisation.slug, batch.pk)
        else:
            context |= _preview(request, organisation, form)
    lacking = {
        "without_district": [each for each in recipients if each.lacks_district],
        "without_contact": [each for each in recipients if each.lacks_contact and not each.lacks_district],
        "hidden_contact": [
            each for each in recipients if each.has_hidden and not each.lacks_contact and not each.lacks_district
        ],
    }
    context |= lacking | {
        "lacking": any(lacking.values()),
        "answer": _answer(recipients),
    }
    return render(request, "arguments/hand_down_new.html", context, status=422 if form.errors else 200)


def _answer(recipients: list[Recipient]) -> str:
    if not recipients:
        return _("Ihr Haus hat hier noch keine Stellen, an die es Mappen weitergeben kann.")
    ready = sum(1 for each in recipients if not each.lacks_district)
    told = counted(ready, _("Stelle"), _("Stellen"), one=_("eine"), none=_("keine"))
    return _("Eine Mappe für jede Ihrer Stellen, mit den Angaben zu ihrer Region: für %s ist alles da.") % told


def _started(request: HttpRequest, organisation: Organisation, form: HandDownForm) -> HandDown | None:
    try:
        return start_hand_down(organisation=organisation, offices=form.offices(), by=person_of(request), **form.told())
    except ValidationError as error:
        refuse(form, error)
        return None


def _preview(request: HttpRequest, organisation: Organisation, form: HandDownForm) -> dict[str, object]:
    office = form.sample_office()
    try:
        kit = kit_of_office(form.as_batch(organisation), office, on=timezone.localdate())
    except KitRefused as error:
        form.add_error("beispiel", str(error))
        return {}
    slides = kit.deck.slides
    asked = request.POST.get("folie", "1")
    number = min(max(int(asked), 1), len(slides)) if asked.isascii() and asked.isdigit() and len(asked) < 5 else 1
    return {
        "kit": kit,
        "office": office,
        "number": number,
        "slide": slide_html(slides[number - 1], number=number, theme=kit.deck.theme, prefix="gross", heading=3),
        "film": [(index, each.title, each.is_example) for index, each in enumerate(slides, start=1)],
        "chosen": len(form.offices()),
    }


def _batch(request: HttpRequest, organisation: Organisation, number: int) -> HandDown:
    found = visible(request.user, hand_downs_of(organisation)).filter(pk=number).first()
    if found is None:
        raise Http404(_("Diese Weitergabe gibt es nicht mehr."))
    return found


@require_safe
@in_house
def progress(request: HttpRequest, organisation: Organisation, number: int) -> HttpResponse:
    """How far it is, office by office; what failed and why; everything as one file."""
    batch = _batch(request, organisation, number)
    kits = kits_in(batch)
    by_state = {state: [kit for kit in kits if kit.state == state] for state in HandedState}
    occasion = occasions().get(batch.occasion)
    context = {
        "organisation": organisation,
        "batch": batch,
        "occasion": occasion.name if occasion else "",
        "total": len(kits),
        "made": by_state[HandedState.MADE],
        "waiting": by_state[HandedState.WAITING],
        "failures": by_state[HandedState.FAILED],
        "remarks": _remarks(by_state[HandedState.MADE]),
        "done": len(kits) - len(by_state[HandedState.WAITING]),
        "fetched": sum(1 for kit in kits if kit.fetched_at),
        "retired": retired_in(kits),
        "unstaffed": without_people(by_state[HandedState.MADE], on=timezone.localdate()),
        "size": sum(kit.size for kit in kits),
        "may_edit": can(request.user, "edit", batch),
        **_told(batch, kits),
    }
    return render(request, "arguments/hand_down.html", context)


def _remarks(kits: list[HandedKit]) -> list[str]:
    """What kits do without, each said once with the number of offices."""
    times = Counter(remark for kit in kits for remark in kit.remarks)
    return [
        _("Bei %(count)s: %(remark)s") % {"count": _offices(count), "remark": remark}
        for remark, count in times.most_common(MOST_REMARKS)
    ]


def _offices(count: int) -> str:
    """„einer Stelle“, „vier Stellen“."""
    return counted(count, _("Stelle"), _("Stellen"), one=_("einer"))


def _told(batch: HandDown, kits: list[HandedKit]) -> dict[str, str]:
    """The answer of the page, and the line below it."""
    made = sum(1 for kit in kits if kit.state == HandedState.MADE)
    failed = sum(1 for kit in kits if kit.state == HandedState.FAILED)
    words = {
        "made": counted(made, _("Mappe"), _("Mappen"), one=_("eine"), none=_("keine")),
        "total": counted(len(kits), _("Stelle"), _("Stellen"), one=_("eine")),
    }
    endings = {
        HandDownState.RUNNING: _("Für %(total)s: %(made)s zusammengestellt, die nächste entsteht gerade."),
        HandDownState.PAUSED: _("Für %(total)s: %(made)s zusammengestellt, zurzeit angehalten."),
        HandDownState.STOPPED: _("Für %(total)s: %(made)s zusammengestellt, dann abgebrochen."),
        HandDownState.DONE: _("Für %(total)s: %(made)s zusammengestellt."),
    }
    if batch.state == HandDownState.RUNNING and not made:
        endings[HandDownState.RUNNING] = _("Für %(total)s: Die erste Mappe entsteht gerade.")
    trouble = _("Bei %s ist es nicht gelungen; warum, steht unten.") % _offices(failed) if failed else ""
    return {"answer": endings[HandDownState(batch.state)] % words, "trouble": trouble}


@require_POST
@in_house
def move(request: HttpRequest, organisation: Organisation, number: int, step: str) -> HttpResponse:
    """Halt, go on, stop, try again; what is not possible now is said on the page of the batch."""
    batch = _batch(request, organisation, number)
    if step not in STEPS:
        raise Http404
    if not can(request.user, "edit", batch):
        raise PermissionDenied
    act, said = STEPS[step]
    try:
        act(hand_down=batch, by=person_of(request))
        messages.success(request, str(said))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("arguments:hand_down", organisation.slug, batch.pk)


@require_safe
@in_house
def all_files(request: HttpRequest, organisation: Organisation, number: int) -> HttpResponse:
    """All kits that are made as one archive, sent while it is packed."""
    batch = _batch(request, organisation, number)
    kits = kits_in(batch)
    made = [kit for kit in kits if kit.state == HandedState.MADE]
    if not made:
        raise Http404(_("Noch ist keine Mappe zusammengestellt."))
    occasion = occasions().get(batch.occasion)
    name = readable_name(f"{organisation.label} {occasion.name if occasion else ''} {batch.started_at:%Y-%m-%d}")
    response = StreamingHttpResponse(all_in_one(made, _overview(batch, kits)), content_type="application/zip")
    response["Content-Disposition"] = content_disposition_header(True, f"{name}.zip") or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Encoding"] = "identity"  # it is packed already
    return cast(HttpResponse, response)  # a sibling of it, which every door lets through


def _overview(batch: HandDown, kits: list[HandedKit]) -> str:
    """Which offices are in the archive, and which are not and why."""
    told = _told(batch, kits)
    lines = [told["answer"], ""]
    for kit in kits:
        said = (
            kit.get_state_display() if kit.state != HandedState.FAILED else f"{kit.get_state_display()}: {kit.reason}"
        )
        lines.append(f"{kit.office.name}: {said}")
        lines += [f"  - {remark}" for remark in kit.remarks]
    return "\n".join(lines) + "\n"
