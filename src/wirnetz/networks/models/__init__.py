"""Networks, own and other: where they work, who belongs, what ties them, what is used there."""

from wirnetz.networks.models.entries import EntryCheck, EntryClaim, EntryProposal
from wirnetz.networks.models.files import NetworkFile
from wirnetz.networks.models.networks import Network, NetworkState, NetworkTopic, Territory
from wirnetz.networks.models.people import Handover, Involvement, NetworkContact, SeatReport
from wirnetz.networks.models.ties import Membership, MembershipPause, MembershipRequest, NetworkLink
from wirnetz.networks.models.uptake import OfferAnswer, Uptake

__all__ = [
    "EntryCheck",
    "EntryClaim",
    "EntryProposal",
    "Handover",
    "Involvement",
    "Membership",
    "MembershipPause",
    "MembershipRequest",
    "Network",
    "NetworkContact",
    "NetworkFile",
    "NetworkLink",
    "NetworkState",
    "NetworkTopic",
    "OfferAnswer",
    "SeatReport",
    "Territory",
    "Uptake",
]
