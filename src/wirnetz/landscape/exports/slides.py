"""One slide to take away, in the look of a house or built into its own template."""

from dataclasses import replace

from django.utils import timezone

from wirnetz.core.tables import Export
from wirnetz.documents.content import AnySlide, Deck, Theme
from wirnetz.documents.pptx import write_deck
from wirnetz.documents.pptx.house import build_apart
from wirnetz.documents.pptx.refusing import TemplateRefused
from wirnetz.documents.theme import ThemeError
from wirnetz.organisations.models import Organisation, SlideTemplate
from wirnetz.organisations.queries import theme_of

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def slide_file(
    slide: AnySlide, *, stem: str, house: Organisation | None = None, template: SlideTemplate | None = None
) -> Export:
    """The slide as an editable PowerPoint file.

    A template that nothing can be built into, or a brand that cannot be used, gives way to the usual look: one slide is
    wanted, not a refusal. What a template showed differently stands in the speaker note.
    """
    try:
        theme = theme_of(house) if house else Theme()
    except ThemeError:
        theme = Theme()
    stamp = f"{timezone.localdate():%d.%m.%Y}"
    deck = Deck(title=slide.title, author=theme.name, slides=(slide,), stamp=stamp, theme=theme)
    content = _built(deck, template) if template is not None else b""
    return Export(f"{stem}.pptx", content or write_deck(deck), PPTX)


def _built(deck: Deck, template: SlideTemplate) -> bytes:
    with template.file.open("rb") as file:
        data = file.read()
    try:
        built = build_apart(deck, data, template.mapping)
        if not built.remarks:
            return built.data
        first = deck.slides[0]
        noted = replace(first, note="\n".join((first.note, *built.remarks)).strip())
        return build_apart(replace(deck, slides=(noted,)), data, template.mapping).data
    except TemplateRefused:
        return b""
