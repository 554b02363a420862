"""Subscribing without an account: the form, and the page behind the link in the mail that asks back."""

import functools
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from wirnetz.core.limits import MAILS_FROM_ONE_CLIENT, Limit, allow, limited
from wirnetz.core.steady import steady
from wirnetz.infoservice.actions.subscribing import confirm_subscription, consent_text, request_subscription
from wirnetz.infoservice.delivery.addresses import canonical
from wirnetz.infoservice.enums import ReadingLanguage
from wirnetz.infoservice.forms.readers import SubscribeForm
from wirnetz.infoservice.queries.readers import name_of_place, place_to_subscribe
from wirnetz.infoservice.queries.settings import info_service
from wirnetz.infoservice.queries.tokens import reader_token, request_of_token
from wirnetz.infoservice.weaving import ENGLISH, GERMAN

MAILS_TO_ONE_ADDRESS: Limit = {"limit": 3, "seconds": 24 * 3600}
by_client = limited("subscription", **MAILS_FROM_ONE_CLIENT, when=lambda request: request.method == "POST")
read_and_write = require_http_methods(["GET", "HEAD", "POST"])


def in_language_asked(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view that speaks the language of `sprache` in its address, German without."""

    @functools.wraps(view)
    def spoken(request: HttpRequest) -> HttpResponse:
        with translation.override(_language(request) or GERMAN):
            return view(request)

    return spoken


def _language(request: HttpRequest) -> ReadingLanguage | None:
    """What was chosen by the link between the languages; None where nobody chose."""
    asked = request.GET.get("sprache", "")
    return ReadingLanguage(asked) if asked in ReadingLanguage.values else None


@steady
@never_cache
@read_and_write
@by_client
@in_language_asked
def subscribe(request: HttpRequest) -> HttpResponse:
    """The form of the alliance's or a house's info service. Whatever address is typed, the answer is the same."""
    found = place_to_subscribe(request.GET.get("von", "")[:80])
    if found is None:
        raise Http404(_("Diesen Infodienst gibt es nicht. Abonnieren Sie den der Allianz."))
    place, name = found
    language = _language(request)
    form = SubscribeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answers = form.cleaned_data
        if not form.is_by_a_machine:
            may_mail = allow("subscription_mail", canonical(answers["email"]), **MAILS_TO_ONE_ADDRESS)
            request_subscription(
                email=answers["email"],
                place=place,
                topics=answers["topics"],
                areas=answers["areas"],
                language=language,
                form_address=request.get_full_path(),
                may_mail=may_mail,
            )
        return redirect(reverse("infoservice:subscribe_asked") + (f"?sprache={language}" if language else ""))
    context = {"form": form, "name": name, "service": info_service(), "text": consent_text(name)}
    context["other_language"] = GERMAN if language == ENGLISH else ENGLISH
    return render(request, "infoservice/subscribe.html", context, status=422 if form.errors else 200)


@require_safe
@in_language_asked
def subscribe_asked(request: HttpRequest) -> HttpResponse:
    """What happens next, the same for everybody."""
    return render(request, "infoservice/subscribe_asked.html", {"service": info_service()})


@never_cache
@read_and_write
@by_client
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """What was asked for, and the button. Reading it changes nothing: programs that check mails follow links."""
    asked = request_of_token(token)
    if asked is None or asked.ended_at is not None or asked.is_stale:
        raise Http404(_("Dieser Link gilt nicht mehr. Abonnieren Sie den Infodienst neu, das dauert eine Minute."))
    if request.method == "POST":
        confirm_subscription(asked)
        return redirect("infoservice:confirm", token)
    word = reader_token(asked.reader_id) if asked.confirmed_at else ""
    context = {"asked": asked, "name": name_of_place(asked.place), "service": info_service(), "word": word}
    with translation.override(asked.language or GERMAN):
        return render(request, "infoservice/confirm.html", context)
