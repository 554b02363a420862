"""Questions to the records about territories: pure, arrays in, findings out. Each question is a file of its own."""

from wirnetz.landscape.analysis.bridges import bridges
from wirnetz.landscape.analysis.continuity import continuity
from wirnetz.landscape.analysis.docking import docking
from wirnetz.landscape.analysis.findings import QUESTIONS, Finding, record
from wirnetz.landscape.analysis.landscape import Activity, Held, Landscape, Office, Seated, Shared
from wirnetz.landscape.analysis.overlap import overlap
from wirnetz.landscape.analysis.peers import peers
from wirnetz.landscape.analysis.span import span
from wirnetz.landscape.analysis.thin_spots import thin_spots
from wirnetz.landscape.analysis.white_spots import white_spots

__all__ = [
    "QUESTIONS", "Activity", "Finding", "Held", "Landscape", "Office", "Seated", "Shared", "bridges", "continuity",
    "docking", "overlap", "peers", "record", "span", "thin_spots", "white_spots",
]  # fmt: skip
