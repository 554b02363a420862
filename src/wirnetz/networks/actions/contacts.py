"""Contacts of a network: named by its people, shown only from the day on which the person agreed by the own mail."""

import secrets
from collections.abc import Callable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.accounts.queries import person_with_address
from wirnetz.networks.actions import letters
from wirnetz.networks.models import Network, NetworkContact
from wirnetz.networks.queries.contacts import ASKED_FOR, contact_of_key
from wirnetz.networks.queries.proposals import key_digest
from wirnetz.organisations.models import Organisation


@transaction.atomic
def name_contact(
    *,
    network: Network,
    name: str,
    email: str,
    function: str,
    phone: str,
    organisation: Organisation | None,
    by: Person,
    link_for: Callable[[str], str],
    is_link: bool = False,
    named_until: date | None = None,
) -> NetworkContact:
    """Ask somebody whether they may be shown as contact; until they agree by the link nobody outside sees them.

    A link person is named by the own house, until a day. ValidationError if the network has ended, or the address
    stands there already, was asked, or said no lately.
    """
    if network.is_ended:
        raise ValidationError(_("Für „%s“ ist ein Ende vermerkt.") % network)
    Network.objects.select_for_update().get(pk=network.pk)
    email = email.strip().lower()
    rows = NetworkContact.objects.unscoped("whether this address was asked").filter(network=network, email=email)
    known = rows.order_by("until_on").last()
    if known is not None:
        raise ValidationError({"email": _known(known)})
    key = secrets.token_urlsafe(24)
    contact = NetworkContact.objects.create(
        network=network,
        name=" ".join(name.split()),
        email=email,
        function=" ".join(function.split()),
        phone=" ".join(phone.split()),
        organisation=organisation,
        person=person_with_address(email),
        asked_on=timezone.localdate(),
        is_link=is_link,
        named_until=named_until,
        token_hash=key_digest(key),
        is_example=network.is_example,
    )
    record_audit(by=by, action="name_contact", record=contact, details={"network": network.pk})
    letters.ask_for_consent(contact, link_for(key))
    return contact


def _known(contact: NetworkContact) -> str:
    if contact.until_on is not None:
        return str(_("Diese Person möchte zurzeit nicht genannt werden. Fragen Sie frühestens in 30 Tagen wieder."))
    if contact.consent_on is not None:
        return str(_("Diese Person steht schon auf der Seite des Netzwerks."))
    return str(_("Diese Person ist schon gefragt und hat noch nicht geantwortet."))


@transaction.atomic
def agree_by_link(*, key: str) -> NetworkContact | None:
    """The person agrees, however often they press; None if the link is wrong or old."""
    contact = contact_of_key(key, lock=True)
    if contact is not None and contact.consent_on is None:
        today = timezone.localdate()
        contact.consent_on, contact.from_on = today, today
        contact.consent_how = str(_("über den Link in der Mail an die Person"))
        contact.save(update_fields=["consent_on", "from_on", "consent_how"])
        record_audit(by=None, action="agree_contact", record=contact, details={"network": contact.network_id})
    return contact


@transaction.atomic
def take_back_by_link(*, key: str) -> NetworkContact | None:
    """The person does not want to be shown, or not any more: at once. The link opens nothing afterwards."""
    contact = contact_of_key(key, lock=True)
    if contact is not None:
        today = timezone.localdate()
        contact.consent_on, contact.until_on = None, today
        contact.save(update_fields=["consent_on", "until_on"])
        record_audit(by=None, action="take_contact_back", record=contact, details={"network": contact.network_id})
    return contact


@transaction.atomic
def end_contact(*, contact: NetworkContact, by: Person) -> None:
    """The network takes a contact away, or its question back: nothing of it is kept."""
    rows = NetworkContact.objects.unscoped("the caller was allowed to end it")
    stored = rows.select_for_update(of=("self",)).get(pk=contact.pk)
    record_audit(by=by, action="end_contact", record=stored, details={"network": stored.network_id})
    stored.delete()


def forget_unanswered_contacts(*, on: date) -> int:
    """Whoever was asked a month ago and did not answer is not kept; how many."""
    rows = NetworkContact.objects.unscoped("who did not answer is forgotten")
    return rows.filter(consent_on__isnull=True, until_on__isnull=True, asked_on__lt=on - ASKED_FOR).delete()[0]


def forget_link_persons(*, on: date) -> int:
    """Whose time as link person is over is not kept; how many."""
    rows = NetworkContact.objects.unscoped("whose time is over is forgotten")
    return rows.filter(is_link=True, named_until__lt=on).delete()[0]
