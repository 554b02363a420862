"""What the web version of a brochure shows: the content of the PDF, with addresses where the PDF holds pictures."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from wirnetz.accounts.models import digest_of
from wirnetz.arguments.exports.brochure import Made
from wirnetz.arguments.queries.brochures import pictures_to_show, voices_to_show
from wirnetz.documents.brochure import Picture, Portrayed, Voice
from wirnetz.networks.models import Network
from wirnetz.networks.queries import territory_sheet


@dataclass(frozen=True, slots=True)
class WithPicture:
    """A person, voice or logo with the address of its picture (empty where there is none); whether it is invented."""

    told: Portrayed | Voice | Picture
    picture: Picture | None
    address: str
    is_example: bool = False


def page_of(network: Network, made: Made) -> dict[str, Any]:
    """The context of the page; the map is drawn for the screen, everything else is the content itself."""
    shown, _refused = pictures_to_show(made.editorial.pictures, on=made.records.on)
    addresses = {each.digest: reverse("arguments:brochure_picture", args=[network.slug, each.pk]) for each in shown}
    content = made.brochure
    voices, _silent = voices_to_show(made.editorial.voices, on=made.records.on)
    invented = {voice.text for voice in voices if voice.is_example}
    invented |= {contact.name for contact in made.records.contacts if contact.is_example}
    keys = [area.key for area in made.records.areas]
    return {
        "network": network,
        "content": content,
        "people": [
            _pictured(each, each.portrait, addresses, is_example=each.name in invented) for each in content.people
        ],
        "voices": [
            _pictured(each, each.portrait, addresses, is_example=each.quote in invented) for each in content.voices
        ],
        "logos": [_pictured(each, each, addresses) for each in content.logos],
        "map": territory_sheet(network, keys, href=lambda key: reverse("portal:region", args=[key])) if keys else None,
    }


def _pictured(
    told: Portrayed | Voice | Picture, picture: Picture | None, addresses: dict[str, str], *, is_example: bool = False
) -> WithPicture:
    address = addresses.get(digest_of(picture.data), "") if picture else ""
    return WithPicture(told, picture, address, is_example)
