"""The bodies of the alliance: list, one with its seats, add, edit, end, take back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirnetz.accounts.models import Grant
from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can, visible
from wirnetz.core.editing import EditConflict, conflict
from wirnetz.core.refusing import refuse
from wirnetz.organisations.actions import add_body, body_fingerprint, edit_body, end_body, resume_body
from wirnetz.organisations.models import Body
from wirnetz.organisations.queries import bodies_listed
from wirnetz.portal.forms.administration.bodies import BodyForm
from wirnetz.portal.forms.administration.partners import LastDayForm
from wirnetz.portal.sentences.administration import bodies_answer, seats_sentence
from wirnetz.portal.views.administration.entering import form_page, in_office

FORM = "portal/administration/form.html"


@require_safe
@in_office()
def body_list(request: HttpRequest) -> HttpResponse:
    """The bodies at work, and those that ended."""
    today = timezone.localdate()
    bodies = list(visible(request.user, bodies_listed(on=today)))
    context = {
        "bodies": [(body, seats_sentence(getattr(body, "seats", 0))) for body in bodies],
        "ended": list(visible(request.user, bodies_listed(on=today, ended=True))),
        "answer": bodies_answer(len(bodies)),
    }
    return render(request, "portal/administration/body_list.html", context)


def _body(request: HttpRequest, slug: str) -> Body:
    body = visible(request.user, Body.objects.filter(slug=slug).select_related("node")).first()
    if body is None:
        raise Http404(_("Dieses Gremium ist hier nicht eingetragen."))
    return body


@require_safe
@in_office()
def body(request: HttpRequest, slug: str) -> HttpResponse:
    """One body and who has a seat in it."""
    found, today = _body(request, slug), timezone.localdate()
    grants = Grant.objects.filter(node=found.node).select_related("person").order_by("role", "person__name", "pk")
    seats = [grant for grant in visible(request.user, grants) if grant.until_on is None or grant.until_on >= today]
    context = {
        "body": found,
        "seats": seats,
        "answer": seats_sentence(len(seats)),
        "may_invite": can(request.user, "invite", found.node),
        "trail": _trail(),
    }
    return render(request, "portal/administration/body.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@in_office()
def body_add(request: HttpRequest) -> HttpResponse:
    """A new body."""
    form = BodyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = add_body(**form.values(), by=person_of(request))
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Eingetragen. Nun können Sie Personen in das Gremium einladen."))
            return redirect("portal:office_body", made.slug)
    return form_page(
        request,
        FORM,
        form,
        trail=_trail(),
        heading=_("Gremium eintragen"),
        answer=_("Ein Gremium bekommt einen eigenen Platz, an dem Personen einen Sitz haben."),
        section=_("Angaben"),
        button=_("Gremium eintragen"),
        back=reverse("portal:office_bodies"),
        back_words=_("Nicht eintragen"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@in_office()
def body_edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Change what is said about a body; two editors at once get both versions to see."""
    found = _body(request, slug)
    form = BodyForm(request.POST or None, body=found, seen=body_fingerprint(found))
    if request.method == "POST" and form.is_valid():
        try:
            edit_body(body=found, **form.values(), seen=form.cleaned_data["seen"], by=person_of(request))
        except EditConflict as clash:
            stored = _body(request, slug)
            theirs = BodyForm(body=stored, seen=body_fingerprint(stored))
            return conflict(request, yours=form, theirs=theirs, what=str(clash.record))
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Gespeichert."))
            return redirect("portal:office_body", slug)
    return form_page(
        request,
        FORM,
        form,
        trail=[*_trail(), (reverse("portal:office_body", args=[slug]), found.name)],
        heading=found.name,
        answer=_("Was Sie hier ändern, gilt sofort."),
        section=_("Angaben"),
        button=_("Angaben speichern"),
        back=reverse("portal:office_body", args=[slug]),
        back_words=_("Nichts ändern"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@in_office()
def body_end(request: HttpRequest, slug: str) -> HttpResponse:
    """End a body; the seats in it end with it."""
    found = _body(request, slug)
    form = LastDayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            end_body(body=found, on=form.cleaned_data["on"], by=person_of(request))
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Beendet. Das Gremium bleibt als Geschichte stehen."))
            return redirect("portal:office_body", slug)
    return form_page(
        request,
        FORM,
        form,
        trail=[*_trail(), (reverse("portal:office_body", args=[slug]), found.name)],
        heading=found.name,
        answer=_("Endet das Gremium, enden auch die Sitze darin."),
        lead=_("Auf der Seite des Gremiums lässt sich das Ende zurücknehmen, samt den Sitzen."),
        section=_("Ende"),
        button=_("Gremium beenden"),
        back=reverse("portal:office_body", args=[slug]),
        back_words=_("Gremium behalten"),
    )


@require_POST
@in_office()
def body_resume(request: HttpRequest, slug: str) -> HttpResponse:
    """Take the end back."""
    resume_body(body=_body(request, slug), by=person_of(request))
    messages.success(request, _("Das Ende ist zurückgenommen, die Sitze gelten wieder."))
    return redirect("portal:office_body", slug)


def _trail() -> list[tuple[str, str]]:
    return [(reverse("portal:office"), _("Verwaltung")), (reverse("portal:office_bodies"), _("Gremien"))]
