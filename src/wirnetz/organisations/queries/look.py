"""The look of an organisation's documents, and the name under which mails go out for it."""

from datetime import date

from django.utils.translation import gettext as _

from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.models import Node
from wirnetz.accounts.rules import Visitor
from wirnetz.core.mail import Voice, safe_voice
from wirnetz.documents.content import Theme
from wirnetz.documents.theme import ThemeError, theme_for
from wirnetz.organisations.models import Brand, Organisation, SlideTemplate
from wirnetz.organisations.queries.offices import workplace


def brand_of(organisation: Organisation) -> Brand | None:
    """The look of an organisation; an office without one of its own takes that of the house above it."""
    place: Organisation | None = organisation
    while place is not None:
        brand = Brand.objects.filter(organisation=place).first()
        if brand is not None:
            return brand
        place = place.parent if place.is_office else None
    return None


def slide_template_for(visitor: Visitor, organisation: Organisation, *, on: date) -> SlideTemplate | None:
    """The template that a kit of this organisation is built into, for somebody who works there on that day."""
    place = workplace(visitor, organisation.slug, on=on)
    return own_slide_template(place) if place is not None else None


def own_slide_template(organisation: Organisation) -> SlideTemplate | None:
    """The template of a house, for work that it has ordered; an office without one takes that of the house above it."""
    place: Organisation | None = organisation
    templates = SlideTemplate.objects.unscoped("the house has ordered what is built, or the visitor works there")
    while place is not None:
        template = templates.filter(organisation=place, is_current=True).first()
        if template is not None:
            return template
        place = place.parent if place.is_office else None
    return None


def voice_of(organisation: Organisation) -> Voice:
    """In whose name mails go out for an organisation: its sender's name and reply address, else its own name."""
    brand = brand_of(organisation)
    named = (brand.sender_name,) if brand else ()
    return safe_voice(*named, organisation.label, reply_to=brand.sender_email if brand else "")


def voice_at(node: Node) -> Voice | None:
    """The voice of the organisation or office at or above this place; None where the alliance speaks."""
    kinds = (NodeKind.ORGANISATION, NodeKind.OFFICE)
    found = Organisation.objects.filter(node__path__above=str(node.path), node__kind__in=kinds)
    organisation = found.select_related("parent").order_by("-node__path").first()
    return voice_of(organisation) if organisation else None


def theme_of(organisation: Organisation) -> Theme:
    """The theme from the brand, or the house look where there is none; the name stands where a logo is missing.

    ThemeError with a German reason for a colour or a logo that cannot be used.
    """
    brand = brand_of(organisation)
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
