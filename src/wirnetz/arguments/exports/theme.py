"""The look of an organisation's documents."""

from wirnetz.documents.content import Theme
from wirnetz.documents.theme import theme_for
from wirnetz.organisations.models import Brand, Organisation


def theme_of(organisation: Organisation) -> Theme:
    """The theme from the organisation's brand, or the house look where it has none."""
    brand = Brand.objects.filter(organisation=organisation).first()
    if brand is None:
        return Theme()
    logo = None
    if brand.logo:
        with brand.logo.open("rb") as file:
            logo = file.read()
    return theme_for(brand.accent, logo=logo, logo_alt=brand.logo_alt)
