"""The usual ways of sending from Django: `python -m bench.mail_peers NAME COUNT PORT HOST`.

Prints the seconds and those of work. `plain` renders and sends over one connection, `dkimpy` signs each message besides
(with Debian's python3-dkim); `mailer` is django-mailer and `post_office` django-post_office with five threads: each
writes its queue and sends it.
"""

import logging
import sys
import time
from typing import Any

from bench.mail_edition import HTML, SENDER, SUBJECT, TEXT, rendered

QUEUES = ("mailer", "post_office")
DEBIAN = "/usr/lib/python3/dist-packages"
SMTP = "django.core.mail.backends.smtp.EmailBackend"


def configure(name: str, port: int, host: str) -> None:
    """Settings of a small project with this library."""
    import django
    from django.conf import settings
    from django.core.management import call_command

    database = {"ENGINE": "django.db.backends.postgresql", "NAME": "wirnetz", "USER": "wirnetz", "HOST": host}
    settings.configure(
        SECRET_KEY="x", USE_TZ=True, DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        INSTALLED_APPS=["django.contrib.contenttypes", *([name] if name in QUEUES else [])],
        DATABASES={"default": database}, EMAIL_HOST="127.0.0.1", EMAIL_PORT=port,
        EMAIL_BACKEND="mailer.backend.DbBackend" if name == "mailer" else SMTP, MAILER_EMAIL_BACKEND=SMTP,
        POST_OFFICE={"BACKENDS": {"default": SMTP}, "BATCH_SIZE": 1000, "THREADS_PER_PROCESS": 5, "LOG_LEVEL": 1},
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    )  # fmt: skip
    django.setup()
    logging.disable(logging.CRITICAL)
    if name in QUEUES:
        call_command("migrate", verbosity=0)


def messages(count: int, connection: Any = None) -> Any:
    """The messages as Django's own objects, rendered by its templates."""
    from django.core.mail import EmailMultiAlternatives
    from django.template import engines

    text, page = (engines["django"].from_string(template) for template in (TEXT, HTML))
    for to, plain, html, fields in rendered(text.render, page.render, count):
        message = EmailMultiAlternatives(SUBJECT, plain, SENDER, [to], headers=fields, connection=connection)
        message.attach_alternative(html, "text/html")
        yield message


def plain(count: int) -> None:
    """One connection for all."""
    from django.core.mail import get_connection

    with get_connection() as connection:
        for message in messages(count, connection):
            message.send()


def dkimpy(count: int) -> None:
    """The same, each signed with RSA 2048."""
    import smtplib

    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa
    from django.conf import settings

    sys.path.append(DEBIAN)
    import dkim

    key = rsa.generate_private_key(65537, 2048).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )
    names = [b"from", b"to", b"subject", b"date", b"message-id", b"list-id", b"list-unsubscribe"]
    with smtplib.SMTP(settings.EMAIL_HOST, settings.EMAIL_PORT) as connection:
        for message in messages(count):
            raw = message.message().as_bytes(linesep="\r\n")
            signature = dkim.sign(
                raw, b"k1", b"netz.example", key, canonicalize=(b"relaxed", b"relaxed"), include_headers=names
            )
            connection.sendmail(SENDER, message.to, signature + raw)


def mailer(count: int) -> None:
    """Into the queue in one transaction, then `send_all`."""
    from django.db import transaction
    from mailer.engine import send_all

    with transaction.atomic():
        for message in messages(count):
            message.send()
    send_all()


def post_office(count: int) -> None:
    """Into the queue by hundreds, then until it is empty."""
    from post_office import mail

    waiting: list[dict[str, Any]] = []
    for message in messages(count):
        waiting.append({
            "recipients": message.to, "sender": SENDER, "subject": SUBJECT, "message": message.body,
            "html_message": message.alternatives[0].content, "headers": message.extra_headers,
        })  # fmt: skip
        if len(waiting) == 500:
            mail.send_many(waiting)
            waiting = []
    mail.send_many(waiting)
    mail.send_queued_mail_until_done(processes=1, log_level=1)


if __name__ == "__main__":
    which, number, at, where = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    configure(which, at, where)
    ways = {"plain": plain, "dkimpy": dkimpy, "mailer": mailer, "post_office": post_office}
    started, worked = time.perf_counter(), time.process_time()
    ways[which](number)
    print(time.perf_counter() - started, time.process_time() - worked)
