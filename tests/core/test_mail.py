"""Mail of the system: stored first, delivered by a real SMTP server, never with a forged head."""

import smtplib
import socket
import time
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
import time_machine
from aiosmtpd.controller import Controller
from django.core import mail as django_mail
from django.core.exceptions import ValidationError
from django.utils import timezone

from wirnetz.core.enums import MailState
from wirnetz.core.mail import (
    Voice,
    absolute,
    check_line,
    deliver_waiting,
    forget_codes,
    safe_voice,
    send_again,
    send_mail,
    sender_of,
)
from wirnetz.core.models import Installation, OutboxMail
from wirnetz.core.tasks import mail_left_behind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("audit_may_be_emptied")]
COMMITTED = pytest.mark.django_db(transaction=True)
SEPARATORS = [
    "\r", "\n", "\r\n", "\n\r", "\x00", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x1f", "\x7f", "\x80", "\x85",
    "\u2028", "\u2029", "\ud800", "\t", "\x1b", "\x08",
]  # fmt: skip
FORGERIES = [
    "Bcc: opfer@fremd.example", "To: opfer@fremd.example", "Subject: Rechnung", "Content-Type: text/html",
    "\r\n<b>anderer Text</b>", ".\r\nMAIL FROM:<x@fremd.example>", "From: chefin@wirnetz.example", " fortgesetzt", "",
]  # fmt: skip
SHAPES = ["{good}{separator}{forgery}", "{separator}{forgery}{good}", "{good}{separator}{forgery}{separator}"]
PAYLOADS = [
    (field, shape.format(good=good, separator=separator, forgery=forgery))
    for field, good in (("to", "alice@wirnetz.example"), ("subject", "Einladung"))
    for separator in SEPARATORS
    for forgery in FORGERIES
    for shape in SHAPES
]


class Inbox:
    """Keeps what a mail server is handed, or refuses it."""

    def __init__(self):
        self.messages, self.answer = [], "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.answer.startswith("250"):
            self.messages.append(message_from_bytes(envelope.content, policy=policy.default))
        return self.answer


@pytest.fixture
def inbox(settings):
    handler = Inbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    settings.SMTP = {"host": "127.0.0.1", "port": port}
    settings.MAIL_IN_BACKGROUND = False
    yield handler
    controller.stop()


def outbox():
    return OutboxMail.objects.unscoped("the test reads everything")


def send(**fields):
    return send_mail(
        **{"to": "alice@wirnetz.example", "subject": "Einladung", "text": "Guten Tag", "kind": "invitation", **fields}
    )


def test_without_a_mail_server_the_message_can_be_read_here():
    sent = send(text="Guten Tag, Ähre")
    assert (outbox().get().state, outbox().get().text) == (MailState.KEPT, "Guten Tag, Ähre")
    assert sent.message_id.startswith("<")
    assert sent.message_id.endswith("@localhost>")


def test_smtp_delivers_what_is_stored(inbox, django_capture_on_commit_callbacks):
    Installation.objects.create(
        pk=1, sender_name="Büro „Nord“", sender_address="buero@nord.example", operator_email="frage@nord.example"
    )
    with django_capture_on_commit_callbacks(execute=True):
        sent = send(subject="Einladung für Ähre", text="Guten Tag, Ähre\n", html="<p>Guten Tag</p>")
    (message,) = inbox.messages
    assert message["From"] == "Büro „Nord“ <buero@nord.example>"
    assert message["To"] == "alice@wirnetz.example"
    assert message["Reply-To"] == "frage@nord.example"
    assert message["Subject"] == "Einladung für Ähre"
    assert message["Message-ID"] == sent.message_id
    assert message["Auto-Submitted"] == "auto-generated"
    assert message.get_body(("plain",)).get_content().splitlines() == ["Guten Tag, Ähre"]
    assert message.get_body(("html",)).get_content().splitlines() == ["<p>Guten Tag</p>"]
    assert (outbox().get().state, outbox().get().error) == (MailState.SENT, "")
    assert outbox().get().sent_at is not None


def test_nothing_goes_out_before_the_commit(inbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        send()
    assert (len(callbacks), inbox.messages, outbox().get().state) == (1, [], MailState.WAITING)


def test_a_refusal_is_noted_with_the_servers_words_and_can_be_tried_again(inbox, django_capture_on_commit_callbacks):
    inbox.answer = "554 Kein Empfang\r\nfür Fremde"
    with django_capture_on_commit_callbacks(execute=True):
        send()
    refused = outbox().get()
    assert refused.state == MailState.FAILED
    assert "Kein Empfang" in refused.error
    inbox.answer = "250 OK"
    with django_capture_on_commit_callbacks(execute=True):
        send_again(refused)
    assert (outbox().get().state, len(inbox.messages)) == (MailState.SENT, 1)


def test_no_server_there_is_noted_too(settings, inbox, django_capture_on_commit_callbacks):
    settings.SMTP = {"host": "127.0.0.1", "port": 1}
    with django_capture_on_commit_callbacks(execute=True):
        send()
    assert outbox().get().state == MailState.FAILED
    assert outbox().get().error.startswith("ConnectionRefusedError")


@COMMITTED
def test_delivery_in_the_background_keeps_nobody_waiting(settings, inbox):
    settings.MAIL_IN_BACKGROUND = True
    send()
    deadline = time.monotonic() + 10
    while outbox().get().state == MailState.WAITING and time.monotonic() < deadline:
        time.sleep(0.02)
    assert (outbox().get().state, len(inbox.messages)) == (MailState.SENT, 1)


def test_what_an_ended_process_left_behind_is_delivered_later(inbox):
    with time_machine.travel(timezone.now() - timedelta(minutes=5)):
        send()
    send(subject="eben erst")
    assert (deliver_waiting(), [message["Subject"] for message in inbox.messages]) == (1, ["Einladung"])


def test_the_daily_work_delivers_and_forgets(inbox):
    with time_machine.travel(timezone.now() - timedelta(minutes=16)):
        send(kind="sign_in_code", text="Ihr Code: 123456")
        OutboxMail.objects.unscoped("the test writes").update(state=MailState.FAILED)
        send()
    assert mail_left_behind(timezone.localdate()) == {"delivered": 1, "forgotten": 1}


@pytest.mark.parametrize("kind", ["sign_in_code", "account"])
def test_a_code_is_not_kept_once_it_was_delivered(inbox, kind, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        send(kind=kind, text="Ihr Code: 123456", html="<p>123456</p>")
    assert "123456" in str(inbox.messages[0])
    assert (outbox().get().text, outbox().get().html) == ("", "")


def test_a_code_in_the_local_outbox_is_gone_after_a_quarter_of_an_hour():
    with time_machine.travel(timezone.now() - timedelta(minutes=16)):
        old = send(kind="sign_in_code", text="Ihr Code: 123456")
        other = send(text="Guten Tag")
    assert (old.readable_text, other.readable_text) == ("", "Guten Tag")
    fresh = send(kind="sign_in_code", text="Ihr Code: 654321")
    texts = dict(outbox().values_list("pk", "text"))
    assert texts == {old.pk: "", other.pk: "Guten Tag", fresh.pk: "Ihr Code: 654321"}
    assert (fresh.readable_text, forget_codes()) == ("Ihr Code: 654321", 0)


def test_there_are_five_hundred_forgeries_and_each_is_refused_with_a_word_at_its_field():
    assert len(PAYLOADS) >= 500
    for field, payload in PAYLOADS:
        with pytest.raises(ValidationError) as refused:
            send(**{field: payload})
        assert set(refused.value.message_dict) == {field}
        assert "Zeilenumbrüche und unsichtbare Steuerzeichen" in str(refused.value.message_dict[field][0])
    assert outbox().count() == 0


def test_names_with_forgeries_are_refused_by_the_check_of_forms():
    for separator in SEPARATORS:
        with pytest.raises(ValidationError):
            check_line(f"Büro{separator}Bcc: x@fremd.example")
    assert check_line("Büro „Nord“, Ähre & Söhne") == "Büro „Nord“, Ähre & Söhne"


def test_a_forged_sender_in_the_database_stops_the_mail_and_nothing_else(inbox, django_capture_on_commit_callbacks):
    Installation.objects.create(pk=1, sender_name="Büro\r\nBcc: opfer@fremd.example")
    with django_capture_on_commit_callbacks(execute=True):
        send()
    assert (inbox.messages, outbox().get().state) == ([], MailState.FAILED)


@pytest.mark.parametrize(
    "to", ["", "niemand", "a@b", "alice@wirnetz.example, bob@wirnetz.example", "x" * 250 + "@a.de"]
)
def test_what_is_no_address_is_refused(to):
    with pytest.raises(ValidationError) as refused:
        send(to=to)
    assert list(refused.value.message_dict) == ["to"]


@pytest.mark.parametrize("subject", ["", "  ", "x" * 201])
def test_a_subject_is_needed_and_short(subject):
    with pytest.raises(ValidationError):
        send(subject=subject)


def test_libraries_send_through_the_same_outbox(settings):
    settings.EMAIL_BACKEND = "wirnetz.core.mail.backend.OutboxBackend"
    message = django_mail.EmailMultiAlternatives(
        "Ihr Code", "123456", to=["alice@wirnetz.example", "bob@wirnetz.example"],
        headers={"X-Wirnetz-Kind": "sign_in_code"},
    )  # fmt: skip
    message.attach_alternative("<p>123456</p>", "text/html")
    assert message.send() == 1
    assert list(outbox().order_by("to_address").values_list("to_address", "kind", "text", "html")) == [
        ("alice@wirnetz.example", "sign_in_code", "123456", "<p>123456</p>"),
        ("bob@wirnetz.example", "sign_in_code", "123456", "<p>123456</p>"),
    ]


def test_links_know_one_origin_only(settings):
    settings.BASE_URL = "https://netz.example"
    assert absolute("/konto/") == "https://netz.example/konto/"
    for path in ("//fremd.example", "https://fremd.example/", "konto/", "/\\fremd.example"):
        with pytest.raises(ValueError, match="no path"):
            absolute(path)


def test_the_test_server_is_a_real_one(inbox, settings):
    with smtplib.SMTP("127.0.0.1", settings.SMTP["port"]) as server:
        assert server.noop()[0] == 250


def test_a_house_speaks_by_way_of_the_installation(inbox, django_capture_on_commit_callbacks):
    Installation.objects.create(pk=1, name="Allianz Nord", sender_address="buero@nord.example", operator_email="f@n.de")
    with django_capture_on_commit_callbacks(execute=True):
        send(voice=Voice("Kammer „Mitte“, Büro", "team@kammer.example"))
        send(voice=Voice("Kammer Mitte"))
        send(voice=Voice("Dora Muster (Allianz Nord)"))
    first, second, third = inbox.messages
    assert third["From"].addresses[0].display_name == "Dora Muster (Allianz Nord)"  # not twice the same name
    assert first["From"].addresses[0].display_name == "Kammer „Mitte“, Büro über Allianz Nord"
    assert first["From"].addresses[0].addr_spec == "buero@nord.example"
    assert (len(first["From"].addresses), first["Reply-To"]) == (1, "team@kammer.example")
    assert second["Reply-To"] == "f@n.de"


def test_the_voice_of_a_house_takes_no_forgery():
    """Every forgery in both fields: refused with a word at its field, nothing stored."""
    for field, good in (("name", "Kammer Mitte"), ("reply_to", "team@kammer.example")):
        for separator in SEPARATORS:
            for shape in SHAPES:
                value = shape.format(good=good, separator=separator, forgery="Bcc: opfer@fremd.example")
                with pytest.raises(ValidationError) as refused:
                    send(voice=Voice(**{field: value}))
                assert set(refused.value.message_dict) == {field}
    assert outbox().count() == 0


@pytest.mark.parametrize("name", ["Bank <chefin@bank.example>", "chefin@bank.example", "x" * 121, "Kammer\r\nBcc: x"])
def test_a_stored_name_that_may_not_stand_there_gives_way_to_the_next_one(name):
    assert safe_voice(name, "Kammer Mitte", reply_to="team@kammer.example\nBcc: x") == Voice("Kammer Mitte", "")


def test_quotes_and_commas_in_a_name_make_no_second_sender(inbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        send(voice=Voice('Kammer "Mitte", x; y: z', "team@kammer.example"))
    (sender,) = inbox.messages[0]["From"].addresses
    assert (sender.display_name, sender.addr_spec) == ('Kammer "Mitte", x; y: z über Wirnetz', "wirnetz@localhost")


def test_the_sender_of_an_edition_is_complete():
    kept = OutboxMail(kind="edition", from_name="Kammer Mitte über Wirnetz")
    assert sender_of(kept, Installation())[0] == "Kammer Mitte über Wirnetz"
    assert sender_of(OutboxMail(from_name="Kammer Mitte"), Installation())[0] == "Kammer Mitte über Wirnetz"
