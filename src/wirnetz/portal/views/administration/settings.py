"""What an alliance says about itself, part by part; the test mail; what the installation holds."""

import time

from django.conf import settings as operator_settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirnetz.accounts.queries import person_of
from wirnetz.core import installation
from wirnetz.core.editing import EditConflict, conflict
from wirnetz.core.enums import InstallationContents, MailState
from wirnetz.core.mail import outcome_of
from wirnetz.core.models import Installation, OutboxMail
from wirnetz.core.stepup import Act, way_to_confirm
from wirnetz.portal.actions.contents import begin_with
from wirnetz.portal.actions.installation import edit_installation, replace_logo, send_test_mail
from wirnetz.portal.forms.administration.installation import PARTS, PartForm
from wirnetz.portal.queries.administration.contents import present_contents, ways_to_begin
from wirnetz.portal.views.administration.entering import form_page, in_office

WAIT_FOR_ANSWER = 4.0
"""Seconds that the page waits for the mail server before it says that the message is still on its way."""


@require_safe
@in_office()
def overview(request: HttpRequest) -> HttpResponse:
    """All parts with what they say now."""
    context = {
        "here": installation.current(),
        "has_server": bool(operator_settings.SMTP),
        "contents": present_contents().label,
    }
    return render(request, "portal/administration/settings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@in_office()
def part(request: HttpRequest, part: str) -> HttpResponse:
    """One part; two editors at once get both versions to see."""
    if part not in PARTS:
        raise Http404(_("Diesen Teil der Einstellungen gibt es nicht."))
    form = part_form(request, part)
    if request.method == "POST" and form.is_valid():
        clash = save_part(request, form)
        if clash:
            return clash
        messages.success(request, _("Gespeichert. Es gilt sofort."))
        return redirect("portal:office_settings")
    context = {
        "part": part,
        "trail": [(reverse("portal:office"), _("Verwaltung")), (reverse("portal:office_settings"), _("Einstellungen"))],
        "has_server": bool(operator_settings.SMTP),
    }
    return form_page(request, "portal/administration/settings_part.html", form, **context)


def part_form(request: HttpRequest, part: str) -> PartForm:
    """The form of a part, bound if it was sent."""
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return PARTS[part](data, files, installation=stored_installation())


def stored_installation() -> Installation:
    """The row itself, without what the environment says: that is what editors change."""
    return Installation.objects.filter(pk=1).first() or Installation(pk=1)


def save_part(request: HttpRequest, form: PartForm) -> HttpResponse | None:
    """Save what a valid form says; the page with both versions if somebody else saved meanwhile."""
    by, answers = person_of(request), form.cleaned_data
    picture = answers.get("logo")
    try:
        if answers.get("without_logo") and not picture:
            replace_logo(picture=None, by=by)
        edit_installation(values=form.values(), seen=answers["seen"], by=by)
    except EditConflict:
        theirs = type(form)(installation=stored_installation())
        return conflict(request, yours=form, theirs=theirs, what=_("Einstellungen"))
    if picture:
        replace_logo(picture=picture, by=by)
    return None


@require_POST
@in_office()
def test_mail(request: HttpRequest) -> HttpResponse:
    """Send a message to oneself and say honestly what became of it."""
    mail = send_test_mail(by=person_of(request))
    state, answer = _outcome(mail)
    words = {"address": mail.to_address, "answer": answer}
    if state == MailState.SENT:
        messages.success(request, _("Der Mailserver hat die Testmail an %(address)s angenommen.") % words)
    elif state == MailState.FAILED:
        messages.error(request, _("Der Mailserver hat die Testmail nicht angenommen: %(answer)s") % words)
    elif state == MailState.KEPT:
        text = _("Ein Mailserver ist nicht eingestellt. Die Testmail an %(address)s liegt im Postausgang.")
        messages.warning(request, text % words)
    else:
        text = _("Der Mailserver hat noch nicht geantwortet. Sehen Sie in einer Minute im Postausgang nach.")
        messages.warning(request, text)
    return redirect(_back(request, "mail", "portal:first_hour_step", "mails"))


def _outcome(mail: OutboxMail) -> tuple[str, str]:
    """State and answer of the server, waiting a little for a delivery that runs in the background."""
    deadline = time.monotonic() + WAIT_FOR_ANSWER
    while True:
        state, error = outcome_of(mail)
        if state != MailState.WAITING or time.monotonic() > deadline:
            return state, error
        time.sleep(0.1)


def _back(request: HttpRequest, part: str, step_route: str, step: str) -> str:
    """The page that a button stood on: a step of the first hour, or the part of the settings."""
    if request.POST.get("von") == "einrichten":
        return reverse(step_route, args=[step])
    return reverse("portal:office_settings_part", args=[part])


@require_http_methods(["GET", "HEAD", "POST"])
@in_office()
def contents(request: HttpRequest) -> HttpResponse:
    """What the installation holds: three ways, each said in figures; chosen here, taken back by choosing again."""
    if request.method == "POST":
        return choose_contents(request, back=reverse("portal:office_contents"))
    context = {
        "ways": ways_to_begin(),
        "trail": [(reverse("portal:office"), _("Verwaltung")), (reverse("portal:office_settings"), _("Einstellungen"))],
    }
    return render(request, "portal/administration/contents.html", context)


def choose_contents(request: HttpRequest, *, back: str) -> HttpResponse:
    """Do what was chosen; 404 for a choice that does not exist."""
    chosen = request.POST.get("contents", "")
    if chosen not in InstallationContents.values:
        raise Http404(_("Diese Auswahl gibt es nicht."))
    wanted = InstallationContents(chosen)
    act = Act(_("den Inhalt austauschen: %s") % wanted.label, _("Inhalt jetzt austauschen"))
    if way := way_to_confirm(request, act):
        return way
    begin_with(InstallationContents(chosen), by=person_of(request))
    said = {
        InstallationContents.EMPTY: _(
            "Die mitgelieferten Angaben sind entfernt. Mit einer anderen Wahl kommen sie zurück."
        ),
        InstallationContents.REFERENCE: _("Die öffentlichen Angaben sind geladen."),
        InstallationContents.EXAMPLE: _("Die öffentlichen Angaben und das Beispieljahr sind geladen."),
    }
    messages.success(request, said[InstallationContents(chosen)])
    return redirect(back)
