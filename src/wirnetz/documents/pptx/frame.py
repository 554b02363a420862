"""What all slides share: kicker, balanced title, sources, short code and number, the mark "Beispiel", the note."""

from wirnetz.documents.content import AnySlide, Deck, Slide
from wirnetz.documents.measure import Fitted, Style, fit, lay, text_width
from wirnetz.documents.measure.breaking import narrowest
from wirnetz.documents.phrases import slide_sources
from wirnetz.documents.pptx.grid import EVIDENCE, FOOTER, LEFT, TITLE, TITLE_SMALLEST, Box
from wirnetz.documents.pptx.master import slide_number_xml
from wirnetz.documents.pptx.page import Page, preset, stroke
from wirnetz.documents.pptx.text import INK_2, Paragraph, Run, clean, fitted_runs, paragraph_xml

SEPARATOR = " · "
USUAL_TITLE_LINES, MOST_TITLE_LINES = 2, 3
WIDER = 1.15  # how much wider a face in place of ours may run


def start_page(deck: Deck, slide: AnySlide, number: int, layout: str) -> Page:
    """A page with kicker, sources and number; the title follows by `put_title`."""
    page = Page(layout, clean(slide.title), deck.language, number)
    page.note = note_text(slide)
    _put_kicker(page, slide)
    _put_sources(page, sources_text(slide))
    page.raw_placeholder("stamp", slide_number_xml(clean(deck.stamp), deck.language, number))
    return page


def put_title(page: Page, slide: Slide, box: Box, style: Style = TITLE, lines: int = MOST_TITLE_LINES) -> float:
    """Set the title in at most `lines` lines, balanced, never under 28 pt; returns where it ends."""
    fitted = title_lines(slide.title, box, style, lines)
    if not fitted.is_whole:
        page.note = f"Voller Titel: {clean(slide.title)}\n\n{page.note}"
    narrow = balanced(fitted)
    spec = page.layout.placeholder("title")
    top = box.bottom - fitted.height if spec.anchor == "b" else box.y
    place = Box(box.x, top, narrow.width, fitted.height)
    paragraph = Paragraph(fitted_runs(narrow, slide.emphasis), fitted.style, base=spec.style)
    page.fill_placeholder("title", [paragraph], place)
    page.record(place, narrow, "Titel")
    return place.bottom


def title_lines(title: str, box: Box, style: Style = TITLE, lines: int = MOST_TITLE_LINES) -> Fitted:
    """The title as it will stand: smaller rather than more lines, one line more rather than a cut."""
    for most in dict.fromkeys((USUAL_TITLE_LINES if style == TITLE else lines, lines)):
        fitted = fit(title, box.width, 1e6, style, TITLE_SMALLEST, most_lines=most)
        if fitted.is_whole:
            return fitted
    return fit(title, box.width, 1e6, style.at(TITLE_SMALLEST), TITLE_SMALLEST, most_lines=lines + 1)


def balanced(fitted: Fitted) -> Fitted:
    """As many lines in the narrowest box, so that the lines are of like length; a little slack stays."""
    if len(fitted.lines) < 2:
        return fitted
    count = len(fitted.lines)
    high = narrowest(fitted.text, fitted.style, count, fitted.width / count, fitted.width)
    width = min(fitted.width, high * 1.03 + 4)
    tried = lay(fitted.text, width, fitted.style)
    return tried if len(tried.lines) == len(fitted.lines) else fitted


def note_text(slide: AnySlide) -> str:
    """The speaker note: what to say, how long, and what the figures rest on."""
    parts = [slide.note] if slide.note else []
    if slide.seconds:
        parts.append(f"Redezeit: etwa {spoken_time(slide.seconds)}.")
    proofs = [f"– {fact.sentence} ({fact.source}, Stand {fact.as_of})" for fact in slide.facts if not fact.is_empty]
    if proofs:
        parts.append("Belege:\n" + "\n".join(dict.fromkeys(proofs)))
    if slide.is_example:
        parts.append("Beispiel: Diese Folie enthält erfundene Angaben des Beispieljahres.")
    return clean("\n\n".join(parts))


def spoken_time(seconds: int) -> str:
    """„eine Minute“, „90 Sekunden“: a talking time in words."""
    if seconds % 60:
        return f"{seconds} Sekunden"
    return "eine Minute" if seconds == 60 else f"{seconds // 60} Minuten"


def _put_kicker(page: Page, slide: AnySlide) -> None:
    spec = page.layout.placeholder("kicker")
    width = 0.0
    if slide.kicker and page.layout_name != "Titel":
        fitted = fit(slide.kicker, min(spec.box.width, 330), spec.style.leading, spec.style, 11, most_lines=1)
        page.fill_placeholder("kicker", [Paragraph(fitted_runs(fitted), fitted.style, spec.colour, spec.style)])
        page.record(spec.box, fitted, "Dachzeile")
        width = text_width(fitted.text, fitted.style) * WIDER + 12
    if slide.is_example and page.layout_name != "Titel":
        put_example_mark(page, LEFT + width, spec.box.y)


def put_example_mark(page: Page, x: float, y: float) -> None:
    """The outlined word „Beispiel“."""
    style = Style(FOOTER.face, 10.8, 13)
    box = Box(x, y, text_width("Beispiel", style) + 14, 17)
    text = paragraph_xml(Paragraph((Run("Beispiel"),), style, INK_2, align="ctr"), page.language)
    look = ("<a:noFill/>", stroke(0.75, INK_2))
    page.shape(preset(page.next_id(), "Beispiel", box, "rect", look, text=text, decorative=False))


def sources_text(slide: AnySlide) -> str:
    """The footer: all sources and the map's credit."""
    return SEPARATOR.join(source.strip() for source in slide_sources(slide))


def _put_sources(page: Page, text: str) -> None:
    if not text:
        return
    spec = page.layout.placeholder("sources")
    fitted = fit(text, spec.box.width, spec.box.height, spec.style, spec.style.size)
    if not fitted.is_whole:
        page.note = f"{page.note}\n\nQuellen: {clean(text)}".strip()
    box = Box(spec.box.x, spec.box.bottom - fitted.height, spec.box.width, fitted.height)
    page.fill_placeholder("sources", [Paragraph(fitted_runs(fitted), fitted.style, spec.colour, spec.style)], box)
    page.record(box, fitted, "Quellen")


def put_evidence(page: Page, text: str, box: Box) -> None:
    """A line in small type that belongs to a chart or table."""
    fitted = fit(text, box.width, box.height, EVIDENCE, EVIDENCE.size)
    page.text("Erläuterung", box, [Paragraph(fitted_runs(fitted), EVIDENCE, INK_2)])
    page.record(box, fitted, "Erläuterung")
