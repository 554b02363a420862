"""How each role of a map drawing looks on a slide; theme colours where a role means "ours"."""

from dataclasses import dataclass

from wirnetz.documents.drawing import Role


@dataclass(frozen=True, slots=True)
class Look:
    """Fill and line of a role: theme colour names or `#rrggbb`, "" for none; `alpha` of the line in per cent."""

    fill: str = ""
    line: str = ""
    width: float = 0.0
    alpha: int = 100


@dataclass(frozen=True, slots=True)
class Hatch:
    """Hatching in pixels of the drawing: distance and weight of the lines, and whether they rise to the right."""

    spacing: float
    width: float
    rising: bool
    colour: str


LOOKS = {
    Role.WATER: Look(fill="bg2"),
    Role.LAND: Look(fill="bg1"),
    Role.CONTEXT: Look(fill="#f4f7f9"),
    Role.CONTEXT_LINE: Look(line="bg2", width=1.4),
    Role.OWN: Look(fill="accent1"),
    Role.OWN_LINE: Look(line="bg1", width=0.7),
    Role.OWN_TINT: Look(fill="accent3"),
    Role.PLAIN: Look(fill="bg1"),
    Role.BAND: Look(line="accent1", width=17, alpha=30),
    Role.EDGE: Look(line="accent1", width=1.7),
    Role.BAND_OTHER: Look(line="tx1", width=17, alpha=22),
    Role.EDGE_OTHER: Look(line="tx1", width=1.7),
    Role.OUTLINE: Look(line="tx2", width=1.2),
    Role.MUNICIPALITY_LINE: Look(line="accent1", width=0.75, alpha=28),
    Role.DISTRICT_LINE: Look(line="#b0bdc2", width=0.55),
    Role.STATE_LINE: Look(line="#74838a", width=0.8),
    Role.COAST: Look(line="tx2", width=0.9),
    Role.LOCATOR: Look(line="tx1", width=1.6),
    Role.CLASS_1: Look(fill="#dfeaef"),
    Role.CLASS_2: Look(fill="#baced8"),
    Role.CLASS_3: Look(fill="#8eaab6"),
    Role.CLASS_4: Look(fill="#5b7a88"),
    Role.CLASS_5: Look(fill="#2c4654"),
    Role.NO_DATA: Look(fill="bg1"),
}
CLOSE_DISTRICT_LINE = Look(line="accent1", width=1.1)
FAR_HATCHES = {
    Role.HATCH_ONE: Hatch(5.2, 0.9, False, "accent5"),
    Role.HATCH_MANY: Hatch(3.0, 1.1, False, "accent5"),
    Role.HATCH_BOTH: Hatch(5.2, 1.2, False, "bg1"),
}
CLOSE_HATCHES = {
    # lighter than on screen: not every viewer shows the halo of names
    Role.HATCH_ONE: Hatch(9.0, 0.7, False, "accent5"),
    Role.HATCH_MANY: Hatch(9.0, 0.7, True, "accent5"),
    Role.HATCH_BOTH: Hatch(9.0, 0.7, False, "accent5"),
}
TERRITORY = {Role.OWN_TINT, Role.PLAIN, Role.BAND, Role.BAND_OTHER}
BANDS = {Role.BAND, Role.BAND_OTHER}
SURROUNDINGS = {Role.WATER, Role.CONTEXT, Role.CONTEXT_LINE}
