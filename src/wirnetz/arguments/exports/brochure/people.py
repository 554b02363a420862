"""Who is named, quoted and shown: only with consent, and only as long as it holds."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from wirnetz.arguments.models import BrochurePicture, BrochureVoice
from wirnetz.arguments.queries.brochures import pictures_to_show, voices_to_show
from wirnetz.arguments.queries.network_records import NetworkRecords
from wirnetz.arguments.validators.editorial import Editorial
from wirnetz.core.german import date_words
from wirnetz.core.printed import full_address
from wirnetz.documents.brochure import Joining, Picture, Portrayed, Voice
from wirnetz.networks.models import NetworkContact

MOST_PEOPLE, MOST_VOICES, MOST_STEPS = 6, 4, 3


@dataclass(frozen=True, slots=True)
class Shown:
    """Voices and pictures with an approval that holds, portraits by whose they are, and what has none."""

    voices: tuple[BrochureVoice, ...]
    refused_voices: tuple[BrochureVoice, ...]
    refused_pictures: tuple[BrochurePicture, ...]
    voice_portraits: dict[int, Picture]
    contact_portraits: dict[int, Picture]
    logos: tuple[Picture, ...]
    is_example: bool


def shown_of(editorial: Editorial, *, on: date) -> Shown:
    """What may be shown on the day of the voices and pictures that were taken in."""
    voices, refused_voices = voices_to_show(editorial.voices, on=on)
    pictures, refused_pictures = pictures_to_show(editorial.pictures, on=on)
    drawn = [(picture, loaded) for picture in pictures if (loaded := _loaded(picture)) is not None]
    return Shown(
        voices=tuple(voices),
        refused_voices=tuple(refused_voices),
        refused_pictures=tuple(refused_pictures),
        voice_portraits={picture.voice_id: loaded for picture, loaded in drawn if picture.voice_id},
        contact_portraits={picture.contact_id: loaded for picture, loaded in drawn if picture.contact_id},
        logos=tuple(loaded for picture, loaded in drawn if picture.organisation_id),
        is_example=any(voice.is_example for voice in voices) or any(picture.is_example for picture in pictures),
    )


def _loaded(picture: BrochurePicture) -> Picture | None:
    """The stored picture; None where its file is gone."""
    try:
        with picture.file.open("rb") as file:
            return Picture(file.read(), picture.alt, picture.credit)
    except OSError:
        return None


def people_of(records: NetworkRecords, shown: Shown) -> tuple[Portrayed, ...]:
    """Contacts of the network that agreed to be named, who coordinates first."""
    ordered = sorted(records.contacts, key=lambda contact: (contact.is_link, contact.name))
    return tuple(
        Portrayed(
            name=contact.name,
            role=_role(contact),
            organisation=contact.organisation.label if contact.organisation else "",
            portrait=shown.contact_portraits.get(contact.pk),
        )
        for contact in ordered[:MOST_PEOPLE]
    )


def _role(contact: NetworkContact) -> str:
    return contact.function or (_("Verbindungsperson") if contact.is_link else _("Ansprechperson"))


def voices_of(shown: Shown) -> tuple[Voice, ...]:
    """The quotations whose speakers allow them in this wording."""
    return tuple(
        Voice(voice.text, voice.name, voice.function, shown.voice_portraits.get(voice.pk))
        for voice in shown.voices[:MOST_VOICES]
    )


def joining_of(records: NetworkRecords, editorial: Editorial) -> Joining | None:
    """How to join: the network's words, the next dates, and whom to turn to; None where nothing of it is known."""
    contacts = [contact for contact in records.contacts if not contact.is_link] or list(records.contacts)
    lines = _lines(contacts[0]) if contacts else ()
    if not lines and records.network.email:
        lines = (records.network.name, records.network.email)
    steps = tuple(
        _("%(day)s: %(title)s%(place)s")
        % {
            "day": date_words(each.day),
            "title": each.title,
            "place": f", {each.town}" if each.town and each.town not in each.title else "",
        }
        for each in records.coming[:MOST_STEPS]
    )
    words = editorial.joining or (_("Wer mitmachen möchte, meldet sich.") if lines else "")
    if not words and not steps:
        return None
    told = words or _("Diese Termine stehen fest.")
    return Joining(told, steps, lines, full_address(f"/netzwerke/{records.network.slug}/"))


def _lines(contact: NetworkContact) -> tuple[str, ...]:
    parts = (contact.name, _role(contact), contact.phone, contact.email)
    return tuple(part for part in parts if part)
