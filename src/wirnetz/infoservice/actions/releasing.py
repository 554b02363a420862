"""From draft to the readers: review, the second person, the time for the houses, out, taken back."""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.core.german import inside_quotes
from wirnetz.infoservice.actions.asking import ask_second_people, tell_what_came_back
from wirnetz.infoservice.actions.passing import keep_passed_on
from wirnetz.infoservice.actions.pictures import is_kept
from wirnetz.infoservice.actions.sending import family_of, send_edition
from wirnetz.infoservice.actions.steering import cancel_mailing
from wirnetz.infoservice.actions.writing import lock_edition
from wirnetz.infoservice.enums import EditionState, MailingState
from wirnetz.infoservice.models import Adaptation, Edition, Item, Mailing
from wirnetz.infoservice.queries.editions import is_suspicious, own_host
from wirnetz.infoservice.queries.settings import info_service
from wirnetz.infoservice.queries.timing import ends_too_early, going_out
from wirnetz.infoservice.validators import asks_to_sign_in_elsewhere
from wirnetz.infoservice.weaving import Writer

GRACE = timedelta(minutes=5)
"""So long after its time an edition may still be on its way to the readers."""
STILL_OPEN = (MailingState.RUNNING, MailingState.PAUSED, MailingState.HELD)


def lacks(edition: Edition) -> list[str]:
    """What an edition needs before a second person reads it, in words; nothing where it is whole."""
    items = Item.objects.unscoped("the caller may write this edition").filter(edition=edition)
    told = []
    if not items.exists():
        told.append(_("Die Ausgabe hat noch keine Meldung."))
    told += [
        f"{fault} {_('Nehmen Sie die Meldung heraus, oder ändern Sie den Tag.')}"
        for fault in ends_too_early(edition, items)
    ]
    for item in items.exclude(picture=""):
        if not is_kept(item.picture):
            told.append(
                _("Das Bild zu „%s“ ist verloren gegangen. Laden Sie es noch einmal hoch.")
                % inside_quotes(item.headline)
            )
    if not info_service().needs_second_person:
        greetings = f"{edition.greeting} {edition.greeting_en}"
        if asks_to_sign_in_elsewhere(words=greetings, link="", own_host=own_host()):
            told.append(_("Die Einleitung fragt nach Zugangsdaten und nennt eine fremde Website. Ändern Sie sie."))
        for text in (each.as_text() for each in items):
            if is_suspicious(text):
                told.append(
                    _("„%s“ fragt nach Zugangsdaten und führt auf eine fremde Website. Ändern Sie die Meldung.")
                    % inside_quotes(text.headline)
                )
    return told


@transaction.atomic
def submit_edition(*, edition: Edition, by: Person | None) -> Edition:
    """Give a draft to the second person; where the alliance has decided that one is enough, on to the houses."""
    stored = lock_edition(edition)
    if stored.state != EditionState.DRAFT:
        raise ValidationError(_("Diese Ausgabe liegt nicht mehr als Entwurf vor."))
    if missing := lacks(stored):
        raise ValidationError(missing)
    stored.submitted_at = timezone.now()
    stored.state = EditionState.IN_REVIEW
    stored.save(update_fields=["state", "submitted_at"])
    record_audit(by=by, action="submit_edition", record=stored)
    if not info_service().needs_second_person:
        return _to_houses(stored, by=by)
    ask_second_people(stored)
    return stored


@transaction.atomic
def reclaim_edition(*, edition: Edition, by: Person | None) -> Edition:
    """Take one's own edition back out of the review."""
    stored = _in_review(edition)
    stored.state = EditionState.DRAFT
    stored.save(update_fields=["state"])
    record_audit(by=by, action="reclaim_edition", record=stored)
    return stored


@transaction.atomic
def send_edition_back(*, edition: Edition, note: str, by: Person | None) -> Edition:
    """Back to who wrote it, with what has to be mended."""
    if not note.strip():
        raise ValidationError({"note": _("Schreiben Sie, was sich ändern soll.")})
    stored = _in_review(edition)
    stored.state, stored.review_note = EditionState.DRAFT, note.strip()
    stored.save(update_fields=["state", "review_note"])
    record_audit(by=by, action="send_edition_back", record=stored)
    tell_what_came_back(stored)
    return stored


@transaction.atomic
def pass_to_houses(*, edition: Edition, by: Person | None, note: str = "") -> Edition:
    """The second person agrees: the houses may adapt the edition until the window ends.

    PermissionDenied for who began or last changed it, whatever their rights.
    """
    stored = _in_review(edition)
    _refuse_own(stored, by)
    if missing := lacks(stored):
        raise ValidationError(missing)
    stored.review_note = note.strip()
    return _to_houses(stored, by=by)


@transaction.atomic
def agree_to_changes(*, edition: Edition, by: Person | None) -> Edition:
    """A second person agrees to what was changed while the edition lay with the houses."""
    stored = lock_edition(edition)
    if stored.state != EditionState.WITH_HOUSES:
        raise ValidationError(_("Diese Ausgabe liegt nicht bei den Häusern."))
    _refuse_own(stored, by)
    stored.reviewed_by, stored.reviewed_at = by, timezone.now()
    stored.save(update_fields=["reviewed_by", "reviewed_at"])
    record_audit(by=by, action="pass_edition_to_houses", record=stored)
    return stored


@transaction.atomic
def withdraw_edition(*, edition: Edition, reason: str, by: Person | None) -> Edition:
    """Take an edition back: before it is out it becomes a draft again, afterwards its page says why it does not hold.

    The houses that had it see when and why. What has reached a reader stays with the reader; what has not is not sent
    any more.
    """
    stored = lock_edition(edition)
    if not reason.strip():
        raise ValidationError({"reason": _("Nennen Sie den Grund. Er steht auf der Seite der Ausgabe.")})
    stored.withdrawn_at, stored.withdrawn_reason = timezone.now(), reason.strip()
    if stored.state == EditionState.WITH_HOUSES:
        stored.state, stored.adapt_until, stored.review_note = EditionState.DRAFT, None, reason.strip()
        stored.save(update_fields=["state", "adapt_until", "review_note", "withdrawn_at", "withdrawn_reason"])
    elif stored.state == EditionState.RELEASED:
        stored.state = EditionState.WITHDRAWN
        stored.save(update_fields=["state", "withdrawn_at", "withdrawn_reason"])
        for mailing in Mailing.objects.filter(family=family_of(stored), state__in=STILL_OPEN):
            cancel_mailing(mailing, by=by)
    else:
        raise ValidationError(_("Zurückziehen lässt sich nur, was schon freigegeben ist."))
    record_audit(by=by, action="withdraw_edition", record=stored)
    return stored


@transaction.atomic
def release_edition(*, edition: Edition, by: Person | None, writer: Writer, at: datetime | None = None) -> Edition:
    """The edition goes out, to the archive and as mails that `writer` makes.

    ValidationError before the window has ended, or while a change waits for a second person. `by` is None where the
    clock does it.
    """
    stored = lock_edition(edition)
    now = at or timezone.now()
    if stored.state != EditionState.WITH_HOUSES:
        raise ValidationError(_("Hinaus geht nur, was bei den Häusern lag."))
    if stored.reviewed_at is None and info_service().needs_second_person:
        raise ValidationError(_("Nach der Prüfung wurde noch etwas geändert. Eine zweite Person muss zustimmen."))
    if stored.adapt_until is not None and stored.adapt_until > now:
        raise ValidationError(_("Die Häuser haben noch Zeit zum Anpassen."))
    if missing := lacks(stored):
        raise ValidationError(missing)
    stored.state, stored.released_at = EditionState.RELEASED, now
    stored.save(update_fields=["state", "released_at"])
    record_audit(by=by, action="release_edition", record=stored)
    keep_passed_on(stored)
    send_edition(edition=stored, by=by, writer=writer)
    return stored


def release_due_editions(writer: Writer) -> list[Edition]:
    """Release every edition whose time with the houses is over and that nothing holds up."""
    rows = Edition.objects.unscoped("the program sends what is due")
    due = rows.filter(state=EditionState.WITH_HOUSES, adapt_until__lte=timezone.now())
    released = []
    for edition in due.order_by("adapt_until", "pk"):
        try:
            released.append(release_edition(edition=edition, by=None, writer=writer))
        except ValidationError:
            continue  # it waits for people; their workplace says so
    return released


def stuck_editions() -> list[tuple[Edition, str]]:
    """Editions whose time with the houses is over and that did not go out, each with what has to be done."""
    rows = Edition.objects.unscoped("told to who may release, and to the operator by its title only")
    late = rows.filter(state=EditionState.WITH_HOUSES, adapt_until__lt=timezone.now() - GRACE)
    return [(edition, _why_stuck(edition)) for edition in late.order_by("adapt_until", "pk")]


def _why_stuck(edition: Edition) -> str:
    if edition.reviewed_at is None and info_service().needs_second_person:
        return _("Nach der Prüfung wurde noch etwas geändert. Eine zweite Person muss zustimmen.")
    if missing := lacks(edition):
        return missing[0]
    return _("Geben Sie die Ausgabe von Hand hinaus. Geht das nicht, steht dort, woran es liegt.")


def _to_houses(stored: Edition, *, by: Person | None) -> Edition:
    now = timezone.now()
    stored.state = EditionState.WITH_HOUSES
    stored.reviewed_by, stored.reviewed_at = by, now
    stored.adapt_until, stored.houses_told_at = going_out(stored.planned_on, now, info_service().window_hours), None
    stored.save(update_fields=["state", "reviewed_by", "reviewed_at", "review_note", "adapt_until", "houses_told_at"])
    _open_decisions(stored)
    record_audit(by=by, action="pass_edition_to_houses", record=stored)
    return stored


def _open_decisions(edition: Edition) -> None:
    """What places decided before the edition was taken back and written on, they decide anew; their words stay."""
    rows = Adaptation.objects.unscoped("the alliance gives the edition to all places once more").filter(edition=edition)
    rows.filter(approved_at__lt=edition.changed_at).update(approved_at=None, approved_by=None)
    rows.filter(is_held=True, changed_at__lt=edition.changed_at).update(is_held=False)


def _in_review(edition: Edition) -> Edition:
    stored = lock_edition(edition)
    if stored.state != EditionState.IN_REVIEW:
        raise ValidationError(_("Diese Ausgabe liegt nicht mehr zur Prüfung vor."))
    return stored


def _refuse_own(edition: Edition, by: Person | None) -> None:
    if by is not None and by.pk in {edition.author_id, edition.changed_by_id}:
        raise PermissionDenied
