"""A reader's own pages, opened by the word in each mail: choices, leaving, the proof of what they agreed to."""

import functools
from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirnetz.accounts.queries import person_of
from wirnetz.core.german import inside_quotes
from wirnetz.infoservice.actions.choosing import change_choices, come_back, join_level, leave_everything, leave_level
from wirnetz.infoservice.actions.readers import reader_for
from wirnetz.infoservice.enums import LeavingWay, ReadingLanguage, ReadingRhythm
from wirnetz.infoservice.exports.choices import changed_words, choices_answer, masked
from wirnetz.infoservice.forms.readers import ChoicesForm
from wirnetz.infoservice.models import Reader
from wirnetz.infoservice.queries.readers import Level, consents_of, is_undeliverable, levels_of, words_of_choice
from wirnetz.infoservice.queries.settings import info_service
from wirnetz.infoservice.queries.tokens import reader_of_token, reader_token

View = Callable[[HttpRequest, Reader, str], HttpResponse]
ON_PAGE = "seite"
"""In the address of our own form; mail programs do not send it."""


def at_reader(view: View) -> Callable[..., HttpResponse]:
    """A view of the reader whose word stands in the address, in their language; nothing keeps the page."""

    @never_cache
    @functools.wraps(view)
    def entered(request: HttpRequest, token: str) -> HttpResponse:
        reader = reader_of_token(token)
        if reader is None:
            raise Http404(_("Dieser Link gilt nicht. Nehmen Sie den aus der letzten Mail, die Sie bekommen haben."))
        with translation.override(reader.language):
            response = view(request, reader, token)
        response["X-Robots-Tag"] = "noindex"
        return response

    return entered


@require_http_methods(["GET", "HEAD", "POST"])
@at_reader
def choices(request: HttpRequest, reader: Reader, token: str) -> HttpResponse:
    """What somebody gets and on which ways; each change is said back in a sentence."""
    levels = levels_of(reader, on=timezone.localdate())
    form = ChoicesForm(request.POST if "save" in request.POST else None, reader=reader)
    if request.method == "POST":
        said = _changed(request, reader, form, levels)
        if said:
            messages.success(request, said)
            return redirect("infoservice:choices", token)
    context = {
        "form": form,
        "levels": levels,
        "reader": reader,
        "answer": choices_answer(reader, levels, on=timezone.localdate()),
        "address": masked(reader.address),
        "is_undeliverable": is_undeliverable(reader.address),
        "has_consents": bool(consents_of(reader)),
        "token": token,
        "service": info_service(),
    }
    return render(request, "infoservice/choices.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def own_choices(request: HttpRequest) -> HttpResponse:
    """From one's account to the same page, without waiting for a mail with the word."""
    reader = reader_for(person_of(request).email)
    return redirect("infoservice:choices", reader_token(reader.pk))


def _changed(request: HttpRequest, reader: Reader, form: ChoicesForm, levels: list[Level]) -> str:
    """Do what the pressed button says; the sentence about it, "" if the form has to be looked at again."""
    if "leave_all" in request.POST:
        leave_everything(reader, way=LeavingWay.PAGE)
        return _("Sie bekommen nichts mehr. Das gilt sofort, auch für Mails, die gerade hinausgehen.")
    if "come_back" in request.POST:
        come_back(reader)
        return _("Willkommen zurück. Sie bekommen wieder, was Ihre Häuser und Netzwerke weitergeben.")
    for level in levels:
        if request.POST.get("leave") == str(level.place):
            leave_level(reader, place=level.place, way=LeavingWay.PAGE)
            return _(
                "Über „%s“ bekommen Sie nichts mehr. Andere Wege bleiben, bis Sie auch sie abbestellen."
            ) % inside_quotes(level.name)
        if request.POST.get("join") == str(level.place):
            join_level(reader, place=level.place)
            return _("Über „%s“ bekommen Sie den Infodienst wieder.") % inside_quotes(level.name)
    if not form.is_valid():
        return ""
    answers = form.cleaned_data
    closed = {"rhythm": ReadingRhythm(answers["rhythm"]), "language": ReadingLanguage(answers["language"])}
    reader = change_choices(reader, **(answers | closed))
    with translation.override(reader.language):
        return changed_words(reader, *words_of_choice(reader.topics, reader.areas))


@require_safe
@at_reader
def consents(request: HttpRequest, reader: Reader, token: str) -> HttpResponse:
    """When and to which words somebody agreed, and when they took it back; made for printing."""
    context = {"entries": consents_of(reader), "address": masked(reader.address), "token": token}
    return render(request, "infoservice/consents.html", context)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@at_reader
def unsubscribe(request: HttpRequest, reader: Reader, token: str) -> HttpResponse:
    """One click, by a mail program (RFC 8058) or on the page. What it sends is not read; a look changes nothing."""
    if request.method == "POST":
        leave_everything(reader, way=LeavingWay.PAGE if ON_PAGE in request.GET else LeavingWay.ONE_CLICK)
        reader = reader_of_token(token) or reader
    context = {"reader": reader, "address": masked(reader.address), "token": token, "service": info_service()}
    return render(request, "infoservice/unsubscribe.html", context)
