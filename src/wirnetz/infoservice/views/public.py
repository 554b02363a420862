"""The archive: every edition that went out, as a page, as text to take along, as a feed."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from csp.decorators import csp_replace
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from wirnetz.core.german import counted, sentence
from wirnetz.core.installation import current, name_of
from wirnetz.core.kept import kept_page
from wirnetz.core.mail import absolute
from wirnetz.core.printed import full_address
from wirnetz.documents.content import Theme
from wirnetz.infoservice.delivery.pictures import with_pictures_inside
from wirnetz.infoservice.enums import PUBLIC_STATES, EditionState
from wirnetz.infoservice.exports import Look, atom_feed, edition_pdf, in_look, plain_text, style_digest
from wirnetz.infoservice.exports.phrases import (
    above,
    day_line,
    frame_of,
    link_language,
    other_language,
    paragraphs,
    picture_language,
    until,
)
from wirnetz.infoservice.models import Edition
from wirnetz.infoservice.queries.editions import edition_named, released_page, text_of
from wirnetz.infoservice.queries.settings import info_service
from wirnetz.infoservice.queries.showing import showing_house, showing_houses, shown_text, shown_texts
from wirnetz.infoservice.views.entering import item_of
from wirnetz.infoservice.weaving import ENGLISH, GERMAN, EditionText, Letter, about, has_english, in_language
from wirnetz.offers.models import Topic
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import the_alliance, theme_of
from wirnetz.regions.queries import districts_by_land

IN_FEED = 20
FRAME = '<iframe src="%s" title="%s" width="100%%" height="420" loading="lazy"></iframe>'
"""The line that sets the newest edition into a website."""


@require_safe
@kept_page("vor")
def edition_list(request: HttpRequest) -> HttpResponse:
    """What the alliance has told, the newest first."""
    page = released_page(request.user, before=request.GET.get("vor", ""))
    answer = _answer(page.editions, page.is_first)
    context: dict[str, object] = {"page": page, "service": info_service(), "answer": answer}
    context |= {"houses": showing_houses(), "topics": Topic.objects.all(), "areas": districts_by_land()}
    context["frame"] = FRAME % (absolute(reverse("infoservice:latest")), escape(info_service().name))
    return render(request, "infoservice/edition_list.html", context)


def _answer(editions: list[Edition], is_first: bool) -> str:
    if not editions:
        return _("Noch ist keine Ausgabe erschienen.") if is_first else _("Weiter zurück gibt es keine Ausgaben.")
    newest = next((edition for edition in editions if edition.state == EditionState.RELEASED), None)
    if newest is None or not is_first:
        count = counted(len(editions), _("Ausgabe"), _("Ausgaben"), one=_("eine"))
        return sentence(_("%s aus früherer Zeit.") % count)
    return _("Zuletzt erschienen: %s.") % newest.title


@require_safe
@kept_page("haus", "sprache")
def edition_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One edition as a page, of the alliance or (`haus`) as a house sends it that shows this to everybody.

    With `sprache` in English, as far as it is written in it.
    """
    edition, house = _told(request, slug), _house_asked(request)
    written = _shown(edition, house)
    text = in_language(written, language_asked(request, written))
    context = page_of(text) | {"edition": edition, "which": _which(house, text.language)}
    context["of_house"] = _which(house, GERMAN)
    context["subscribe_at"] = reverse("infoservice:subscribe") + _which(house, text.language, name="von")
    context["feed_at"] = reverse("infoservice:feed") + context["which"]
    if has_english(written):
        other = GERMAN if text.language == ENGLISH else ENGLISH
        context["other_language"], context["in_other_language"] = other, _which(house, other) or "."
    with translation.override(text.language):
        return render(request, "infoservice/edition_detail.html", context)


@require_safe
def edition_text(request: HttpRequest, slug: str) -> HttpResponse:
    """The edition as text, to paste it into a newsletter or intranet of one's own."""
    edition = _told(request, slug)
    if edition.state != EditionState.RELEASED:
        raise Http404(_("Diese Ausgabe ist zurückgezogen."))
    written = _shown(edition, _house_asked(request))
    text = in_language(written, language_asked(request, written))
    return HttpResponse(plain_text(text), content_type="text/plain; charset=utf-8")


def _shown(edition: Edition, house: Organisation | None) -> EditionText:
    """The alliance's words, or those of a house that shows them to everybody; 404 where it does not show this one."""
    text = shown_text(edition, house)
    if text is None:
        raise Http404(_("Dieses Haus zeigt die Ausgabe nicht in seiner Fassung."))
    return text


@require_safe
def edition_paper(request: HttpRequest, slug: str) -> HttpResponse:
    """The edition as PDF."""
    edition = _told(request, slug)
    if edition.state != EditionState.RELEASED:
        raise Http404(_("Diese Ausgabe ist zurückgezogen."))
    house = _house_asked(request)
    written = _shown(edition, house)
    return paper_response(edition, in_language(written, language_asked(request, written)), house)


@require_safe
def edition_picture(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The picture of an item; with `haus` of one that this house added."""
    edition, house = edition_named(request.user, slug), _house_asked(request)
    if edition is None:
        raise Http404(_("Dieses Bild gibt es nicht."))
    if house is not None:
        stored = next((item.picture for item in _shown(edition, house).items if item.key == key), "")
    else:
        stored = item_of(edition, key).picture
    if not stored:
        raise Http404(_("Dieses Bild gibt es nicht."))
    with default_storage.open(stored) as file:
        response = HttpResponse(file.read(), content_type="image/png")
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The newest editions as an Atom feed; of a topic or for a region only those that say something about it.

    With `haus` as that house sends them, with `sprache` in English as far as they are written in it.
    """
    language = ENGLISH if request.GET.get("sprache") == ENGLISH else GERMAN
    topic, region = request.GET.get("thema", "")[:80], request.GET.get("region", "")[:8]
    house = _house_asked(request)
    told = [
        (edition, in_language(kept, language))
        for edition, text in _out(request, house)
        if (kept := about(text, topic=topic, region=region)).says_something
    ]
    name = f"{info_service().name}, {house.label if house else name_of(current())}"
    slug = house.slug if house else ""
    content = atom_feed(told, name=name, address=request.get_full_path(), house=slug, language=language)
    return HttpResponse(content, content_type="application/atom+xml; charset=utf-8")


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
@require_safe
def latest(request: HttpRequest) -> HttpResponse:
    """The newest edition, with `haus` as that house sends it, as a small page to set into one's own website."""
    house = _house_asked(request)
    edition, text = next(_out(request, house), (None, None))
    context = {"edition": edition, "text": text, "house": house, "service": info_service()}
    return render(request, "infoservice/latest.html", context)


def language_asked(request: HttpRequest, text: EditionText) -> str:
    """English where it is asked for and something is written in it, else German."""
    return ENGLISH if request.GET.get("sprache") == ENGLISH and has_english(text) else GERMAN


def _which(house: Organisation | None, language: str, *, name: str = "haus") -> str:
    """The end of an address that asks for the version of a house, under this name, and for a language."""
    asked = ({name: house.slug} if house else {}) | ({"sprache": language} if language != GERMAN else {})
    return f"?{urlencode(asked)}" if asked else ""


def _house_asked(request: HttpRequest) -> Organisation | None:
    """The house whose version is asked for; 404 unless it shows it to everybody. None: the alliance."""
    slug = request.GET.get("haus", "")[:80]
    house = showing_house(slug) if slug else None
    if slug and house is None:
        raise Http404(_("Dieses Haus zeigt seine Fassung nicht öffentlich. Lesen Sie die der Allianz."))
    return house


def _out(request: HttpRequest, house: Organisation | None) -> Iterator[tuple[Edition, EditionText]]:
    """The newest editions that hold, with their text; without those that the house did not pass on to everybody."""
    found = released_page(request.user, size=IN_FEED).editions
    editions = [edition for edition in found if edition.state == EditionState.RELEASED]
    for edition, text in zip(editions, shown_texts(editions, house), strict=True):
        if text is not None:
            yield edition, text


def page_of(text: EditionText) -> dict[str, Any]:
    """What an edition says, for a page; languages where they are not the one of the text around."""
    return {
        "text": text,
        "line": day_line(text),
        "parts": parts_of(text),
        "frame": frame_of(text),
        "greeting": paragraphs(text.greeting),
        "title_language": other_language(text.title_language, text),
        "greeting_language": other_language(text.greeting_language, text),
        "signature_language": other_language(GERMAN, text),
    }


def parts_of(text: EditionText) -> list[dict[str, object]]:
    """The items with what stands around them, for a page."""
    return [
        {
            "item": item,
            "above": above(item, text),
            "paragraphs": paragraphs(item.text),
            "until": until(item, text),
            "language": other_language(item.language, text),
            "link_language": link_language(item, text),
            "picture_language": picture_language(item, text),
        }
        for item in text.items
    ]


def paper_response(
    edition: Edition, text: EditionText | None = None, house: Organisation | None = None
) -> HttpResponse:
    """An edition as PDF in the look of the alliance or of a house, under its own name."""
    sender = house or the_alliance()
    which = _which(house, text.language if text else GERMAN)
    address = full_address(reverse("infoservice:edition", args=[edition.slug]) + which)
    theme = theme_of(sender) if sender else Theme()
    pdf = edition_pdf(text or text_of(edition), theme=theme, address=address)
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{edition.slug}.pdf"'
    return response


def mail_response(letter: Letter, asked: str = "") -> HttpResponse:
    """A mail as a page of its own, drawn as the look `asked` for; our own pages may frame it.

    Its style passes by its digest, nothing else does. Links open beside it: what they lead to may not be framed.
    """
    look = Look(asked) if asked in list(Look) else Look.DEVICE
    page = with_pictures_inside(in_look(letter.html, look), letter.pictures)
    response = HttpResponse(page.replace("<a ", '<a target="_blank" '))
    response["Content-Security-Policy"] = (
        f"default-src 'none'; style-src {style_digest(look)}; img-src data:; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'self'"
    )
    response["X-Frame-Options"] = "SAMEORIGIN"
    return response


def _told(request: HttpRequest, slug: str) -> Edition:
    edition = edition_named(request.user, slug)
    if edition is None or edition.state not in PUBLIC_STATES:
        raise Http404(_("Diese Ausgabe gibt es nicht."))
    return edition
