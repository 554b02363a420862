"""Writes about how an organisation looks: colour, logo, sender; and the slide template that it hands in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.core.editing import fingerprint, refuse_if_changed, save_if_unchanged
from wirnetz.core.uploads import generated_name
from wirnetz.documents.pptx.mapping import DRAWN, NEEDS
from wirnetz.documents.theme import ThemeError, nearest_allowed, theme_for
from wirnetz.organisations.models import Brand, Organisation, SlideTemplate

BRAND_FIELDS = ("accent", "logo", "logo_alt", "sender_name", "sender_email", "contact")
"""What an editor of the look sees and changes; two editors at once are told by a change in these."""

MAPPING_FIELDS = ("file", "mapping")
"""The same for the mapping of a template's layouts."""


@dataclass(frozen=True, slots=True)
class BrandValues:
    """The look as somebody wants it. `logo` is a new picture (PNG, drawn by us); None keeps the one that is there."""

    accent: str = ""
    logo: bytes | None = None
    removes_logo: bool = False
    logo_alt: str = ""
    sender_name: str = ""
    sender_email: str = ""
    contact: str = ""


def check_accent(accent: str) -> str:
    """The colour as it is stored; ValidationError that says why not, and which one comes nearest."""
    if not accent:
        return ""
    try:
        theme_for(accent)
    except ThemeError as error:
        try:
            nearest = nearest_allowed(accent)
        except ThemeError:
            raise ValidationError(str(error)) from error
        raise ValidationError(
            _("%(reason)s Am nächsten kommt %(colour)s.") % {"reason": error, "colour": nearest}
        ) from error
    return f"#{accent.strip().lower().removeprefix('#')}"


@transaction.atomic
def set_brand(*, organisation: Organisation, values: BrandValues, seen: str, by: Person | None) -> Brand:
    """Give an organisation its look; EditConflict if it is not as the editor has `seen` it any more.

    ValidationError for a colour or logo that documents cannot use, and for a logo without description.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    brand = Brand.objects.filter(organisation=organisation).first() or Brand(organisation=organisation)
    refuse_if_changed(brand, BRAND_FIELDS, seen=seen)
    accent = check_accent(values.accent)
    keeps = brand.logo and not values.removes_logo and values.logo is None
    if (keeps or values.logo) and not values.logo_alt:
        raise ValidationError({"logo_alt": _("Beschreiben Sie das Logo für alle, die es nicht sehen.")})
    try:
        theme_for(accent or "#a2195e", logo=values.logo)
    except ThemeError as error:
        raise ValidationError({"logo": str(error)}) from error
    before = {name: getattr(brand, name) for name in BRAND_FIELDS}
    old = str(brand.logo)
    brand.accent, brand.sender_name, brand.sender_email = accent, values.sender_name, values.sender_email
    brand.contact, brand.logo_alt = values.contact, values.logo_alt
    if values.removes_logo and values.logo is None:
        brand.logo, brand.logo_alt = "", ""
    if values.logo is not None:
        brand.logo.save(generated_name("png"), ContentFile(values.logo), save=False)
    brand.save()
    if old and old != str(brand.logo):
        _delete_after_commit(brand.logo.storage, old)
    changed = [name for name, value in before.items() if str(getattr(brand, name)) != str(value)]
    record_audit(by=by, action="set_brand", record=organisation, details={"fields": changed})
    return brand


def brand_fingerprint(organisation: Organisation) -> str:
    """What an editor of the look has seen, for telling whether somebody else changed it meanwhile."""
    brand = Brand.objects.filter(organisation=organisation).first() or Brand(organisation=organisation)
    return fingerprint(brand, BRAND_FIELDS)


@transaction.atomic
def store_slide_template(
    *,
    organisation: Organisation,
    content: bytes,
    name: str,
    layouts: Sequence[dict[str, Any]],
    size_mm: tuple[float, float],
    by: Person | None,
    remarks: Sequence[str] = (),
) -> SlideTemplate:
    """Keep a checked template; it takes the place of the one before, whose file is deleted."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    _drop_templates(organisation)
    template = SlideTemplate(
        organisation=organisation,
        name=name[:120],
        layouts=list(layouts),
        remarks=list(remarks),
        width_mm=size_mm[0],
        height_mm=size_mm[1],
        uploaded_by=by,
    )
    template.file.save(generated_name("pptx"), ContentFile(content), save=False)
    template.save()
    record_audit(by=by, action="store_slide_template", record=organisation, details={"layouts": len(layouts)})
    return template


@transaction.atomic
def map_slide_template(
    template: SlideTemplate, *, mapping: Mapping[str, int], seen: str, by: Person | None
) -> SlideTemplate:
    """Settle which layout serves which kind of slide; EditConflict if it is not as the editor has `seen` it.

    ValidationError for a kind of slide that we do not have, or a layout that the template does not have.
    """
    known = range(DRAWN, len(template.layouts))
    if not set(mapping) <= set(NEEDS) or any(number not in known for number in mapping.values()):
        raise ValidationError(_("Dieses Layout hat Ihre Vorlage nicht. Wählen Sie eines aus der Liste."))
    mapped = save_if_unchanged(template, {"mapping": dict(mapping)}, seen=seen, fields=MAPPING_FIELDS)
    record_audit(by=by, action="map_slide_template", record=template.organisation)
    return mapped


def mapping_fingerprint(template: SlideTemplate) -> str:
    """What an editor of the mapping has seen; another one as soon as the template is another."""
    return fingerprint(template, MAPPING_FIELDS)


@transaction.atomic
def remove_slide_template(*, organisation: Organisation, by: Person) -> int:
    """Delete the organisation's template with its file; how many there were."""
    count = _drop_templates(organisation)
    if count:
        record_audit(by=by, action="remove_slide_template", record=organisation)
    return count


def _drop_templates(organisation: Organisation) -> int:
    templates = SlideTemplate.objects.unscoped("the house's template is replaced").filter(organisation=organisation)
    found = list(templates)
    for template in found:
        file: FieldFile = template.file
        _delete_after_commit(file.storage, str(file))
        template.delete()
    return len(found)


def _delete_after_commit(storage: Any, name: str) -> None:
    """A file goes when nothing points to it any more, and stays if the write is taken back."""
    transaction.on_commit(lambda: storage.delete(name))
