"""Writing a message into the outbox."""

import uuid
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.core.enums import SECRET_MAIL_KINDS, MailState
from wirnetz.core.mail.delivery import hand_over
from wirnetz.core.mail.headers import check_head
from wirnetz.core.mail.voices import OWN_VOICE, Voice, check_voice
from wirnetz.core.models import OutboxMail


def absolute(path: str) -> str:
    """The full address of a path of this installation, for links in mails: never from what a browser sent."""
    if not path.startswith("/") or path.startswith(("//", "/\\")):
        raise ValueError(f"“{path}” is no path of this installation")
    return f"{settings.BASE_URL}{path}"


def send_mail(*, to: str, subject: str, text: str, kind: str, html: str = "", voice: Voice = OWN_VOICE) -> OutboxMail:
    """Store a message to one address; after the commit it is delivered, or stays readable in the outbox without SMTP.

    ValidationError with the fields `to`, `subject`, `name`, `reply_to` if they cannot stand in a mail's head. `kind`
    says what the message is about (`invitation`); the text of `core.enums.SECRET_MAIL_KINDS` is not kept. `voice`
    says in whose name it goes out.
    """
    address, line = check_head(to=to, subject=subject, kind=kind)
    check_voice(voice)
    forget_codes()
    mail = OutboxMail.objects.create(
        message_id=f"<{uuid.uuid4().hex}@{urlsplit(settings.BASE_URL).hostname}>",
        kind=kind,
        to_address=address,
        from_name=voice.name,
        reply_to=voice.reply_to,
        subject=line,
        text=text.replace("\x00", ""),
        html=html.replace("\x00", ""),
        state=MailState.WAITING if settings.SMTP else MailState.KEPT,
    )
    if settings.SMTP:
        transaction.on_commit(lambda: hand_over(mail.pk))
    return mail


def outcome_of(mail: OutboxMail) -> tuple[str, str]:
    """How far a message has come by now, and what the server answered."""
    rows = OutboxMail.objects.unscoped("what became of a message that the caller has just sent")
    return rows.values_list("state", "error").get(pk=mail.pk)


def forget_codes() -> int:
    """Take the text out of kept messages whose code is too old to be used; how many that were."""
    too_old = timezone.now() - timedelta(minutes=OutboxMail.MINUTES_OF_A_CODE)
    mails = OutboxMail.objects.unscoped("old codes are of use to nobody, whoever they were for")
    return (
        mails.filter(kind__in=SECRET_MAIL_KINDS, created_at__lt=too_old)
        .exclude(state=MailState.WAITING)
        .exclude(text="", html="")
        .update(text="", html="")
    )


def forgotten_text() -> str:
    """What stands in place of a text that is not kept."""
    return _("Der Inhalt dieser Mail wird nicht aufbewahrt, weil er zur Anmeldung diente.")
