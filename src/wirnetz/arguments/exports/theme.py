"""The look of an organisation's documents."""

from wirnetz.documents.content import Theme
from wirnetz.documents.theme import theme_for
from wirnetz.organisations.models import Brand, Organisation


def theme_of(organisation: Organisation) -> Theme:
    """The theme from the brand, or the house look where there is none; the name stands where a logo is missing."""
    brand = Brand.objects.filter(organisation=organisation).first()
    if brand is None:
        return Theme(name=organisation.label)
    logo = None
    if brand.logo:
        with brand.logo.open("rb") as file:
            logo = file.read()
    return theme_for(brand.accent, name=organisation.label, logo=logo, logo_alt=brand.logo_alt)
