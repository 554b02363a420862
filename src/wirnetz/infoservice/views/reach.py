"""Whom an edition reaches before it goes, and how it stands afterwards."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can
from wirnetz.core.german import counted, number, sentence
from wirnetz.core.logs import MAIL
from wirnetz.infoservice.actions.sending import Versions, family_of
from wirnetz.infoservice.actions.steering import cancel_mailing, pause_mailing, resume_mailing
from wirnetz.infoservice.delivery.keeping import KEPT
from wirnetz.infoservice.enums import PUBLIC_STATES, RecipientState
from wirnetz.infoservice.models import Edition, Mailing
from wirnetz.infoservice.queries.audience import AudienceCounts, audience_counts
from wirnetz.infoservice.queries.mailing import IN_OUTBOX, IN_OUTBOX_WORDS, Standing, figures, rows_in, standing
from wirnetz.infoservice.queries.places import described
from wirnetz.infoservice.queries.second_people import places_without_hands
from wirnetz.infoservice.queries.versions import Cascade
from wirnetz.infoservice.views.cascade import FEWEST, came_down, people_words
from wirnetz.infoservice.views.entering import at_edition, office_trail

MOST_ROWS = 200
STEPS = {"anhalten": pause_mailing, "fortsetzen": resume_mailing, "abbrechen": cancel_mailing}


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place, what it is, what its people get, and how many they are."""

    name: str
    kind: str
    words: str
    people: int

    @property
    def people_words(self) -> str:
        """How many, as far as it may be told: of a few people nobody is to guess who they are."""
        return people_words(self.people)


@require_safe
@at_edition
def office_reach(request: HttpRequest, edition: Edition) -> HttpResponse:
    """How many people the edition would reach if it went out now, by which version, and why they get it.

    Once it is out: how it came down.
    """
    if edition.state in PUBLIC_STATES:
        mailing = Mailing.objects.filter(family=family_of(edition)).first()
        return render(request, "infoservice/office_cascade.html", came_down(edition, mailing, request.GET))
    cascade = Cascade(edition)
    silent = cascade.silent_places()
    versions = Versions(cascade.text_for, timezone.localdate())
    counts = audience_counts(edition, without=silent, says=lambda copy: bool(versions.key_for(copy)))
    context = {
        "edition": edition,
        "counts": counts,
        "reasons": [words for words, people in counts.reasons if people >= FEWEST],
        "lines": _lines(cascade, counts),
        "held": sorted(cascade.name(node) for node in silent if cascade.level(node).sends_nothing),
        "answer": _reach(counts.people),
        "trail": office_trail(edition),
    }
    return render(request, "infoservice/office_reach.html", context)


def _reach(people: int) -> str:
    if not people:
        return _("Diese Ausgabe erreicht noch niemanden per Mail.")
    count = counted(people, _("Person bekommt"), _("Personen bekommen"), one=_("eine"))
    return sentence(_("%s die Ausgabe, jede ein Exemplar.") % count)


def _lines(cascade: Cascade, counts: AudienceCounts) -> list[PlaceLine]:
    lines, idle, places = [], places_without_hands(counts.per_place), described(counts.per_place)
    for node, people in counts.per_place.items():
        level, (kind, name) = cascade.level(node), places.get(node, (NodeKind.ALLIANCE, ""))
        if kind in (NodeKind.ALLIANCE, NodeKind.BODY):
            words = _("Ausgabe der Allianz")
        elif level.counts:
            words = _("eigene Fassung, freigegeben") if level.is_approved else _("eigene Fassung")
        else:
            words = _("wie von oben; dort darf noch niemand entscheiden") if node in idle else _("wie von oben")
        what = _("die Allianz selbst, ohne Haus dazwischen") if kind == NodeKind.ALLIANCE else str(kind.label)
        lines.append(PlaceLine(name or cascade.name(node), what, words, people))
    return sorted(lines, key=lambda line: (-line.people, line.name))


@require_safe
@at_edition
def office_sending(request: HttpRequest, edition: Edition) -> HttpResponse:
    """How the mails of an edition stand; every number opens its rows, with addresses told by their ends only."""
    mailing = Mailing.objects.filter(family=family_of(edition)).first()
    state = request.GET.get("stand", "")
    context: dict[str, Any] = {
        "edition": edition,
        "mailing": mailing,
        "state": "",
        "rows": [],
        "answer": _("Diese Ausgabe ging nicht als Mail hinaus. Sie steht im Archiv."),
        "may_steer": can(request.user, "withdraw", edition),
        "trail": office_trail(edition),
    }
    if mailing is not None:
        stands = standing(mailing)
        labels = dict(RecipientState.choices) | {IN_OUTBOX: IN_OUTBOX_WORDS}
        numbers = figures(stands.counts, stands.in_outbox)
        context |= {"standing": stands, "numbers": numbers, "answer": _stand(stands), "state": labels.get(state, "")}
        if context["state"]:
            rows = rows_in(mailing, state).order_by("pk")[:MOST_ROWS]
            context["rows"] = [
                (_shortened(row.address), _said(row.reply_text), row.settled_at or row.next_at) for row in rows
            ]
    return render(request, "infoservice/office_sending.html", context)


def _stand(stands: Standing) -> str:
    accepted = stands.counts[RecipientState.ACCEPTED] - stands.in_outbox
    if stands.in_outbox and not accepted:
        told = {"kept": number(stands.in_outbox), "total": number(stands.total)}
        return _("%(kept)s von %(total)s Mails liegen im Postausgang; hinausgegangen ist keine.") % told
    told = {"accepted": number(accepted), "total": number(stands.total), "open": number(stands.open)}
    if stands.open:
        return _("%(accepted)s von %(total)s Mails sind angenommen, %(open)s warten noch.") % told
    return _("%(accepted)s von %(total)s Mails sind angenommen; es wartet nichts mehr.") % told


def _shortened(address: str) -> str:
    name, _at, domain = address.partition("@")
    return f"{name[:1]}…@{domain}"


def _said(words: str) -> str:
    """The mail server's words; it likes to repeat the address."""
    if words == KEPT:
        return _("kein Mailserver eingestellt")
    return MAIL.sub(lambda found: _shortened(found[0]), words)


@require_POST
@at_edition
def office_steer(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Halt the mails, let them go on, or call off what has not gone."""
    if not can(request.user, "withdraw", edition):
        raise PermissionDenied
    mailing = Mailing.objects.filter(family=family_of(edition)).first()
    step = STEPS.get(request.POST.get("was", ""))
    if mailing is not None and step is not None:
        try:
            step(mailing, by=person_of(request))
        except ValidationError as error:
            for reason in error.messages:
                messages.error(request, reason)
        else:
            messages.success(request, _("Erledigt."))
    return redirect("infoservice:office_sending", edition.slug)
