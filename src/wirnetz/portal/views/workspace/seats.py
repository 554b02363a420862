"""„Wo sitzen wir schon?“: the answer, its PDF, and the tick list that fills it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can
from wirnetz.documents.content import Theme
from wirnetz.documents.theme import ThemeError
from wirnetz.networks.actions import report_seats
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import theme_of
from wirnetz.portal.exports.seats import seats_pdf
from wirnetz.portal.queries.workspace.seats import MOST_ROWS, TickRow, seats_map, seats_view, tick_rows
from wirnetz.portal.views.workspace.entering import demand, edits, in_workspace


@require_safe
@in_workspace
def seats(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The answer: offices, networks around them, what is recorded, what could come next."""
    view = seats_view(organisation, request.user, on=timezone.localdate())
    state = request.GET.get("land", "")
    is_long = len(view.found) > MOST_ROWS
    text, emphasis = view.answer
    return render(
        request,
        "portal/workspace/seats.html",
        {
            "organisation": organisation,
            "trail": _trail(organisation),
            "answer": text,
            "emphasis": emphasis,
            "lead": view.lead,
            "view": view,
            "parts": [part for part in view.parts if not state or part.key == state],
            "shows_rows": bool(state) or not is_long,
            "state": state,
            "map": seats_map(view),
            "edits": edits(request, organisation),
            "may_tick": can(request.user, "report_seats", organisation),
        },
    )


@require_safe
@in_workspace
def pdf(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The same as a PDF in the organisation's look."""
    today = timezone.localdate()
    view = seats_view(organisation, request.user, on=today)
    try:
        theme = theme_of(organisation)
    except ThemeError:
        theme = Theme(name=organisation.label)
    content = seats_pdf(view, theme=theme, on=today, state=request.GET.get("land", ""))
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="wo-sitzen-wir-{organisation.slug}.pdf"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@in_workspace
def ticks(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """„Wo arbeiten Sie schon mit?“: the networks around each office to tick, a page of offices at a time."""
    demand(request, "report_seats", organisation)
    only = request.GET.get("stelle", "")
    after = request.GET.get("nach", "")
    rows, following = tick_rows(organisation, request.user, on=timezone.localdate(), only=only, after=after)
    if request.method == "POST":
        return _save(request, organisation, rows, following)
    return render(
        request,
        "portal/workspace/seat_ticks.html",
        {
            "organisation": organisation,
            "trail": [
                *_trail(organisation),
                (reverse("portal:seats", args=[organisation.slug]), _("Wo sitzen wir schon?")),
            ],
            "rows": rows,
            "following": following,
        },
    )


def _save(request: HttpRequest, organisation: Organisation, rows: list[TickRow], after: str) -> HttpResponse:
    """Store what was ticked; an office without any tick stays open unless „in keinem davon“ was ticked."""
    said = 0
    today = timezone.localdate()
    try:
        with transaction.atomic():
            for row in rows:
                values = request.POST.getlist(row.field)
                asked = [seat.network for seat in row.seats if not seat.is_settled]
                before = {seat.network.pk for seat in row.taken}
                ticked = [network for network in asked if str(network.pk) in values]
                if not ticked and "keines" not in values and not before:
                    continue
                report_seats(office=row.office, asked=asked, ticked=ticked, on=today, by=person_of(request))
                said += 1
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(request.get_full_path())
    if said:
        text = ngettext(
            "Gespeichert: Angaben zu einer Stelle.", "Gespeichert: Angaben zu %(number)d Stellen.", said
        ) % {"number": said}
        messages.success(request, text)
    if after:
        return redirect(f"{reverse('portal:seats_ticks', args=[organisation.slug])}?nach={after}")
    return redirect("portal:seats", slug=organisation.slug)


def _trail(organisation: Organisation) -> list[tuple[str, str]]:
    return [
        (reverse("portal:waiting"), _("Arbeitsplatz")),
        (reverse("portal:workspace", args=[organisation.slug]), organisation.label),
    ]
