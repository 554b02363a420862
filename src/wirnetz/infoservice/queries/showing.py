"""The versions of houses that everybody may read, since the house said so before they went out."""

from collections.abc import Sequence

from wirnetz.infoservice.models import Edition, PassedOn, PassingOn
from wirnetz.infoservice.queries.editions import texts_of
from wirnetz.infoservice.weaving import EditionText, from_kept
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


def shown_texts(editions: Sequence[Edition], house: Organisation | None) -> list[EditionText | None]:
    """The editions as the house sent them, of the alliance without one; a fixed number of questions.

    None where the house passed nothing on, or did not show its version when the edition went out.
    """
    if house is None:
        return list(texts_of(editions))
    rows = PassedOn.objects.filter(edition__in=editions, place=house.node_id, is_public=True, told__isnull=False)
    told = {row.edition_id: from_kept(row.told) for row in rows if row.told}
    return [told.get(edition.pk) for edition in editions]


def shown_text(edition: Edition, house: Organisation | None) -> EditionText | None:
    """The same for one edition."""
    return shown_texts([edition], house)[0]
