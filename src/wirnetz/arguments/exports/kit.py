"""The kit: deck, handout and covering note for an organisation, a region, an occasion. Pure data, nothing written."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from wirnetz.arguments.enums import Audience
from wirnetz.arguments.exports.handout import handout_of
from wirnetz.arguments.exports.ingredients import ingredients_of, own_parts_of
from wirnetz.arguments.exports.maps import country_drawing, region_drawing
from wirnetz.arguments.exports.note import TOLD, Cover, note_of
from wirnetz.arguments.exports.scene import Scene
from wirnetz.arguments.exports.slots import slide_for
from wirnetz.arguments.exports.wording import alliance_label, land_name, region_named, token_values
from wirnetz.arguments.queries.adaptations import houses_above, worded_for
from wirnetz.arguments.queries.library import arguments_for
from wirnetz.arguments.queries.places import places_of
from wirnetz.arguments.queries.situation import situation_of, situations_remembered
from wirnetz.arguments.validators.contact import Contact
from wirnetz.arguments.validators.library import read_sources
from wirnetz.arguments.validators.occasions import NAMED, OUTSIDE, Occasion
from wirnetz.arguments.validators.selection import Part, taken, write_selection
from wirnetz.arguments.validators.stamps import Stamp, code_of, shown_code
from wirnetz.core.installation import current, name_of
from wirnetz.core.printed import short_address
from wirnetz.documents.content import AnySlide, ContactSlide, Deck, Handout, Theme
from wirnetz.documents.facts import Fact, FactScope, facts_for
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import brand_of, theme_of


@dataclass(frozen=True, slots=True)
class Kit:
    """What is handed over. `missing` says in German what the kit does without; `stem` begins every file name.

    `parts` are all slides that there are for it, `taken` the numbers of those in the deck, in its order. `stamp` is
    what its short code stands for, which is on every page: to be kept when the kit is handed out.
    `built` is the deck as a file where it was built into a template of the house; else it is written when asked for.
    """

    deck: Deck
    handout: Handout
    note: str
    missing: tuple[str, ...]
    facts: Mapping[str, Fact]
    stem: str
    parts: tuple[Part, ...]
    taken: tuple[int, ...]
    stamp: Stamp
    built: bytes = b""


def kit_for(
    *,
    organisation: Organisation,
    area_keys: tuple[str, ...],
    occasion: Occasion,
    audience: Audience | None = None,
    contact: Contact | None = None,
    selection: tuple[int, ...] = (),
    in_own_words: bool = False,
    cover: Cover | None = None,
    on: date,
) -> Kit:
    """The kit of `organisation` for these areas. Without `audience` it speaks to the usual one of the occasion.

    `selection` are numbers of slots in the wanted order; without any the deck has all slides that there are.
    `in_own_words` is for the people of the house: what it says in its own words is nobody else's. `cover` is what the
    house above writes in the note of an office.
    A slot of the occasion for which nothing is recorded is left out. Titles in the deck are unique.
    An organisation that is not documented as a partner of the alliance is nowhere called one.
    """
    listeners = audience or occasion.audiences[0]
    brand = brand_of(organisation)
    person = replace(contact or Contact(), house=" ".join((brand.contact if brand else "").split()))
    worded = occasion.worded(_variants(organisation, listeners, person))
    with situations_remembered():
        scene = _scene(organisation, area_keys, worded, listeners, person, on)
    if in_own_words:
        scene = _in_words_of(organisation, scene)
    slides, parts = _slides(scene)
    numbers = taken(parts, selection)
    shown = tuple(slides[number] for number in numbers)
    stamp = _stamp(scene, occasion, area_keys, numbers, shown, is_selection=bool(selection))
    code, theme = shown_code(stamp.code), theme_of(organisation)
    deck = _deck(scene, shown, code, theme)
    return Kit(
        deck=deck,
        handout=handout_of(scene, theme, code),
        note=note_of(scene, deck, code, cover),
        missing=tuple(dict.fromkeys((*scene.missing, *_left_out(scene)))),
        facts=scene.facts,
        stem=f"{organisation.slug}-{'-'.join(area_keys[:3])}-{occasion.slug}",
        parts=parts,
        taken=numbers,
        stamp=stamp,
    )


def _stamp(
    scene: Scene,
    as_written: Occasion,
    area_keys: tuple[str, ...],
    numbers: tuple[int, ...],
    shown: tuple[AnySlide, ...],
    *,
    is_selection: bool,
) -> Stamp:
    """What the code of these slides stands for."""
    slots = [scene.occasion.slots[number - 1] for number in numbers]
    used = ingredients_of(scene, as_written=as_written, slots=slots, slides=shown, told=TOLD)
    own = own_parts_of(scene, slots)
    house = scene.organisation
    return Stamp(
        code=code_of(
            house.slug, area_keys, as_written.slug, scene.audience, numbers, scene.on, ingredients=(*used, *own)
        ),
        organisation_id=house.pk,
        occasion=as_written.slug,
        audience=scene.audience.value,
        area_keys=area_keys,
        selection=write_selection(as_written.slug, numbers) if is_selection else "",
        made_on=scene.on,
        ingredients=used,
        own=own,
    )


def _deck(scene: Scene, shown: tuple[AnySlide, ...], code: str, theme: Theme) -> Deck:
    return Deck(
        title=f"{scene.occasion.name}: {_('Region %s') % scene.region}",
        author=scene.organisation.name,
        slides=tuple(_with_way_to_ask(slide, scene, code) for slide in shown),
        stamp=_("%(day)s, Code %(code)s") % {"day": f"{scene.on:%d.%m.%Y}", "code": code},
        theme=theme,
    )


def _in_words_of(organisation: Organisation, scene: Scene) -> Scene:
    """The scene with the arguments as the house says them; one whose claim it leaves out is not said."""
    spoken = [version for version in worded_for(organisation, scene.spoken) if version.claim]
    own_kind = worded_for(organisation, [scene.own_kind] if scene.own_kind else [])
    return replace(scene, spoken=tuple(spoken), own_kind=next((each for each in own_kind if each.claim), None))


def _with_way_to_ask(slide: AnySlide, scene: Scene, code: str) -> AnySlide:
    """The slide; the last one says where to ask whether the kit is still right."""
    if not isinstance(slide, ContactSlide):
        return slide
    told = short_address(f"/s/{code}") or _("%(site)s kennt den Code %(code)s.") % {"site": scene.site, "code": code}
    return replace(slide, lines=(*slide.lines, _("Noch aktuell? %s") % told))


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
    speaking = (organisation, *houses_above(organisation))  # an office speaks as its house does
    outside = () if any(house.is_documented_partner for house in speaking) else (OUTSIDE,)
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
    region = region_named(scope)
    return Scene(
        organisation=organisation,
        occasion=occasion,
        audience=audience,
        contact=contact,
        on=on,
        region=region,
        site=name_of(current()),
        situation=situation,
        facts=facts_for(scope),
        spoken=tuple(each for each in arguments_for(audience=audience) if each.suits(occasion.slug)),
        own_kind=arguments_for(partner_kind=organisation.kind).first(),
        sources=read_sources(),
        tokens=token_values(
            region=region,
            organisation=organisation.name,
            the_alliance=alliance_label(),
            state=land_name(situation),
            on=on,
        ),
        places=places_of(scope),
        country_map=country_drawing(scope),
        region_map=region_drawing(scope),
    )


def _left_out(scene: Scene) -> list[str]:
    """What a reader may expect and does not find, with the reason."""
    reasons = {
        "networks_here": _("Die Folie mit den Netzwerken entfällt: In der Region ist noch keines verzeichnet."),
        "organisations_here": _("Die Folie mit den Organisationen entfällt: In der Region ist noch keine verzeichnet."),
        "own_memberships": _("Für das Haus ist noch kein Netzwerk verzeichnet. Ergänzen Sie, wo Sie mitarbeiten."),
    }
    return [text for key, text in reasons.items() if key in scene.facts and scene.facts[key].is_empty]
