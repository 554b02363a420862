"""One argument filled for a house and a region, as a kit would say it."""

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from wirnetz.arguments.enums import BlockKind
from wirnetz.arguments.exports.wording import (
    alliance_label,
    fact_source,
    fact_values,
    land_name,
    region_named,
    token_values,
)
from wirnetz.arguments.models import ArgumentVersion
from wirnetz.arguments.queries.situation import situation_of, situations_remembered
from wirnetz.arguments.validators.content import LIMITS
from wirnetz.arguments.validators.tokens import fact_tokens, fill_tokens
from wirnetz.documents.content import QuoteSlide
from wirnetz.documents.facts import FactScope, facts_for
from wirnetz.documents.html import slide_html
from wirnetz.documents.theme import ThemeError
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import theme_of


@dataclass(frozen=True, slots=True)
class FilledBlock:
    """One block as it is read; `is_long` where it is longer than a slide can hold."""

    label: str
    text: str
    source: str
    is_long: bool


@dataclass(frozen=True, slots=True)
class FilledPreview:
    """What an argument says here: its blocks, the figures in it with their sources, the slide with the objection."""

    region: str
    blocks: tuple[FilledBlock, ...]
    figures: tuple[str, ...]
    silent: tuple[str, ...]
    slide: SafeString | None


def filled_preview(
    version: ArgumentVersion, organisation: Organisation, area_keys: tuple[str, ...], on: date
) -> FilledPreview:
    """`version` for this house and these areas; `silent` are figures that have nothing to say here."""
    used = tuple(dict.fromkeys(key for block in version.parts for key in fact_tokens(block.text)))
    scope = FactScope(organisation.pk, area_keys, on)
    with situations_remembered():
        situation = situation_of(scope)
        facts = facts_for(scope, used)
        region = region_named(scope)
    tokens = token_values(
        region=region,
        organisation=organisation.name,
        the_alliance=alliance_label(),
        state=land_name(situation),
        on=on,
    ) | fact_values(facts, used)
    texts = {block.key: fill_tokens(block.text, tokens) for block in version.parts}
    return FilledPreview(
        region=region,
        blocks=tuple(
            FilledBlock(
                str(block.get_kind_display()),
                texts[block.key],
                block.citation,
                len(texts[block.key]) > LIMITS[block.kind],
            )
            for block in version.parts
            if texts[block.key] and block.kind != BlockKind.PICTURE
        ),
        figures=tuple(fact_source(fact) for fact in facts.values()),
        silent=tuple(key for key in used if key not in facts),
        slide=_objection_slide(version, texts, organisation),
    )


def _objection_slide(version: ArgumentVersion, texts: dict[str, str], house: Organisation) -> SafeString | None:
    raised, answer = version.part(BlockKind.OBJECTION), version.part(BlockKind.ANSWER)
    if raised is None or answer is None:
        return None
    slide = QuoteSlide(
        title=texts.get(BlockKind.CLAIM, ""),
        kicker=_("Einwand"),
        sources=(raised.citation,) if raised.citation else (),
        quote=texts[raised.key],
        origin=_("Sinngemäß nach: %s") % raised.citation,
        answer=texts[answer.key],
    )
    try:
        return slide_html(slide, number=1, theme=theme_of(house), prefix="probe", heading=3)
    except ThemeError:
        return None
