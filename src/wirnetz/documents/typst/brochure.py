"""The brochure: A4, PDF/UA-1, from a few pages to about twelve, as data for the template `brochure.typ`."""

from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from wirnetz.documents.brochure import Brochure, Gain, Gathering, MapSheet, MemberGroup, Opening, Picture
from wirnetz.documents.content import Theme
from wirnetz.documents.drawing import Drawing, Role, Shape
from wirnetz.documents.paper import isolated, paper_svg
from wirnetz.documents.phrases import and_more, with_credit
from wirnetz.documents.svg import cover_palette, svg
from wirnetz.documents.typst.boxes import with_bleed_boxes
from wirnetz.documents.typst.compiler import compile_pages, compile_pdf
from wirnetz.documents.typst.handout import theme_data
from wirnetz.documents.typst.setting import duotone, in_portions, paragraph_parts, set_text, tied, wrapped

BLEED_MM = 3
_COVER_RATIO = 216 / 176  # the map on the cover, with bleed at both sides, under the title down to the foot
_SHEET_RATIO = 216 / 201  # the map sheet, with bleed at three sides
_LEAST_SHARE = 0.58  # of Germany's height that the cover shows at least
_SHEET_SPARE = 0.035  # around the map sheet, so that nothing is cut with the bleed
_RECORDS_SHOWN, _NAMES_IN_PART = 6, 40
_AIR = 0.06  # of the part shown, between the network and the edge


def write_brochure(brochure: Brochure, *, for_print: bool = False, made_at: datetime | None = None) -> bytes:
    """The brochure as PDF: cover, chapters, one map sheet, back; tagged, with bookmarks, its fonts embedded.

    `for_print` adds 3 mm of bleed and crop marks. Chapters without content are left out and the rest closes up:
    no page stays empty, nothing runs over. Equal arguments give equal bytes.
    """
    data, edition = _brochure_data(brochure, for_print), _edition_data(brochure)
    pdf = compile_pdf("brochure.typ", data, made_at=made_at, edition=edition)
    return with_bleed_boxes(pdf, BLEED_MM) if for_print else pdf


def brochure_pngs(brochure: Brochure, *, pixels_per_inch: float = 96) -> list[bytes]:
    """The pages as pictures, for looking at them on a screen."""
    data, edition = _brochure_data(brochure, False), _edition_data(brochure)
    return compile_pages("brochure.typ", data, pixels_per_inch=pixels_per_inch, edition=edition)


def _edition_data(brochure: Brochure) -> dict[str, str]:
    return {"stamp": brochure.stamp, "address": brochure.address}


def _brochure_data(brochure: Brochure, for_print: bool) -> dict[str, Any]:
    cover = brochure.cover
    credit = next((drawing.credit for drawing in (cover, _map_of(brochure.map_sheet)) if drawing), "")
    return {
        "language": brochure.language.split("-")[0],
        "region": brochure.language.partition("-")[2] or None,
        "theme": theme_data(brochure.theme),
        "for_print": for_print,
        "network": brochure.network,
        "short_name": brochure.short_name,
        "title": brochure.title,
        "subtitle": brochure.subtitle,
        "kicker": brochure.kicker,
        "place": list(brochure.place),
        "cover": None if cover is None else {"svg": cover_svg(cover, brochure.theme), "alt": _alt(cover)},
        "back": cover and _back_svg(cover, brochure.theme),
        "map_sheet": _sheet_data(brochure.map_sheet, brochure.theme),
        **_chapters(brochure),
        "sources": [source.rstrip(" ;.") for source in with_credit(brochure.sources, credit)],
        "gaps": [set_text(gap.printed) for gap in brochure.gaps if gap.printed],
        "imprint": list(brochure.imprint),
        "logos": [{"svg": wrapped(logo.data), "alt": logo.alt} for logo in brochure.logos],
        "is_example": brochure.is_example,
    }


def _chapters(brochure: Brochure) -> dict[str, Any]:
    """All chapters in their order, each with what it opens with (or None) and its records."""
    ink = brochure.theme.ink
    return {
        "portrait": _opening_data(brochure.portrait, first=1_400 if brochure.figures else 2_600),
        "figures": [{"value": figure.value, "label": set_text(figure.label)} for figure in brochure.figures],
        "taking_part": _opening_data(brochure.taking_part),
        "members": [part for group in brochure.members for part in _group_parts(group)],
        "people": [
            {"name": p.name, "role": p.role, "organisation": p.organisation, "portrait": _picture_data(p.portrait, ink)}
            for p in sorted(brochure.people, key=lambda person: person.portrait is None)
        ],
        "course": _opening_data(brochure.course),
        "milestones": [
            {"when": m.when, "what": set_text(m.what), "source": m.source, "is_turn": m.is_turn}
            for m in brochure.milestones
        ],
        "gatherings": _line_of_time(brochure.gatherings),
        "success": _opening_data(brochure.success),
        "factors": [
            {
                "heading": set_text(factor.heading),
                "text": set_text(factor.text),
                "shown_by": [
                    {"what": s.what, "when": s.when, "source": s.source} for s in factor.shown_by[:_RECORDS_SHOWN]
                ],
                "more": and_more(len(factor.shown_by) - _RECORDS_SHOWN),
            }
            for factor in brochure.factors
        ],
        "benefit": _opening_data(brochure.benefit),
        "gains": _gains_data(brochure.gains),
        "partner": brochure.partner
        and {
            "partner": brochure.partner.partner,
            "sentence": tied(brochure.partner.sentence),
            "gains": _gains_data(brochure.partner.gains),
        },
        "voices": [
            [
                {"quote": tied(v.quote), "name": v.name, "role": v.role, "portrait": _picture_data(v.portrait, ink)}
                for v in page
            ]
            for page in in_portions(brochure.voices, lambda voice: len(voice.quote) + 60, first=1_000, rest=1_000)
        ],
        "joining": brochure.joining
        and {
            "sentence": tied(brochure.joining.sentence),
            "steps": [set_text(step) for step in brochure.joining.steps],
            "contact": list(brochure.joining.contact),
            "address": brochure.joining.address,
        },
    }


@lru_cache(maxsize=8)
def cover_svg(drawing: Drawing, theme: Theme) -> str:
    """Germany in pale lines with the network white: from the north coast down to the network and its surroundings."""
    return isolated(svg(replace(drawing, box=_cutout(drawing)), palette=cover_palette(theme), prefix="c"))


@lru_cache(maxsize=8)
def _back_svg(drawing: Drawing, theme: Theme) -> str | None:
    """What lies west of the cover's map, for the back: opened, both are one map. None where little lies there."""
    left, top, width, height = _cutout(drawing)
    land = _bounds(drawing, (Role.COAST, Role.LAND)) or drawing.box
    if land[0] > left - 0.15 * width:
        return None
    # both sheets reach into the bleed at the spine, so they share twice its width
    shared = width * 2 * BLEED_MM / (210 + 2 * BLEED_MM)
    beside = replace(drawing, box=(left - width + shared, top, width, height))
    return isolated(svg(beside, palette=cover_palette(theme), prefix="k"))


def _cutout(drawing: Drawing) -> tuple[float, float, float, float]:
    """The part of Germany that stands on the cover; the coast stays its upper edge, so the title stands on plain sea.

    It is as high as the network needs, but at least more than half the country, and never wider than it must be.
    """
    land = _bounds(drawing, (Role.COAST, Role.LAND)) or drawing.box
    own = _bounds(drawing, (Role.OWN,)) or land
    air = _AIR * land[3]
    needed = own[1] + own[3] + air * 2 - land[1]
    height = min(max(_LEAST_SHARE * land[3], needed, (own[2] + 2 * air) / _COVER_RATIO), land[3] + air)
    width = height * _COVER_RATIO
    middle = own[0] + own[2] / 2 - 0.08 * width
    if width >= land[2] + 2 * air:
        left = land[0] + land[2] / 2 - width / 2
    else:
        left = min(max(middle - width / 2, land[0] - air), land[0] + land[2] + air - width)
    return left, land[1], width, height


def _bounds(drawing: Drawing, roles: tuple[Role, ...]) -> tuple[float, float, float, float] | None:
    points = [
        p for item in drawing.items if isinstance(item, Shape) and item.role in roles for r in item.rings for p in r
    ]
    if not points:
        return None
    left, top = min(x for x, _ in points), min(y for _, y in points)
    return left, top, max(x for x, _ in points) - left, max(y for _, y in points) - top


def _sheet_data(sheet: MapSheet | None, theme: Theme) -> dict[str, Any] | None:
    if sheet is None:
        return None
    return {
        "svg": _sheet_svg(sheet.map, theme),
        "alt": _alt(sheet.map),
        "sentence": tied(sheet.sentence),
        "figures": [{"value": figure.value, "label": figure.label} for figure in sheet.figures[:3]],
        "legend": [{"swatch": entry.swatch, "text": entry.text} for entry in sheet.map.legend[:4]],
        "credit": sheet.map.credit,
    }


@lru_cache(maxsize=8)
def _sheet_svg(drawing: Drawing, theme: Theme) -> str:
    left, top, width, height = drawing.box
    spare = _SHEET_SPARE * max(width, height)
    roomy = replace(drawing, box=(left - spare, top - spare, width + 2 * spare, height + 2 * spare))
    return isolated(paper_svg(roomy, theme, prefix="b", ratio=_SHEET_RATIO))


def _map_of(sheet: MapSheet | None) -> Drawing | None:
    return sheet.map if sheet else None


def _alt(drawing: Drawing) -> str:
    return f"{drawing.title}. {drawing.description}"


def _opening_data(opening: Opening | None, *, first: int = 2_600) -> dict[str, Any] | None:
    """Headline and text in portions that a page holds; the first has room for `first` letters."""
    if opening is None:
        return None
    paragraphs = [set_text(part) for text in opening.paragraphs for part in paragraph_parts(text)]
    portions = in_portions(paragraphs, len, first=first, rest=2_600)
    return {"headline": tied(opening.headline), "portions": [list(portion) for portion in portions]}


def _group_parts(group: MemberGroup) -> list[dict[str, Any]]:
    """A group in parts that a column holds."""
    parts = in_portions(group.names, lambda _: 1, first=_NAMES_IN_PART, rest=_NAMES_IN_PART)
    return [
        {"kind": group.kind if at == 0 else f"{group.kind}, Fortsetzung", "names": list(part)}
        for at, part in enumerate(parts)
    ]


def _gains_data(gains: tuple[Gain, ...]) -> list[dict[str, str]]:
    return [{"heading": set_text(g.heading), "text": set_text(g.text), "evidence": g.evidence} for g in gains]


def _picture_data(picture: Picture | None, ink: str) -> dict[str, Any] | None:
    if picture is None:
        return None
    return {"svg": duotone(picture.data, ink), "alt": picture.alt, "credit": picture.credit}


def _line_of_time(gatherings: tuple[Gathering, ...]) -> dict[str, Any] | None:
    """Where the days stand on a line of whole years, from 0 to 1; None for fewer than three."""
    if len(gatherings) < 3:
        return None
    days = sorted(gatherings, key=lambda gathering: gathering.on)
    first, last = days[0].on.year, days[-1].on.year
    span = last - first + 1

    def place(gathering: Gathering) -> float:
        day = gathering.on
        return round((day.year - first + (day.timetuple().tm_yday - 1) / 366) / span, 5)

    joint = sum(day.is_joint for day in days)
    return {
        "days": [{"at": place(day), "is_joint": day.is_joint} for day in days],
        "years": [{"at": round((year - first) / span, 5), "label": str(year)} for year in range(first, last + 1)],
        "alt": f"{len(days)} Treffen von {first} bis {last}, davon {joint} als gemeinsame Aktion.",
        "joint": joint,
    }
