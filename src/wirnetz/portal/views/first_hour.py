"""The first hour: five steps, each saved at once, each may be left out, all of it to be changed later."""

from typing import Any

from django.conf import settings as operator_settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirnetz.accounts.queries import person_of
from wirnetz.core import installation
from wirnetz.organisations.actions import add_body
from wirnetz.organisations.enums import BodyKind
from wirnetz.organisations.models import Body
from wirnetz.organisations.queries import bodies_listed
from wirnetz.portal.actions.installation import finish_first_hour
from wirnetz.portal.forms.administration.installation import BodiesForm
from wirnetz.portal.queries.administration.contents import ways_to_begin
from wirnetz.portal.sentences.first_hour import LATER, STEPS, done_answer, stepper
from wirnetz.portal.views.administration.entering import in_office
from wirnetz.portal.views.administration.settings import choose_contents, part_form, save_part

PART_OF = {"name": "name", "betrieb": "betrieb", "mails": "mail"}
USUAL = (BodyKind.STEERING_COMMITTEE, BodyKind.PLENARY)


@require_safe
@in_office()
def start(request: HttpRequest) -> HttpResponse:
    """The first step."""
    return redirect("portal:first_hour_step", next(iter(STEPS)))


@require_http_methods(["GET", "HEAD", "POST"])
@in_office()
def step(request: HttpRequest, step: str) -> HttpResponse:
    """One step: a form of the settings, the bodies, or what the installation holds."""
    if step not in STEPS:
        raise Http404(_("Diesen Schritt gibt es nicht."))
    if step == "anfang":
        if request.method == "POST":
            return choose_contents(request, back=_after(step))
        return _page(request, step, ways=ways_to_begin())
    return _bodies(request, step) if step == "gremien" else _part(request, step)


def _part(request: HttpRequest, step: str) -> HttpResponse:
    form = part_form(request, PART_OF[step])
    if request.method == "POST" and form.is_valid():
        return save_part(request, form) or redirect(_after(step))
    return _page(request, step, form=form, has_server=bool(operator_settings.SMTP))


def _bodies(request: HttpRequest, step: str) -> HttpResponse:
    here = list(bodies_listed(on=timezone.localdate()))
    missing = [(kind.value, str(kind.label)) for kind in USUAL if kind not in {body.kind for body in here}]
    form = BodiesForm(request.POST or None, missing=missing)
    if request.method == "POST" and form.is_valid():
        chosen = [(kind, words) for kind, words in missing if kind in form.cleaned_data.get("suggested", [])]
        wanted = [(words, kind) for kind, words in chosen]
        wanted += [(name, BodyKind.WORKING_GROUP) for name in form.cleaned_data["groups"]]
        try:
            for name, kind in wanted:
                if not Body.objects.filter(name__iexact=name, until_on=None).exists():
                    add_body(name=name, kind=BodyKind(kind), by=person_of(request))
        except ValidationError as error:
            form.add_error("groups", error.messages)
        else:
            return redirect(_after(step))
    return _page(request, step, form=form, bodies=here)


def _page(request: HttpRequest, step: str, **context: Any) -> HttpResponse:
    form = context.get("form")
    said = {"step": step, "steps": stepper(step), "words": STEPS[step], "later": LATER, "skip": _after(step)}
    template = f"portal/first_hour/{step}.html"
    return render(request, template, said | context, status=422 if form is not None and form.errors else 200)


def _after(step: str) -> str:
    """Where one goes on."""
    names = list(STEPS)
    place = names.index(step) + 1
    if place < len(names):
        return reverse("portal:first_hour_step", args=[names[place]])
    return reverse("portal:first_hour_done")


@require_safe
@in_office()
def done(request: HttpRequest) -> HttpResponse:
    """What was set up, what is open, and where to go on."""
    here = installation.current()
    missing = [
        (reverse("portal:first_hour_step", args=[step]), words)
        for is_missing, step, words in (
            (not here.name, "name", _("Der Name der Allianz fehlt.")),
            (
                not (here.operator_name and here.operator_address),
                "betrieb",
                _("Im Impressum fehlt, wer die Seite betreibt."),
            ),
            (not here.privacy_contact, "betrieb", _("Es fehlt, wer Fragen zum Datenschutz beantwortet.")),
            (
                not operator_settings.SMTP,
                "mails",
                _("Mails bleiben im Postausgang liegen, bis ein Mailserver eingestellt ist."),
            ),
        )
        if is_missing
    ]
    context = {"here": here, "missing": missing, "answer": done_answer(len(missing)), "steps": stepper("")}
    return render(request, "portal/first_hour/done.html", context)


@require_POST
@in_office()
def finish(request: HttpRequest) -> HttpResponse:
    """Note that it is done and go to work."""
    finish_first_hour(by=person_of(request))
    messages.success(request, _("Eingerichtet. Alles lässt sich unter „Einstellungen“ ändern."))
    return redirect("portal:office")
