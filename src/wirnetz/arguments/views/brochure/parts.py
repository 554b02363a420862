"""Milestones, voices and pictures of a brochure, and the approvals that came in for them."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirnetz.accounts.actions import record_approval, withdraw_approval
from wirnetz.accounts.enums import ApprovalWay
from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can, visible
from wirnetz.arguments.actions import (
    add_picture,
    add_voice,
    edit_voice,
    remove_picture,
    remove_voice,
    set_milestones,
)
from wirnetz.arguments.forms import BrochureApprovalForm, BrochurePictureForm, MilestonesForm, VoiceForm
from wirnetz.arguments.models import BrochurePicture, BrochureVoice
from wirnetz.arguments.queries.brochures import is_allowed, milestones_of, pictures_of, voices_of
from wirnetz.arguments.queries.milestones import proposed_milestones
from wirnetz.arguments.queries.network_records import network_records
from wirnetz.arguments.views.brochure.doors import in_brochure, may_write
from wirnetz.core.refusing import refuse
from wirnetz.networks.models import Network
from wirnetz.networks.queries import contacts_shown, members_of

read_and_write = require_http_methods(["GET", "HEAD", "POST"])


def _demand(request: HttpRequest, network: Network) -> None:
    if not may_write(request, network):
        raise PermissionDenied


@read_and_write
@in_brochure
def milestones(request: HttpRequest, network: Network) -> HttpResponse:
    """Those in the brochure, what the records propose, and one of one's own."""
    _demand(request, network)
    chosen = list(visible(request.user, milestones_of(network)))
    proposals = proposed_milestones(network_records(network, on=timezone.localdate()))
    form = MilestonesForm(request.POST or None, chosen=chosen, proposals=proposals)
    if request.method == "POST" and form.is_valid():
        try:
            set_milestones(network=network, chosen=form.values(), by=person_of(request))
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Gespeichert."))
            return redirect("arguments:brochure_milestones", network.slug)
    context = {
        "network": network,
        "form": form,
        "chosen": list(form.chosen_rows()),
        "proposed": list(form.proposed_rows()),
    }
    return render(request, "arguments/brochure_milestones.html", context, status=422 if form.errors else 200)


@read_and_write
@in_brochure
def voices(request: HttpRequest, network: Network) -> HttpResponse:
    """The voices, whether each may be printed, and the form for another one."""
    _demand(request, network)
    form = VoiceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            added = add_voice(network=network, by=person_of(request), **form.cleaned_data)
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Aufgenommen. Gedruckt wird es erst mit der Freigabe von %s.") % added.name)
            return redirect("arguments:brochure_voice", network.slug, added.pk)
    today = timezone.localdate()
    rows = [
        (each, is_allowed(each.approval, each.digest, on=today)) for each in visible(request.user, voices_of(network))
    ]
    context = {"network": network, "form": form, "rows": rows, "allowed": sum(shown for _each, shown in rows)}
    return render(request, "arguments/brochure_voices.html", context, status=422 if form.errors else 200)


@read_and_write
@in_brochure
def voice(request: HttpRequest, network: Network, number: int) -> HttpResponse:
    """One quotation: its wording, its approval, taking it out."""
    _demand(request, network)
    found = visible(request.user, voices_of(network)).filter(pk=number).first()
    if found is None:
        raise Http404(_("Dieses Zitat gibt es nicht mehr."))
    what = request.POST.get("tun", "")
    initial = {name: getattr(found, name) for name in ("text", "name", "function", "email")}
    form = VoiceForm(request.POST if what == "aendern" else None, initial=initial)
    if what == "aendern" and form.is_valid():
        edit_voice(voice=found, by=person_of(request), **form.cleaned_data)
        messages.success(request, _("Gespeichert. Ein neuer Wortlaut braucht eine neue Freigabe."))
        return redirect("arguments:brochure_voice", network.slug, number)
    if what == "entfernen":
        remove_voice(voice=found, by=person_of(request))
        messages.success(request, _("Herausgenommen."))
        return redirect("arguments:brochure_voices", network.slug)
    return _with_approval(request, network, found, "arguments/brochure_voice.html", {"form": form})


@read_and_write
@in_brochure
def pictures(request: HttpRequest, network: Network) -> HttpResponse:
    """Portraits and logos, whether each may be printed, and the form for another one."""
    _demand(request, network)
    houses = {each.organisation_id: each.organisation for each in members_of(network)}
    form = BrochurePictureForm(
        request.POST or None,
        request.FILES or None,
        voices=list(visible(request.user, voices_of(network))),
        contacts=contacts_shown(network),
        houses=list(houses.values()),
    )
    if request.method == "POST" and form.is_valid():
        name, email = form.asked()
        added = add_picture(
            network=network,
            subject=form.subject,
            drawn=form.drawn,
            alt=form.cleaned_data["alt"],
            credit=form.cleaned_data["credit"],
            name=name,
            email=email,
            by=person_of(request),
        )
        messages.success(request, _("Aufgenommen. Gedruckt wird es erst mit der Freigabe von %s.") % name)
        return redirect("arguments:brochure_picture_edit", network.slug, added.pk)
    today = timezone.localdate()
    known = visible(request.user, pictures_of(network))
    rows = [(each, is_allowed(each.approval, each.digest, on=today)) for each in known]
    context = {"network": network, "form": form, "rows": rows, "allowed": sum(shown for _each, shown in rows)}
    return render(request, "arguments/brochure_pictures.html", context, status=422 if form.errors else 200)


@read_and_write
@in_brochure
def picture(request: HttpRequest, network: Network, number: int) -> HttpResponse:
    """One picture: its approval, taking it out."""
    _demand(request, network)
    found = visible(request.user, pictures_of(network)).filter(pk=number).first()
    if found is None:
        raise Http404(_("Dieses Bild gibt es nicht mehr."))
    if request.POST.get("tun") == "entfernen":
        remove_picture(picture=found, by=person_of(request))
        messages.success(request, _("Herausgenommen. Die Datei ist gelöscht."))
        return redirect("arguments:brochure_pictures", network.slug)
    return _with_approval(request, network, found, "arguments/brochure_picture.html", {})


def _with_approval(
    request: HttpRequest,
    network: Network,
    record: BrochureVoice | BrochurePicture,
    template: str,
    context: dict[str, Any],
) -> HttpResponse:
    """The page of a voice or picture with its approval: written down as it came in, or withdrawn by who asks for it."""
    approval, what = record.approval, request.POST.get("tun", "")
    form = BrochureApprovalForm(request.POST if what == "freigabe" else None)
    if approval is not None and what == "zuruecknehmen" and can(request.user, "withdraw", approval):
        withdraw_approval(approval=approval, by=person_of(request))
        messages.success(request, _("Vermerkt. Ab sofort wird es nicht mehr gezeigt."))
        return redirect(request.path)
    if approval is not None and what == "freigabe" and can(request.user, "edit", approval) and form.is_valid():
        answers = form.cleaned_data | {"way": ApprovalWay(form.cleaned_data["way"])}
        try:
            record_approval(approval=approval, by=person_of(request), **answers)
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Eingetragen. Es wird jetzt gezeigt."))
            return redirect(request.path)
    is_bad = bool(form.errors or (context.get("form") and context["form"].errors))
    shown = is_allowed(approval, record.digest, on=timezone.localdate())
    context |= {"network": network, "record": record, "approval": approval, "approving": form, "is_shown": shown}
    return render(request, template, context, status=422 if is_bad else 200)
