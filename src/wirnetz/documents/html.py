"""The writer of HTML: single slides for pages of the product, and whole decks as one file that runs by itself."""

import hashlib
import re
from base64 import b64encode
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from wirnetz.documents.bars import bar_chart
from wirnetz.documents.content import (
    AgendaSlide,
    AnySlide,
    ChartSlide,
    ContactSlide,
    Deck,
    MapSlide,
    PointsSlide,
    QuoteSlide,
    StatementSlide,
    TableSlide,
    Theme,
    TitleSlide,
)
from wirnetz.documents.paper import paper_svg
from wirnetz.documents.phrases import slide_sources, split_emphasis
from wirnetz.documents.slide_fit import body_room, fit_steps

KINDS: dict[type, str] = {
    TitleSlide: "title",
    StatementSlide: "statement",
    PointsSlide: "points",
    ChartSlide: "chart",
    MapSlide: "map",
    TableSlide: "table",
    QuoteSlide: "quote",
    AgendaSlide: "agenda",
    ContactSlide: "contact",
}
_STATIC = Path(__file__).parent / "static" / "documents"
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_SELECTOR = re.compile(r"[.#]?[A-Za-z][\w-]*")
_TITLE_MAP_RATIO, _MAP_RATIO = 44 / (56.25 - 4.8), 57 / 56.25
_CHART_HIGHEST = 404.0
_PIXELS_PER_POINT = 1280 / 960  # charts are measured on a slide 1280 wide


def slide_html(
    slide: AnySlide,
    *,
    number: int,
    theme: Theme,
    prefix: str,
    stamp: str = "",
    logo_url: str = "",
    heading: int = 3,
) -> SafeString:
    """The slide as an `<article>` for a page that has `slide.css`: no inline style, no script, no request.

    Every id in it begins with `prefix`. `heading` is the level of its title. Theme colours reach the page
    through `theme_css`; only the map brings its own. The logo stands on the title slide where the page
    offers it under `logo_url`.
    """
    kind = KINDS[type(slide)]
    title_step, body_step = fit_steps(slide)
    context: dict[str, Any] = {
        "slide": slide,
        "kind": kind,
        "template": f"documents/components/slide_{kind}.html",
        "number": number,
        "stamp": stamp,
        "heading": heading,
        "sub_heading": heading + 1,
        "title_parts": split_emphasis(slide.title, slide.emphasis),
        "title_step": title_step,
        "body_step": body_step,
        "sources": slide_sources(slide),
        "theme": theme,
        "logo_url": logo_url,
    }
    if isinstance(slide, MapSlide | TitleSlide) and slide.map is not None:
        ratio = _MAP_RATIO if isinstance(slide, MapSlide) else _TITLE_MAP_RATIO
        context["map"] = mark_safe(paper_svg(slide.map, theme, prefix=prefix, ratio=ratio))  # noqa: S308 - own writer
        context["legend"] = slide.map.legend[:4]
    if isinstance(slide, ChartSlide):
        room = body_room(slide, title_step) - (20.0 if slide.axis else 0.0)
        context["chart"] = bar_chart(slide, height=min(_CHART_HIGHEST, room * _PIXELS_PER_POINT))
    return SafeString(render_to_string("documents/components/slide.html", context).strip())


def theme_css(theme: Theme, selector: str = ".slide") -> str:
    """The style sheet that gives slides under `selector` (one class, id or element) the colours of `theme`."""
    if not _SELECTOR.fullmatch(selector):
        raise ValueError(f"{selector!r} is not one class, id or element")
    colours = {
        "accent": theme.accent,
        "accent-deep": theme.accent_deep,
        "accent-tint": theme.accent_tint,
        "ink": theme.ink,
        "ink-2": theme.ink_2,
        "line": theme.line,
        "plate": theme.plate,
    }
    for colour in colours.values():
        if not _COLOUR.fullmatch(colour):
            raise ValueError(f"{colour!r} is not a colour of the form #rrggbb")
    body = "".join(f"--slide-{name}:{colour};" for name, colour in colours.items())
    return f"{selector}{{{body}}}\n"


def deck_html(deck: Deck) -> str:
    """The deck as one HTML file: runs from disk with keys, prints one slide per page, asks nobody for anything.

    Its own policy forbids every request; styles and the script are allowed by their hashes.
    """
    style = "\n".join((_static("css/slide.css"), _static("css/deck.css"), theme_css(deck.theme)))
    script = _static("js/slides.js")
    logo = _logo_data_url(deck.theme.logo)
    slides = [
        {
            "number": number,
            "title": slide.title,
            "html": slide_html(
                slide,
                number=number,
                theme=deck.theme,
                prefix=f"f{number}",
                stamp=deck.stamp,
                logo_url=logo,
                heading=2,
            ),
            "note": [line for line in slide.note.split("\n") if line.strip()],
        }
        for number, slide in enumerate(deck.slides, start=1)
    ]
    context = {
        "deck": deck,
        "slides": slides,
        "style": mark_safe(style),  # noqa: S308 - own files and checked colours
        "script": mark_safe(script),  # noqa: S308 - own file
        "style_hash": _hash(style),
        "script_hash": _hash(script),
    }
    return render_to_string("documents/components/deck.html", context)


def _static(path: str) -> str:
    return (_STATIC / path).read_text(encoding="utf-8").strip()


def _hash(text: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _logo_data_url(logo: bytes | None) -> str:
    if not logo:
        return ""
    kind = "png" if logo.startswith(b"\x89PNG") else "jpeg"
    return f"data:image/{kind};base64,{b64encode(logo).decode()}"
