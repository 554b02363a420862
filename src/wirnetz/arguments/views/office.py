"""The library's office: what waits, what there is by state, one argument with its versions, what is missing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from wirnetz.accounts.rules import can
from wirnetz.arguments.enums import OPEN_STATES, VersionState
from wirnetz.arguments.models import Argument, ArgumentVersion
from wirnetz.arguments.queries.gaps import ageing, gap_count, unheard, unproven
from wirnetz.arguments.queries.office import (
    current_version,
    open_version,
    second_people,
    state_counts,
    to_mend,
    to_review,
    versions_in,
    versions_of,
)
from wirnetz.arguments.rules import releases_library
from wirnetz.arguments.views.entering import at_argument, in_library, office_trail
from wirnetz.core.answers import Answer
from wirnetz.core.filters import link_filter
from wirnetz.core.german import joined, number_word, sentence

STATES = {
    "entwurf": VersionState.DRAFT,
    "pruefung": VersionState.IN_REVIEW,
    "veroeffentlicht": VersionState.PUBLISHED,
    "zurueckgezogen": VersionState.RETIRED,
}
LISTED = (*OPEN_STATES, VersionState.PUBLISHED, VersionState.RETIRED)
MOST = 300


@require_safe
@in_library
def office(request: HttpRequest) -> HttpResponse:
    """What waits for the visitor, then everything by state."""
    counts = state_counts(request.user)
    options = [(word, f"{state.label} ({counts[state.value]})") for word, state in STATES.items()]
    word, states = link_filter(request.GET, "stand", _("Stand:"), options)
    reviews, drafts = to_review(request.user), to_mend(request.user)
    chosen = [STATES[word]] if word else LISTED
    context = {
        "reviews": reviews,
        "drafts": drafts,
        "versions": list(versions_in(request.user, chosen)[:MOST]),
        "filters": [states],
        "answer": _office_answer(len(reviews), len(drafts), counts[VersionState.PUBLISHED.value]),
    }
    return render(request, "arguments/office.html", context)


def _office_answer(reviews: int, drafts: int, published: int) -> Answer:
    """How much is published, and what the visitor is asked for."""
    text = ngettext("Ein Argument ist veröffentlicht.", "%(n)s Argumente sind veröffentlicht.", published)
    first = sentence(text % {"n": number_word(published) if published else _("Noch keine")})
    if not reviews and not drafts:
        return Answer(first)
    waiting = []
    if reviews:
        waiting.append(
            ngettext("eine Fassung wartet auf Ihre Prüfung", "%(n)s Fassungen warten auf Ihre Prüfung", reviews)
            % {"n": number_word(reviews)}
        )
    if drafts:
        waiting.append(
            ngettext("ein Entwurf von Ihnen ist offen", "%(n)s Entwürfe von Ihnen sind offen", drafts)
            % {"n": number_word(drafts)}
        )
    return Answer(first, sentence(f"{', '.join(waiting)}."))


@require_safe
@at_argument
def office_argument(request: HttpRequest, argument: Argument) -> HttpResponse:
    """Where an argument stands, what one may do with it, and its versions."""
    versions = versions_of(request.user, argument)
    being_written, current = open_version(versions), current_version(versions)
    shown = being_written or current or versions[0]
    context = {
        "argument": argument,
        "versions": versions,
        "open": being_written,
        "current": current,
        "shown": shown,
        "may_edit": being_written is not None and can(request.user, "edit", being_written),
        "may_release": being_written is not None and can(request.user, "release", being_written),
        "may_withdraw": being_written is not None and can(request.user, "withdraw", being_written),
        "may_revise": being_written is None,
        "may_retire": being_written is None
        and current is not None
        and not argument.is_retired
        and can(request.user, "end", argument),
        "comparable": len(versions) > 1,
        "waits": being_written is not None and being_written.state == VersionState.IN_REVIEW,
        "second_people": joined(second_people(being_written), _("oder")) if being_written else "",
        "answer": _state_answer(argument, being_written, current),
        "trail": office_trail(),
    }
    return render(request, "arguments/office_argument.html", context)


def _state_answer(argument: Argument, draft: ArgumentVersion | None, current: ArgumentVersion | None) -> Answer:
    """Where an argument stands, in one sentence."""
    if draft is None:
        if argument.is_retired:
            return Answer(_("Dieses Argument ist zurückgezogen."))
        return Answer(_("Fassung %d ist veröffentlicht.") % (current.number if current else 1))
    words = {"number": draft.number}
    told = _("Fassung %d gilt weiter.") % current.number if current and not argument.is_retired else ""
    if draft.state == VersionState.IN_REVIEW:
        return Answer(told, _("Fassung %(number)d wartet auf die Prüfung durch eine zweite Person.") % words)
    if draft.review_note:
        return Answer(told, _("Fassung %(number)d kam aus der Prüfung zurück.") % words)
    return Answer(told, _("Fassung %(number)d ist ein Entwurf.") % words)


@require_safe
@in_library
def office_gaps(request: HttpRequest) -> HttpResponse:
    """Audiences without argument, arguments without evidence, evidence past its date."""
    today = timezone.localdate()
    silent, bare = unheard(request.user), unproven(request.user, today)
    over, soon = ageing(request.user, today)
    count = gap_count((silent, bare, over, soon))
    text = ngettext("Eine Stelle ist offen.", "%(n)s Stellen sind offen.", count) % {"n": number_word(count)}
    context = {
        "silent": silent,
        "bare": bare,
        "over": over,
        "soon": soon,
        "releases": releases_library(request.user),
        "answer": Answer("", sentence(text)) if count else Answer(_("Im Augenblick fehlt nichts.")),
        "trail": office_trail(),
    }
    return render(request, "arguments/office_gaps.html", context)
