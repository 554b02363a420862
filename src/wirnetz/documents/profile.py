"""The profile of a network: all that anybody may know of it, on one page or two, as plain data before layout."""

from dataclasses import dataclass

from wirnetz.documents.brochure import Figure
from wirnetz.documents.content import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile(Sheet):
    """A sheet that may go on overleaf. `figures` (up to four) stand below sentence and map.

    `running` is the short name at the head of the second page; `unknown` are sentences about what is not recorded,
    `tell` says whom to tell.
    """

    running: str
    figures: tuple[Figure, ...] = ()
    unknown: tuple[str, ...] = ()
    tell: str = ""
