"""The versions of houses that everybody may read, since the house said so."""

from wirnetz.infoservice.models import Edition, PassingOn
from wirnetz.infoservice.queries.editions import text_of
from wirnetz.infoservice.queries.versions import Cascade
from wirnetz.infoservice.weaving import EditionText
from wirnetz.organisations.models import Organisation


def showing_houses() -> list[Organisation]:
    """The houses and offices that show their version to everybody, by name; none that only tries it out."""
    places = PassingOn.objects.filter(is_public=True, is_trial=False).values("place")
    houses = Organisation.objects.filter(node__in=places, ended_on="").select_related("node")
    return list(houses.order_by("sort_key", "pk"))


def showing_house(slug: str) -> Organisation | None:
    """The house of this name if it shows its version to everybody."""
    return next((house for house in showing_houses() if house.slug == slug), None)


def shows_editions(house: Organisation) -> bool:
    """Whether the house shows its version to everybody; no question to the database for one without a workplace."""
    return house.node_id is not None and showing_house(house.slug) is not None


def shown_text(edition: Edition, house: Organisation | None) -> EditionText | None:
    """The edition as the house sends it, of the alliance without one; None where the house passed nothing on."""
    if house is None or house.node_id is None:
        return text_of(edition)
    text = Cascade(edition).text_for(house.node_id)
    return text if text is not None and text.says_something else None
