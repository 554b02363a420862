"""Drafts of a division as pages show them: with who made them, what is said, what was decided."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.http import QueryDict

from wirnetz.accounts.rules import Visitor, visible
from wirnetz.landscape.analysis.splitting.ground import Ground
from wirnetz.landscape.analysis.splitting.moving import Arrangement, arranged
from wirnetz.landscape.analysis.splitting.wishes import Wishes, possible_need
from wirnetz.landscape.models import SplitDecision, SplitDraft, SplitRemark
from wirnetz.landscape.queries.splitting import Cut, Level, ground_of, members_seated
from wirnetz.networks.models import Network
from wirnetz.networks.queries import territory_of
from wirnetz.regions.queries import municipality_keys_of


@dataclass(frozen=True)
class Laid:
    """A draft on today's ground: units by part, and what they come to (None where nothing of it is left).

    `need`: how many houses each part was to have · `moved`: units that were moved by hand, as far as they are left ·
    `is_old`: the territory has changed since.
    """

    cut: Cut
    parts: Sequence[Sequence[str]]
    arrangement: Arrangement | None
    need: int
    moved: Sequence[str]
    is_old: bool


def drafts_of(visitor: Visitor, network: Network) -> list[SplitDraft]:
    """The drafts of a network that one may read, the newest first, each with its decisions; two queries."""
    return list(_told(visitor, network).order_by("-pk"))


def draft_known(visitor: Visitor, network: Network, number: int) -> SplitDraft | None:
    """One draft with what was said and decided; three queries."""
    remarks = visible(visitor, SplitRemark.objects.all()).select_related("written_by")
    return _told(visitor, network).prefetch_related(Prefetch("remarks", remarks)).filter(pk=number).first()


def laid_out(draft: SplitDraft) -> Laid:
    """The draft with figures of today; units that are no areas any more are left out."""
    keys = [key for part in draft.parts for key in part["areas"]]
    cut = ground_of(keys, Level(draft.level), offices=members_seated(draft.network))
    told = {key for part in draft.parts for key in part["units"]}
    known = {unit.key for unit in cut.units}
    parts = [[key for key in part["units"] if key in known] for part in draft.parts]
    units = [unit for unit in cut.units if unit.key in told]
    borders = [row for row in cut.borders if row[0] in told and row[1] in told]
    held = municipality_keys_of(part.area.key for part in territory_of(draft.network))
    is_old = bool(cut.unknown) or told != known or held != municipality_keys_of(keys)
    asked = QueryDict(draft.query)
    moved = [word.partition(":")[0] for word in asked.get("zieht", "").split(",")]
    if not units:
        return Laid(cut, parts, None, 0, (), is_old)
    ground, wished = Ground.of(units, borders), asked.get("haeuser", "")
    need = possible_need(ground, Wishes(len(parts), need=int(wished) if wished.isdecimal() else 0))
    after = arranged(ground, parts, {}, need=need)
    return Laid(cut, parts, after, need, [key for key in moved if key in after.parts], is_old)


def _told(visitor: Visitor, network: Network) -> QuerySet[SplitDraft]:
    decisions = visible(visitor, SplitDecision.objects.all()).select_related("decided_by", "undone_by")
    drafts = visible(visitor, SplitDraft.objects.all()).filter(network=network)
    return drafts.select_related("created_by", "network__node").prefetch_related(Prefetch("decisions", decisions))
