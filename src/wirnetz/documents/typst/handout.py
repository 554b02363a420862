"""The handout: one A4 page, PDF/UA-1, as data for the template `handout.typ`."""

from datetime import datetime
from typing import Any

from wirnetz.documents.content import Handout, Theme
from wirnetz.documents.drawing import Drawing
from wirnetz.documents.paper import isolated, paper_svg
from wirnetz.documents.phrases import and_more_after_cut, handout_sources, split_emphasis
from wirnetz.documents.typst.compiler import compile_pdf, compile_png

_MAP_RATIO = 100 / 92  # from the second column to the edge of the sheet, 92 mm high


def write_handout(handout: Handout, *, made_at: datetime | None = None) -> bytes:
    """The handout as PDF: always exactly one page, tagged, its texts searchable.

    What does not fit makes the page smaller in steps: closer gaps, members in two columns, smaller
    letters, at last fewer members with „und elf weitere“. Equal arguments give equal bytes.
    """
    return compile_pdf("handout.typ", _handout_data(handout), made_at=made_at)


def handout_png(handout: Handout, *, pixels_per_inch: float = 96) -> bytes:
    """The handout as a picture, for looking at it on a page."""
    return compile_png("handout.typ", _handout_data(handout), pixels_per_inch=pixels_per_inch)


def _handout_data(handout: Handout) -> dict[str, Any]:
    before, emphasised, after = split_emphasis(handout.sentence, handout.emphasis)
    members = handout.members
    return {
        "title": handout.title,
        "language": handout.language.split("-")[0],
        "region": handout.language.partition("-")[2] or None,
        "theme": theme_data(handout.theme),
        "kicker": handout.kicker,
        "sentence": [before, emphasised, after],
        "lead": handout.lead,
        "for_whom": handout.for_whom,
        "gains": [{"heading": gain.heading, "text": gain.text, "evidence": gain.evidence} for gain in handout.gains],
        "members": [{"number": member.number, "text": member.text} for member in members],
        # the closing words for every number of members shown, from none to all
        "more": [and_more_after_cut(handout.members_more, len(members) - shown) for shown in range(len(members) + 1)],
        "networks": handout.networks,
        "next_step": handout.next_step,
        "contact": handout.contact,
        "sources": "; ".join(source.rstrip(". ;") for source in handout_sources(handout)),
        "stamp": handout.stamp,
        "map": _map_data(handout.map, handout.theme),
        "is_example": handout.is_example,
    }


def theme_data(theme: Theme) -> dict[str, Any]:
    """What the templates know of a theme: colours, name, logo."""
    return {
        "accent": theme.accent,
        "accent_tint": theme.accent_tint,
        "ink": theme.ink,
        "ink_2": theme.ink_2,
        "line": theme.line,
        "plate": theme.plate,
        "name": theme.name,
        "logo": list(theme.logo) if theme.logo else None,
        "logo_alt": theme.logo_alt or theme.name,
    }


def _map_data(drawing: Drawing | None, theme: Theme) -> dict[str, Any] | None:
    if drawing is None:
        return None
    return {
        "svg": isolated(paper_svg(drawing, theme, prefix="h", ratio=_MAP_RATIO)),
        "alt": f"{drawing.title}. {drawing.description}",
        "legend": [{"swatch": entry.swatch, "text": entry.text} for entry in drawing.legend[:4]],
    }
