"""Each level's version of an edition: what the alliance writes, as the places on its way say it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.models import Node
from wirnetz.infoservice.enums import AtWindowEnd
from wirnetz.infoservice.models import Adaptation, AdaptedItem, Edition, PassedOn, PassingOn
from wirnetz.infoservice.queries.editions import text_of
from wirnetz.infoservice.weaving import EditionText, OwnItem, OwnVersion, passed_on
from wirnetz.networks.models import Network
from wirnetz.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Level:
    """A place on the way of an edition, with what it decided. `own` is None where it wrote nothing."""

    node: int
    name: str
    at_end: AtWindowEnd
    own: OwnVersion | None
    is_held: bool
    is_approved: bool
    signature: str = ""
    reply_to: str = ""
    is_trial: bool = False

    @property
    def sends_nothing(self) -> bool:
        """Whether its people and those below get nothing."""
        return self.is_held or (self.at_end == AtWindowEnd.NOTHING and not self.is_approved)

    @property
    def counts(self) -> bool:
        """Whether its own words go out: somebody approved them, or the house lets them go as they are."""
        return self.own is not None and (self.is_approved or self.at_end == AtWindowEnd.OWN)


class Cascade:
    """All versions of one edition. Reads what every place decided once, then answers for any of them.

    `text_for(node)` is what the people of a place would get if the edition went out now; None where they get nothing.
    """

    def __init__(self, edition: Edition) -> None:
        self.base = text_of(edition)
        self._above = _parents()
        self._levels = _levels(edition)
        self._names = _names()
        self._known: dict[int, EditionText | None] = {}

    def level(self, node: int) -> Level:
        """What the place decided; by default it passes the base version on."""
        return self._levels.get(node) or Level(node, self.name(node), AtWindowEnd.BASE, None, False, False)

    def name(self, node: int) -> str:
        """How the place is called in documents."""
        return self._names.get(node, self.base.sender)

    def above(self, node: int) -> EditionText | None:
        """What the place gets from the level above it; None where that sends nothing."""
        parent = self._above.get(node)
        return self.base if parent is None else self.text_for(parent)

    def text_for(self, node: int) -> EditionText | None:
        """What the people of the place get."""
        if node not in self._known:
            self._known[node] = self._text_for(node)
        return self._known[node]

    def silent_places(self) -> set[int]:
        """The places whose people get nothing over them, since they or a level above pass nothing on."""
        return {node for node in self._above if self.text_for(node) is None}

    def draft_for(self, node: int) -> EditionText | None:
        """What they would get if the place approved what it wrote so far."""
        text, level = self.above(node), self.level(node)
        return passed_on(text, level.own) if text is not None and level.own is not None else text

    def _text_for(self, node: int) -> EditionText | None:
        text, level = self.above(node), self.level(node)
        if text is None or level.sends_nothing:
            return None
        own = level.own if level.counts and level.own else OwnVersion(self.name(node), signature=level.signature)
        return text if node not in self._names else passed_on(text, own)


def own_parts(edition: Edition, place: Node) -> tuple[OwnItem, ...]:
    """What the place itself does with the items, in the order of writing."""
    parts = AdaptedItem.objects.unscoped("the caller works for the place")
    return tuple(part.as_own() for part in parts.filter(adaptation__edition=edition, adaptation__place=place))


def _levels(edition: Edition) -> dict[int, Level]:
    """Every place that decided something about this edition or about passing on at all.

    Of an edition that is out counts how the places passed on then; who reads answers to a digest is of today.
    """
    names = _names()
    today = {row.place_id: row for row in PassingOn.objects.all()}
    settings: Mapping[int, PassingOn | PassedOn] = today
    if edition.released_at is not None:
        settings = {row.place_id: row for row in PassedOn.objects.filter(edition=edition).defer("told")}
    rows = Adaptation.objects.unscoped("the versions of all places, to send each its own").filter(edition=edition)
    written = {row.place_id: row for row in rows}
    parts: dict[int, list[OwnItem]] = defaultdict(list)
    items = AdaptedItem.objects.unscoped("as above").filter(adaptation__edition=edition).order_by("pk")
    for place, part in ((item.adaptation.place_id, item) for item in items.select_related("adaptation")):
        parts[place].append(part.as_own())
    found = {}
    for node in {*settings, *today, *written}:
        setting, row = settings.get(node), written.get(node)
        signature = setting.signature if setting else ""
        name = names.get(node, "")
        own = OwnVersion(name, row.greeting, signature, tuple(parts[node]), row.greeting_en) if row else None
        found[node] = Level(
            node=node,
            name=name,
            at_end=AtWindowEnd(setting.at_window_end) if setting else AtWindowEnd.BASE,
            own=own,
            is_held=bool(row and row.is_held),
            is_approved=bool(row and row.approved_at),
            signature=signature,
            reply_to=today[node].reply_to if node in today else "",
            is_trial=node in today and today[node].is_trial,
        )
    return found


def _parents() -> dict[int, int | None]:
    """Each place below the alliance with the one above it; None where that is the alliance itself."""
    rows = Node.objects.exclude(kind=NodeKind.ALLIANCE).values_list("pk", "parent_id", "parent__kind")
    return {number: None if kind == NodeKind.ALLIANCE else parent for number, parent, kind in rows}


def _names() -> dict[int, str]:
    """How each house, office and network is called."""
    named: Iterable[Organisation | Network] = (
        *Organisation.objects.exclude(node=None).exclude(node__kind=NodeKind.ALLIANCE),
        *Network.objects.exclude(node=None),
    )
    return {record.node_id: record.label for record in named if record.node_id is not None}
