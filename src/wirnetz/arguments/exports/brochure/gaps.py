"""What is missing in a brochure, whom to ask, and where it is entered. Nothing is filled in its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from wirnetz.arguments.models import BrochurePicture, BrochureVoice
from wirnetz.arguments.queries.network_records import NetworkRecords
from wirnetz.arguments.validators.editorial import Editorial
from wirnetz.arguments.validators.success import SuccessCondition
from wirnetz.core.german import joined, quoted
from wirnetz.documents.brochure import Gap
from wirnetz.organisations.models import Organisation

LEAST_MILESTONES = 3
COORDINATION = "die Koordination"


class Part(StrEnum):
    """Where something is entered; the views know the address."""

    TEXTS = "texts"
    MILESTONES = "milestones"
    VOICES = "voices"
    PICTURES = "pictures"
    PROFILE = "profile"
    MEMBERS = "members"
    CONTACTS = "contacts"
    CALENDAR = "calendar"
    ACTIVITIES = "activities"
    OFFERS = "offers"
    LINKS = "links"
    TERRITORY = "territory"


CONDITION_PARTS = {
    "gemeinsame-aktion": Part.ACTIVITIES,
    "regelmaessig": Part.CALENDAR,
    "kuemmern": Part.MEMBERS,
    "vielfalt": Part.MEMBERS,
    "angebote-nutzen": Part.OFFERS,
    "buendeln": Part.LINKS,
    "betriebe-erreichen": Part.ACTIVITIES,
    "festhalten": Part.CALENDAR,
}


@dataclass(frozen=True, slots=True)
class Missing:
    """A gap and where it is closed."""

    gap: Gap
    part: Part


@dataclass(frozen=True, slots=True)
class Found:
    """What the brochure has so far."""

    records: NetworkRecords
    editorial: Editorial
    partner: Organisation | None
    partner_gains: int
    milestones: int
    voices: int
    refused_voices: tuple[BrochureVoice, ...]
    refused_pictures: tuple[BrochurePicture, ...]
    unmet: tuple[SuccessCondition, ...]


def missing_in(found: Found) -> tuple[Missing, ...]:
    """Everything that is not there, in the order of the chapters."""
    return (*_of_the_network(found), *_of_the_editors(found), *_of_approvals(found), *_of_conditions(found))


def _of_the_network(found: Found) -> Iterator[Missing]:
    records = found.records
    house = coordination_of(records)
    if not records.areas:
        yield _missing(Part.TERRITORY, _("das Gebiet"), house)
    if not records.network.idea:
        yield _missing(Part.PROFILE, _("die Idee des Netzwerks in einem Satz"), house)
    if not records.members:
        said = _("Wer dem Netzwerk angehört, sagt keine Quelle; darum steht hier niemand.")
        yield _missing(Part.MEMBERS, _("die Mitglieder"), house, said)
    if not records.contacts:
        yield _missing(
            Part.CONTACTS, _("eine Person, die zugestimmt hat, genannt zu werden"), _people_to_ask(records, house)
        )


def _of_the_editors(found: Found) -> Iterator[Missing]:
    texts, house = found.editorial, coordination_of(found.records)
    if not texts.portrait:
        yield _missing(Part.TEXTS, _("ein Porträt des Netzwerks in eigenen Worten"), house)
    if not found.milestones:
        yield _missing(Part.MILESTONES, _("Meilensteine"), house)
    elif found.milestones < LEAST_MILESTONES:
        yield _missing(Part.MILESTONES, _("weitere Meilensteine"), house)
    if not texts.success:
        yield _missing(Part.TEXTS, _("was es erfolgreich gemacht hat, in Worten der Beteiligten"), house)
    if not texts.members_text:
        yield _missing(Part.TEXTS, _("was es den Mitgliedern gebracht hat"), _("die Mitglieder"))
    if found.partner is None:
        yield _missing(Part.TEXTS, _("ein zentraler Partner, von dem erzählt wird"), house)
    else:
        if not texts.partner_text:
            what = _("was es %s gebracht hat, in eigenen Worten") % quoted(found.partner.label)
            yield _missing(Part.TEXTS, what, found.partner.name)
        if not found.partner_gains:
            what = _("Einträge, die zeigen, was %s davon hatte") % quoted(found.partner.label)
            yield _missing(Part.CALENDAR, what, found.partner.name)
    if not texts.joining:
        yield _missing(Part.TEXTS, _("wie man mitmachen kann"), house)


def _of_approvals(found: Found) -> Iterator[Missing]:
    if not found.voices and not found.refused_voices:
        yield _missing(Part.VOICES, _("Stimmen aus dem Netzwerk"), _("zwei Mitglieder und einen Betrieb"))
    for voice in found.refused_voices:
        yield _missing(Part.VOICES, _("die Freigabe für das Zitat von %s") % voice.name, voice.name)
    for picture in found.refused_pictures:
        who = str(picture.subject)
        who = picture.voice.name if picture.voice else picture.contact.name if picture.contact else who
        kind = _("das Logo von %s") if picture.organisation else _("das Porträt von %s")
        yield _missing(Part.PICTURES, _("die Freigabe für %s") % (kind % who), who)


def _of_conditions(found: Found) -> Iterator[Missing]:
    for condition in found.unmet:
        what = _("Einträge zu „%s“") % condition.heading.rstrip(".")
        is_known = bool(found.records.coordinating) or COORDINATION not in condition.ask
        ask = condition.ask if is_known else coordination_of(found.records)
        yield _missing(CONDITION_PARTS[condition.slug], what, ask)


def coordination_of(records: NetworkRecords) -> str:
    """Whom to ask about the network: who coordinates, else the alliance's office."""
    if records.coordinating:
        return joined([house.name for house in records.coordinating])
    return _("die Geschäftsstelle der Allianz")


def _people_to_ask(records: NetworkRecords, house: str) -> str:
    return house if records.coordinating or not records.members else _("eines der Mitglieder")


def _missing(part: Part, what: str, ask: str, printed: str = "") -> Missing:
    return Missing(Gap(what=what, ask=ask, printed=printed), part)
