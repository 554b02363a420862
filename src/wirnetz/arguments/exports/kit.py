"""The kit: deck, handout and covering note for an organisation, a region, an occasion. Pure data, nothing written."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from wirnetz.arguments.enums import Audience
from wirnetz.arguments.exports.handout import handout_of
from wirnetz.arguments.exports.maps import country_drawing, region_drawing
from wirnetz.arguments.exports.note import note_of
from wirnetz.arguments.exports.scene import Scene
from wirnetz.arguments.exports.slots import slide_for
from wirnetz.arguments.exports.wording import alliance_label, fact_values, land_name, region_label, token_values
from wirnetz.arguments.queries.library import arguments_for
from wirnetz.arguments.queries.places import places_of
from wirnetz.arguments.queries.situation import situation_of, situations_remembered
from wirnetz.arguments.validators.contact import Contact
from wirnetz.arguments.validators.library import read_sources
from wirnetz.arguments.validators.occasions import NAMED, OUTSIDE, Occasion
from wirnetz.arguments.validators.selection import Part, taken
from wirnetz.core.installation import current, name_of
from wirnetz.documents.content import AnySlide, Deck, Handout
from wirnetz.documents.facts import Fact, FactScope, facts_for
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import brand_of, theme_of
from wirnetz.regions.queries import doubled_district_names


@dataclass(frozen=True, slots=True)
class Kit:
    """What is handed over. `missing` says in German what the kit does without; `stem` begins every file name.

    `parts` are all slides that there are for it, `taken` the numbers of those in the deck, in its order.
    `built` is the deck as a file where it was built into a template of the house; else it is written when asked for.
    """

    deck: Deck
    handout: Handout
    note: str
    missing: tuple[str, ...]
    facts: dict[str, Fact]
    stem: str
    parts: tuple[Part, ...]
    taken: tuple[int, ...]
    built: bytes = b""


def kit_for(
    *,
    organisation: Organisation,
    area_keys: tuple[str, ...],
    occasion: Occasion,
    audience: Audience | None = None,
    contact: Contact | None = None,
    selection: tuple[int, ...] = (),
    on: date,
) -> Kit:
    """The kit of `organisation` for these areas. Without `audience` it speaks to the usual one of the occasion.

    `selection` are numbers of slots in the wanted order; without any the deck has all slides that there are.
    A slot of the occasion for which nothing is recorded is left out. Titles in the deck are unique.
    An organisation that is not documented as a partner of the alliance is nowhere called one.
    """
    listeners = audience or occasion.audiences[0]
    brand = brand_of(organisation)
    person = replace(contact or Contact(), house=" ".join((brand.contact if brand else "").split()))
    occasion = occasion.worded(_variants(organisation, listeners, person))
    with situations_remembered():
        scene = _scene(organisation, area_keys, occasion, listeners, person, on)
    theme = theme_of(organisation)
    slides, parts = _slides(scene)
    numbers = taken(parts, selection)
    deck = Deck(
        title=f"{occasion.name}: {_('Region %s') % scene.region}",
        author=organisation.name,
        slides=tuple(slides[number] for number in numbers),
        stamp=f"{name_of(current())}, {on:%d.%m.%Y}",
        theme=theme,
    )
    handout = handout_of(scene, theme)
    missing = tuple(dict.fromkeys((*scene.missing, *_left_out(scene))))
    stem = f"{organisation.slug}-{'-'.join(area_keys[:3])}-{occasion.slug}"
    return Kit(deck, handout, note_of(scene, deck), missing, scene.facts, stem, parts, numbers)


def _slides(scene: Scene) -> tuple[dict[int, AnySlide], tuple[Part, ...]]:
    """The slides by the number of their slot, and what a person may choose from."""
    slides: dict[int, AnySlide] = {}
    parts = []
    for number, slot in enumerate(scene.occasion.slots, start=1):
        slide = slide_for(scene, slot)
        if slide is not None:
            slides[number] = slide
            parts.append(Part(number, slot.kind, slide.title, slide.seconds, slide.is_example))
    return slides, tuple(parts)


def _variants(organisation: Organisation, listeners: Audience, contact: Contact) -> tuple[str, ...]:
    named = (NAMED,) if contact.name else ()
    outside = () if organisation.is_documented_partner else (OUTSIDE,)
    return (listeners.value, *named, *outside)


def _scene(  # noqa: PLR0917 - every part of a scene comes from elsewhere
    organisation: Organisation,
    area_keys: tuple[str, ...],
    occasion: Occasion,
    audience: Audience,
    contact: Contact,
    on: date,
) -> Scene:
    scope = FactScope(organisation.pk, area_keys, on)
    situation = situation_of(scope)
    places = places_of(situation)
    facts = facts_for(scope)
    region = region_label(situation.areas, doubled=doubled_district_names())
    return Scene(
        organisation=organisation,
        occasion=occasion,
        audience=audience,
        contact=contact,
        on=on,
        region=region,
        situation=situation,
        facts=facts,
        spoken=tuple(each for each in arguments_for(audience=audience) if each.suits(occasion.slug)),
        own_kind=arguments_for(partner_kind=organisation.kind).first(),
        sources=read_sources(),
        tokens=token_values(
            region=region,
            organisation=organisation.name,
            the_alliance=alliance_label(),
            state=land_name(situation),
            on=on,
        )
        | fact_values(facts),
        places=places,
        country_map=country_drawing(situation),
        region_map=region_drawing(situation, places, _("Region %s") % region),
    )


def _left_out(scene: Scene) -> list[str]:
    """What a reader may expect and does not find, with the reason."""
    reasons = {
        "networks_here": _("Die Folie mit den Netzwerken entfällt: In der Region ist noch keines verzeichnet."),
        "organisations_here": _("Die Folie mit den Organisationen entfällt: In der Region ist noch keine verzeichnet."),
        "own_memberships": _("Für das Haus ist noch kein Netzwerk verzeichnet. Ergänzen Sie, wo Sie mitarbeiten."),
    }
    return [text for key, text in reasons.items() if key in scene.facts and scene.facts[key].is_empty]
