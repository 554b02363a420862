"""The office of the info service: all editions, one edition with what may go into it, how the alliance sends."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can
from wirnetz.core.editing import EditConflict, conflict, fingerprint
from wirnetz.core.german import counted, date_words, inside_quotes, sentence
from wirnetz.core.refusing import refuse
from wirnetz.infoservice.actions import begin_edition, drop_edition, lacks, set_info_service, take_suggestion
from wirnetz.infoservice.actions.settings import SETTING_FIELDS
from wirnetz.infoservice.actions.writing import pass_over
from wirnetz.infoservice.enums import EditionState
from wirnetz.infoservice.forms import BeginForm, SettingsForm
from wirnetz.infoservice.models import Edition, InfoService
from wirnetz.infoservice.queries.editions import open_editions, released_page, to_agree
from wirnetz.infoservice.queries.second_people import second_people
from wirnetz.infoservice.queries.settings import info_service
from wirnetz.infoservice.queries.suggestions import suggestion_named, suggestions_for
from wirnetz.infoservice.views.entering import at_edition, in_office, office_trail

read_and_write = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@in_office
def office(request: HttpRequest) -> HttpResponse:
    """What is being written, what waits for a second person, what went out."""
    being_written, service = open_editions(request.user), info_service()
    context = {
        "open": being_written,
        "to_agree": to_agree(request.user),
        "page": released_page(request.user, before=request.GET.get("vor", "")),
        "service": service,
        "may_set": can(request.user, "edit", service),
        "answer": _answer(being_written),
    }
    return render(request, "infoservice/office.html", context)


def _answer(editions: list[Edition]) -> str:
    if not editions:
        return _("Zurzeit ist keine Ausgabe in Arbeit.")
    count = counted(len(editions), _("Ausgabe ist"), _("Ausgaben sind"), one=_("eine"))
    return sentence(_("%s in Arbeit.") % count)


@read_and_write
@in_office
def office_new(request: HttpRequest) -> HttpResponse:
    """Begin an edition; a title is enough."""
    form = BeginForm(request.POST or None, initial={"planned_on": info_service().next_on})
    if request.method == "POST" and form.is_valid():
        try:
            edition = begin_edition(by=person_of(request), **form.cleaned_data)
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Begonnen. Unten stehen Vorschläge aus den anderen Bereichen."))
            return redirect("infoservice:office_edition", edition.slug)
    context = {"form": form, "trail": office_trail()}
    return render(request, "infoservice/office_new.html", context, status=422 if form.errors else 200)


@require_safe
@at_edition
def office_edition(request: HttpRequest, edition: Edition) -> HttpResponse:
    """One edition: where it stands, its items in their order, suggestions to take with one click."""
    may_edit = can(request.user, "edit", edition)
    context = {
        "edition": edition,
        "items": list(edition.items.all()),
        "answer": _standing(edition),
        "may_edit": may_edit,
        "may_submit": may_edit and edition.state == EditionState.DRAFT,
        "may_release": can(request.user, "release", edition) or (edition in to_agree(request.user)),
        "may_withdraw": can(request.user, "withdraw", edition),
        "may_go": edition.state == EditionState.WITH_HOUSES and not _waits(edition),
        "may_drop": can(request.user, "remove", edition),
        "needs_second_person": info_service().needs_second_person,
        "missing": lacks(edition) if may_edit else [],
        "suggestions": suggestions_for(edition, timezone.localdate()) if may_edit else [],
        "second_people": second_people(edition) if edition.state == EditionState.IN_REVIEW else "",
        "trail": office_trail(),
    }
    return render(request, "infoservice/office_edition.html", context)


def _waits(edition: Edition) -> bool:
    """Whether the houses still have time, or somebody has to agree to a change first."""
    is_early = edition.adapt_until is not None and edition.adapt_until > timezone.now()
    return is_early or _needs_agreement(edition)


def _needs_agreement(edition: Edition) -> bool:
    return edition.reviewed_at is None and info_service().needs_second_person


def _standing(edition: Edition) -> str:
    """Where an edition stands, in one sentence."""
    number = edition.items.count()
    count = counted(number, _("Meldung"), _("Meldungen"), one=_("eine"), none=_("keine"))
    if edition.state == EditionState.DRAFT:
        if not number:
            return _("Entwurf, noch ohne Meldung.")
        told = {"items": counted(number, _("Meldung"), _("Meldungen"), one=_("einer"))}
        if edition.planned_on is None:
            return _("Entwurf mit %(items)s.") % told
        told["day"] = date_words(edition.planned_on)
        return _("Entwurf mit %(items)s, soll am %(day)s erscheinen.") % told
    if edition.state == EditionState.IN_REVIEW:
        return _("%s. Als Nächstes liest eine zweite Person.") % sentence(count)
    if edition.state == EditionState.WITH_HOUSES and edition.adapt_until:
        until = timezone.localtime(edition.adapt_until)
        told = {"count": sentence(count), "day": date_words(until.date()), "time": until.strftime("%H:%M")}
        if _needs_agreement(edition):
            return _("%(count)s. Hinaus geht sie erst, wenn jemand der letzten Änderung zustimmt.") % told
        return _("%(count)s. Die Häuser können bis %(day)s, %(time)s Uhr anpassen, dann geht sie hinaus.") % told
    if edition.state == EditionState.WITHDRAWN:
        return _("Zurückgezogen: %s") % edition.withdrawn_reason
    return _("Erschienen am %s.") % date_words(timezone.localdate(edition.released_at)) if edition.released_at else ""


@require_POST
@at_edition
def office_suggestion(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Take a suggestion as an item, or pass it over for good."""
    if not can(request.user, "edit", edition):
        raise PermissionDenied
    source = request.POST.get("vorschlag", "")
    suggestion = suggestion_named(edition, source, timezone.localdate())
    if suggestion is None:
        messages.info(request, _("Dieser Vorschlag ist schon übernommen oder weggelegt."))
    elif request.POST.get("was") == "weglegen":
        pass_over(edition=edition, source=source, by=person_of(request))
        messages.success(request, _("Weggelegt. Der Vorschlag kommt nicht wieder."))
    else:
        take_suggestion(edition=edition, suggestion=suggestion, by=person_of(request))
        messages.success(request, _("Übernommen: „%s“ steht am Ende der Ausgabe.") % inside_quotes(suggestion.headline))
    return redirect("infoservice:office_edition", edition.slug)


@read_and_write
@at_edition
def office_drop(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Throw the draft away, after asking."""
    if not can(request.user, "remove", edition):
        raise PermissionDenied
    if request.method == "POST":
        drop_edition(edition=edition, by=person_of(request))
        messages.success(request, _("Der Entwurf ist verworfen."))
        return redirect("infoservice:office")
    context = {"edition": edition, "trail": office_trail(edition)}
    return render(request, "infoservice/office_drop.html", context)


@read_and_write
@in_office
def office_settings(request: HttpRequest) -> HttpResponse:
    """Name, rhythm, time for the houses, second person."""
    stored = info_service()
    if not can(request.user, "edit", stored):
        raise PermissionDenied
    form = SettingsForm(request.POST or None, initial=_settings(stored))
    if request.method == "POST" and form.is_valid():
        try:
            set_info_service(values=form.cleaned_data, seen=form.cleaned_data["seen"], by=person_of(request))
        except EditConflict:
            theirs = SettingsForm(initial=_settings(info_service()))
            return conflict(request, yours=form, theirs=theirs, what=_("Einstellungen des Infodienstes"))
        messages.success(request, _("Gespeichert."))
        return redirect("infoservice:office")
    context = {"form": form, "trail": office_trail()}
    return render(request, "infoservice/office_settings.html", context, status=422 if form.errors else 200)


def _settings(stored: InfoService) -> dict[str, object]:
    values = {name: getattr(stored, name) for name in SETTING_FIELDS}
    return values | {"seen": fingerprint(stored, SETTING_FIELDS)}
