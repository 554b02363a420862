"""The look of an organisation's documents."""

from django.utils.translation import gettext as _

from wirnetz.documents.content import Theme
from wirnetz.documents.theme import ThemeError, theme_for
from wirnetz.organisations.models import Brand, Organisation


def theme_of(organisation: Organisation) -> Theme:
    """The theme from the brand, or the house look where there is none; the name stands where a logo is missing.

    ThemeError with a German reason for a colour or a logo that cannot be used.
    """
    brand = Brand.objects.filter(organisation=organisation).first()
    if brand is None:
        return Theme(name=organisation.label)
    logo = None
    if brand.logo:
        try:
            with brand.logo.open("rb") as file:
                logo = file.read()
        except OSError as error:
            reason = _("Die Datei mit dem Logo von %s fehlt. Laden Sie es neu hoch oder entfernen Sie es.")
            raise ThemeError(reason % organisation.label) from error
    return theme_for(brand.accent or Theme().accent, name=organisation.label, logo=logo, logo_alt=brand.logo_alt)
