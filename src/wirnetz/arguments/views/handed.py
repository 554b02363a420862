"""What lies ready for an office: all of it on one page, each kit on its own, and its papers to take along."""

import io
from typing import IO

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirnetz.accounts.rules import can, visible
from wirnetz.arguments.actions import note_fetched
from wirnetz.arguments.exports.handing import paper_names, paper_of, readable_name
from wirnetz.arguments.models import HandDown, HandedKit
from wirnetz.arguments.queries.handing import hand_downs_of, kits_for, retired_in, works_at
from wirnetz.arguments.validators.occasions import occasions
from wirnetz.arguments.views.entering import in_house
from wirnetz.core.german import counted, joined
from wirnetz.core.uploads import private_file_response
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import offices_below
from wirnetz.regions.queries import areas_by_keys

ALL = "alles"


@require_safe
@in_house
def kits(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """What others have made for this place; and where it has offices, what it made for them."""
    ready = list(kits_for(request.user, organisation))
    names = {slug: occasion.name for slug, occasion in occasions().items()}
    batches = visible(request.user, hand_downs_of(organisation))
    has_offices = offices_below(organisation).exclude(pk=organisation.pk).exists()
    context = {
        "organisation": organisation,
        "kits": [(each, names.get(each.hand_down.occasion, "")) for each in ready],
        "batches": [(each, names.get(each.occasion, "")) for each in batches],
        "has_offices": has_offices,
        "may_edit": can(request.user, "edit", HandDown(organisation=organisation)),
        "answer": _answer(len(ready), has_offices=has_offices),
    }
    return render(request, "arguments/handed_kits.html", context)


def _answer(ready: int, *, has_offices: bool) -> str:
    if ready == 1:
        return _("Eine Mappe liegt für Sie bereit.")
    if ready:
        return _("%s liegen für Sie bereit.") % counted(ready, _("Mappe"), _("Mappen")).capitalize()
    if has_offices:
        return _("Mappen für alle Ihre Stellen auf einmal.")
    return _("Zurzeit liegt keine Mappe für Sie bereit.")


def _kit(request: HttpRequest, organisation: Organisation, number: int) -> HandedKit:
    found = kits_for(request.user, organisation).filter(pk=number).first()
    if found is None or not can(request.user, "read", found):
        raise Http404(_("Diese Mappe liegt nicht mehr hier."))
    return found


@require_safe
@in_house
def kit(request: HttpRequest, organisation: Organisation, number: int) -> HttpResponse:
    """One kit: for what it is, what is in it, what it does without, whether it is still right."""
    found = _kit(request, organisation, number)
    occasion = occasions().get(found.hand_down.occasion)
    areas = areas_by_keys(found.stamp.area_keys) if found.stamp else {}
    context = {
        "organisation": organisation,
        "kit": found,
        "occasion": occasion,
        "region": joined([area.name for area in areas.values()]),
        "papers": list(paper_names().items()),
        "retired": retired_in([found]),
    }
    return render(request, "arguments/handed_kit.html", context)


@require_safe
@in_house
def paper(request: HttpRequest, organisation: Organisation, number: int, paper: str) -> HttpResponse:
    """One paper of the kit, or all of them, as a download that no browser opens in place."""
    found = _kit(request, organisation, number)
    names = paper_names()
    if paper != ALL and paper not in names:
        raise Http404(_("Dieses Blatt gibt es in der Mappe nicht."))
    try:
        content: IO[bytes] = found.file.open("rb") if paper == ALL else io.BytesIO(paper_of(found, names[paper]))
    except (OSError, KeyError):
        raise Http404(_("Diese Datei liegt nicht mehr auf der Platte.")) from None
    if works_at(request.user, found.office, on=timezone.localdate()):
        note_fetched(found)
    title = _("Mappe") + ".zip" if paper == ALL else names[paper]
    stem, ending = title.rsplit(".", 1)
    return private_file_response(content, download_name=f"{readable_name(f'{stem} {found.office.name}')}.{ending}")
