"""Cutting the territory of a network: ask, compare three proposals, move areas by hand, keep one as a draft.

Until one is kept everything stands in the address: back undoes, and an address passed on shows the same.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wirnetz.accounts.queries import person_of
from wirnetz.core.tables import Export, Value
from wirnetz.documents.drawing import Drawing
from wirnetz.landscape.actions import save_split
from wirnetz.landscape.analysis.splitting.ground import Ground
from wirnetz.landscape.analysis.splitting.moving import Arrangement, arranged
from wirnetz.landscape.analysis.splitting.proposing import Proposal
from wirnetz.landscape.analysis.splitting.wishes import possible_need
from wirnetz.landscape.exports import (
    Sheet,
    assignment_rows,
    comparison,
    part_rows,
    parts_picture,
    parts_slide,
    parts_table,
    slide_file,
)
from wirnetz.landscape.forms import DraftForm
from wirnetz.landscape.queries import Cut, drafts_of, parts_map_of
from wirnetz.landscape.views.asking import (
    Asked,
    ByHand,
    address_of,
    asked_about,
    attached,
    moved_by_hand,
    on_page,
    query_with,
    written,
)
from wirnetz.landscape.views.entering import in_network
from wirnetz.landscape.views.pressing import pressed, ways_of
from wirnetz.networks.models import Network
from wirnetz.organisations.queries import slide_template_for, the_alliance

FORMS = ("xlsx", "csv", "svg", "pptx")


@require_safe
@in_network
def split_network(request: HttpRequest, network: Network) -> HttpResponse:
    """Ask, and see three proposals side by side with what each costs and gains; drafts that were kept."""
    asked = asked_about(network, request, request.GET)
    shown: list[dict[str, Any]] = []
    need = 0
    if asked.cut and asked.answer:
        ground = Ground.of(asked.cut.units, asked.cut.borders)
        for number, proposal in enumerate(asked.answer.proposals, start=1):
            need = possible_need(ground, proposal.wishes)
            shown.append(_shown(network, asked, ground, proposal, number))
    context = {
        "network": network,
        "form": asked.form,
        "answer": asked.answer,
        "shown": shown,
        "drafts": drafts_of(request.user, network),
        "comparison": comparison(
            {f"{entry['number']}. {entry['proposal'].title}": entry["proposal"].figures for entry in shown}, need=need
        ),
    }
    return render(request, "landscape/split.html", context, status=422 if asked.form.errors else 200)


@require_safe
@in_network
def move_areas(request: HttpRequest, network: Network) -> HttpResponse:
    """One proposal, changed by hand: live figures, and a warning where a part falls apart."""
    asked = asked_about(network, request, request.GET)
    hand = moved_by_hand(asked, request.GET)
    if hand is None:
        raise Http404(_("Diesen Vorschlag gibt es nicht."))
    query = asked.query | {"vorschlag": hand.number}
    if request.GET.get("als") in FORMS:
        rows = part_rows(hand.cut, hand.members, hand.names, hand.after)
        return attached(_hand_file(request, network, hand, _hand_map(network, query, hand), rows))
    title = _("%s, von Hand geändert") % hand.proposal.title if hand.moves else hand.proposal.title
    return _moving(request, network, asked, hand, DraftForm(initial={"title": title}))


def _moving(request: HttpRequest, network: Network, asked: Asked, hand: ByHand, draft: DraftForm) -> HttpResponse:
    """The page of moves; `draft` is the form that keeps them."""
    cut, after, names, query = hand.cut, hand.after, hand.names, asked.query | {"vorschlag": hand.number}
    chosen = request.GET.get("waehlt", "")
    chosen = chosen if chosen in after.border else ""
    context = {
        "network": network,
        "chosen": cut.names[chosen] if chosen else "",
        "ways": ways_of(network, query, hand, chosen) if chosen else [],
        "proposal": hand.proposal,
        "query": query,
        "moves": _moves_said(network, query, hand),
        "zieht": written(hand.moves),
        "refused": hand.refused,
        "asked": {name: request.GET.get(name, "") if hand.refused else "" for name in ("gebiet", "nach")},
        "choices": _choices(cut, after, names),
        "parts": list(enumerate(names, start=1)),
        "rows": part_rows(cut, hand.members, names, after),
        "comparison": comparison({_("Vorschlag"): hand.proposal.figures, _("Von Hand"): after.figures}, need=hand.need),
        "broken": "; ".join(names[part] for part in after.broken),
        "broken_count": len(after.broken),
        "emptied": [part + 1 for part in after.emptied],
        "map": on_page(_hand_map(network, query, hand, chosen)),
        "draft": draft,
        "back": f"{reverse('landscape:split', args=[network.slug])}?{urlencode(asked.query)}",
        "exports": [(form.upper(), address_of(network, query | {"als": form}, hand.moves)) for form in FORMS],
    }
    return render(request, "landscape/split_move.html", context, status=422 if hand.refused or draft.errors else 200)


@require_POST
@in_network
def save_draft(request: HttpRequest, network: Network) -> HttpResponse:
    """Keep what the page of moves shows as a draft."""
    asked = asked_about(network, request, request.POST)
    hand = moved_by_hand(asked, request.POST)
    if hand is None:
        raise Http404(_("Diesen Vorschlag gibt es nicht."))
    form = DraftForm(request.POST)
    query = asked.query | {"vorschlag": hand.number}
    if not form.is_valid():
        return _moving(request, network, asked, hand, form)
    try:
        draft = save_split(
            network=network,
            title=form.cleaned_data["title"],
            level=asked.form.level,
            parts=[
                {"name": name, "units": list(keys), "areas": [area for key in keys for area in hand.cut.areas[key]]}
                for name, keys in zip(hand.names, hand.members, strict=True)
            ],
            query=query_with(query, hand.moves),
            by=person_of(request),
        )
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect(address_of(network, query, hand.moves))
    messages.success(request, _("Als Entwurf gespeichert. Wer für das Netzwerk arbeitet, kann dazu etwas sagen."))
    return redirect("landscape:split_draft", network.slug, draft.pk)


def part_file(
    request: HttpRequest, network: Network, sheet: Sheet, rows: Sequence[Sequence[Value]], *, stem: str
) -> Export:
    """A partition in the form that the address asks for: table of areas (`rows`), map, or a slide as the house's."""
    form = request.GET["als"]
    if form == "svg":
        return parts_picture(sheet, stem)
    if form == "pptx":
        house = network.host or the_alliance()
        template = slide_template_for(request.user, house, on=timezone.localdate()) if house else None
        return slide_file(parts_slide(sheet), stem=stem, house=house, template=template)
    return parts_table(sheet, rows, stem, form=form)


def _hand_file(request: HttpRequest, network: Network, hand: ByHand, drawing: Drawing, rows: Sequence[Any]) -> Export:
    told = _("Vorschlag „%s“, von Hand geändert, nicht gespeichert") if hand.moves else None
    sheet = Sheet(
        network=network.label,
        state=(told or _("Vorschlag „%s“, nicht gespeichert")) % hand.proposal.title,
        drawing=drawing,
        rows=rows,
        on=timezone.localdate(),
        is_example=network.is_example,
    )
    assigned = assignment_rows(hand.cut, hand.members, hand.names)
    return part_file(request, network, sheet, assigned, stem=f"vorschlag-{network.slug}")


def _hand_map(network: Network, query: Mapping[str, Any], hand: ByHand, chosen: str = "") -> Drawing:
    """The parts as they are now, with what was moved and what is chosen; areas at a border can be pressed."""
    return parts_map_of(
        hand.cut, hand.members, touching=hand.after.touching, title=network.label, name="hand", marked=hand.moves,
        chosen=[chosen] if chosen else [], links=pressed(network, query, hand),
    )  # fmt: skip


def _shown(network: Network, asked: Asked, ground: Ground, proposal: Proposal, number: int) -> dict[str, Any]:
    cut = asked.cut
    assert cut is not None  # noqa: S101 - only asked with an answer
    parts = [part.keys for part in proposal.figures.parts]
    before = arranged(ground, parts, {}, need=0)
    return {
        "proposal": proposal,
        "number": number,
        "rows": part_rows(cut, parts, proposal.names, before),
        "map": on_page(parts_map_of(cut, parts, touching=before.touching, title=proposal.title, name=f"p{number}")),
        "href": address_of(network, asked.query | {"vorschlag": number}, {}),
    }


def _moves_said(network: Network, query: Mapping[str, Any], hand: ByHand) -> list[tuple[str, str, str]]:
    """Each move as area, part, and the address without it."""
    return [
        (
            hand.cut.names[key],
            hand.names[part],
            address_of(network, query, {k: p for k, p in hand.moves.items() if k != key}),
        )
        for key, part in hand.moves.items()
    ]


def _choices(cut: Cut, after: Arrangement, names: Sequence[str]) -> list[tuple[str, int, list[tuple[str, str]]]]:
    """Areas at a border, by the part in which they are."""
    return [
        (
            f"{part + 1} {name}",
            part + 1,
            sorted(((key, cut.names[key]) for key in after.border if after.parts[key] == part), key=lambda row: row[1]),
        )
        for part, name in enumerate(names)
    ]
