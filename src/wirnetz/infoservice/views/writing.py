"""Writing an edition: its head, its items."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can
from wirnetz.core.editing import EditConflict, conflict, fingerprint
from wirnetz.core.german import inside_quotes
from wirnetz.core.refusing import refuse
from wirnetz.infoservice.actions import (
    add_item,
    change_head,
    change_item,
    move_item,
    remove_item,
    store_item_picture,
)
from wirnetz.infoservice.actions.writing import HEAD_FIELDS
from wirnetz.infoservice.enums import EditionState
from wirnetz.infoservice.forms import HeadForm, ItemForm
from wirnetz.infoservice.forms.pictures import ask_for_pictures_again
from wirnetz.infoservice.models import Edition
from wirnetz.infoservice.queries.editions import edition_named
from wirnetz.infoservice.rules import works_on_editions
from wirnetz.infoservice.validators.english import BESIDE
from wirnetz.infoservice.views.entering import at_edition, item_of, office_trail

read_and_write = require_http_methods(["GET", "HEAD", "POST"])


CLOSED = {
    EditionState.IN_REVIEW: gettext_lazy(
        "Die Ausgabe liegt inzwischen bei der zweiten Person. Holen Sie sie zurück, um daran zu schreiben."
    ),
    EditionState.RELEASED: gettext_lazy("Die Ausgabe ist inzwischen erschienen und bleibt, wie sie ist."),
    EditionState.WITHDRAWN: gettext_lazy("Die Ausgabe ist inzwischen zurückgezogen."),
}


def _closed(request: HttpRequest, edition: Edition) -> str:
    """Why nobody writes at the edition now, "" where it may be written. PermissionDenied for who never may."""
    if can(request.user, "edit", edition):
        return ""
    if not works_on_editions(request.user):
        raise PermissionDenied
    return str(CLOSED[EditionState(edition.state)])


def _told(request: HttpRequest, edition: Edition, closed: str) -> HttpResponse:
    messages.error(request, closed)
    return redirect("infoservice:office_edition", edition.slug)


def _keep_open(form: Form, closed: str) -> None:
    """What was written stays in its form, with the reason why it was not stored."""
    if closed and form.is_bound:
        form.full_clean()
        form.add_error(None, f"{closed} {_('Ihr Text steht noch hier, gespeichert ist er nicht.')}")


@read_and_write
@at_edition
def office_head(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Title, greeting and planned day."""
    closed = _closed(request, edition)
    form = HeadForm(request.POST or None, initial=_head(edition))
    if closed and not form.is_bound:
        return _told(request, edition, closed)
    _keep_open(form, closed)
    if request.method == "POST" and form.is_valid():
        answers = form.cleaned_data
        try:
            change_head(edition=edition, values=answers, seen=answers["seen"], by=person_of(request))
        except EditConflict:
            now = edition_named(request.user, edition.slug) or edition
            return conflict(request, yours=form, theirs=HeadForm(initial=_head(now)), what=edition.title)
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Gespeichert."))
            return redirect("infoservice:office_edition", edition.slug)
    context = {"form": form, "edition": edition, "trail": office_trail(edition)}
    return render(request, "infoservice/office_head.html", context, status=422 if form.errors else 200)


def _head(edition: Edition) -> dict[str, Any]:
    values = {name: getattr(edition, name) for name in HEAD_FIELDS}
    return values | {"seen": fingerprint(edition, HEAD_FIELDS)}


@read_and_write
@at_edition
def office_item_new(request: HttpRequest, edition: Edition) -> HttpResponse:
    """A new item."""
    closed = _closed(request, edition)
    form = ItemForm(request.POST or None, request.FILES or None)
    if closed and not form.is_bound:
        return _told(request, edition, closed)
    _keep_open(form, closed)
    if request.method == "POST" and form.is_valid():
        try:
            values = form.values(picture=_stored_picture(form))
            add_item(edition=edition, values=values, areas=form.areas, by=person_of(request))
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Gespeichert. Die Meldung steht am Ende der Ausgabe."))
            return redirect("infoservice:office_edition", edition.slug)
    return _item_page(request, edition, form, _("Neue Meldung"))


@read_and_write
@at_edition
def office_item(request: HttpRequest, edition: Edition, key: str) -> HttpResponse:
    """Change an item; two editors at once get both versions to see."""
    closed, item = _closed(request, edition), item_of(edition, key)
    form = ItemForm(request.POST or None, request.FILES or None, item=item)
    if closed and not form.is_bound:
        return _told(request, edition, closed)
    _keep_open(form, closed)
    if request.method == "POST" and form.is_valid():
        values = form.values(picture=_stored_picture(form))
        try:
            change_item(
                item=item, values=values, areas=form.areas, seen=form.cleaned_data["seen"], by=person_of(request)
            )
        except EditConflict:
            now = edition_named(request.user, edition.slug) or edition
            return conflict(request, yours=form, theirs=ItemForm(item=item_of(now, key)), what=item.headline)
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Gespeichert."))
            if _left_english_behind(form):
                messages.warning(request, _("Der englische Text ist noch der alte. Passt er noch zum deutschen?"))
            return redirect("infoservice:office_edition", edition.slug)
    return _item_page(request, edition, form, item.headline)


def _left_english_behind(form: ItemForm) -> bool:
    """Whether other words were chosen in German while those in English stayed."""
    changed = set(form.changed_data)
    return bool(form.cleaned_data["headline_en"]) and any(
        name in changed and f"{name}_en" not in changed for name in BESIDE
    )


def _item_page(request: HttpRequest, edition: Edition, form: ItemForm, heading: str) -> HttpResponse:
    ask_for_pictures_again(form)
    context = {"form": form, "edition": edition, "heading": heading, "trail": office_trail(edition)}
    return render(request, "infoservice/office_item.html", context, status=422 if form.errors else 200)


def _stored_picture(form: ItemForm) -> str:
    drawn = form.cleaned_data.get("picture_file")
    return store_item_picture(drawn) if drawn else ""


@require_POST
@at_edition
def office_item_move(request: HttpRequest, edition: Edition, key: str) -> HttpResponse:
    """One place up or down."""
    if closed := _closed(request, edition):
        return _told(request, edition, closed)
    places = -1 if request.POST.get("wohin") == "hoch" else 1
    move_item(item=item_of(edition, key), places=places, by=person_of(request))
    return redirect("infoservice:office_edition", edition.slug)


@require_POST
@at_edition
def office_item_remove(request: HttpRequest, edition: Edition, key: str) -> HttpResponse:
    """Take an item out."""
    if closed := _closed(request, edition):
        return _told(request, edition, closed)
    item = item_of(edition, key)
    remove_item(item=item, by=person_of(request))
    messages.success(request, _("„%s“ steht nicht mehr in der Ausgabe.") % inside_quotes(item.headline))
    return redirect("infoservice:office_edition", edition.slug)
