"""Registering for a date without an account: asked by mail, confirmed by its link, waiting, moving up, cancelling."""

from datetime import date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.accounts.queries import token_digest
from wirnetz.activities.actions.telling import tell_registered
from wirnetz.activities.enums import GatheringState, RegistrationState
from wirnetz.activities.models import Gathering, Registration
from wirnetz.activities.queries import (
    COUNTED,
    is_open_for_registration,
    place_in_queue,
    places_of,
    registration_key,
    registration_of_key,
)

KEPT_AFTER = timedelta(days=30)
KEPT_UNCONFIRMED = timedelta(days=7)
REMINDED_BEFORE = timedelta(days=2)


@transaction.atomic
def register(
    *, gathering: Gathering, name: str, organisation_name: str, email: str, remark: str, may_mail: bool = True
) -> Registration:
    """Note who would like to come and send the link that confirms it; whoever is registered already gets it again.

    The caller says the same either way. ValidationError (code `closed`) if nobody can register any more.
    """
    now = timezone.now()
    if not is_open_for_registration(gathering, now=now):
        raise ValidationError(_("Für diesen Termin kann man sich nicht mehr anmelden."), code="closed")
    address = email.lower()
    rows = Registration.objects.unscoped("somebody registers under their own address")
    said = {"name": name, "organisation_name": organisation_name, "remark": remark}
    registration, is_new = rows.select_for_update(of=["self"]).get_or_create(
        gathering=gathering,
        email=address,
        defaults={
            **said,
            "token_hash": token_digest(registration_key(gathering, address)),
            "keep_until": timezone.localdate() + KEPT_UNCONFIRMED,
            "is_example": False,
        },
    )
    is_counted = registration.state in (RegistrationState.CONFIRMED, RegistrationState.WAITING)
    if not is_new and not is_counted:
        for field, value in said.items():
            setattr(registration, field, value)
        registration.state, registration.keep_until = RegistrationState.UNCONFIRMED, now.date() + KEPT_UNCONFIRMED
        registration.save()
    if may_mail:
        _ask_to_confirm(registration, is_counted=is_counted)
    return registration


@transaction.atomic
def add_registration(
    *, gathering: Gathering, name: str, organisation_name: str, email: str, remark: str, by: Person
) -> Registration:
    """Who invites enters somebody who asked by phone, also after the closing day; a mail says so and holds the link.

    ValidationError if the date has begun or is called off, or (`email`) if that address is on the list.
    """
    locked, now = Gathering.objects.select_for_update(of=["self"]).get(pk=gathering.pk), timezone.now()
    if locked.is_cancelled or now > locked.starts_at:
        raise ValidationError(_("Für diesen Termin kann man niemanden mehr eintragen."))
    rows = Registration.objects.unscoped("who invites enters somebody who asked")
    address = email.lower()
    if rows.filter(gathering=locked, email=address, state__in=COUNTED).exists():
        raise ValidationError({"email": _("Diese Adresse steht schon auf der Liste.")})
    is_full = places_of(locked).is_full
    said = {"name": name, "organisation_name": organisation_name, "remark": remark, "confirmed_at": now}
    said |= {"state": RegistrationState.WAITING if is_full else RegistrationState.CONFIRMED, "is_example": False}
    said |= {"token_hash": token_digest(registration_key(locked, address)), "keep_until": kept_until(locked)}
    registration, _is_new = rows.update_or_create(gathering=locked, email=address, defaults=said)
    record_audit(by=by, action="add_registration", record=registration, details={"gathering": locked.pk})
    text = (
        _(
            "wer einlädt, hat Sie auf die Warteliste gesetzt. Wird ein Platz frei, rücken Sie nach und "
            "bekommen eine Mail."
        )
        if is_full
        else _("wer einlädt, hat Sie angemeldet. Wollten Sie das nicht oder können Sie nicht kommen, sagen Sie ab.")
    )
    tell_registered(registration, subject=_("Ihre Anmeldung: %s") % locked.title, text=text)
    return registration


def _ask_to_confirm(registration: Registration, *, is_counted: bool) -> None:
    if is_counted:
        text = _("für diesen Termin sind Sie schon angemeldet; es ist nichts weiter zu tun.")
    else:
        text = _(
            "fast fertig: Öffnen Sie den Link und drücken Sie auf „Anmeldung bestätigen“. Erst dann gilt die "
            "Anmeldung. Haben Sie sich nicht angemeldet, lassen Sie diese Mail liegen; nach sieben Tagen ist die "
            "Angabe gelöscht."
        )
        if places_of(registration.gathering).is_full:
            text += "\n\n" + _("Zurzeit sind alle Plätze vergeben; Sie kommen damit auf die Warteliste.")
    tell_registered(registration, subject=_("Ihre Anmeldung: %s") % registration.gathering.title, text=text)


@transaction.atomic
def confirm_registration(*, key: str) -> Registration | None:
    """The holder of the link confirms: a place, or one on the waiting list. None if the link is wrong or its time over.

    Whoever registered in time may confirm until the date begins; ValidationError after that or once it is called off.
    """
    registration = _locked(key)
    if registration is None or registration.state != RegistrationState.UNCONFIRMED:
        return registration
    gathering, now = registration.gathering, timezone.now()
    if gathering.is_cancelled:
        raise ValidationError(_("Dieser Termin ist abgesagt."))
    if now > gathering.starts_at:
        raise ValidationError(_("Dieser Termin hat schon begonnen."))
    is_full = places_of(gathering).is_full
    registration.state = RegistrationState.WAITING if is_full else RegistrationState.CONFIRMED
    registration.confirmed_at = now
    registration.keep_until = kept_until(gathering)
    if gathering.starts_at - now < REMINDED_BEFORE:
        registration.reminded_at = now
    registration.save()
    record_audit(by=None, action="confirm_registration", record=registration, details={"gathering": gathering.pk})
    text = (
        _(
            "alle Plätze sind vergeben. Sie stehen auf der Warteliste, zurzeit auf Platz %d; wird ein Platz frei, "
            "rücken Sie nach, und wir schreiben Ihnen."
        )
        % place_in_queue(registration)
        if is_full
        else _("Sie sind angemeldet. Können Sie nicht kommen, sagen Sie bitte über den Link ab.")
    )
    tell_registered(registration, subject=_("Ihre Anmeldung: %s") % gathering.title, text=text)
    return registration


@transaction.atomic
def cancel_registration(*, key: str) -> Registration | None:
    """The holder of the link does not come; the next one who waits moves up. None if the link is wrong."""
    registration = _locked(key)
    if registration is None or registration.state == RegistrationState.CANCELLED:
        return registration
    had_a_place = registration.state == RegistrationState.CONFIRMED
    registration.state = RegistrationState.CANCELLED
    registration.save()
    details = {"gathering": registration.gathering_id}
    record_audit(by=None, action="cancel_registration", record=registration, details=details)
    if had_a_place:
        move_up(registration.gathering)
    return registration


def move_up(gathering: Gathering) -> int:
    """Give free places to who has waited longest, and tell them; how many. Call it with the date locked."""
    if gathering.is_cancelled or timezone.now() > gathering.starts_at:
        return 0
    rows = Registration.objects.unscoped("the next in the list moves up")
    waiting = rows.filter(gathering=gathering, state=RegistrationState.WAITING).order_by("confirmed_at", "pk")
    moved = list(waiting[: places_of(gathering).free])
    for registration in moved:
        registration.state = RegistrationState.CONFIRMED
        registration.save(update_fields=["state"])
        tell_registered(
            registration,
            subject=_("Ein Platz ist frei: %s") % gathering.title,
            text=_("ein Platz ist frei geworden, Sie sind jetzt angemeldet. Können Sie nicht kommen, sagen Sie ab."),
        )
    return len(moved)


def remind_registered(*, on: date) -> int:
    """Two days before a date, once: to everybody who has a place; how many mails."""
    until = timezone.make_aware(datetime.combine(on + REMINDED_BEFORE, time.max))
    rows = Registration.objects.unscoped("everybody registered is reminded")
    due = rows.filter(
        state=RegistrationState.CONFIRMED,
        reminded_at__isnull=True,
        gathering__state=GatheringState.PLANNED,
        gathering__starts_at__gt=timezone.make_aware(datetime.combine(on, time.max)),
        gathering__starts_at__lte=until,
    )
    count = 0
    for registration in due.select_related("gathering__municipality").order_by("gathering", "pk"):
        with transaction.atomic():
            if not rows.filter(pk=registration.pk, reminded_at__isnull=True).update(reminded_at=timezone.now()):
                continue
            text = _("bald ist es so weit. Können Sie nicht kommen, geben Sie Ihren Platz bitte über den Link frei.")
            subject = _("Erinnerung: %s") % registration.gathering.title
            tell_registered(registration, subject=subject, text=text)
        count += 1
    return count


def follow_gathering(gathering: Gathering) -> None:
    """After a change of the date: keep the list as long as its new day says, and fill new places."""
    rows = Registration.objects.unscoped("the list goes with its date").filter(gathering=gathering)
    rows.exclude(state=RegistrationState.UNCONFIRMED).update(keep_until=kept_until(gathering))
    move_up(gathering)


def note_export(*, gathering: Gathering, by: Person) -> None:
    """Leave a line that the list was taken away."""
    record_audit(by=by, action="export_registrations", record=gathering)


def kept_until(gathering: Gathering) -> date:
    """The last day on which the list of this date is kept."""
    return timezone.localtime(gathering.ends_at).date() + KEPT_AFTER


def _locked(key: str) -> Registration | None:
    """The registration of this key, its date locked first: two last places are never given at once."""
    known = registration_of_key(key)
    if known is None:
        return None
    gathering = Gathering.objects.select_for_update(of=["self"]).get(pk=known.gathering_id)
    rows = Registration.objects.unscoped("whoever has the mail has the place")
    registration = rows.select_for_update(of=["self"]).get(pk=known.pk)
    registration.gathering = gathering
    return registration
