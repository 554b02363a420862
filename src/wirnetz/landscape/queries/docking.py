"""What an own network or an office could join, for pages and letters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

from wirnetz.accounts.rules import Visitor, visible
from wirnetz.landscape.analysis import Landscape
from wirnetz.landscape.analysis.docking import Docking, Dockings
from wirnetz.landscape.analysis.docking_words import Said, nothing_words, proposal_words
from wirnetz.landscape.enums import Asked
from wirnetz.landscape.models import FindingReply
from wirnetz.landscape.queries.kept import kept_with, landscape_of_today
from wirnetz.landscape.queries.splitting import members_seated
from wirnetz.networks.models import Network
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import recorded_organisations, workplaces_of

Speaker = Organisation | Network


@dataclass(frozen=True)
class Proposed:
    """The proposals of one speaker, best first; `nothing` says why there is none."""

    landscape: Landscape
    said: Said
    found: Sequence[Docking]

    @property
    def nothing(self) -> str:
        """Why there is no proposal."""
        return nothing_words(self.said)

    def words(self, each: Docking) -> str:
        """The sentence of one of them."""
        return proposal_words(self.landscape, self.said, each)

    def slug(self, each: Docking) -> str:
        """The network that it leads to."""
        return self.landscape.networks[each.network].slug

    def at(self, slug: str) -> Docking | None:
        """The proposal that leads to this network; None where there is none."""
        return next((each for each in self.found if self.slug(each) == slug), None)


def proposed_to(speaker: Speaker) -> Proposed:
    """What today's landscape proposes to a network or an office."""
    landscape = landscape_of_today()
    ready: Dockings = kept_with(landscape, "dockings", lambda: Dockings(landscape))
    records = landscape.networks if isinstance(speaker, Network) else landscape.offices
    slugs = [each.slug for each in records]
    row = slugs.index(speaker.slug) if speaker.slug in slugs else None
    if isinstance(speaker, Network):
        return Proposed(landscape, Said(speaker.label, is_office=False), () if row is None else ready.for_network(row))
    area = None if row is None else landscape.offices[row].area
    said = Said(speaker.label, is_office=True, place="" if area is None else landscape.names[area])
    return Proposed(landscape, said, () if row is None else ready.for_office(row))


def houses_of_kits(visitor: Visitor, network: Network) -> list[Organisation]:
    """For whom a kit can be made that introduces a network: the house that carries it and its members.

    Where the visitor works at some of them, only those.
    """
    wanted = {each.pk for each in members_seated(network)} | ({network.host_id} if network.host_id else set())
    found = visible(visitor, recorded_organisations()).filter(pk__in=wanted)
    own = workplaces_of(visitor, on=timezone.localdate()).filter(pk__in=wanted).values("pk")
    return list(found.filter(pk__in=own)) or list(found)


def asked_by_the_house(visitor: Visitor, speaker: Speaker) -> Mapping[str, FindingReply]:
    """By slug of the network what another office of the same house has already said, so that nobody asks twice."""
    if isinstance(speaker, Network):
        return {}
    house = speaker.parent_id or speaker.pk
    kin = Organisation.objects.filter(pk=house).union(Organisation.objects.filter(parent=house)).values_list("pk")
    found = visible(visitor, FindingReply.objects.all()).filter(
        question=Asked.DOCKING, organisation__in=[pk for (pk,) in kin], taken_back_on=None,
        rests_until__gte=timezone.localdate(),
    )  # fmt: skip
    found = found.exclude(organisation=speaker).select_related("network", "organisation", "other").order_by("said_on")
    return {reply.other.slug: reply for reply in found}
