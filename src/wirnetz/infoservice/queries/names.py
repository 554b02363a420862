"""What people know the houses and networks by over which ways lead: each name once, apart from the ways."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from django.db import connection
from django.db.models import QuerySet, Value
from django.db.models.functions import Coalesce
from numpy.typing import NDArray

from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.models import Node
from wirnetz.infoservice.folding.columns import Numbers, Positions
from wirnetz.infoservice.folding.people import BETWEEN
from wirnetz.networks.models import Network
from wirnetz.organisations.models import Organisation

Key = TypeVar("Key")
Told = tuple[Sequence[str], Numbers]
"""Names, and side by side with them whose they are."""
GATHERED = """
    SELECT coalesce(string_agg(name, chr(31)), ''), coalesce(string_agg(int4send(pk::int), ''::bytea), '')
    FROM ({}) AS named (pk, name)
"""


@dataclass(frozen=True)
class Names:
    """Of records by number where their name stands among those of all reasons; `other` for one that is not there."""

    numbers: Numbers
    ranks: Positions
    other: int

    def where(self, numbers: NDArray[Any]) -> Positions:
        """Where the names of these records stand."""
        if not len(self.numbers):
            return np.full(len(numbers), self.other, np.int32)
        at = np.minimum(np.searchsorted(self.numbers, numbers), len(self.numbers) - 1)
        return np.where(self.numbers[at] == numbers, self.ranks[at], self.other).astype(np.int32)


def of_places() -> QuerySet:
    """What people know places in the tree of rights by."""
    named = Coalesce("organisation__name", "network__name", "body__name", Value(alliance()))
    return Node.objects.values_list("pk", named)


def of_organisations() -> QuerySet:
    """The names of houses and offices."""
    return Organisation.objects.values_list("pk", "name")


def of_networks() -> QuerySet:
    """The names of networks."""
    return Network.objects.values_list("pk", "name")


def alliance() -> str:
    """Stands for what has no name of its own."""
    return str(NodeKind.ALLIANCE.label)


def told(rows: QuerySet, *, only: Iterable[int] | None = None) -> Told:
    """The names of these records; with `only` those of some."""
    if only is not None:
        rows = rows.filter(pk__in=[0, *only])
    statement, values = rows.order_by().query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(GATHERED.format(statement), values)
        return names_from(*cursor.fetchone())


def names_from(names: str, numbers: bytes) -> Told:
    """Columns as `GATHERED` brings them."""
    found = np.frombuffer(numbers, ">i4").astype(np.int64)
    return (names.split(BETWEEN) if len(found) else []), found


def ranked(some: Mapping[Key, Told]) -> tuple[list[str], dict[Key, Names]]:
    """All names in order, each once, and where those of each kind of records stand among them."""
    reasons = sorted({alliance()}.union(*(names for names, _numbers in some.values())))
    rank = {name: number for number, name in enumerate(reasons)}
    found = {}
    for key, (names, numbers) in some.items():
        order = np.argsort(numbers)
        ranks = np.fromiter(map(rank.__getitem__, names), np.int32, len(names))
        found[key] = Names(numbers[order], ranks[order], rank[alliance()])
    return reasons, found
