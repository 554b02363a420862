"""Writing an argument: new, change a draft, revise, give to review, take back, drop."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can
from wirnetz.arguments.actions import (
    begin_argument,
    drop_draft,
    revise_argument,
    save_draft,
    store_picture,
    submit_version,
    withdraw_version,
)
from wirnetz.arguments.forms import ArgumentForm
from wirnetz.arguments.models import Argument, ArgumentVersion
from wirnetz.arguments.queries.office import open_version, versions_of
from wirnetz.arguments.validators.placeholders import tokens_to_use
from wirnetz.arguments.views.entering import at_argument, in_library, office_trail
from wirnetz.core.editing import EditConflict, conflict
from wirnetz.core.refusing import refuse

read_and_write = require_http_methods(["GET", "HEAD", "POST"])
FORM = "arguments/office_form.html"


def draft_of(request: HttpRequest, argument: Argument) -> ArgumentVersion:
    """The open version of an argument; 404 where nothing is being written."""
    version = open_version(versions_of(request.user, argument))
    if version is None:
        raise Http404(_("An diesem Argument wird gerade nicht gearbeitet."))
    return version


def _stored_picture(form: ArgumentForm) -> str:
    drawn = form.cleaned_data.get("picture")
    return store_picture(drawn) if drawn else ""


def _after(request: HttpRequest, version: ArgumentVersion) -> HttpResponse:
    """On to the preview where that was asked for, else back to the argument."""
    if request.POST.get("dann") == "vorschau":
        return redirect("arguments:office_preview", version.argument.slug, version.number)
    return redirect("arguments:office_argument", version.argument.slug)


def _form_page(request: HttpRequest, form: ArgumentForm, **context: object) -> HttpResponse:
    context = {"form": form, "tokens": tokens_to_use(), **context}
    return render(request, FORM, context, status=422 if form.errors else 200)


@read_and_write
@in_library
def office_new(request: HttpRequest) -> HttpResponse:
    """A new argument, as a draft."""
    form = ArgumentForm(request.POST or None, request.FILES or None, listener=request.GET.get("fuer", ""))
    if request.method == "POST" and form.is_valid():
        try:
            version = begin_argument(content=form.content(picture=_stored_picture(form)), by=person_of(request))
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Gespeichert. Den Entwurf sehen nur die, die an der Bibliothek arbeiten."))
            return _after(request, version)
    return _form_page(
        request,
        form,
        heading=_("Neues Argument"),
        answer=_("Der Entwurf wird erst öffentlich, wenn eine zweite Person ihn geprüft hat."),
        back=reverse("arguments:office"),
        trail=office_trail(),
    )


@read_and_write
@at_argument
def office_draft(request: HttpRequest, argument: Argument) -> HttpResponse:
    """Change the draft; two editors at once get both versions to see."""
    version = draft_of(request, argument)
    if not can(request.user, "edit", version):
        raise PermissionDenied
    form = ArgumentForm(request.POST or None, request.FILES or None, version=version)
    if request.method == "POST" and form.is_valid():
        try:
            saved = save_draft(
                version=version,
                content=form.content(picture=_stored_picture(form)),
                seen=form.cleaned_data["seen"],
                by=person_of(request),
            )
        except EditConflict:
            theirs = ArgumentForm(version=draft_of(request, argument))
            return conflict(request, yours=form, theirs=theirs, what=version.claim_words)
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Gespeichert."))
            return _after(request, saved)
    return _form_page(
        request,
        form,
        heading=_("Entwurf, Fassung %d") % version.number,
        answer=version.claim_words,
        note=version.review_note,
        back=reverse("arguments:office_argument", args=[argument.slug]),
        trail=office_trail(argument, version.claim_words),
    )


@require_POST
@at_argument
def office_revise(request: HttpRequest, argument: Argument) -> HttpResponse:
    """Begin a new version; what is published stays until the new one is."""
    if not can(request.user, "edit", argument):
        raise PermissionDenied
    revise_argument(argument=argument, by=person_of(request))
    messages.success(request, _("Die neue Fassung ist ein Entwurf. Bis sie veröffentlicht ist, gilt die alte."))
    return redirect("arguments:office_draft", argument.slug)


@require_POST
@at_argument
def office_submit(request: HttpRequest, argument: Argument) -> HttpResponse:
    """Give the draft to review."""
    version = draft_of(request, argument)
    if not can(request.user, "edit", version):
        raise PermissionDenied
    try:
        submit_version(version=version, by=person_of(request))
    except ValidationError as error:
        for reason in error.messages:
            messages.error(request, reason)
        return redirect("arguments:office_draft", argument.slug)
    messages.success(request, _("Zur Prüfung gegeben. Eine zweite Person liest es und veröffentlicht es."))
    return redirect("arguments:office_argument", argument.slug)


@require_POST
@at_argument
def office_withdraw(request: HttpRequest, argument: Argument) -> HttpResponse:
    """Take one's own version back out of the review."""
    version = draft_of(request, argument)
    if not can(request.user, "withdraw", version):
        raise PermissionDenied
    withdraw_version(version=version, by=person_of(request))
    messages.success(request, _("Zurückgeholt. Die Fassung ist wieder ein Entwurf."))
    return redirect("arguments:office_argument", argument.slug)


@read_and_write
@at_argument
def office_drop(request: HttpRequest, argument: Argument) -> HttpResponse:
    """Throw the draft away, after asking."""
    version = draft_of(request, argument)
    if not can(request.user, "edit", version):
        raise PermissionDenied
    if request.method == "POST":
        is_gone = drop_draft(version=version, by=person_of(request))
        messages.success(request, _("Der Entwurf ist verworfen."))
        return redirect("arguments:office") if is_gone else redirect("arguments:office_argument", argument.slug)
    context = {"argument": argument, "version": version, "trail": office_trail(argument, version.claim_words)}
    return render(request, "arguments/office_drop.html", context)
