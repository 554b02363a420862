"""What was brought into networks: the notes of a network, a house or an offer, and how often an idea came where."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import QuerySet

from wirnetz.activities.models import CarriedNote, JointActivity
from wirnetz.networks.counting import BroughtIn, carried_by, same_words
from wirnetz.networks.models import Network
from wirnetz.offers.models import Offer
from wirnetz.organisations.models import Organisation

A_YEAR = timedelta(days=365)


def notes_listed() -> QuerySet[CarriedNote]:
    """All notes with what a line shows, the latest first. Who wrote one is nobody's business but the house's."""
    found = CarriedNote.objects.select_related("network", "organisation__parent", "offer", "joint_activity")
    return found.order_by("-on", "-pk")


def notes_about(record: Network | Organisation | Offer | JointActivity) -> QuerySet[CarriedNote]:
    """Those into a network, by an organisation, or of an offer or joint activity."""
    if isinstance(record, Network):
        return notes_listed().filter(network=record)
    if isinstance(record, Organisation):
        return notes_listed().filter(organisation=record)
    if isinstance(record, Offer):
        return notes_listed().filter(offer=record)
    return notes_listed().filter(joint_activity=record)


def idea_of(note: CarriedNote) -> str:
    """One name for one idea: an offer, a joint activity, or an argument by its words, however they are spelt."""
    if note.offer_id:
        return f"a:{note.offer_id}"
    if note.joint_activity_id:
        return f"g:{note.joint_activity_id}"
    return f"t:{same_words(note.argument_title or note.argument_key)}"


def times_brought(notes: Iterable[CarriedNote], *, on: date) -> dict[str, tuple[int, int]]:
    """Idea → networks it came into, organisations that brought it, in the year up to `on`. See docs/measures.md."""
    plain = [BroughtIn(note.organisation_id, note.network_id, idea_of(note), note.on) for note in notes]
    return carried_by(plain, since=on - A_YEAR, until=on)
