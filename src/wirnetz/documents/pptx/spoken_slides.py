"""Slides that speak: title, statement, points, objection, contact."""

from dataclasses import dataclass, replace

from wirnetz.documents.content import ContactSlide, Deck, Point, PointsSlide, QuoteSlide, StatementSlide, TitleSlide
from wirnetz.documents.measure import Fitted, Style, fit, lay, text_width
from wirnetz.documents.phrases import split_emphasis
from wirnetz.documents.pptx.frame import put_example_mark, put_title, start_page
from wirnetz.documents.pptx.grid import (
    BODY,
    BODY_SMALLEST,
    CONTENT_BOTTOM,
    DATE_COLUMN,
    EVIDENCE,
    FULL,
    HEADING,
    HEIGHT,
    LEFT,
    NUMERAL,
    TITLE_PLATE,
    WIDTH,
    WORDMARK,
    Box,
)
from wirnetz.documents.pptx.layouts import COLUMN_3
from wirnetz.documents.pptx.map_shapes import add_map, has_map
from wirnetz.documents.pptx.page import Page, stand_in_height
from wirnetz.documents.pptx.text import ACCENT, INK_2, Paragraph, Run, fitted_runs

GUTTER = 34.0
NAME_WIDTH = 360.0  # of a house without logo, beside the mark "Beispiel"
POINT_SIZES = ((20.0, 20.0), (20.0, 19.0), (19.0, 18.0), (18.0, 18.0))  # heading, text
STAND_IN = (1.2, 1.14)  # DejaVu Sans in place of Arial: heading, text
ROOMY, TIGHT = (30.0, 62.0, 26.0), (20.0, 54.0, 18.0)  # above the rule, from it to headings, above the evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsPart(PointsSlide):
    """Points that go on from an earlier slide: `first` is the numeral of the first one."""

    first: int = 1


def title_slide(deck: Deck, slide: TitleSlide, number: int) -> Page:
    """The sentence low at the left, the map of the country on a plate at the right."""
    page = start_page(deck, slide, number, "Titel")
    shown = has_map(slide.map)
    spec = page.layout.placeholder("title")
    width = spec.box.width if shown else FULL
    body = page.layout.placeholder("body")
    room = body.box.width if shown else FULL
    fitted = [fit(line, room, 52, body.style, BODY_SMALLEST) for line in slide.subtitle]
    height = sum(line.height for line in fitted)
    foot = min((text.box.y for text in page.placed if text.name == "Quellen"), default=CONTENT_BOTTOM)
    top = min(body.box.y, foot - 24 - height)
    if shown and slide.map is not None:
        add_map(page, slide.map, Box(WIDTH * (1 - TITLE_PLATE), 0, WIDTH * TITLE_PLATE, HEIGHT))
    _put_wordmark(page, deck)
    if slide.is_example:
        used = 190 if deck.theme.logo else min(text_width(deck.theme.name, WORDMARK), NAME_WIDTH)
        put_example_mark(page, LEFT + used + 14, 46)
    put_title(page, slide, Box(LEFT, 96, width, top - 20 - 96), spec.style, 4)
    paragraphs = [Paragraph(fitted_runs(line), line.style, base=body.style) for line in fitted]
    box = Box(LEFT, top, room, height)
    page.fill_placeholder("body", paragraphs, box)
    for line in fitted:
        page.record(box, line, "Untertitel")
    return page


def _put_wordmark(page: Page, deck: Deck) -> None:
    theme = deck.theme
    spec = page.layout.placeholder("kicker")
    if theme.logo:
        page.picture = (theme.logo, Box(LEFT, 36, 190, 40), theme.logo_alt or f"Logo: {theme.name}")
        return
    before, name, _ = split_emphasis(theme.name, "netz") if theme.name == "Wirnetz" else (theme.name, "", "")
    fitted = fit(theme.name, NAME_WIDTH, 2 * WORDMARK.leading, WORDMARK, 11)
    runs = (Run(before), Run(name, ACCENT)) if name else fitted_runs(fitted)
    box = Box(spec.box.x, spec.box.y, NAME_WIDTH, max(spec.box.height, fitted.height))
    page.fill_placeholder("kicker", [Paragraph(runs, fitted.style, base=spec.style)], box)
    page.record(box, fitted, "Wortmarke")


def statement_slide(deck: Deck, slide: StatementSlide, number: int) -> Page:
    """One large sentence, a short text far below it."""
    page = start_page(deck, slide, number, "Aussage")
    spec, body = page.layout.placeholder("title"), page.layout.placeholder("body")
    bottom = put_title(page, slide, Box(LEFT, spec.box.y, spec.box.width, 250), spec.style)
    room = CONTENT_BOTTOM - bottom - 28
    fitted = fit(slide.body, body.box.width, room, BODY, BODY_SMALLEST)
    if not fitted.is_whole or fitted.height > 112:
        fitted = fit(slide.body, 640, room, BODY, BODY_SMALLEST)
    top = max(bottom + 28, min(CONTENT_BOTTOM - 20 - stand_in_height(fitted), bottom + 64))
    _put_body(page, "body", fitted, Box(LEFT, top, fitted.width, fitted.height))
    return page


def _put_body(page: Page, key: str, fitted: Fitted, box: Box) -> None:
    spec = page.layout.placeholder(key)
    page.fill_placeholder(key, [Paragraph(fitted_runs(fitted), fitted.style, spec.colour, spec.style)], box)
    page.record(box, fitted, spec.name)


def points_fit(points: tuple[Point, ...], top: float) -> tuple[float, float] | None:
    """The largest sizes of heading and text with which all points stand between `top` and the footer, or None."""
    for sizes in POINT_SIZES:
        heading, text, evidence = _point_heights(points, *sizes)
        if top + ROOMY[1] + heading + 10 + text + ROOMY[2] + evidence <= CONTENT_BOTTOM:
            return sizes
    return None


def _column(count: int) -> float:
    return COLUMN_3 if count > 2 else (FULL - GUTTER) / 2


def _point_heights(
    points: tuple[Point, ...], head: float, body: float, wider: tuple[float, float] = (1.0, 1.0)
) -> tuple[float, float, float]:
    """Heights of the tallest heading, text and evidence: the rows are common to all columns."""
    width = _column(len(points))
    heading, text = replace(HEADING.at(head), reserve=wider[0]), replace(BODY.at(body), reserve=wider[1])
    return (
        max(lay(point.heading, width, heading).height for point in points),
        max(lay(point.text, width, text).height for point in points),
        max(lay(point.evidence, width, EVIDENCE).height if point.evidence else 0.0 for point in points),
    )


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a slide with points: sizes of heading and text, where each row begins and how high it is."""

    sizes: tuple[float, float]
    top: float
    heading_top: float
    heading: float
    text_top: float
    text: float
    evidence_top: float
    evidence: float


def _rows_of(points: tuple[Point, ...], title_bottom: float) -> _Rows:
    """As large as the faces that may stand in for ours allow; what they would need stays free below each row."""
    sizes, (above, numeral, below) = _sizes_and_air(points, title_bottom)
    heading, text, evidence = _point_heights(points, *sizes)
    more_heading, more_text = (
        wide - usual for wide, usual in zip(_point_heights(points, *sizes, STAND_IN), (heading, text), strict=False)
    )
    top = title_bottom + above
    spare = max(0.0, CONTENT_BOTTOM - top - (numeral + heading + 10 + text + below + evidence))
    loose = max(0.0, spare - more_text)
    line = min(spare, max(min(loose * 0.5, HEADING.at(sizes[0]).leading), more_heading))
    if more_heading:
        line = max(line, min(loose, more_heading + 8))
    top += max(0.0, min(26.0, (loose - line) * 0.4))
    text_top = top + numeral + heading + 10 + line
    text = min(text, CONTENT_BOTTOM - evidence - below - text_top)
    evidence_top = min(CONTENT_BOTTOM - evidence, text_top + text + max(44.0, more_text + below))
    return _Rows(sizes, top, top + numeral, heading, text_top, text, evidence_top, evidence)


def _sizes_and_air(
    points: tuple[Point, ...], title_bottom: float
) -> tuple[tuple[float, float], tuple[float, float, float]]:
    """Sizes of heading and text, and how much room stands between the rows."""
    for sizes in POINT_SIZES:
        needed = sum(_point_heights(points, *sizes, STAND_IN)) + 10
        for air in (ROOMY, TIGHT):
            if title_bottom + sum(air) + needed <= CONTENT_BOTTOM:
                return sizes, air
    return points_fit(points, title_bottom + ROOMY[0]) or POINT_SIZES[-1], TIGHT


def points_slide(deck: Deck, slide: PointsSlide, number: int) -> Page:
    """Columns under ink rules; headings, texts and evidence each begin on one line across the slide."""
    page = start_page(deck, slide, number, "Gründe")
    rows = _rows_of(slide.points, put_title(page, slide, page.layout.placeholder("title").box))
    width = _column(len(slide.points))
    first = slide.first if isinstance(slide, PointsPart) else 1
    for index, point in enumerate(slide.points):
        x = LEFT + index * (width + GUTTER)
        page.rule(x, rows.top, width)
        figure = lay(str(first + index), 60, NUMERAL)
        page.text(
            f"Ziffer {first + index}", Box(x, rows.top + 11, 60, 38), [Paragraph(fitted_runs(figure), NUMERAL, ACCENT)]
        )
        heading = fit(point.heading, width, rows.heading, HEADING.at(rows.sizes[0]), BODY_SMALLEST)
        _put_body(page, f"heading-{index}", heading, Box(x, rows.heading_top, width, rows.heading))
        text = fit(point.text, width, rows.text, BODY.at(rows.sizes[1]), BODY_SMALLEST)
        _put_body(page, f"text-{index}", text, Box(x, rows.text_top, width, rows.text))
        if point.evidence:
            page.rule(x, rows.evidence_top - 10, width, 0.75, "accent6")
            evidence = lay(point.evidence, width, EVIDENCE)
            _put_body(page, f"evidence-{index}", evidence, Box(x, rows.evidence_top, width, rows.evidence))
    return page


def _label(page: Page, text: str, y: float, leading: float) -> None:
    """A word in the left column, its line level with the first line beside it."""
    style = Style(BODY.face, BODY.size, leading)
    fitted = lay(text, DATE_COLUMN, style)
    page.text(text, Box(LEFT, y, DATE_COLUMN, fitted.height), [Paragraph(fitted_runs(fitted), style, INK_2)])
    page.record(Box(LEFT, y, DATE_COLUMN, fitted.height), fitted, "Wort am Rand")


def quote_slide(deck: Deck, slide: QuoteSlide, number: int) -> Page:
    """The objection in large serif, our answer below it."""
    page = start_page(deck, slide, number, "Einwand")
    bottom = put_title(page, slide, page.layout.placeholder("title").box)
    spec, body = page.layout.placeholder("quote"), page.layout.placeholder("body")
    top = bottom + 36
    page.rule(LEFT, top, FULL)
    is_marked = bool(slide.answer) or slide.quote.startswith(("„", "»"))  # an objection is told in our own words
    quote = slide.quote if is_marked else f"„{slide.quote}“"
    share = 0.5 if slide.answer else 1.0
    fitted = fit(quote, spec.box.width, (CONTENT_BOTTOM - top) * share - 50, spec.style, BODY_SMALLEST)
    y = top + 20
    _label(page, "Einwand" if slide.answer else "Zitat", y, fitted.style.leading)
    _put_body(page, "quote", fitted, Box(spec.box.x, y, spec.box.width, fitted.height))
    y += fitted.height
    if slide.origin:
        box = Box(spec.box.x, y + 7, spec.box.width, EVIDENCE.leading)
        origin = fit(slide.origin, box.width, box.height, EVIDENCE, EVIDENCE.size)
        page.text("Herkunft", box, [Paragraph(fitted_runs(origin), EVIDENCE, INK_2)])
        page.record(box, origin, "Herkunft")
        y = box.bottom
    if slide.answer:
        y += 20
        page.rule(LEFT, y, FULL, 0.75, "accent6")
        answer = fit(slide.answer, body.box.width, CONTENT_BOTTOM - y - 20, BODY, BODY_SMALLEST)
        _label(page, "Unsere Antwort", y + 20, answer.style.leading)
        _put_body(page, "body", answer, Box(body.box.x, y + 20, body.box.width, answer.height))
    return page


def contact_slide(deck: Deck, slide: ContactSlide, number: int) -> Page:
    """Who to turn to; the address on the web in the accent colour, as a link."""
    page = start_page(deck, slide, number, "Kontakt")
    top = put_title(page, slide, page.layout.placeholder("title").box) + 36
    page.rule(LEFT, top, FULL)
    body, address = page.layout.placeholder("body"), page.layout.placeholder("address")
    strong = Style(BODY.face, BODY.size, BODY.leading, bold=True)
    rows: list[Fitted] = []
    y = top + 28
    room = CONTENT_BOTTOM - y - 86
    for index, line in enumerate(slide.lines):
        rows.append(fit(line, body.box.width, max(room, 24), strong if not index else BODY, BODY_SMALLEST))
        room -= rows[-1].height
    _label(page, "Ihr Weg zu uns", y, rows[0].style.leading if rows else BODY.leading)
    height = sum(row.height for row in rows)
    paragraphs = [Paragraph(fitted_runs(row), row.style, base=body.style) for row in rows]
    box = Box(body.box.x, y, body.box.width, height)
    page.fill_placeholder("body", paragraphs, box)
    for row in rows:
        page.record(box, row, "Kontakt")
    if slide.address:
        y += height + 28
        page.rule(LEFT, y, FULL, 0.75, "accent6")
        _label(page, "Im Netz", y + 26, address.style.leading)
        shown = fit(slide.address, address.box.width, 60, address.style, BODY_SMALLEST)
        page.links.append(slide.address if "://" in slide.address else f"https://{slide.address}")
        run = Run(shown.native, ACCENT, link=f"link-{len(page.links) - 1}")
        place = Box(address.box.x, y + 26, address.box.width, shown.height)
        page.fill_placeholder("address", [Paragraph((run,), shown.style, ACCENT, address.style)], place)
        page.record(place, shown, "Adresse")
    return page
