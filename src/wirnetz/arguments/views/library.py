"""The argument library as everybody reads it: the list and one argument."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from wirnetz.accounts.rules import can, visible
from wirnetz.arguments.enums import BlockKind
from wirnetz.arguments.models import Argument, ArgumentVersion
from wirnetz.arguments.queries.choices import (
    idea_choices,
    idea_of,
    listener_choices,
    listener_of,
    listener_word,
    occasion_choices,
    occasion_names,
)
from wirnetz.arguments.queries.library import (
    MOST_FOUND,
    alike,
    arguments_listed,
    arguments_with_slug,
    told_version,
)
from wirnetz.arguments.validators.placeholders import readable_parts
from wirnetz.core.filters import link_filter
from wirnetz.core.german import number_word, sentence
from wirnetz.core.kept import kept_page

LONGEST_QUESTION = 80


@require_safe
@kept_page("fuer", "anlass", "gedanke", "q")
def argument_list(request: HttpRequest) -> HttpResponse:
    """What can be said to whom: by audience, occasion, idea and words."""
    listener, listeners = link_filter(request.GET, "fuer", _("Wer hört zu?"), listener_choices())
    occasion, occasions = link_filter(request.GET, "anlass", _("Anlass:"), occasion_choices())
    idea, ideas = link_filter(request.GET, "gedanke", _("Gedanke:"), idea_choices())
    words = " ".join(request.GET.get("q", "").split())[:LONGEST_QUESTION]
    audience, kind = listener_of(listener)
    found = arguments_listed(words=words, audience=audience, partner_kind=kind, occasion=occasion, idea=idea_of(idea))
    rows = list(found[: MOST_FOUND + 1])
    groups: dict[str, list[ArgumentVersion]] = {}
    for version in rows[:MOST_FOUND]:
        groups.setdefault(version.speaks_to, []).append(version)
    context = {
        "groups": list(groups.items()),
        "filters": [listeners, occasions, ideas],
        "kept": [(name, request.GET[name]) for name in ("fuer", "anlass", "gedanke") if request.GET.get(name)],
        "words": words,
        "has_more": len(rows) > MOST_FOUND,
        "answer": _list_answer(len(rows), is_filtered=bool(words or listener or occasion or idea)),
    }
    return render(request, "arguments/argument_list.html", context)


def _list_answer(count: int, *, is_filtered: bool) -> str:
    """The first sentence of the list."""
    if not count:
        return _("Dazu ist noch kein Argument veröffentlicht.")
    text = ngettext("%(n)s Argument", "%(n)s Argumente", count) % {"n": "ein" if count == 1 else number_word(count)}
    if is_filtered:
        return sentence(_("%s für diese Auswahl, mit Belegen und Antwort auf den Einwand.") % text)
    return sentence(_("%s für die Zusammenarbeit, mit Belegen und Antwort auf den Einwand.") % text)


def _known(request: HttpRequest, slug: str) -> tuple[Argument, ArgumentVersion]:
    """The argument and what of it is or was published; nobody reads a draft here."""
    argument = visible(request.user, arguments_with_slug(slug)).first()
    version = told_version(argument) if argument else None
    if argument is None or version is None:
        raise Http404(_("Dieses Argument gibt es nicht, oder es ist noch nicht veröffentlicht."))
    return argument, version


@require_safe
@kept_page()
def argument_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One argument: claim, reasons, evidence with its age, objection and answer, how one brings it forward."""
    argument, version = _known(request, slug)
    today = timezone.localdate()
    word = listener_word(version.audience, version.partner_kind)
    context = {
        "argument": argument,
        "version": version,
        "claim": readable_parts(version.claim),
        "reasons": [readable_parts(reason) for reason in version.reasons],
        "evidence": [(block, readable_parts(block.text), block.has_expired(today)) for block in version.evidence],
        "exchange": [
            (str(BlockKind(kind).label), readable_parts(version.text(kind)))
            for kind in (BlockKind.GIVES, BlockKind.GETS)
            if version.text(kind)
        ],
        "objection": version.part(BlockKind.OBJECTION),
        "objection_parts": readable_parts(version.text(BlockKind.OBJECTION)),
        "reply": readable_parts(version.text(BlockKind.ANSWER)),
        "note": readable_parts(version.text(BlockKind.NOTE)),
        "picture": version.part(BlockKind.PICTURE),
        "occasions": occasion_names(version.occasions),
        "others": alike(version),
        "may_edit": can(request.user, "edit", argument),
        "trail": [
            (reverse("arguments:arguments"), _("Argumente")),
            (f"{reverse('arguments:arguments')}?fuer={word}", version.speaks_to),
        ],
        "kit_address": _kit_address(version),
    }
    return render(request, "arguments/argument_detail.html", context)


def _kit_address(version: ArgumentVersion) -> str:
    """The kit builder, with the occasion and the audience that the argument is for."""
    occasion = next(iter(version.occasions), "")
    word = listener_word(version.audience, "") if version.audience else ""
    wishes = [f"{name}={value}" for name, value in (("anlass", occasion), ("fuer", word)) if value]
    return f"{reverse('arguments:kit')}{'?' if wishes else ''}{'&'.join(wishes)}"


@require_safe
@cache_control(public=True, max_age=3600)
def argument_picture(request: HttpRequest, slug: str) -> HttpResponse:
    """The picture of what is published, as far as somebody allowed it; drawn anew when it was uploaded."""
    _argument, version = _known(request, slug)
    block = version.part(BlockKind.PICTURE)
    if block is None or not block.picture or not block.approval:
        raise Http404(_("Zu diesem Argument gibt es kein Bild."))
    with block.picture.open("rb") as file:
        response = HttpResponse(file.read(), content_type="image/png")
    response["X-Content-Type-Options"] = "nosniff"
    return response
