"""Writes about single offers: add, edit, retire, take back. Each leaves a line in the record."""

from dataclasses import dataclass, fields
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.core.editing import fingerprint, refuse_if_changed
from wirnetz.core.search import index_record
from wirnetz.core.sorting import address_words
from wirnetz.offers.enums import OfferKind, OfferStatus
from wirnetz.offers.models import Offer, Topic
from wirnetz.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class OfferValues:
    """What an editor of the catalogue says about an offer; its topics aside."""

    name: str
    kind: str = OfferKind.GUIDE
    audience: str = ""
    purpose: str = ""
    number: str = ""
    is_shared: bool = False
    provider: Organisation | None = None
    provider_name: str = ""
    website: str = ""
    source_url: str = ""
    as_of: int | None = None
    declaration_months: int | None = None


OFFER_FIELDS = tuple(field.name for field in fields(OfferValues))


@transaction.atomic
def add_offer(*, values: OfferValues, topics: list[Topic], by: Person | None, is_example: bool = False) -> Offer:
    """A new offer in the catalogue; ValidationError if one of this name is recorded already."""
    _refuse_same_name(values.name)
    offer = Offer(slug=_free_slug(values.name), is_example=is_example, **_fields(values))
    offer.save()
    offer.topics.set(topics)
    record_audit(by=by, action="add_offer", record=offer)
    index_record(offer)
    return offer


@transaction.atomic
def edit_offer(*, offer: Offer, values: OfferValues, topics: list[Topic], seen: str, by: Person) -> Offer:
    """Change an offer's texts and topics; EditConflict if it is not as the editor has `seen` it any more."""
    stored = Offer.objects.select_for_update().get(pk=offer.pk)
    refuse_if_changed(stored, OFFER_FIELDS, seen=seen)
    _refuse_same_name(values.name, but=stored)
    changed = [name for name, value in _fields(values).items() if getattr(stored, name) != value]
    for name in changed:
        setattr(stored, name, getattr(values, name))
    if set(stored.topics.all()) != set(topics):
        stored.topics.set(topics)
        changed.append("topics")
    if changed:
        stored.save()
        record_audit(by=by, action="edit_offer", record=stored, details={"fields": changed})
        index_record(stored)
    return stored


@transaction.atomic
def retire_offer(*, offer: Offer, on: date, by: Person) -> Offer:
    """The offer is no longer available after that day; it stays as history, with everything that names it."""
    if offer.is_ended:
        raise ValidationError(_("Für dieses Angebot ist schon ein Ende vermerkt."))
    offer.status, offer.ended_on = OfferStatus.ENDED, on.isoformat()
    offer.save(update_fields=["status", "ended_on", "sort_key"])
    record_audit(by=by, action="retire_offer", record=offer, details={"until": offer.ended_on})
    index_record(offer)
    return offer


@transaction.atomic
def resume_offer(*, offer: Offer, by: Person) -> Offer:
    """Take the end of an offer back."""
    offer.status, offer.ended_on = OfferStatus.RECORDED, ""
    offer.save(update_fields=["status", "ended_on", "sort_key"])
    record_audit(by=by, action="resume_offer", record=offer)
    index_record(offer)
    return offer


def offer_fingerprint(offer: Offer) -> str:
    """What an editor of the offer has seen."""
    return fingerprint(offer, OFFER_FIELDS)


def _fields(values: OfferValues) -> dict[str, object]:
    return {name: getattr(values, name) for name in OFFER_FIELDS}


def _free_slug(name: str) -> str:
    wanted = address_words(name, most=70) or "angebot"
    taken = set(Offer.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    slug, number = wanted, 2
    while slug in taken:
        slug, number = f"{wanted}-{number}", number + 1
    return slug


def _refuse_same_name(name: str, *, but: Offer | None = None) -> None:
    same = Offer.objects.filter(name__iexact=name, status=OfferStatus.RECORDED)
    if (same.exclude(pk=but.pk) if but else same).exists():
        raise ValidationError({"name": _("Ein Angebot mit diesem Namen steht schon im Katalog.")})
