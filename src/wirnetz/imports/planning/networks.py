"""A list of networks with territory and members against the recorded ones."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from wirnetz.core.sorting import german_sort_key
from wirnetz.imports.parsing.records import ListKind, Row
from wirnetz.imports.planning.days import first_day, last_day
from wirnetz.imports.planning.naming import Meant, Names
from wirnetz.imports.planning.problems import remarks
from wirnetz.imports.planning.reading import changes
from wirnetz.imports.planning.records import (
    CHANGED,
    CREATE,
    DOUBTFUL,
    END,
    ENDED,
    ERROR,
    NEW,
    NONE,
    SKIP,
    UNCHANGED,
    UPDATE,
    Known,
    Planned,
)  # fmt: skip

NETWORK, TERRITORY, MEMBERSHIP = "networks.network", "networks.territory", "networks.membership"
ORGANISATION, CHOSEN_NETWORK = "organisation:", "network:"
"""Decisions: followed by the number of an organisation or network."""
BRAND_NEW = "new"
NOT_RECORDED = "Dieses Netzwerk ist nicht eingetragen. Anlegen kann es die Geschäftsstelle der Allianz."
NOT_YOURS = "Gehört nicht zu Ihrer Organisation; das trägt die Geschäftsstelle der Allianz ein."


@dataclass(frozen=True, slots=True)
class Ground:
    """What is recorded: networks, organisations that may be named as members (`own` may be written), ties by number.

    `memberships` answers with the number and the beginning of a running one; `areas` finds the keys of the districts
    that a text may mean.
    """

    networks: Sequence[Known]
    network_names: Names
    organisations: Names
    own: frozenset[int] | None
    territories: frozenset[tuple[int, str]]
    memberships: dict[tuple[int, int, str], tuple[int, str]]
    areas: Callable[[str], tuple[str, ...]]

    def may_write(self, organisation: int | None) -> bool:
        """Whether ties of this organisation may be written (None: networks themselves)."""
        return self.own is None or organisation in self.own


class NetworkPlan:
    """Plans row by row; a network may stand in several rows, one for each member."""

    def __init__(self, ground: Ground, *, today: str) -> None:
        self._ground, self._today = ground, today
        self._known = {network.pk: network for network in ground.networks}
        self._rows: dict[str, int] = {}
        self._seen: set[tuple[object, ...]] = set()

    def rows(self, rows: Iterable[Row]) -> Iterator[Planned]:
        """The network of each row, its areas, its members: each with what becomes of it."""
        for row in rows:
            for planned in self._row(row):
                if row.problems and planned.outcome != ERROR:
                    planned.message = remarks(row, planned.message)
                yield planned

    def _row(self, row: Row) -> Iterator[Planned]:
        name = row.text("network")
        if not name or len(name) > 200:
            message = "Die Zeile nennt kein Netzwerk." if not name else "Der Name hat mehr als 200 Zeichen."
            yield Planned(row.number, ERROR, name[:200], message=message, record_type=NETWORK)
            return
        meant, key = self._ground.network_names.find(name), german_sort_key(name)
        if key not in self._rows:
            self._rows[key] = row.number
            yield self._network(row, name, meant)
        first = self._rows[key]
        if meant.pk is not None or not meant.candidates:
            yield from self._territory(row, name, meant.pk, first)
        for member in row.values.get("member", ()) or ():
            yield from self._membership(row, name, member, meant.pk, first)

    def _network(self, row: Row, name: str, meant: Meant) -> Planned:
        wanted = {"website": row.text("website"), "kind": row.text("kind")}
        if meant.pk is not None:
            network = self._known[meant.pk]
            before, after = changes(network, wanted, kind=ListKind.NETWORKS)
            if not after or not self._ground.may_write(None):
                return Planned(row.number, UNCHANGED, name, NONE, network.pk, record_type=NETWORK)
            return Planned(row.number, CHANGED, name, UPDATE, network.pk, None, "", before, after, record_type=NETWORK)
        wanted = {"name": name, "kind": wanted["kind"] or "other", "website": wanted["website"]}
        is_new = self._ground.may_write(None)
        if meant.candidates or not is_new:
            labels = self._ground.network_names.labels
            choices = [(f"{CHOSEN_NETWORK}{pk}", labels[pk]) for pk in meant.candidates]
            choices += [(BRAND_NEW, "ein neues Netzwerk")] if is_new else []
            choices.append((SKIP, "nicht übernehmen"))
            message = "Ähnlich heißen schon eingetragene Netzwerke." if meant.candidates else NOT_RECORDED
            return Planned(
                row.number, DOUBTFUL, name, after=wanted, choices=choices, message=message, record_type=NETWORK
            )
        return Planned(row.number, NEW, name, CREATE, after=wanted, record_type=NETWORK)

    def _territory(self, row: Row, name: str, network: int | None, first: int) -> Iterator[Planned]:
        if not self._ground.may_write(None):
            return
        for text in row.values.get("territory", ()) or ():
            keys = self._ground.areas(text)
            title = f"{name}: {text}"[:200]
            if len(keys) != 1:
                choices = [(f"area:{key}", key) for key in keys] + [(SKIP, "nicht übernehmen")]
                message = f"„{text}“ ist kein Kreis, den wir kennen." if not keys else f"„{text}“ kann mehreres meinen."
                undecided: dict[str, object] = {"network": network, "network_row": first}
                yield Planned(
                    row.number,
                    DOUBTFUL,
                    title,
                    after=undecided,
                    choices=choices,
                    message=message,
                    record_type=TERRITORY,
                )
                continue
            tie = (network or -first, keys[0])
            if tie in self._seen:
                continue
            self._seen.add(tie)
            if tie in self._ground.territories:
                yield Planned(row.number, UNCHANGED, title, NONE, None, None, keys[0], record_type=TERRITORY)
            else:
                after: dict[str, object] = {"network": network, "network_row": first, "area": keys[0]}
                yield Planned(row.number, NEW, title, CREATE, None, None, keys[0], {}, after, record_type=TERRITORY)

    def _membership(self, row: Row, name: str, member: str, network: int | None, first: int) -> Iterator[Planned]:
        title, role = f"{member} – {name}"[:200], row.text("role") or "member"
        meant = self._ground.organisations.find(member)
        until = last_day(row.text("until_on"))
        after: dict[str, object] = {
            "network": network, "network_row": first, "organisation": meant.pk, "role": role,
            "from_on": first_day(row.text("from_on")), "until_on": until,
        }  # fmt: skip
        if until and str(after["from_on"]) > until:
            message = "Das Ende liegt vor dem Beginn."
            yield Planned(row.number, ERROR, title, message=message, record_type=MEMBERSHIP)
            return
        if meant.pk is None:
            yield self._unsure_member(row.number, title, member, meant, after)
            return
        if not self._ground.may_write(meant.pk):
            yield Planned(row.number, UNCHANGED, title, message=NOT_YOURS, record_type=MEMBERSHIP)
            return
        tie = (meant.pk, network or -first, role)
        if tie in self._seen:
            return
        self._seen.add(tie)
        known = self._ground.memberships.get(tie)
        if known is None:
            yield Planned(row.number, NEW, title, CREATE, after=after, record_type=MEMBERSHIP)
        elif until and until >= known[1]:
            ends = {"until_on": until}
            yield Planned(
                row.number, ENDED, title, END, known[0], before={"until_on": ""}, after=ends, record_type=MEMBERSHIP
            )
        else:
            yield Planned(row.number, UNCHANGED, title, NONE, known[0], record_type=MEMBERSHIP)

    def _unsure_member(self, number: int, title: str, member: str, meant: Meant, after: dict[str, object]) -> Planned:
        labels = self._ground.organisations.labels
        possible = [pk for pk in meant.candidates if self._ground.may_write(pk)]
        choices = [(f"{ORGANISATION}{pk}", labels[pk]) for pk in possible] + [(SKIP, "nicht übernehmen")]
        message = f"„{member}“ ist nicht eindeutig oder nicht eingetragen."
        return Planned(number, DOUBTFUL, title, after=after, choices=choices, message=message, record_type=MEMBERSHIP)
