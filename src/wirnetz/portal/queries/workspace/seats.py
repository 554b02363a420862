"""Where an organisation already sits: offices, networks around them, what is recorded, by Land and on the map."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wirnetz.accounts.rules import Visitor
from wirnetz.documents.drawing import Drawing, Legend
from wirnetz.networks.queries import OfficeSeats, Seat, Tie, office_seats
from wirnetz.organisations.models import Organisation
from wirnetz.portal.queries.maps import MapSheet, germany_painting, office_dots, region_address, sheet_of
from wirnetz.portal.sentences.seats import SeatCounts, office_step, seats_answer, seats_lead, state_sentence
from wirnetz.regions.models import Area
from wirnetz.regions.queries import germany_drawing, states

TICKS_PER_PAGE = 25
"""So many offices stand on one page of the tick list."""
MOST_ROWS = 200
"""So many offices stand on the page at once; with more of them each Land has a page of its own."""


@dataclass(frozen=True)
class OfficeRow:
    """An office in the table: its networks, what it could do next, and where that leads."""

    office: Organisation
    seats: tuple[Seat, ...]
    is_silent: bool
    step: str
    href: str

    @property
    def place(self) -> str:
        """Postcode and town, as far as known."""
        return f"{self.office.postcode} {self.office.seat_city}".strip()


@dataclass(frozen=True)
class LandPart:
    """The offices of one Land with the sentence about them; `area` is None for those without a known place."""

    area: Area | None
    name: str
    sentence: str
    rows: tuple[OfficeRow, ...]

    @property
    def told(self) -> list[OfficeRow]:
        """Offices about which a line says something of their own: networks around, or a place that is missing."""
        return [row for row in self.rows if row.seats or not row.office.seat]

    @property
    def alone(self) -> list[OfficeRow]:
        """Offices around which no regional network is recorded; they share one sentence."""
        return [row for row in self.rows if not row.seats and row.office.seat]

    @property
    def key(self) -> str:
        """What stands for it in addresses."""
        return self.area.key if self.area else "ohne"

    @property
    def anchor(self) -> str:
        """Where the page has it."""
        return f"land-{self.area.key}" if self.area else "ohne-ort"


@dataclass(frozen=True)
class SeatsView:
    """Everything that page and PDF say."""

    organisation: Organisation
    counts: SeatCounts
    parts: tuple[LandPart, ...]
    found: tuple[OfficeSeats, ...]

    @property
    def answer(self) -> tuple[str, str]:
        """The first sentence and its emphasised end."""
        answer = seats_answer(self.counts)
        return answer.text, answer.emphasis

    @property
    def lead(self) -> str:
        """What is known of the offices."""
        return seats_lead(self.counts)


def seats_view(organisation: Organisation, visitor: Visitor, *, on: date) -> SeatsView:
    """All offices of the organisation with their networks; as many queries for one office as for thousands."""
    found = tuple(office_seats(organisation, visitor, on=on))
    lands = {area.key: area for area in states()}
    groups: dict[str, list[OfficeSeats]] = {}
    for each in found:
        groups.setdefault(each.office.seat.key[:2] if each.office.seat else "", []).append(each)
    parts = []
    for key in sorted(groups, key=lambda key: (not key, lands[key].sort_key if key else "")):
        area = lands.get(key)
        name = area.name if area else _("Ort noch nicht bekannt")
        words = state_sentence(name, _counts(groups[key])) if area else ""
        parts.append(LandPart(area, name, words, tuple(_row(organisation, each) for each in groups[key])))
    return SeatsView(organisation, _counts(found), tuple(parts), found)


def _counts(found: Sequence[OfficeSeats]) -> SeatCounts:
    inside = [each for each in found if each.has_place and each.seats]
    around = {seat.network.pk for each in inside for seat in each.seats}
    taken = {seat.network.pk for each in inside for seat in each.seats if seat.tie != Tie.NONE}
    return SeatCounts(
        offices=len(found),
        placed=sum(each.has_place for each in found),
        inside=len(inside),
        active=sum(bool(each.taken) for each in found),
        silent=sum(each.is_silent for each in inside),
        networks=len(around),
        taken=len(taken),
    )


def _row(organisation: Organisation, each: OfficeSeats) -> OfficeRow:
    step = office_step(
        has_place=each.has_place,
        silent=each.is_silent,
        around=len(each.seats),
        open_networks=[seat.network.label for seat in each.open],
    )
    return OfficeRow(each.office, each.seats, each.is_silent, step, _step_address(organisation, each))


def _step_address(organisation: Organisation, each: OfficeSeats) -> str:
    office = each.office
    if not each.has_place:
        if office.pk == organisation.pk:
            return reverse("portal:workspace", args=[organisation.slug])
        return reverse("portal:workspace_office", args=[organisation.slug, office.slug])
    district = office.seat.key if office.seat else ""
    if not each.seats:
        return reverse("portal:region", args=[district])
    if each.is_silent:
        return f"{reverse('portal:seats_ticks', args=[organisation.slug])}?stelle={office.slug}"
    kit = f"{reverse('arguments:kit')}?organisation={organisation.slug}&region={district}"
    return f"{kit}&anlass=vorstellung-im-netzwerk"


def seats_map(view: SeatsView) -> MapSheet | None:
    """Germany with the networks of its districts and a dot for each place with an office; None without any place."""
    drawings = [seats_drawing(view, narrow=flag, linked=True) for flag in (False, True)]
    wide, narrow = drawings
    if wide is None or narrow is None:
        return None
    is_example = any(seat.network.is_example for each in view.found for seat in each.seats)
    return sheet_of(wide, narrow, is_example=is_example)


def seats_drawing(view: SeatsView, *, narrow: bool = False, linked: bool = False) -> Drawing | None:
    """The same map as drawing data; without links for documents."""
    dots = office_dots(each.office for each in view.found)
    if not dots:
        return None
    drawing = germany_drawing(
        germany_painting(), href=region_address if linked else None, narrow=narrow, labels=False, dots=dots
    )
    legend = (Legend("dot", _("Ihre Stellen")), *drawing.legend[:3])
    title = _("Die Stellen von %s und die regionalen Netzwerke") % view.organisation.label
    return replace(drawing, title=title, legend=legend)


@dataclass(frozen=True)
class TickRow:
    """An office in the tick list: the networks around it, each with whether it is ticked and may be changed."""

    office: Organisation
    seats: tuple[Seat, ...]
    said_on: date | None

    @property
    def taken(self) -> list[Seat]:
        """Networks with a membership that a tick can end."""
        return [seat for seat in self.seats if seat.tie == Tie.OFFICE and not seat.is_settled]

    @property
    def field(self) -> str:
        """Name of its boxes in the form."""
        return f"netzwerk-{self.office.pk}"


def tick_rows(
    organisation: Organisation, visitor: Visitor, *, on: date, only: str = "", after: str = ""
) -> tuple[list[TickRow], str]:
    """A page of the tick list, and the cursor of the next one; offices without any network around are left out.

    `only` is the short name of a single office. A cursor that is none starts from the top.
    """
    found = [each for each in office_seats(organisation, visitor, on=on) if each.seats]
    if only:
        found = [each for each in found if each.office.slug == only]
    position = next((index for index, each in enumerate(found, start=1) if str(each.office.pk) == after), 0)
    page = found[position : position + TICKS_PER_PAGE]
    more = len(found) > position + TICKS_PER_PAGE
    rows = [TickRow(each.office, each.seats, each.report.said_on if each.report else None) for each in page]
    return rows, str(page[-1].office.pk) if more else ""
