"""Ways on which an edition reaches somebody, as plain data."""

from enum import IntEnum, StrEnum
from typing import NamedTuple


class Kind(IntEnum):
    """Whose version counts where several ways lead to one address; the smaller number goes before."""

    OWN_CHOICE = 0
    OFFICE = 1
    ORGANISATION = 2
    NETWORK = 3
    BASE = 4


class Why(StrEnum):
    """Why somebody is on a list, in the order in which it is told."""

    SUBSCRIBED = "subscribed"
    ROLE = "role"
    LISTED = "listed"
    INVOLVED = "involved"
    CONTACT = "contact"


class Way(NamedTuple):
    """By way of `place`, that lies `level` steps below the root, because of `why` at `reason`.

    `place` is the number of the node whose version would go; `reason` is the name of the house or network as people
    know it; `audience` is what the way makes of the person for items that are not for everybody, empty for nothing.
    """

    place: int
    level: int
    reason: str
    kind: Kind
    why: Why
    audience: str = ""
