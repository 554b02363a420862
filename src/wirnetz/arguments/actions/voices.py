"""Voices and pictures of a brochure: each taken in asks at once for the approval without which it is not shown."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import ask_approval, record_audit, withdraw_approval
from wirnetz.accounts.enums import ApprovalKind
from wirnetz.accounts.models import Approval, Person, digest_of
from wirnetz.accounts.queries import person_with_address
from wirnetz.arguments.actions.brochures import begun_brochure
from wirnetz.arguments.models import BrochurePicture, BrochureVoice
from wirnetz.core.uploads import generated_name
from wirnetz.networks.models import Network, NetworkContact
from wirnetz.organisations.models import Organisation

MOST_VOICES, MOST_PICTURES = 12, 20


@transaction.atomic
def add_voice(
    *, network: Network, text: str, name: str, function: str, email: str, by: Person | None, is_example: bool = False
) -> BrochureVoice:
    """A quotation, and the question to its speaker; ValidationError for more than twelve."""
    brochure = begun_brochure(network, by=by, is_example=is_example)
    if BrochureVoice.objects.unscoped("how many there are").filter(brochure=brochure).count() >= MOST_VOICES:
        raise ValidationError(_("Zwölf Stimmen sind genug. Nehmen Sie zuerst eine heraus."))
    voice = BrochureVoice(brochure=brochure, is_example=is_example)
    _say(voice, text=text, name=name, function=function, email=email)
    voice.approval = _ask_voice(voice, by=by)
    voice.save()
    record_audit(by=by, action="add_voice", record=brochure, details={"voice": voice.pk})
    return voice


@transaction.atomic
def edit_voice(
    *, voice: BrochureVoice, text: str, name: str, function: str, email: str, by: Person | None
) -> BrochureVoice:
    """Another wording or speaker ends the approval and asks anew; the same wording leaves it as it is."""
    rows = BrochureVoice.objects.unscoped("the caller may write it").select_related("brochure__network__node")
    stored = rows.select_for_update(of=("self",)).get(pk=voice.pk)
    before, address = stored.digest, stored.email
    _say(stored, text=text, name=name, function=function, email=email)
    if stored.digest != before or stored.email != address or stored.approval is None:
        _end(stored.approval, by=by)
        stored.approval = _ask_voice(stored, by=by)
    stored.save()
    brochure = begun_brochure(stored.brochure.network, by=by)
    record_audit(by=by, action="edit_voice", record=brochure, details={"voice": stored.pk})
    return stored


@transaction.atomic
def remove_voice(*, voice: BrochureVoice, by: Person) -> None:
    """The quotation goes, its portrait with it; the approvals end and stay as proof."""
    network = voice.brochure.network
    for picture in BrochurePicture.objects.unscoped("what goes with the voice").filter(voice=voice):
        _end(picture.approval, by=by)
    _end(voice.approval, by=by)
    record_audit(by=by, action="remove_voice", record=begun_brochure(network, by=by), details={"voice": voice.pk})
    voice.delete()


@transaction.atomic
def add_picture(
    *,
    network: Network,
    subject: BrochureVoice | NetworkContact | Organisation,
    drawn: bytes,
    alt: str,
    credit: str,
    name: str,
    email: str,
    by: Person | None,
    is_example: bool = False,
) -> BrochurePicture:
    """A portrait of who is quoted or named, or the logo of a house, in place of the one before; it asks `name`."""
    brochure = begun_brochure(network, by=by, is_example=is_example)
    mine = BrochurePicture.objects.unscoped("what stands there").filter(brochure=brochure)
    place = {_place_of(subject): subject}
    for before in mine.filter(**place):
        _end(before.approval, by=by)
        before.delete()
    if mine.count() >= MOST_PICTURES:
        raise ValidationError(_("Zwanzig Bilder sind genug. Nehmen Sie zuerst eines heraus."))
    kind = ApprovalKind.LOGO if isinstance(subject, Organisation) else ApprovalKind.PORTRAIT
    picture = BrochurePicture(
        brochure=brochure,
        kind=kind,
        alt=" ".join(alt.split()),
        credit=" ".join(credit.split()),
        digest=digest_of(drawn),
        is_example=is_example,
        **place,
    )
    picture.file.save(generated_name("png"), ContentFile(drawn), save=False)
    picture.save()
    picture.approval = ask_approval(
        kind=kind,
        content=picture.alt,
        digest=picture.digest,
        use=use_of(network),
        name=name,
        email=email,
        node=network.node,
        address=reverse("arguments:brochure_picture", args=[network.slug, picture.pk]),
        by=by,
        is_example=is_example,
    )
    picture.save(update_fields=["approval"])
    record_audit(by=by, action="add_brochure_picture", record=brochure, details={"picture": picture.pk})
    return picture


@transaction.atomic
def remove_picture(*, picture: BrochurePicture, by: Person) -> None:
    """The picture goes for good; its approval ends and stays as proof."""
    network, number = picture.brochure.network, picture.pk
    _end(picture.approval, by=by)
    picture.delete()
    brochure = begun_brochure(network, by=by)
    record_audit(by=by, action="remove_brochure_picture", record=brochure, details={"picture": number})


def use_of(network: Network) -> str:
    """What the approval is for."""
    return (_("Broschüre „%s“, gedruckt, als PDF und im Netz") % network.name)[:200]


def _place_of(subject: Any) -> str:
    kinds = {BrochureVoice: "voice", NetworkContact: "contact", Organisation: "organisation"}
    return kinds[type(subject)]


def _say(voice: BrochureVoice, *, text: str, name: str, function: str, email: str) -> None:
    voice.text = " ".join(text.split()).strip('„“"')
    voice.name, voice.function = " ".join(name.split()), " ".join(function.split())
    voice.email = email.strip().lower()
    voice.person = person_with_address(voice.email) if voice.email else None


def _ask_voice(voice: BrochureVoice, *, by: Person | None) -> Approval:
    network = voice.brochure.network
    return ask_approval(
        kind=ApprovalKind.QUOTE,
        content=voice.text,
        digest=voice.digest,
        use=use_of(network),
        name=voice.name,
        email=voice.email,
        node=network.node,
        by=by,
        is_example=voice.is_example,
    )


def _end(approval: Approval | None, *, by: Person | None) -> None:
    if approval is not None:
        withdraw_approval(approval=approval, by=by)
