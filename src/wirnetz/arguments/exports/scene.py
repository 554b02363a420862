"""What every slide is made from: the situation, the facts, the arguments, the words of the occasion."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from wirnetz.arguments.enums import Audience
from wirnetz.arguments.exports.wording import fact_sources, fact_values
from wirnetz.arguments.models import ArgumentVersion
from wirnetz.arguments.queries.places import Place
from wirnetz.arguments.queries.situation import Situation
from wirnetz.arguments.validators.contact import Contact
from wirnetz.arguments.validators.library import SourceText
from wirnetz.arguments.validators.occasions import Occasion, SlotText
from wirnetz.arguments.validators.tokens import fact_tokens, fill_tokens
from wirnetz.documents.drawing import Drawing
from wirnetz.documents.facts import Fact
from wirnetz.organisations.models import Organisation

NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One kit in the making.

    `site` is what this installation calls itself, `spoken` are the arguments for the audience, `own_kind` is the one
    for the kind of house.
    """

    organisation: Organisation
    occasion: Occasion
    audience: Audience
    contact: Contact
    on: date
    region: str
    site: str
    situation: Situation
    facts: Mapping[str, Fact]
    spoken: tuple[ArgumentVersion, ...]
    own_kind: ArgumentVersion | None
    sources: dict[str, SourceText]
    tokens: dict[str, str]
    places: tuple[Place, ...]
    country_map: Drawing | None
    region_map: Drawing | None
    missing: list[str] = field(default_factory=list)

    def filled(self, text: str, besides: Mapping[str, str] = NOTHING) -> str:
        """`text` with its placeholders replaced; `besides` are values of further ones, or in place of the usual."""
        names = tuple(besides)
        values = {**self.tokens, **fact_values(self.facts, fact_tokens(text, besides=names)), **besides}
        return fill_tokens(text, values, besides=names)

    def facts_in(self, *texts: str) -> tuple[str, ...]:
        """The keys of the facts that these texts name, so that their sources stand in the footer."""
        return tuple(dict.fromkeys(key for text in texts for key in fact_tokens(text)))

    def citations(self, keys: Iterable[str]) -> tuple[str, ...]:
        """The short forms of these sources."""
        return tuple(self.sources[key].citation for key in keys)

    def common(
        self, slot: SlotText, *, title: str = "", facts: Iterable[str] = (), sources: Iterable[str] = ()
    ) -> dict[str, Any]:
        """What every slide has, taken from the slot; `facts` (keys) add their sources to the footer."""
        used = [self.facts[key] for key in facts if key in self.facts]
        lines = (*sources, *fact_sources(used), *self.citations(slot.texts.get("sources", ())))
        return {
            "title": title or self.filled(slot.text("title")),
            "kicker": self.filled(slot.text("kicker")),
            "emphasis": slot.text("emphasis"),
            "sources": tuple(dict.fromkeys(lines)),
            "note": self.filled(slot.text("note")),
            "is_example": any(fact.is_example for fact in used),
            "facts": tuple(used),
        }
