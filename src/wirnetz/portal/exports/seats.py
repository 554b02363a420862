"""„Wo sitzen wir schon?“ as a PDF in the organisation's own look."""

from datetime import date

from django.utils.translation import gettext as _

from wirnetz.core.german import NO_BREAK
from wirnetz.documents.content import Report, ReportTable, Theme
from wirnetz.documents.typst.report import write_report
from wirnetz.networks.queries import Seat, Tie
from wirnetz.portal.queries.workspace.seats import LandPart, OfficeRow, SeatsView, seats_drawing

TIES = {
    Tie.OFFICE: "die Stelle arbeitet mit",
    Tie.HOUSE: "Ihr Haus ist anderswo dabei",
    Tie.NONE: "keine Verbindung vermerkt",
}


def seats_report(view: SeatsView, *, theme: Theme, on: date, state: str = "") -> Report:
    """The report on all offices, or on those of one Land (key of two digits)."""
    text, emphasis = view.answer
    parts = [part for part in view.parts if not state or part.key == state]
    return Report(
        title=_("Wo sitzen wir schon?"),
        kicker=_("Wo sitzen wir schon?"),
        sentence=f"{text} {emphasis}".strip(),
        emphasis=emphasis,
        lead=view.lead,
        for_whom=_("Für %(name)s, %(day)s") % {"name": view.organisation.label, "day": f"{on:%d.%m.%Y}"},
        tables=tuple(_table(part) for part in parts),
        sources=(
            _("Liste und Angaben von %s") % view.organisation.label,
            _("Netzwerke, Gebiete und Mitgliedschaften nach den bei Wirnetz verzeichneten Quellen"),
        ),
        stamp=_("Stand %s") % f"{on:%d.%m.%Y}",
        map=seats_drawing(view),
        theme=theme,
        is_example=view.organisation.is_example
        or any(seat.network.is_example for each in view.found for seat in each.seats),
    )


def seats_pdf(view: SeatsView, *, theme: Theme, on: date, state: str = "") -> bytes:
    """The same as PDF."""
    return write_report(seats_report(view, theme=theme, on=on, state=state))


def _table(part: LandPart) -> ReportTable:
    return ReportTable(
        heading=part.name,
        sentence=part.sentence,
        head=(_("Stelle"), _("Netzwerke hier und was vermerkt ist"), _("Was als Nächstes passt")),
        rows=tuple((_place(row), _networks(row), row.step) for row in part.rows),
        widths=(3, 5, 3),
    )


def _place(row: OfficeRow) -> str:
    mark = f"{NO_BREAK}({_('Beispiel')})" if row.office.is_example else ""
    return "\n".join(filter(None, (row.office.name + mark, row.place)))


def _networks(row: OfficeRow) -> str:
    if not row.seats:
        return _("kein regionales Netzwerk eingetragen")
    return "\n".join(_network(row, seat) for seat in row.seats)


def _network(row: OfficeRow, seat: Seat) -> str:
    said = _("dazu liegen keine Angaben vor") if row.is_silent and seat.tie == Tie.NONE else TIES[seat.tie]
    mark = f" ({_('Beispiel')})" if seat.network.is_example else ""
    return f"{seat.network.label}{mark}: {said}"
