"""Writing an argument: begin, revise, change, give to review, take back, drop."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.arguments.actions.storing import add_version, next_number, values_of, write_blocks
from wirnetz.arguments.enums import OPEN_STATES, BlockKind, VersionState
from wirnetz.arguments.models import Argument, ArgumentVersion
from wirnetz.arguments.queries.library import with_blocks
from wirnetz.arguments.validators.content import Content, lacks, text_faults
from wirnetz.core.editing import EditConflict
from wirnetz.core.sorting import address_words

RESERVED = ("neu", "fehlt")
"""Words of the address that are no short names."""


@transaction.atomic
def begin_argument(*, content: Content, by: Person | None, is_example: bool = False, slug: str = "") -> ArgumentVersion:
    """A new argument with its first draft; ValidationError for a wrong text or a claim that is made already."""
    _refuse_faults(content)
    _refuse_same_claim(content)
    claim = content.of_kind(BlockKind.CLAIM)
    argument = Argument.objects.create(
        slug=slug or _free_slug(claim[0].text if claim else ""),
        position=_last_position() + 1,
        is_revised=not is_example,
        is_example=is_example,
    )
    version = add_version(argument, content, state=VersionState.DRAFT, by=by)
    record_audit(by=by, action="begin_argument", record=argument)
    return version


@transaction.atomic
def revise_argument(*, argument: Argument, by: Person | None) -> ArgumentVersion:
    """A draft that begins as what is published (or was, when it was retired); the open one where there is one."""
    stored = _locked(argument)
    versions = with_blocks(ArgumentVersion.objects.unscoped("the caller may write for the library"))
    mine = versions.filter(argument=stored)
    if (open_one := mine.filter(state__in=OPEN_STATES).first()) is not None:
        return open_one
    last = mine.order_by("-number").first()
    if last is None:
        raise ValidationError(_("Von diesem Argument gibt es noch keine Fassung."))
    _mark_revised(stored)
    version = add_version(stored, last.content, state=VersionState.DRAFT, number=next_number(stored), by=by)
    record_audit(by=by, action="revise_argument", record=stored, details={"version": version.number})
    return version


@transaction.atomic
def save_draft(*, version: ArgumentVersion, content: Content, seen: str, by: Person | None) -> ArgumentVersion:
    """Change a draft. EditConflict if it is not as the editor has `seen` it, ValidationError for a wrong text."""
    stored = lock_version(version)
    if stored.state != VersionState.DRAFT:
        raise ValidationError(_("Diese Fassung liegt nicht mehr als Entwurf vor."))
    if stored.content.fingerprint != seen:
        raise EditConflict(stored)
    _refuse_faults(content)
    _refuse_same_claim(content, but=stored.argument_id)
    if content != stored.content:
        for name, value in values_of(content).items():
            setattr(stored, name, value)
        stored.changed_by, stored.changed_at = by, timezone.now()
        stored.save()
        write_blocks(stored, content)
        record_audit(by=by, action="edit_argument", record=stored.argument, details={"version": stored.number})
    return lock_version(stored)


@transaction.atomic
def submit_version(*, version: ArgumentVersion, by: Person | None) -> ArgumentVersion:
    """Give a draft to review; ValidationError says what is missing."""
    stored = lock_version(version)
    if stored.state != VersionState.DRAFT:
        raise ValidationError(_("Diese Fassung liegt nicht mehr als Entwurf vor."))
    missing = [fault.message for fault in lacks(stored.content)]
    if missing:
        raise ValidationError(missing)
    stored.state, stored.submitted_at = VersionState.IN_REVIEW, timezone.now()
    stored.save(update_fields=["state", "submitted_at"])
    record_audit(by=by, action="submit_argument", record=stored.argument, details={"version": stored.number})
    return stored


@transaction.atomic
def withdraw_version(*, version: ArgumentVersion, by: Person) -> ArgumentVersion:
    """Take one's own version back out of the review; it is a draft again."""
    stored = lock_version(version)
    if stored.state != VersionState.IN_REVIEW:
        raise ValidationError(_("Diese Fassung liegt nicht mehr zur Prüfung vor."))
    stored.state = VersionState.DRAFT
    stored.save(update_fields=["state"])
    record_audit(by=by, action="withdraw_argument", record=stored.argument, details={"version": stored.number})
    return stored


@transaction.atomic
def drop_draft(*, version: ArgumentVersion, by: Person) -> bool:
    """Throw a draft away; an argument of which nothing was ever published goes with it. Whether it did."""
    stored = lock_version(version)
    if stored.state != VersionState.DRAFT:
        raise ValidationError(_("Verwerfen lässt sich nur ein Entwurf."))
    argument = stored.argument
    record_audit(by=by, action="drop_argument_draft", record=argument, details={"version": stored.number})
    stored.delete()
    others = ArgumentVersion.objects.unscoped("whether anything is left").filter(argument=argument)
    if others.exists():
        return False
    argument.delete()
    return True


def lock_version(version: ArgumentVersion) -> ArgumentVersion:
    """The version as it is stored now, locked together with its argument."""
    _locked(version.argument)
    rows = ArgumentVersion.objects.unscoped("the caller has fetched this very version within somebody's rights")
    found: ArgumentVersion | None = with_blocks(rows.filter(pk=version.pk)).first()
    if found is None:
        raise ValidationError(_("Diese Fassung gibt es nicht mehr; jemand hat sie verworfen."))
    return found


def _locked(argument: Argument) -> Argument:
    rows = Argument.objects.all()
    return rows.select_for_update().get(pk=argument.pk)


def _mark_revised(argument: Argument) -> None:
    if not argument.is_revised and not argument.is_example:
        argument.is_revised = True
        argument.save(update_fields=["is_revised"])


def _refuse_faults(content: Content) -> None:
    faults = list(text_faults(content))
    if faults:
        raise ValidationError([fault.message for fault in faults])


def _refuse_same_claim(content: Content, *, but: int | None = None) -> None:
    claim = content.of_kind(BlockKind.CLAIM)
    if not claim:
        raise ValidationError(_("Die Aussage fehlt."))
    versions = ArgumentVersion.objects.unscoped("whether somebody says this already").exclude(argument=but)
    current = versions.filter(state__in=(*OPEN_STATES, VersionState.PUBLISHED))
    if current.filter(blocks__kind=BlockKind.CLAIM, blocks__text__iexact=claim[0].text).exists():
        raise ValidationError(_("Diese Aussage steht schon in der Bibliothek. Überarbeiten Sie das andere Argument."))


def _free_slug(claim: str) -> str:
    whole = address_words(claim, most=200)
    wanted = (whole[:60].rpartition("-")[0] if len(whole) > 60 else whole).strip("-") or "argument"
    rows = Argument.objects.filter(slug__startswith=wanted)
    taken = {*RESERVED, *rows.values_list("slug", flat=True)}
    slug, number = wanted, 2
    while slug in taken:
        slug, number = f"{wanted}-{number}", number + 1
    return slug


def _last_position() -> int:
    rows = Argument.objects.all()
    return int(rows.aggregate(last=Max("position"))["last"] or 0)
