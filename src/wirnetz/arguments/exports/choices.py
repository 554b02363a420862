"""What people typed, turned into organisation, region, occasion and audience, or refused with a hint."""

import re
from datetime import date
from difflib import get_close_matches

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from wirnetz.arguments.enums import AUDIENCE_SLUGS, Audience
from wirnetz.arguments.validators.contact import LONGEST_MAIL, LONGEST_NAME, LONGEST_PHONE, PHONE, Contact
from wirnetz.arguments.validators.occasions import Occasion, occasions
from wirnetz.core.german import joined
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import organisations_with_slug
from wirnetz.regions.enums import AreaLevel
from wirnetz.regions.models import Area, AreaSuccession, PostcodeArea
from wirnetz.regions.queries.areas import areas_by_keys


class KitRefused(ValueError):
    """A kit cannot be made; the message is German, complete, and says what to do."""


def chosen_organisation(slug: str) -> Organisation:
    """The organisation called `slug`; KitRefused with the nearest names."""
    found = organisations_with_slug(slug.strip()).first()
    if found is not None:
        return found
    known = dict(Organisation.objects.values_list("slug", "name"))
    by_name = {name.casefold(): key for key, name in known.items()}
    near = get_close_matches(slug, known, n=3, cutoff=0.5)
    near += [by_name[name] for name in get_close_matches(slug.casefold(), by_name, n=2, cutoff=0.6)]
    hint = _meant(list(dict.fromkeys(near))[:3], _("„wirnetz list organisations“ zeigt alle Kurznamen."))
    raise KitRefused(_("Die Organisation „%s“ gibt es nicht.") % slug + " " + hint)


def chosen_occasion(slug: str) -> Occasion:
    """The occasion called `slug`; KitRefused with the nearest one."""
    known = occasions()
    if slug in known:
        return known[slug]
    near = get_close_matches(slug, known, n=1, cutoff=0.4)
    raise KitRefused(_("Den Anlass „%s“ gibt es nicht.") % slug + " " + _meant(near, _possible(list(known))))


def chosen_audience(slug: str, occasion: Occasion) -> Audience:
    """The audience called `slug`, or the usual one; KitRefused where the occasion has no words for it."""
    if not slug:
        return occasion.audiences[0]
    by_slug = {name: audience for audience, name in AUDIENCE_SLUGS.items()}
    found = by_slug.get(slug) or next((audience for audience in Audience if audience.value == slug), None)
    if found is None:
        near = get_close_matches(slug, by_slug, n=1, cutoff=0.4)
        raise KitRefused(_("Die Zielgruppe „%s“ gibt es nicht.") % slug + " " + _meant(near, _possible(list(by_slug))))
    if found not in occasion.audiences:
        words = {"audience": found.slug, "occasion": occasion.slug}
        reason = _("Die Zielgruppe „%(audience)s“ passt nicht zum Anlass „%(occasion)s“.") % words
        raise KitRefused(f"{reason} {_possible([audience.slug for audience in occasion.audiences])}")
    return found


def chosen_contact(name: str, phone: str, mail: str) -> Contact:
    """The person to ask; KitRefused for what is too long, no telephone number or no mail address."""
    person = Contact(" ".join(name.split()), phone.strip(), mail.strip())
    for text, limit in ((person.name, LONGEST_NAME), (person.phone, LONGEST_PHONE), (person.mail, LONGEST_MAIL)):
        if len(text) > limit:
            words = {"text": text[:20], "limit": limit}
            raise KitRefused(_("Die Angabe „%(text)s…“ ist zu lang, erlaubt sind %(limit)d Zeichen.") % words)
    if person.phone and not re.match(PHONE, person.phone):
        raise KitRefused(_("„%s“ ist keine Telefonnummer.") % phone)
    try:
        if person.mail:
            validate_email(person.mail)
    except ValidationError as error:
        raise KitRefused(_("„%s“ ist keine vollständige E-Mail-Adresse.") % mail) from error
    return person


def chosen_areas(text: str, on: date) -> tuple[str, ...]:
    """Official keys from „13004,13074“, each once; KitRefused for an unknown or ended one, with what to take."""
    keys = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    if not keys:
        raise KitRefused(_("Nennen Sie mindestens einen amtlichen Schlüssel, zum Beispiel 13004 für Schwerin."))
    known = areas_by_keys(keys)
    for key in keys:
        area = known.get(key)
        if area is None:
            raise KitRefused(_("Die Region „%s“ gibt es nicht.") % key + " " + _region_hint(key))
        if area.valid_until is not None and area.valid_until < on:
            raise KitRefused(_ended(area))
    return keys


def _ended(area: Area) -> str:
    successors = AreaSuccession.objects.filter(old=area).select_related("new").order_by("new__key")
    names = [f"{succession.new.full_name} ({succession.new.key})" for succession in successors]
    words = {"name": area.full_name, "key": area.key, "until": f"{area.valid_until:%d.%m.%Y}"}
    reason = _("%(name)s (%(key)s) gab es nur bis zum %(until)s.") % words
    return f"{reason} {_('Heute gehört das Gebiet zu: %s.') % joined(names)}" if names else reason


def _region_hint(key: str) -> str:
    if key.isdecimal() and len(key) == 5:
        found = PostcodeArea.objects.filter(postcode=key).values_list("area__parent__key", "area__parent__name")
        districts = [f"{name} ({number})" for number, name in sorted(set(found))]
        if districts:
            words = {"key": key, "names": joined(districts)}
            return _("%(key)s ist eine Postleitzahl. Dazu gehört: %(names)s.") % words
    districts_and_lands = Area.objects.current().exclude(level=AreaLevel.MUNICIPALITY)
    keys = dict(districts_and_lands.values_list("key", "name"))
    if key.isdecimal():
        near = get_close_matches(key, keys, n=2, cutoff=0.6)
    else:
        names = get_close_matches(key, list(keys.values()), n=2, cutoff=0.6)
        near = [number for number, name in keys.items() if name in names]
    return _meant([f"{number} ({keys[number]})" for number in near[:3]], _("„wirnetz find“ sucht nach Orten."))


def _meant(names: list[str], otherwise: str) -> str:
    return _("Meinten Sie %s?") % joined(names, _("oder")) if names else otherwise


def _possible(names: list[str]) -> str:
    return _("Möglich sind: %s.") % ", ".join(names)
