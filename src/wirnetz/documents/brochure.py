"""The brochure about one network, as plain data before layout: finished German texts, each resting on records.

Whoever fills it puts in only what may be printed: people, quotes, portraits and logos with recorded approval, records
with their source. Whatever is empty is left out, and the pages close up; nothing is filled in its place.
"""

from dataclasses import dataclass, field
from datetime import date

from wirnetz.documents.content import Theme
from wirnetz.documents.drawing import Drawing

QUESTION = "Was macht ein regionales Netzwerk erfolgreich?"
PARTNER_QUESTION = "Was bringt es einem zentralen Partner?"


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG, checked when it was stored; `alt` says what is on it, `credit` who made it."""

    data: bytes
    alt: str
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """How a chapter begins: one sentence as headline, then paragraphs of running text (none: the headline alone)."""

    headline: str
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the portrait or of the map sheet: „682.363“, „Menschen leben im Gebiet“."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class MapSheet:
    """The territory close up on a page of its own: one sentence that says what is to be seen, up to three figures."""

    map: Drawing
    sentence: str
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class MemberGroup:
    """Members of one kind: „Kammern“ and their names in their order, an invented one already marked in its name."""

    kind: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Portrayed:
    """Somebody who agreed to be named: name, role in the network, house; the portrait only with its own approval."""

    name: str
    role: str
    organisation: str = ""
    portrait: Picture | None = None


@dataclass(frozen=True, slots=True)
class Milestone:
    """What happened when („2018“, „März 2024“), in one sentence. `is_turn` marks the few that changed something."""

    when: str
    what: str
    source: str = ""
    is_turn: bool = False


@dataclass(frozen=True, slots=True)
class Gathering:
    """A day on which the network met; `is_joint` where it did something together for others."""

    on: date
    is_joint: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A record that shows a success factor: what, when, where it stands."""

    what: str
    when: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class SuccessFactor:
    """One condition of success as a short sentence, what it means here, and the records that show it (at least one)."""

    heading: str
    text: str
    shown_by: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Gain:
    """What somebody had from it: a short sentence, a text, and the fact behind it in small type."""

    heading: str
    text: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class PartnerGains:
    """What it brought one central partner: its name, a sentence, gains with facts."""

    partner: str
    sentence: str
    gains: tuple[Gain, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """A quotation that its speaker approved, without quotation marks; the layout sets them."""

    quote: str
    name: str
    role: str
    portrait: Picture | None = None


@dataclass(frozen=True, slots=True)
class Joining:
    """How to join: a sentence, steps in their order, whom to turn to (lines), a web address."""

    sentence: str
    steps: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()
    address: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """What is not known: „ein Bild der Koordinatorin“ and whom to ask. Printed only where readers should know it.

    `what` completes „fehlt noch: …“, `ask` completes „fragen Sie …“; `printed` is the sentence for readers.
    """

    what: str
    ask: str = ""
    printed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brochure:
    """The whole brochure. Only the network's name, its short form, sources, stamp and the portrait's headline must be.

    `place` are the lines under the name on the cover („Vier Kreise, sechs Organisationen, ein Tisch“), `kicker` stands
    in its upper corner. `cover` is Germany by district with this network alone painted as own; the layout cuts out
    its surroundings. `gatherings` are drawn as a line of time from three on. `stamp` says place and day, `address`
    where one reads whether it is still current. `imprint` are the lines of who publishes it.
    """

    network: str
    short_name: str
    portrait: Opening
    sources: tuple[str, ...]
    stamp: str
    title: str = QUESTION
    subtitle: str = PARTNER_QUESTION
    kicker: str = "Ein Beispiel aus der Praxis"
    place: tuple[str, ...] = ()
    cover: Drawing | None = None
    figures: tuple[Figure, ...] = ()
    map_sheet: MapSheet | None = None
    taking_part: Opening | None = None
    members: tuple[MemberGroup, ...] = ()
    people: tuple[Portrayed, ...] = ()
    course: Opening | None = None
    milestones: tuple[Milestone, ...] = ()
    gatherings: tuple[Gathering, ...] = ()
    success: Opening | None = None
    factors: tuple[SuccessFactor, ...] = ()
    benefit: Opening | None = None
    gains: tuple[Gain, ...] = ()
    partner: PartnerGains | None = None
    voices: tuple[Voice, ...] = ()
    joining: Joining | None = None
    gaps: tuple[Gap, ...] = ()
    address: str = ""
    imprint: tuple[str, ...] = ()
    logos: tuple[Picture, ...] = ()
    language: str = "de-DE"
    theme: Theme = field(default_factory=Theme)
    is_example: bool = False

    @property
    def missing(self) -> tuple[str, ...]:
        """What the editor and the command name: „fehlt noch: …, fragen Sie …“."""
        return tuple(f"fehlt noch: {gap.what}" + (f", fragen Sie {gap.ask}" if gap.ask else "") for gap in self.gaps)
