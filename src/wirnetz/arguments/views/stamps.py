"""Is this document still right? The answer to the short code that stands on every page of a kit."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirnetz.accounts.rules import visible
from wirnetz.arguments.enums import AUDIENCE_SLUGS, Audience
from wirnetz.arguments.exports.ingredients import by_kind_and_key
from wirnetz.arguments.models import KitStamp
from wirnetz.arguments.queries.adaptations import worded_for
from wirnetz.arguments.queries.situation import situations_remembered
from wirnetz.arguments.queries.stamps import published_of, stamp_with_code
from wirnetz.arguments.validators.occasions import occasions
from wirnetz.arguments.validators.stamps import ARGUMENT, FACT, OWN, Change, read_code, shown_code
from wirnetz.core.german import counted, joined
from wirnetz.documents.facts import FactScope, fact_keys, facts_for
from wirnetz.organisations.queries import organisations_with_slug, workplace
from wirnetz.regions.queries.areas import areas_by_keys

LONGEST = 40


@dataclass(frozen=True, slots=True)
class Told:
    """A change in words: of what it is, what the document says, what is right today, and where to read on."""

    of: str
    then: str
    now: str
    address: str


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """A field for the code; a code that was typed leads to its answer."""
    text = request.GET.get("code", "")[:LONGEST]
    if code := read_code(text):
        return redirect("arguments:stamp", code=shown_code(code))
    return render(request, "arguments/stamp_ask.html", {"typed": text, "is_wrong": bool(text.strip())})


@require_safe
def stamp(request: HttpRequest, code: str) -> HttpResponse:
    """Whether the document is still right, else what has changed in its common parts.

    The people of the house also read what it says in its own words, and how it says it now; nobody else hears of it. A
    code that nobody handed out is told so, with the field to type it again.
    """
    known = stamp_with_code(read_code(code[:LONGEST]))
    if known is None:
        context = {"typed": code[:LONGEST], "is_unknown": True}
        return render(request, "arguments/stamp_ask.html", context, status=404)
    if code != known.shown:
        return redirect("arguments:stamp", code=known.shown)
    is_own_house = workplace(request.user, known.organisation.slug, on=timezone.localdate()) is not None
    changes = _changes(known, with_own=is_own_house)
    occasion = occasions().get(known.occasion)
    areas = areas_by_keys(known.area_keys)
    context = {
        "stamp": known,
        "house": visible(request.user, organisations_with_slug(known.organisation.slug)).first(),
        "occasion": occasion,
        "region": joined([areas[key].full_name for key in known.area_keys if key in areas]),
        "changes": [_told(change, known) for change in changes],
        "has_own": is_own_house and bool(known.own),
        "answer": _answer(known, len(changes)),
        "again": _again(known) if occasion else "",
    }
    return render(request, "arguments/stamp.html", context)


def _changes(known: KitStamp, *, with_own: bool) -> tuple[Change, ...]:
    """What is different by now; an argument that is no longer said is told once, not again in the house's words."""
    slugs = [part.key for part in known.common_parts if part.kind == ARGUMENT]
    keys = {part.key for part in known.common_parts if part.kind == FACT} & set(fact_keys())
    scope = FactScope(known.organisation_id, tuple(known.area_keys), timezone.localdate())
    with situations_remembered():
        facts = facts_for(scope, tuple(sorted(keys)))
    versions = published_of(slugs)
    if with_own:
        versions = worded_for(known.organisation, versions)
    now = by_kind_and_key(occasions().get(known.occasion), versions, facts)
    changes = known.changes(now, with_own=with_own)
    gone = {change.key for change in changes if change.kind == ARGUMENT and not change.now}
    return tuple(change for change in changes if change.kind != OWN or change.key not in gone)


def _answer(known: KitStamp, count: int) -> str:
    day = f"{known.made_on:%d.%m.%Y}"
    if not count:
        return _("Diese Mappe vom %s ist aktuell.") % day
    words = {"day": day, "parts": counted(count, _("Angabe"), _("Angaben"), one=_("eine"))}
    if count == 1:
        return _("Seit dem %(day)s hat sich in dieser Mappe %(parts)s geändert.") % words
    return _("Seit dem %(day)s haben sich in dieser Mappe %(parts)s geändert.") % words


def _told(change: Change, known: KitStamp) -> Told:
    kinds = {ARGUMENT: _("Argument"), FACT: _("Zahl"), OWN: _("Eigene Fassung Ihres Hauses")}
    gone = {
        ARGUMENT: _("Das wird heute nicht mehr gesagt."),
        OWN: _("Ihr Haus sagt das heute wie die Bibliothek."),
    }
    is_worded = change.then == change.now
    nothing = gone.get(change.kind, _("Dazu liegt heute nichts vor."))
    now = _("Der Text wurde überarbeitet.") if is_worded else change.now or nothing
    return Told(kinds.get(change.kind, _("Anlass")), change.then, now, _address(change, known))


def _address(change: Change, known: KitStamp) -> str:
    if change.kind == OWN:
        return reverse("arguments:own_argument", args=[known.organisation.slug, change.key])
    return reverse("arguments:argument", args=[change.key]) if change.kind == ARGUMENT else ""


def _again(known: KitStamp) -> str:
    """The address at which the same kit is made from today's data."""
    query = {"organisation": known.organisation.slug, "region": ",".join(known.area_keys), "anlass": known.occasion}
    if known.audience in Audience.values:
        query["fuer"] = AUDIENCE_SLUGS[Audience(known.audience)]
    if known.selection:
        query["auswahl"] = known.selection
    return f"{reverse('arguments:kit')}?{urlencode(query)}"
