"""The catalogue as its editors see it: what ended is there too."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from wirnetz.offers.enums import OfferKind, OfferStatus
from wirnetz.offers.models import Offer
from wirnetz.organisations.enums import OrganisationLevel
from wirnetz.organisations.queries import recorded_organisations
from wirnetz.portal.queries.filters import Filter, link_filter


@dataclass(frozen=True)
class Wish:
    """What the catalogue is narrowed to."""

    kind: str = ""
    stage: str = ""
    words: str = ""

    @property
    def is_filtered(self) -> bool:
        """Whether anything was chosen."""
        return bool(self.kind or self.stage or self.words)


def catalogue_wish(params: QueryDict) -> tuple[Wish, list[Filter]]:
    """What the address asks for, and the lines of links."""
    kind, first = link_filter(params, "art", _("Art:"), OfferKind.choices)
    stages = [("beendet", _("beendete")), ("undatiert", _("ohne Jahr"))]
    stage, second = link_filter(params, "stand", _("Stand:"), stages, every=_("nicht beendete"))
    return Wish(kind, stage, params.get("q", "").strip()[:80]), [first, second]


def catalogue_listed(wish: Wish) -> QuerySet[Offer]:
    """The offers that fit, with provider, in German order."""
    found = Offer.objects.select_related("provider").order_by("sort_key", "pk")
    ended = Q(status=OfferStatus.ENDED)
    found = found.filter(ended if wish.stage == "beendet" else ~ended)
    if wish.stage == "undatiert":
        found = found.filter(as_of=None)
    if wish.kind:
        found = found.filter(kind=wish.kind)
    for word in wish.words.split()[:6]:
        found = found.filter(Q(name__icontains=word) | Q(purpose__icontains=word) | Q(provider_name__icontains=word))
    return found


def provider_names() -> list[str]:
    """The names of recorded organisations, for suggestions."""
    found = recorded_organisations().filter(level=OrganisationLevel.ORGANISATION)
    return list(found.values_list("name", flat=True)[:800])
