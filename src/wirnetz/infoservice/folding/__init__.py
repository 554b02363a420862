"""From all ways on which an edition reaches people to one copy for each of them. Pure: paths in, copies out."""

from wirnetz.infoservice.folding.footers import because, footer
from wirnetz.infoservice.folding.paths import Choice, Copy, Folded, Kind, Path, Why
from wirnetz.infoservice.folding.precedence import fold
from wirnetz.infoservice.folding.reading import Chosen, Traits, items_for

__all__ = [
    "Choice",
    "Chosen",
    "Copy",
    "Folded",
    "Kind",
    "Path",
    "Traits",
    "Why",
    "because",
    "fold",
    "footer",
    "items_for",
]
