"""An organisation asks to become a partner: apply, confirm the address, accept, decline, take a refusal back."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.core.installation import current, name_of
from wirnetz.core.mail import send_mail
from wirnetz.core.search import index_record
from wirnetz.organisations.actions.partners import OrganisationValues, add_organisation
from wirnetz.organisations.enums import ApplicationState, PartnershipStatus, Reach
from wirnetz.organisations.models import Organisation, PartnershipApplication

CONFIRM_WITHIN = timedelta(days=7)
LinkFor = Callable[[str], str]
"""Makes the full address of a page out of a one-time key."""


@transaction.atomic
def apply_for_partnership(
    *,
    organisation_name: str,
    kind: str,
    seat_city: str,
    website: str,
    contact_name: str,
    contact_email: str,
    message: str,
    link_for: LinkFor,
) -> PartnershipApplication:
    """Store an application and mail the contact a link; only confirmed ones reach the alliance office."""
    key = secrets.token_urlsafe(32)
    application = PartnershipApplication.objects.create(
        organisation_name=organisation_name,
        kind=kind,
        seat_city=seat_city,
        website=website,
        contact_name=contact_name,
        contact_email=contact_email.lower(),
        message=message,
        token_hash=_digest(key),
    )
    alliance = name_of(current())
    text = _(
        "Guten Tag,\n\njemand hat mit dieser Adresse für „%(organisation)s“ die Partnerschaft bei %(alliance)s "
        "beantragt.\n\nBestätigen Sie das bitte innerhalb von sieben Tagen:\n%(link)s\n\n"
        "Waren Sie es nicht, brauchen Sie nichts zu tun. Der Antrag wird dann gelöscht.\n"
    )
    words = {"organisation": organisation_name, "alliance": alliance, "link": link_for(key)}
    subject = _("Bitte bestätigen: Antrag auf Partnerschaft")
    send_mail(to=application.contact_email, subject=subject, text=text % words, kind="application_confirm")
    return application


@transaction.atomic
def confirm_application(*, key: str) -> PartnershipApplication | None:
    """The contact confirms the address; None if the key is wrong, used or too old."""
    waiting = PartnershipApplication.objects.unscoped("the holder of the key confirms the own application")
    application = (
        waiting.select_for_update()
        .filter(token_hash=_digest(key), state=ApplicationState.UNCONFIRMED)
        .filter(created_at__gte=timezone.now() - CONFIRM_WITHIN)
        .first()
    )
    if application is None:
        return None
    application.state = ApplicationState.OPEN
    application.save(update_fields=["state"])
    record_audit(by=None, action="confirm_application", record=application)
    return application


@transaction.atomic
def accept_application(
    *, application: PartnershipApplication, organisation: Organisation | None, by: Person, on: date
) -> Organisation:
    """The organisation becomes a partner from that day on: the recorded one, or a new one (None). The contact is told.

    Inviting the contact is a separate step in the same transaction of the caller. ValidationError if it was decided
    meanwhile, or if the organisation exists already.
    """
    decided = _decide(application, ApplicationState.ACCEPTED, by=by)
    if organisation is None:
        values = OrganisationValues(
            name=decided.organisation_name,
            kind=decided.kind,
            reach=Reach.REGIONAL,
            seat_city=decided.seat_city,
            website=decided.website,
        )
        organisation = add_organisation(values=values, by=by, on=on, is_example=decided.is_example)
    organisation.partnership = PartnershipStatus.DOCUMENTED
    organisation.partner_from_on, organisation.partner_until_on = on, None
    organisation.source_note = _("von der Allianz als Partner aufgenommen")
    organisation.as_of = on.year
    organisation.save()
    decided.organisation = organisation
    decided.save(update_fields=["organisation"])
    record_audit(by=by, action="accept_application", record=decided, details={"organisation": organisation.pk})
    index_record(organisation)
    _tell(
        decided,
        _("Ihre Organisation ist jetzt Partner"),
        _(
            "Guten Tag %(name)s,\n\n%(alliance)s hat „%(organisation)s“ als Partner aufgenommen. "
            "Mit einer zweiten Mail laden wir Sie ein, Ihre Organisation hier zu verwalten.\n"
        ),
    )
    return organisation


@transaction.atomic
def decline_application(*, application: PartnershipApplication, reason: str, by: Person) -> PartnershipApplication:
    """The alliance office declines and says why; the contact is told."""
    decided = _decide(application, ApplicationState.DECLINED, by=by, reason=reason)
    record_audit(by=by, action="decline_application", record=decided)
    _tell(
        decided,
        _("Ihr Antrag auf Partnerschaft"),
        _(
            "Guten Tag %(name)s,\n\n%(alliance)s hat über den Antrag für „%(organisation)s“ entschieden und nimmt ihn "
            "nicht an. Die Begründung:\n\n%(reason)s\n\nBei Fragen antworten Sie auf diese Mail.\n"
        ),
    )
    return decided


@transaction.atomic
def reopen_application(*, application: PartnershipApplication, by: Person) -> PartnershipApplication:
    """Take a refusal back; the application waits for a decision again."""
    if application.state != ApplicationState.DECLINED:
        raise ValidationError(_("Nur eine Ablehnung lässt sich zurücknehmen."))
    application.state, application.decided_at, application.decided_by = ApplicationState.OPEN, None, None
    application.save(update_fields=["state", "decided_at", "decided_by"])
    record_audit(by=by, action="reopen_application", record=application)
    return application


def _decide(
    application: PartnershipApplication, state: ApplicationState, *, by: Person, reason: str = ""
) -> PartnershipApplication:
    rows = PartnershipApplication.objects.unscoped("the caller was allowed to decide on it")
    stored = rows.select_for_update().get(pk=application.pk)
    if stored.state != ApplicationState.OPEN:
        raise ValidationError(_("Über diesen Antrag ist schon entschieden."), code="decided")
    stored.state, stored.decided_by, stored.decided_at, stored.reason = state, by, timezone.now(), reason
    stored.save()
    return stored


def _tell(application: PartnershipApplication, subject: str, text: str) -> None:
    words = {
        "name": application.contact_name,
        "alliance": name_of(current()),
        "organisation": application.organisation_name,
        "reason": application.reason,
    }
    send_mail(to=application.contact_email, subject=subject, text=text % words, kind="application_decided")


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
