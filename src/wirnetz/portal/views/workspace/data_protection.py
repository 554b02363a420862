"""Data protection of a house: on what it rests, who answers, its record of processing; whom it has to inform itself."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can
from wirnetz.core.editing import EditConflict, conflict
from wirnetz.core.german import number_word, sentence
from wirnetz.core.installation import of_request
from wirnetz.core.personal import Purpose, processing_record
from wirnetz.organisations.actions import (
    data_protection_fingerprint,
    note_informed,
    notice_text,
    settle_data_protection,
)
from wirnetz.organisations.models import Adviser, DataProtection, Organisation
from wirnetz.organisations.queries import TO_TELL_WITHIN, house_above, settled_by
from wirnetz.portal.forms.workspace.data_protection import DataProtectionForm
from wirnetz.portal.queries.workspace.people import people_to_inform
from wirnetz.portal.views.workspace.entering import demand, in_workspace

MOST_TOLD = 50
"""So many people a page shows at once; the next ones follow when these are done."""
OF_A_HOUSE = frozenset(set(Purpose) - {Purpose.ACCOUNT, Purpose.SECURITY, Purpose.PARTNERSHIP})
"""What a house does with data about people; accounts and their security are the alliance's business."""


@require_http_methods(["GET", "HEAD", "POST"])
@in_workspace
def data_protection(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The basis with its form, and the record of processing that follows it. An office rests on its house."""
    house = house_above(organisation)
    said = DataProtection.objects.filter(organisation=house).first()
    target = said or DataProtection(organisation=house)
    if request.method == "POST":
        demand(request, "edit", target)
    seen = data_protection_fingerprint(house)
    form = DataProtectionForm(request.POST or None, organisation=house, said=said, seen=seen)
    if request.method == "POST" and form.is_valid():
        try:
            settle_data_protection(
                organisation=house,
                footing=form.footing_chosen,
                law=form.cleaned_data["law"],
                contact=form.cleaned_data["contact"].replace("\r\n", "\n"),
                seen=form.cleaned_data["seen"],
                by=person_of(request),
            )
        except EditConflict:
            now = DataProtection.objects.filter(organisation=house).first()
            theirs = DataProtectionForm(organisation=house, said=now, seen=data_protection_fingerprint(house))
            return conflict(request, yours=form, theirs=theirs, what=house.name)
        messages.success(request, _("Gespeichert. Alle Texte zum Datenschutz folgen dieser Angabe ab sofort."))
        return redirect("portal:workspace_data_protection", organisation.slug)
    settled = settled_by(house)
    context = {
        "organisation": organisation,
        "house": house,
        "settled": settled,
        "form": form,
        "may_edit": can(request.user, "edit", target),
        "record": processing_record(houses=(settled.words,), purposes=OF_A_HOUSE),
    }
    return render(request, "portal/workspace/data_protection.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@in_workspace
def people_informing(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Whom the house has to tell itself that they were entered, with the words to say, and ticking it off."""
    demand(request, "add", Adviser(organisation=organisation))
    today = timezone.localdate()
    found = people_to_inform(organisation, request.user, on=today)
    if request.method == "POST":
        chosen = [number for number in request.POST.getlist("person") if number.isascii() and number.isdigit()]
        told = found.filter(pk__in=[int(number) for number in chosen[:MOST_TOLD] if len(number) < 19])
        count = note_informed(advisers=told, on=today, by=person_of(request))
        if count:
            said = _("Eine Person ist") if count == 1 else _("%s Personen sind") % sentence(number_word(count))
            messages.success(request, _("%s als informiert vermerkt.") % said)
        else:
            messages.warning(request, _("Kreuzen Sie an, wen Sie informiert haben."))
        return redirect("portal:workspace_informing", organisation.slug)
    installation = of_request(request)
    listed: list[Any] = list(found[: MOST_TOLD + 1])  # each with the moment of its entry
    context = {
        "organisation": organisation,
        "count": len(listed) if len(listed) <= MOST_TOLD else found.count(),
        "rows": [
            (adviser, adviser.entered_at + TO_TELL_WITHIN, notice_text(adviser, adviser.organisation, installation))
            for adviser in listed[:MOST_TOLD]
        ],
        "has_more": len(listed) > MOST_TOLD,
    }
    return render(request, "portal/workspace/people_informing.html", context)
