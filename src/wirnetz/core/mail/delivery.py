"""Handing a stored message to the mail server, and noting what it answered."""

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from email.utils import formataddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.smtp import EmailBackend
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.core.enums import SECRET_MAIL_KINDS, MailState
from wirnetz.core.installation import current, name_of
from wirnetz.core.mail.pictures import with_pictures_beside
from wirnetz.core.models import Installation, OutboxMail

LOG = logging.getLogger(__name__)
FORGOTTEN_AFTER = timedelta(minutes=2)
"""A message that has waited this long was left behind by a process that ended."""

EDITION = "edition"
"""The kind of what the pump of the info service keeps where there is no mail server."""

_BACKGROUND = ThreadPoolExecutor(max_workers=2, thread_name_prefix="mail")


def hand_over(mail_id: int) -> None:
    """Deliver in a thread of its own, so that nobody waits for a slow mail server; at once where settings say so."""
    if settings.MAIL_IN_BACKGROUND:
        _BACKGROUND.submit(_deliver_and_leave, mail_id)
    else:
        deliver(mail_id)


def deliver(mail_id: int) -> None:
    """Hand the message to the mail server if it still waits. A refusal is noted in it and never raised."""
    with transaction.atomic():
        waiting = OutboxMail.objects.unscoped("delivery reads what it delivers").filter(state=MailState.WAITING)
        mail = waiting.select_for_update(skip_locked=True).filter(pk=mail_id).first()
        if mail is None:
            return
        try:
            _transmit(mail)
        except Exception as error:
            mail.state, mail.error = MailState.FAILED, _answer(error)
            LOG.warning("mail %s of kind %s was not delivered: %s", mail.message_id, mail.kind, type(error).__name__)
        else:
            mail.state, mail.error, mail.sent_at = MailState.SENT, "", timezone.now()
            if mail.kind in SECRET_MAIL_KINDS:
                mail.text = mail.html = ""
        mail.save(update_fields=["state", "error", "sent_at", "text", "html"])


def deliver_waiting() -> int:
    """Deliver what an ended process left behind; how many messages that were."""
    mails = OutboxMail.objects.unscoped("delivery reads what it delivers").filter(
        state=MailState.WAITING, created_at__lt=timezone.now() - FORGOTTEN_AFTER
    )
    left = list(mails.order_by("id").values_list("pk", flat=True)[:100])
    for mail_id in left:
        deliver(mail_id)
    return len(left)


def send_again(mail: OutboxMail) -> None:
    """Try once more what the mail server refused, or what was kept while there was none."""
    if mail.state not in (MailState.FAILED, MailState.KEPT) or not settings.SMTP:
        return
    mail.state, mail.error = MailState.WAITING, ""
    mail.save(update_fields=["state", "error"])
    transaction.on_commit(lambda: hand_over(mail.pk))


def _deliver_and_leave(mail_id: int) -> None:
    try:
        deliver(mail_id)
        deliver_waiting()
    except Exception:
        LOG.exception("delivery of a mail broke off")
    finally:
        connection.close()


class _WithPictures(EmailMultiAlternatives):
    """What is attached belongs to the html and is no file of its own."""

    mixed_subtype = "related"


def _transmit(mail: OutboxMail) -> None:
    here = current()
    name, address = sender_of(mail, here)
    page, pictures = with_pictures_beside(mail.html)
    message = (_WithPictures if pictures else EmailMultiAlternatives)(
        subject=mail.subject,
        body=mail.text,
        from_email=formataddr((name, address)),
        to=[mail.to_address],
        reply_to=[answers_go_to] if (answers_go_to := mail.reply_to or here.operator_email) else [],
        headers={"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"},
        connection=EmailBackend(**settings.SMTP, timeout=settings.SMTP_TIMEOUT),
    )
    if mail.html:
        message.attach_alternative(page, "text/html")
        for picture in pictures:
            message.attach(picture)
    message.send()


def sender_of(mail: OutboxMail, here: Installation) -> tuple[str, str]:
    """Name and address of the sender: the installation, or a house by way of it; the address is always ours.

    The name of an edition is complete: it was frozen with its body.
    """
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    name = own = here.sender_name or name_of(here)
    if mail.kind == EDITION or mail.from_name.endswith(f"({own})"):
        name = mail.from_name or own
    elif mail.from_name and mail.from_name != own:
        name = _("%(house)s über %(alliance)s") % {"house": mail.from_name, "alliance": own}
    return name, here.sender_address or settings.MAIL_FROM or f"wirnetz@{host}"


def _answer(error: Exception) -> str:
    """What the server said, as far as the field holds it; without line breaks."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]
