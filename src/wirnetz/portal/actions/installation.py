"""What an alliance says about itself is written: parts of the settings, the logo, the end of the first hour."""

from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.core.editing import refuse_if_changed
from wirnetz.core.installation import name_of
from wirnetz.core.mail import send_mail
from wirnetz.core.models import Installation, OutboxMail
from wirnetz.core.uploads import generated_name
from wirnetz.organisations.actions import ensure_alliance

TEST_MAIL = "test"


@transaction.atomic
def edit_installation(*, values: dict[str, Any], seen: str, by: Person | None) -> Installation:
    """Save the given fields; EditConflict if they are not as the editor has `seen` them any more."""
    installation = _locked()
    refuse_if_changed(installation, tuple(values), seen=seen)
    changed = [name for name, value in values.items() if getattr(installation, name) != value]
    for name in changed:
        setattr(installation, name, values[name])
    if changed:
        installation.save(update_fields=changed)
        record_audit(by=by, action="edit_installation", record=installation, details={"fields": changed})
    if "name" in changed:
        ensure_alliance()
    return installation


@transaction.atomic
def replace_logo(*, picture: bytes | None, by: Person) -> Installation:
    """Put the (redrawn) picture in place of the logo; None takes it away. The old file goes after the commit."""
    installation = _locked()
    old, storage = installation.logo.name, installation.logo.storage
    if picture is None:
        installation.logo = ""
    else:
        installation.logo.save(generated_name("png"), ContentFile(picture), save=False)
    installation.save(update_fields=["logo"])
    record_audit(by=by, action="replace_logo", record=installation)
    if old:
        transaction.on_commit(lambda: storage.delete(old))
    return installation


@transaction.atomic
def finish_first_hour(*, by: Person) -> Installation:
    """Note that the installation is set up; the first time counts."""
    installation = _locked()
    if installation.set_up_at is None:
        installation.set_up_at = timezone.now()
        installation.save(update_fields=["set_up_at"])
        record_audit(by=by, action="finish_first_hour", record=installation)
    return installation


@transaction.atomic
def send_test_mail(*, by: Person) -> OutboxMail:
    """A message to the person who asks for it; what became of it stands in its state."""
    installation = _locked()
    mail = send_mail(
        to=by.email,
        subject=_("Testmail von %s") % name_of(installation),
        text=_(
            "Guten Tag,\n\ndiese Mail hat jemand in den Einstellungen ausgelöst. "
            "Lesen Sie sie in Ihrem Postfach, ist der Versand richtig eingestellt.\n"
        ),
        kind=TEST_MAIL,
    )
    record_audit(by=by, action="send_test_mail", record=installation)
    return mail


def _locked() -> Installation:
    Installation.objects.get_or_create(pk=1)
    return Installation.objects.select_for_update().get(pk=1)
