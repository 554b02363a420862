"""What waits: dates to write down, who wants to belong, a coordination that is gone, what is said about offers."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirnetz.accounts.enums import Role
from wirnetz.accounts.rules import LEAD, WRITE, Held, Visitor, alliance_node, holds, nodes_where, visible
from wirnetz.activities.actions import address_of, question_of
from wirnetz.activities.enums import GatheringState
from wirnetz.activities.models import Gathering, GatheringHost
from wirnetz.activities.queries import hardly_described, part_requests_to, without_coordination
from wirnetz.core.waiting import Waiting, waiting_source
from wirnetz.networks.enums import NetworkKind, NetworkStatus
from wirnetz.networks.models import Network
from wirnetz.networks.queries import (
    answers_for,
    links_to_answer,
    open_requests,
    undecided_parts,
)
from wirnetz.organisations.models import Organisation

TIME_TO_WRITE = timedelta(days=14)
TIME_TO_REPLY = timedelta(days=28)
MOST = 5


@waiting_source("gatherings to record")
def gatherings_to_record(visitor: Visitor, on: date) -> Iterator[Waiting]:
    """One line for each of the latest dates; due two weeks after the day. One query."""
    nodes = nodes_where(visitor, Held(house=WRITE))
    hosts = GatheringHost.objects.filter(Q(network__node__in=nodes) | Q(organisation__node__in=nodes))
    past = Gathering.objects.filter(pk__in=hosts.values("gathering"), ends_at__lt=timezone.now(), recorded_on=None)
    for gathering in past.exclude(state=GatheringState.CANCELLED).order_by("-starts_at", "-pk")[:MOST]:
        day = timezone.localtime(gathering.starts_at).date()
        yield Waiting(
            sentence=_("Was kam heraus bei „%(title)s“ am %(day)s?")
            % {"title": gathering.title, "day": f"{day:%d.%m.%Y}"},
            button=_("Ergebnisse eintragen"),
            href=reverse("activities:gathering_results", args=[gathering.slug]),
            due_on=day + TIME_TO_WRITE,
            why=_("Wer war dabei, was wurde festgehalten? Das dauert zwei Minuten."),
            is_example=gathering.is_example,
        )


@waiting_source("networks to describe")
def networks_to_describe(visitor: Visitor, on: date) -> Iterator[Waiting]:
    """A network that somebody has just come to lead and that says nothing about itself yet."""
    if not visitor.is_authenticated:
        return
    led = Network.objects.filter(node__in=nodes_where(visitor, Held(house=LEAD))).exclude(status=NetworkStatus.ENDED)
    for network in hardly_described(led).order_by("sort_key", "pk")[:MOST]:
        yield Waiting(
            sentence=_("Von „%s“ steht hier noch nichts als der Name.") % network.label,
            button=_("Anfangen"),
            href=reverse("activities:network", args=[network.slug]),
            why=_("Drei Schritte genügen, damit andere es finden."),
            is_example=network.is_example,
        )


@waiting_source("memberships to decide")
def memberships_to_decide(visitor: Visitor, on: date) -> Iterator[Waiting]:
    """Organisations that want to belong to a network of the visitor's; networks that invite the visitor's house."""
    if not visitor.is_authenticated:
        return
    mine = Q(asked_by_network=True, organisation__node__in=nodes_where(visitor, Held(house=LEAD)))
    mine |= Q(asked_by_network=False, network__node__in=nodes_where(visitor, Held(house=WRITE)))
    if holds(visitor, alliance_node(), Held(alliance=(Role.ADMINISTRATION, Role.EDITING)), on=on):
        mine |= Q(asked_by_network=False, network__kind=NetworkKind.OWN)
    found = open_requests().filter(mine, organisation__ended_on="").exclude(network__status=NetworkStatus.ENDED)
    for asked in visible(visitor, found)[:MOST]:
        words = {"network": asked.network.label, "organisation": asked.organisation.label}
        yield Waiting(
            sentence=_("„%(network)s“ lädt %(organisation)s ein.") % words
            if asked.asked_by_network
            else _("%(organisation)s möchte bei „%(network)s“ dazugehören.") % words,
            button=_("Entscheiden"),
            href=reverse("activities:membership_request", args=[asked.pk]),
            why=_("Gefragt am %s.") % f"{timezone.localtime(asked.created_at):%d.%m.%Y}",
            place=asked.organisation.slug if asked.asked_by_network else "",
            is_example=asked.is_example,
        )


@waiting_source("coordinations that are gone")
def coordinations_that_are_gone(visitor: Visitor, on: date) -> Iterator[Waiting]:
    """Networks that nobody coordinates any more, for who leads them; the alliance office has a line of its own."""
    if not visitor.is_authenticated:
        return
    led = Network.objects.filter(node__in=nodes_where(visitor, Held(house=LEAD)))
    yield from without_coordination(led, on)


@waiting_source("answers to offers")
def answers_without_reply(visitor: Visitor, on: date) -> Iterator[Waiting]:
    """One line for each house that looks after offers; what is not answered is due four weeks after it was said."""
    if not visitor.is_authenticated:
        return
    houses = Organisation.objects.filter(node__in=nodes_where(visitor, Held(house=WRITE)), stewardships__isnull=False)
    for house in houses.select_related("node").distinct().order_by("sort_key", "pk")[:MOST]:
        waiting = answers_for(visitor, house).filter(replied_on=None).order_by("said_on")
        count, first = waiting.count(), waiting.first()
        if first is None:
            continue
        yield Waiting(
            sentence=ngettext(
                "Zu einem Angebot, das %(house)s betreut, wartet eine Rückmeldung.",
                "Zu Angeboten, die %(house)s betreut, warten %(count)d Rückmeldungen.",
                count,
            )
            % {"house": house.label, "count": count},
            button=_("Rückmeldungen lesen"),
            href=reverse("activities:feedback", args=[house.slug]),
            due_on=first.said_on + TIME_TO_REPLY,
            why=_("Wer sagt, was fehlt, möchte eine Antwort."),
            is_example=first.is_example,
        )


@waiting_source("asked to take part")
def asked_to_take_part(visitor: Visitor, on: date) -> Iterator[Waiting]:
    """One line for each question whether one invites or carries with others. One query."""
    for asked in part_requests_to(nodes_where(visitor, Held(house=WRITE)))[:MOST]:
        yield Waiting(
            sentence=question_of(asked),
            button=_("Zusagen oder absagen"),
            href=address_of(asked),
            why=_("Erst nach der Zusage steht der Name dabei."),
            is_example=asked.is_example,
        )


@waiting_source("links to confirm")
def links_to_confirm(visitor: Visitor, on: date) -> Iterator[Waiting]:
    """Other networks say how they hold together with one that the visitor writes for."""
    if not visitor.is_authenticated:
        return
    for link in links_to_answer(nodes_where(visitor, Held(house=WRITE)), on)[:MOST]:
        if link.told_by is None:
            continue
        own = link.other_than(link.told_by)
        words = {"one": link.told_by.label, "own": own.label, "kind": link.get_kind_display()}
        yield Waiting(
            sentence=_("„%(one)s“ nennt eine Verbindung mit „%(own)s“: %(kind)s. Stimmt das?") % words,
            button=_("Antworten"),
            href=reverse("activities:network_link", args=[own.slug, link.pk]),
            why=link.about,
            is_example=link.is_example,
        )


@waiting_source("areas that were divided")
def divided_areas(visitor: Visitor, on: date) -> Iterator[Waiting]:
    """One line for each led network with parts whose official area is gone and does not go on in one other."""
    if not visitor.is_authenticated:
        return
    divided = [part for part, _found in undecided_parts(on)]
    if not divided:
        return
    led = set(nodes_where(visitor, Held(house=LEAD)).values_list("pk", flat=True))
    names: dict[Network, list[str]] = {}
    for part in divided:
        if part.network.node_id in led:
            names.setdefault(part.network, []).append(part.area.name)
    for network, gone in list(names.items())[:MOST]:
        yield Waiting(
            sentence=ngettext(
                "%(area)s gibt es amtlich nicht mehr. Gehört der Nachfolger zu „%(network)s“?",
                "%(count)d Gebiete von „%(network)s“ gibt es amtlich nicht mehr. Wo geht es weiter?",
                len(gone),
            )
            % {"area": gone[0], "count": len(gone), "network": network.label},
            button=_("Entscheiden"),
            href=reverse("activities:network_territory", args=[network.slug]) + "#nachfolge",
            why=_("Was eindeutig weitergeht, führt Wirnetz selbst weiter; aufgeteilte Gebiete entscheiden Menschen."),
            is_example=network.is_example,
        )
