"""A house, an office or a network passes an edition on: as it is, in its own words, or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from csp.decorators import csp_update
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from wirnetz.accounts.models import Node
from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can, visible
from wirnetz.core.doors import NO_WORKSPACE, door
from wirnetz.core.editing import EditConflict, conflict, fingerprint
from wirnetz.core.german import date_words, inside_quotes
from wirnetz.core.refusing import refuse
from wirnetz.infoservice.actions import adapt_edition, set_passing_on, store_item_picture
from wirnetz.infoservice.actions.adapting import NOTHING_GOES, PASSING_FIELDS
from wirnetz.infoservice.enums import EditionState
from wirnetz.infoservice.exports import letter_for, plain_text
from wirnetz.infoservice.exports.phrases import frame_of
from wirnetz.infoservice.forms import AdaptForm, PassingOnForm
from wirnetz.infoservice.forms.pictures import ask_for_pictures_again
from wirnetz.infoservice.models import Adaptation, Edition, PassingOn
from wirnetz.infoservice.queries.editions import edition_named, limits_of
from wirnetz.infoservice.queries.places import HouseLine, adaptation_of, house_lines, passing_on, taken_back
from wirnetz.infoservice.queries.unreachable import Unreachable, unreachable_of, unreachable_of_network
from wirnetz.infoservice.queries.versions import Cascade, own_parts
from wirnetz.infoservice.views.public import language_asked, mail_response
from wirnetz.infoservice.weaving import EditionText, Letter, LetterFoot, OwnItem, has_english, in_language
from wirnetz.networks.models import Network
from wirnetz.networks.queries import networks_with_slug
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import workplace

read_and_write = require_http_methods(["GET", "HEAD", "POST"])
AS_STORED = "gespeichert"
SAVED_MEANWHILE = gettext_lazy(
    "Inzwischen hat jemand etwas anderes gespeichert. Hier steht es; lesen Sie es, bevor Sie es weitergeben."
)
SAVE_MINE = {
    "freigeben": gettext_lazy("Meine Fassung speichern und weitergeben"),
    "speichern": gettext_lazy("Meine Fassung speichern, noch nicht weitergeben"),
    "halten": gettext_lazy("Meine Fassung speichern, aber nicht weitergeben"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where the visitor works: a house or office, or a network; with the addresses of its pages."""

    node: Node
    record: Organisation | Network

    @property
    def organisation(self) -> Organisation | None:
        """The house or office; None for a network."""
        return self.record if isinstance(self.record, Organisation) else None

    @property
    def network(self) -> Network | None:
        """The network; None for a house."""
        return self.record if isinstance(self.record, Network) else None

    @property
    def editions(self) -> str:
        """The page of all editions."""
        return self._page("editions")

    @property
    def settings(self) -> str:
        """How it passes on."""
        return self._page("passing_on")

    @property
    def unreachable(self) -> str:
        """Which addresses take nothing."""
        return self._page("unreachable")

    def _page(self, name: str) -> str:
        return reverse(f"infoservice:{'house' if self.organisation else 'network'}_{name}", args=[self.record.slug])


def _house(request: HttpRequest, slug: str) -> Place | None:
    found = workplace(request.user, slug, on=timezone.localdate())
    return Place(found.node, found) if found is not None and found.node is not None else None


def _network(request: HttpRequest, slug: str) -> Place | None:
    found = visible(request.user, networks_with_slug(slug)).select_related("node").first()
    if found is None or found.node is None or not can(request.user, "read", Adaptation(place=found.node)):
        return None
    return Place(found.node, found)


in_house = door(_house, NO_WORKSPACE)
"""A view for the people of a house or office."""
in_network = door(_network, NO_WORKSPACE)
"""A view for the people of a network."""


@require_safe
def editions(request: HttpRequest, place: Place) -> HttpResponse:
    """What lies with the house now, what went out, and how it passes on."""
    lines = house_lines(place.node)
    context = {
        "place": place,
        "open": [line for line in lines if line.is_open],
        "past": [line for line in lines if not line.is_open],
        "settings": passing_on(place.node),
        "may_edit": can(request.user, "edit", Adaptation(place=place.node)),
        "answer": _answer(lines),
        "unreachable": _unreachable(request, place),
    }
    return render(request, "infoservice/house_editions.html", context)


def unreachable_at(request: HttpRequest, place: Place) -> list[Unreachable]:
    """Addresses of the place from which mails came back, for those who can put them right."""
    if place.organisation is not None:
        return unreachable_of(request.user, place.organisation, on=timezone.localdate())
    return unreachable_of_network(request.user, place.network, on=timezone.localdate()) if place.network else []


def _unreachable(request: HttpRequest, place: Place) -> str:
    """How many addresses get nothing since mails came back; nothing where all is well."""
    number = sum(row.is_final for row in unreachable_at(request, place))
    words = ngettext("Eine Adresse bekommt nichts mehr.", "%(count)d Adressen bekommen nichts mehr.", number)
    return words % {"count": number} if number else ""


def _answer(lines: Sequence[HouseLine]) -> str:
    waiting = [line for line in lines if line.is_open and not line.is_decided]
    if waiting and waiting[0].until:
        until = timezone.localtime(waiting[0].until)
        told = {
            "title": inside_quotes(waiting[0].edition.title),
            "day": date_words(until.date()),
            "time": until.strftime("%H:%M"),
        }
        return _("„%(title)s“ liegt bis %(day)s, %(time)s Uhr bei Ihnen.") % told
    if any(line.is_open for line in lines):
        return _("Sie haben über die nächste Ausgabe entschieden.")
    return _("Zurzeit liegt keine Ausgabe bei Ihnen.")


@read_and_write
def edition_of_place(request: HttpRequest, place: Place, edition: str) -> HttpResponse:
    """Adapt an edition: greeting, what goes along, other words, an own item."""
    if (back := taken_back(edition)) is not None:
        return render(request, "infoservice/house_taken_back.html", {"place": place, "edition": back})
    stored = _edition(request, edition)
    cascade = Cascade(stored)
    above = cascade.above(place.node.pk)
    if above is None:
        return render(request, "infoservice/house_nothing.html", {"place": place, "edition": stored})
    adaptation, own = adaptation_of(stored, place.node), own_parts(stored, place.node)
    may_edit = can(request.user, "edit", Adaptation(place=place.node))
    if may_edit and request.POST.get("was") == AS_STORED:
        return _passed_on_as_stored(request, place, stored, adaptation, own)
    form = AdaptForm(
        request.POST or None,
        request.FILES or None,
        items=above.items,
        own=own,
        greeting=adaptation.greeting if adaptation else "",
        greeting_en=adaptation.greeting_en if adaptation else "",
        has_english=has_english(above),
        limits=limits_of(stored),
        seen=_seen(own, adaptation),
    )
    if request.method == "POST":
        if not may_edit:
            raise PermissionDenied
        if form.is_valid():
            if form.cleaned_data["seen"] != _seen(own, adaptation):
                theirs = AdaptForm(
                    items=above.items,
                    own=own,
                    greeting=form["greeting"].initial or "",
                    greeting_en=adaptation.greeting_en if adaptation else "",
                    has_english=has_english(above),
                    seen=_seen(own, adaptation),
                )
                save = SAVE_MINE.get(request.POST.get("was", ""), "")
                return conflict(request, yours=form, theirs=theirs, what=stored.title, save=str(save))
            if _saved(request, place, stored, form, own):
                return redirect(place.editions)
    ask_for_pictures_again(form)
    is_open = stored.state == EditionState.WITH_HOUSES
    context = {
        "place": place,
        "edition": stored,
        "adaptation": adaptation,
        "above": above,
        "form": form,
        "rows": list(form.rows()),
        "changed": len(form.drift),
        "may_edit": may_edit and is_open,
        "may_pass_on": may_edit and is_open and not form.is_bound and _is_undecided(adaptation),
        "has_own": _has_own(adaptation, own),
        "stands": _stands(adaptation, stored),
        "nothing_goes": form.has_error(NON_FIELD_ERRORS, NOTHING_GOES),
        "settings": passing_on(place.node),
    }
    return render(request, "infoservice/house_edition.html", context, status=422 if form.errors else 200)


def _stands(adaptation: Adaptation | None, edition: Edition) -> str:
    """What the place has decided, as long as it may decide otherwise; nothing while it has not."""
    if adaptation is None or edition.adapt_until is None:
        return ""
    until = timezone.localtime(edition.adapt_until)
    told = {"day": date_words(until.date()), "time": until.strftime("%H:%M")}
    if adaptation.is_held:
        return _("Sie geben diese Ausgabe nicht weiter. Bis %(day)s, %(time)s Uhr können Sie das noch ändern.") % told
    if adaptation.approved_at is None:
        return ""
    at = timezone.localtime(adaptation.approved_at)
    told |= {"on": date_words(at.date()), "at": at.strftime("%H:%M"), "by": str(adaptation.approved_by or "")}
    if adaptation.approved_by is None:
        return _("Freigegeben am %(on)s, %(at)s Uhr. Bis %(day)s, %(time)s Uhr können Sie noch ändern.") % told
    return _("Freigegeben am %(on)s, %(at)s Uhr von %(by)s. Bis %(day)s, %(time)s Uhr können Sie noch ändern.") % told


def _is_undecided(adaptation: Adaptation | None) -> bool:
    return adaptation is None or (adaptation.approved_at is None and not adaptation.is_held)


def _has_own(adaptation: Adaptation | None, own: Sequence[OwnItem]) -> bool:
    return bool(own) or bool(adaptation and (adaptation.greeting or adaptation.greeting_en))


def _passed_on_as_stored(
    request: HttpRequest, place: Place, edition: Edition, adaptation: Adaptation | None, own: Sequence[OwnItem]
) -> HttpResponse:
    """Release what is stored, whatever somebody has begun to write in the form; not if that is not what they saw."""
    try:
        if request.POST.get("seen") != _seen(own, adaptation):
            raise EditConflict(edition)
        adapt_edition(
            edition=edition,
            place=place.node,
            greeting=adaptation.greeting if adaptation else "",
            greeting_en=adaptation.greeting_en if adaptation else "",
            parts=own,
            seen=own,
            approve=True,
            by=person_of(request),
        )
    except (EditConflict, ValidationError) as error:
        for reason in error.messages if isinstance(error, ValidationError) else [SAVED_MEANWHILE]:
            messages.error(request, str(reason))
        return redirect(f"{place.editions}{edition.slug}/")
    with_own = _has_own(adaptation, own)
    said = (
        _("„%s“ geht so an Ihre Leute, wie es gespeichert war.") if with_own else _("„%s“ geht ohne Änderung weiter.")
    )
    messages.success(request, said % inside_quotes(edition.title))
    return redirect(place.editions)


def _saved(request: HttpRequest, place: Place, edition: Edition, form: AdaptForm, own: Sequence[OwnItem]) -> bool:
    """Do what the pressed button says; whether it was done."""
    was = request.POST.get("was", "")
    before = adaptation_of(edition, place.node)
    try:
        adapt_edition(
            edition=edition,
            place=place.node,
            greeting=form.cleaned_data["greeting"],
            greeting_en=form.cleaned_data.get("greeting_en", ""),
            parts=form.parts(store=store_item_picture),
            seen=own,
            is_held=was == "halten",
            approve=was == "freigeben",
            by=person_of(request),
        )
    except (ValidationError, EditConflict) as error:
        reason = error if isinstance(error, ValidationError) else ValidationError(_("Gerade hat jemand gespeichert."))
        refuse(form, reason)
        return False
    done = {
        "freigeben": _("„%s“ ist freigegeben. Ihre Leute bekommen diese Fassung."),
        "halten": _("Ihre Leute bekommen „%s“ nicht. Sie können es bis zum Ende der Frist ändern."),
    }
    saved = _("„%s“ ist gespeichert, noch nicht freigegeben.")
    if before is not None and before.approved_at is not None:
        saved = _("Die Freigabe von „%s“ ist zurückgenommen, Ihre Änderungen sind gespeichert.")
    messages.success(request, done.get(was, saved) % inside_quotes(edition.title))
    return True


@require_safe
def preview(request: HttpRequest, place: Place, edition: str) -> HttpResponse:
    """What the people of the house would get, in all its forms, with the text to paste elsewhere."""
    stored = _edition(request, edition)
    text = _asked(request, stored, place)
    context = {
        "speaks": text.language,
        "has_english": has_english(text),
        "place": place,
        "edition": stored,
        "letter": _letter(text),
        "mail_address": f"{place.editions}{stored.slug}/mail/",
        "pasted": plain_text(text),
    }
    return render(request, "infoservice/house_preview.html", context)


@require_safe
def preview_mail(request: HttpRequest, place: Place, edition: str) -> HttpResponse:
    """The mail alone."""
    text = _asked(request, _edition(request, edition), place)
    return mail_response(_letter(text), request.GET.get("ansicht", ""))


def _asked(request: HttpRequest, edition: Edition, place: Place) -> EditionText:
    text = _draft(edition, place)
    return in_language(text, language_asked(request, text))


def _draft(edition: Edition, place: Place) -> EditionText:
    text = Cascade(edition).draft_for(place.node.pk)
    if text is None:
        raise Http404(_("Von dieser Ausgabe geht über Ihr Haus nichts hinaus."))
    return text


def _letter(text: EditionText) -> Letter:
    return letter_for(text, LetterFoot(str(frame_of(text).because_tried), "#abbestellen", "#im-browser"))


@read_and_write
def passing_on_page(request: HttpRequest, place: Place) -> HttpResponse:
    """What goes when nobody decides, the signature, where answers go."""
    stored = passing_on(place.node)
    if not can(request.user, "edit", stored):
        raise PermissionDenied
    form = PassingOnForm(request.POST or None, initial=_settings(stored))
    if request.method == "POST" and form.is_valid():
        answers = form.cleaned_data
        try:
            set_passing_on(place=place.node, values=answers, seen=answers["seen"], by=person_of(request))
        except EditConflict:
            theirs = PassingOnForm(initial=_settings(passing_on(place.node)))
            return conflict(request, yours=form, theirs=theirs, what=_("Weitergabe des Infodienstes"))
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Gespeichert."))
            return redirect(place.editions)
    context = {"form": form, "place": place}
    return render(request, "infoservice/house_passing_on.html", context, status=422 if form.errors else 200)


def _settings(stored: PassingOn) -> dict[str, object]:
    known = stored if stored.pk else PassingOn(place=stored.place)
    values = {name: getattr(known, name) for name in PASSING_FIELDS}
    return values | {"seen": fingerprint(known, PASSING_FIELDS) if stored.pk else ""}


def _edition(request: HttpRequest, slug: str) -> Edition:
    edition = edition_named(request.user, slug)
    if edition is None or edition.state not in {EditionState.WITH_HOUSES, EditionState.RELEASED}:
        raise Http404(_("Diese Ausgabe liegt nicht bei Ihnen."))
    return edition


def _seen(own: Sequence[OwnItem], adaptation: Adaptation | None) -> str:
    """A short name for greeting and parts as they are stored."""
    greetings = (adaptation.greeting, adaptation.greeting_en) if adaptation else ("", "")
    return sha256("\x1e".join([*sorted(map(repr, own)), *greetings]).encode()).hexdigest()[:32]


house_editions, network_editions = in_house(editions), in_network(editions)
house_edition, network_edition = in_house(edition_of_place), in_network(edition_of_place)
_framing = csp_update({"frame-src": ["'self'"]})
house_preview, network_preview = _framing(in_house(preview)), _framing(in_network(preview))
house_preview_mail, network_preview_mail = in_house(preview_mail), in_network(preview_mail)
house_passing_on, network_passing_on = in_house(passing_on_page), in_network(passing_on_page)
