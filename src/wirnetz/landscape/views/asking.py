"""What is asked about cutting a territory: question, answer and moves by hand, as they stand in the address."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from wirnetz.accounts.rules import can
from wirnetz.core.tables import Export
from wirnetz.documents.drawing import Drawing
from wirnetz.documents.svg import svg
from wirnetz.landscape.analysis.splitting.ground import Ground
from wirnetz.landscape.analysis.splitting.moving import Arrangement, arranged
from wirnetz.landscape.analysis.splitting.naming import part_names
from wirnetz.landscape.analysis.splitting.proposing import Answer, Proposal
from wirnetz.landscape.analysis.splitting.wishes import possible_need
from wirnetz.landscape.forms import SplitForm
from wirnetz.landscape.queries import Cut, answer_to, ground_of, members_seated, question_for
from wirnetz.networks.models import Network
from wirnetz.networks.queries import territory_of

MOVE = re.compile(r"([0-9]{5}(?:[0-9]{3})?):([1-6])")
MOST_MOVES = 80


@dataclass(frozen=True)
class Asked:
    """A question from the address, and its answer."""

    form: SplitForm
    cut: Cut | None = None
    answer: Answer | None = None

    @property
    def query(self) -> dict[str, Any]:
        """The question as it stands in the address."""
        return {name: self.form.cleaned_data[name] for name in self.form.fields}


@dataclass(frozen=True)
class ByHand:
    """One proposal (`home`: the part of each unit) with what was moved: units by part, names, what they come to.

    `refused` says why the move that the address adds is none.
    """

    cut: Cut
    proposal: Proposal
    number: str
    home: Mapping[str, int]
    moves: Mapping[str, int]
    after: Arrangement
    members: Sequence[Sequence[str]]
    names: Sequence[str]
    need: int
    refused: str = ""


def asked_about(network: Network, request: HttpRequest, told: Mapping[str, str]) -> Asked:
    """The question that was `told`, with its answer; PermissionDenied for who may not change the network."""
    if not can(request.user, "edit", network):
        raise PermissionDenied
    keys = [part.area.key for part in territory_of(network)]
    form = SplitForm(told if "teile" in told else None, territory=keys)
    if not form.is_bound or not form.is_valid():
        return Asked(form)
    cut = ground_of(keys, form.level, offices=members_seated(network))
    return Asked(form, cut, answer_to(question_for(cut, form.wishes)))


def moved_by_hand(asked: Asked, told: Mapping[str, str]) -> ByHand | None:
    """The proposal that was chosen, with its moves; None where there is no such proposal."""
    number = told.get("vorschlag", "1")
    cut, answer = asked.cut, asked.answer
    if not (cut and answer and number in {str(at + 1) for at in range(len(answer.proposals))}):
        return None
    proposal = answer.proposals[int(number) - 1]
    parts = [part.keys for part in proposal.figures.parts]
    home = {key: part for part, keys in enumerate(parts) for key in keys}
    moves, refused = _moves(told, cut, home, len(parts))
    ground = Ground.of(cut.units, cut.borders)
    need = possible_need(ground, proposal.wishes)
    after = arranged(ground, parts, moves, need=need)
    members = [[key for key in ground.keys if after.parts[key] == part] for part in range(len(parts))]
    return ByHand(cut, proposal, number, home, moves, after, members, _names(cut, members), need, refused)


def address_of(network: Network, query: Mapping[str, Any], moves: Mapping[str, int]) -> str:
    """The page of moves with this question."""
    return f"{reverse('landscape:split_move', args=[network.slug])}?{query_with(query, moves)}"


def query_with(query: Mapping[str, Any], moves: Mapping[str, int]) -> str:
    """Question and moves as they stand in the address."""
    return urlencode({**query, **({"zieht": written(moves)} if moves else {})}, safe=",:")


def written(moves: Mapping[str, int]) -> str:
    """Moves in one word of the address."""
    return ",".join(f"{key}:{part + 1}" for key, part in moves.items())


def on_page(drawing: Drawing) -> SafeString:
    """A map inside the page."""
    return mark_safe(svg(drawing))  # noqa: S308 - our own drawing


def attached(export: Export) -> HttpResponse:
    """A file to take away."""
    disposition = f'attachment; filename="{export.name}"'
    return HttpResponse(export.content, export.content_type, headers={"Content-Disposition": disposition})


def _moves(told: Mapping[str, str], cut: Cut, home: Mapping[str, int], parts: int) -> tuple[dict[str, int], str]:
    """Moves from the address, the newest last, and why some are none; the one that the form adds comes at the end.

    What is moved back to where the proposal has it (`home`) has not moved.
    """
    moves: dict[str, int] = {}
    words = [word for word in told.get("zieht", "")[: MOST_MOVES * 11].split(",") if word]
    known = [found.groups() for found in map(MOVE.fullmatch, words) if found]
    fitting = [(key, int(part) - 1) for key, part in known if key in home and int(part) <= parts]
    for key, at in fitting:
        _move(moves, home, key, at)
    refused = _("Was die Adresse sonst noch verschiebt, gibt es in diesem Vorschlag nicht; es bleibt weg.")
    refused = refused if len(fitting) < len(words) else ""
    if "gebiet" in told or "nach" in told:
        key, to = told.get("gebiet", ""), told.get("nach", "")
        part = int(to) - 1 if to in {str(at + 1) for at in range(parts)} else None
        here = moves.get(key, home.get(key))
        if here is None or part is None or here == part:
            return moves, _no_move(cut, key, here, to, part)
        _move(moves, home, key, part)
    return dict(list(moves.items())[-MOST_MOVES:]), refused


def _move(moves: dict[str, int], home: Mapping[str, int], key: str, part: int) -> None:
    moves.pop(key, None)
    if home[key] != part:
        moves[key] = part


def _no_move(cut: Cut, key: str, at: int | None, to: str, part: int | None) -> str:
    """Why a move is none: nothing chosen, unknown, or there already."""
    if at is None:
        return (
            _("Ein Gebiet „%s“ gehört nicht zu diesem Vorschlag.") % key[:20]
            if key
            else _("Wählen Sie das Gebiet, das in einen anderen Teil soll.")
        )
    if part is None:
        return (
            _("Einen Teil „%s“ gibt es hier nicht.") % to[:20]
            if to
            else _("Wählen Sie den Teil, in den %s soll.") % cut.names[key]
        )
    return _("%(area)s liegt schon in Teil %(part)d.") % {"area": cut.names[key], "part": part + 1}


def _names(cut: Cut, members: Sequence[Sequence[str]]) -> list[str]:
    weights = {unit.key: unit.weight for unit in cut.units}
    filled = [list(keys) for keys in members if keys]
    named = iter(part_names(filled, weights, cut.names, cut.towns))
    return [next(named) if keys else _("leerer Teil") for keys in members]
