"""The content model: decks and handouts as plain data, before layout.

All texts are finished German sentences. A slide says what it means (`kind` by its class); the
writers decide where it goes. Every slide has a unique title, a speaker note and its sources.
"""

from dataclasses import dataclass, field

from wirnetz.documents.drawing import Drawing
from wirnetz.documents.facts import Fact


@dataclass(frozen=True, slots=True)
class Theme:
    """The look of one organisation's documents: colours as `#rrggbb`, faces, an optional logo, else the name.

    `accent` stands for "ours"; ink and plate stay. `logo` is a PNG or JPEG, checked when it is stored.
    """

    name: str = "Wirnetz"
    accent: str = "#a2195e"
    accent_deep: str = "#770a42"
    accent_tint: str = "#fbdde6"
    ink: str = "#12232c"
    ink_2: str = "#43545c"
    line: str = "#cbd4d9"
    plate: str = "#e4edf0"
    logo: bytes | None = None
    logo_alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """What every slide has. `title` is a full sentence, unique in the deck; `kicker` a word above it.

    `emphasis` is the part of the title that stands in the accent colour (empty: none).
    `sources` is the footer, `note` the speaker note, `seconds` the talking time,
    `is_example` marks invented records ("Beispiel" is printed on the slide).
    """

    title: str
    kicker: str = ""
    emphasis: str = ""
    sources: tuple[str, ...] = ()
    note: str = ""
    seconds: int = 60
    is_example: bool = False
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleSlide(Slide):
    """First slide: the sentence, below it place and house, at the right the map of Germany with the region ringed."""

    subtitle: tuple[str, ...]
    map: Drawing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementSlide(Slide):
    """One large sentence and a short text below."""

    body: str


@dataclass(frozen=True, slots=True)
class Point:
    """One of up to three columns: heading, text, evidence in small type."""

    heading: str
    text: str
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsSlide(Slide):
    """Two or three points with evidence."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a bar chart. `text` is the label at the bar ("3 von 8 Kreisen")."""

    label: str
    value: float
    text: str
    is_marked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartSlide(Slide):
    """A bar chart whose title is its finding; `alt` says it in words."""

    bars: tuple[Bar, ...]
    alt: str
    maximum: float = 0.0
    axis: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """A numbered entry beside a map."""

    number: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MapSlide(Slide):
    """The map of the region with up to six numbered entries (sites) or short lines."""

    map: Drawing
    sites: tuple[Site, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSlide(Slide):
    """A small table: head and rows of equal length."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: str = ""  # "und elf weitere" when the table was cut


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteSlide(Slide):
    """An objection and the answer to it, or a quotation with its origin."""

    quote: str
    origin: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the agenda: when, and what in one sentence."""

    when: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaSlide(Slide):
    """Up to four dated steps."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactSlide(Slide):
    """Who to turn to: lines of text and a web address."""

    lines: tuple[str, ...]
    address: str = ""


AnySlide = (
    TitleSlide
    | StatementSlide
    | PointsSlide
    | ChartSlide
    | MapSlide
    | TableSlide
    | QuoteSlide
    | AgendaSlide
    | ContactSlide
)


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck: `stamp` stands in every footer (place, day), `language` is a BCP 47 tag."""

    title: str
    author: str
    slides: tuple[AnySlide, ...]
    stamp: str
    language: str = "de-DE"
    theme: Theme = field(default_factory=Theme)

    @property
    def minutes(self) -> int:
        """Talking time, rounded up to whole minutes."""
        return -(-sum(slide.seconds for slide in self.slides) // 60)


@dataclass(frozen=True, slots=True)
class Handout:
    """One A4 page: a sentence with the map, three gains, who takes part (`networks` is one line), one next step.

    `members` are numbered like the sites on the map where they have a number.
    """

    title: str
    kicker: str
    sentence: str
    emphasis: str
    lead: str
    for_whom: str
    gains: tuple[Point, ...]
    members: tuple[Site, ...]
    members_more: str
    next_step: str
    contact: str
    sources: tuple[str, ...]
    stamp: str
    map: Drawing | None = None
    language: str = "de-DE"
    theme: Theme = field(default_factory=Theme)
    is_example: bool = False
    networks: str = ""


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A part of a report: heading, one sentence, a table. Cells with several lines part them by a line break."""

    heading: str
    sentence: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()
    """Shares of the columns; empty: equal."""


@dataclass(frozen=True, slots=True)
class Report:
    """A list to take away, of as many pages as it needs: sentence with map, then parts with a table each."""

    title: str
    kicker: str
    sentence: str
    emphasis: str
    lead: str
    for_whom: str
    tables: tuple[ReportTable, ...]
    sources: tuple[str, ...]
    stamp: str
    next_step: str = ""
    map: Drawing | None = None
    language: str = "de-DE"
    theme: Theme = field(default_factory=Theme)
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """One line of a part of a sheet: a bold beginning and what follows; `mark` (a day) stands before it in serif."""

    title: str
    text: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A part of a sheet. `note` stands below the entries, or alone where there are none; short ones in two columns."""

    heading: str
    entries: tuple[SheetEntry, ...] = ()
    note: str = ""
    columns: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One A4 page that answers one question: sentence and map, parts, one next step with whom to call."""

    title: str
    kicker: str
    sentence: str
    emphasis: str
    lead: str
    for_whom: str
    parts: tuple[SheetPart, ...]
    next_step: str
    contact: str
    sources: tuple[str, ...]
    stamp: str
    map: Drawing | None = None
    language: str = "de-DE"
    theme: Theme = field(default_factory=Theme)
    is_example: bool = False
