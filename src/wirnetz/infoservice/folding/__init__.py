"""From all ways on which an edition reaches people to one copy for each of them. Pure: columns in, copies out."""

from wirnetz.infoservice.folding.columns import AUDIENCES, WHYS, Columns, Rows
from wirnetz.infoservice.folding.copies import Choice, Copy, Reasons
from wirnetz.infoservice.folding.folded import Folded, Wishes, fold
from wirnetz.infoservice.folding.footers import because
from wirnetz.infoservice.folding.people import BETWEEN, STRANGER
from wirnetz.infoservice.folding.reading import Chosen, Traits, items_for
from wirnetz.infoservice.folding.ways import Kind, Way, Why

__all__ = [
    "AUDIENCES",
    "BETWEEN",
    "STRANGER",
    "WHYS",
    "Choice",
    "Chosen",
    "Columns",
    "Copy",
    "Folded",
    "Kind",
    "Reasons",
    "Rows",
    "Traits",
    "Way",
    "Why",
    "Wishes",
    "because",
    "fold",
    "items_for",
]
