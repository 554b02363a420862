"""Django's way of sending mail, led into the outbox: what libraries send is stored and delivered like our own."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from wirnetz.core.mail.outbox import send_mail

KIND_HEADER = "X-Wirnetz-Kind"
USUAL_KIND = "account"


class OutboxBackend(BaseEmailBackend):
    """One stored message per recipient; a message says its kind in the header `X-Wirnetz-Kind`, which is not sent."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Store all messages; how many there were."""
        for message in email_messages:
            html = next(
                (str(content) for content, kind in getattr(message, "alternatives", []) if kind == "text/html"), ""
            )
            for address in message.recipients():
                send_mail(
                    to=address,
                    subject=str(message.subject),
                    text=str(message.body),
                    html=html,
                    kind=message.extra_headers.get(KIND_HEADER, USUAL_KIND),
                )
        return len(email_messages)
