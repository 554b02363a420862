"""Proposals as plain data for machines, and as rows for pages and tables."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from wirnetz.core.german import number
from wirnetz.landscape.analysis.splitting.measuring import Figures
from wirnetz.landscape.analysis.splitting.moving import Arrangement
from wirnetz.landscape.analysis.splitting.proposing import Answer, Proposal
from wirnetz.landscape.queries import Cut


def answer_record(answer: Answer, cut: Cut) -> dict[str, Any]:
    """Proposals with what was taken for granted, or the refusal in words."""
    return {
        "proposals": [proposal_record(proposal, cut) for proposal in answer.proposals],
        "notes": list(answer.notes),
        "refusal": answer.refusal,
    }


def proposal_record(proposal: Proposal, cut: Cut) -> dict[str, Any]:
    """One proposal: its parts with areas, people, firms (None if unknown) and offices, and its figures."""
    figures = proposal.figures
    return {
        "name": proposal.title,
        "sentence": proposal.sentence,
        "notes": list(proposal.notes),
        "parts": [
            _part_record(name, part.keys, cut, part.radius)
            for name, part in zip(proposal.names, figures.parts, strict=True)
        ],
        "deviation": round(figures.deviation, 4),
        "ways": round(figures.ways, 4),
        "radius_km": round(figures.radius, 1),
        "radius_before_km": round(figures.radius_before, 1),
        "border_cut_km": round(figures.border_cut, 1),
        "parts_served": figures.served,
        "nearest_office_stays": None if figures.nearest_stays is None else round(figures.nearest_stays, 4),
        "districts_cut": figures.districts_cut,
        "is_connected": figures.is_connected,
    }


def _part_record(name: str, units: Iterable[str], cut: Cut, radius: float) -> dict[str, Any]:
    keys = list(units)
    return {
        "name": name,
        "areas": [area for key in keys for area in cut.areas[key]],
        "people": round(sum(cut.people[key] for key in keys)),
        "sme": None if cut.firms is None else round(sum(cut.firms[key] for key in keys)),
        "offices": sum(len(cut.seats[key]) for key in keys),
        "radius_km": round(radius, 1),
    }


def part_rows(
    cut: Cut, parts: Sequence[Collection[str]], names: Sequence[str], arrangement: Arrangement
) -> list[dict[str, Any]]:
    """The parts as rows of a table on a page: number, name, people, firms, offices, radius; emptied ones left out."""
    measured = iter(arrangement.figures.parts)
    rows = []
    for at, (name, keys) in enumerate(zip(names, parts, strict=True), start=1):
        if keys:
            figures = next(measured)
            rows.append(_part_record(name, keys, cut, figures.radius) | {"number": at, "pieces": figures.pieces})
    return rows


def comparison(columns: Mapping[str, Figures], *, need: int) -> list[tuple[str, list[tuple[str, str]]]]:
    """What each of several partitions costs and gains: a row for each figure, in it title and value of each column."""
    rows: list[tuple[str, Callable[[Figures], str]]] = [
        (_("Größte Abweichung von gleichen Teilen"), lambda each: f"{number(each.deviation * 100)} %"),
        (_("Mittlere Entfernung zur Mitte"), lambda each: f"{number(each.radius)} km"),
        (_("Dieselbe Entfernung ohne Teilung"), lambda each: f"{number(each.radius_before)} km"),
        (_("Grenze zwischen den Teilen"), lambda each: f"{number(each.border_cut)} km"),
        (_("Geteilte Kreise"), lambda each: number(each.districts_cut)),
        (_("Teile mit genug Häusern"), lambda each: _served(each) if need else _("keine Angabe")),
        (_("Menschen, deren nächste Stelle im eigenen Teil liegt"), lambda each: _share(each.nearest_stays)),
    ]
    return [(words, [(title, said(each)) for title, each in columns.items()]) for words, said in rows]


def assignment_rows(cut: Cut, parts: Sequence[Collection[str]], names: Sequence[str]) -> list[list[str | int]]:
    """Each area with the part it goes to, by key."""
    rows: list[list[str | int]] = []
    for at, (name, keys) in enumerate(zip(names, parts, strict=True), start=1):
        for key in keys:
            rows += [[area, cut.names.get(area, cut.names[key]), at, name] for area in cut.areas[key]]
    return sorted(rows, key=lambda row: str(row[0]))


def _served(figures: Figures) -> str:
    return _("%(some)s von %(all)s") % {"some": figures.served, "all": len(figures.parts)}


def _share(value: float | None) -> str:
    return _("keine Angabe") if value is None else f"{number(value * 100)} %"
