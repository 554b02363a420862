"""Returned mail in a real mailbox: Dovecot, spoken to over IMAP, with a reader that is killed in between (REL-18)."""

import mailbox

import pytest
from django.utils import timezone

from tests.drill.mail_servers import DOVECOT, IS_ROOT, PASSWORD, dovecot, give_to, nobody
from tests.infoservice.delivery.conftest import release
from tests.infoservice.returning.corpus import letter, report
from tests.infoservice.test_returns import envelope
from wirnetz.config.mail_server import returns_mailbox
from wirnetz.infoservice.actions import fetching
from wirnetz.infoservice.actions.fetching import MailboxFault, fetch_returns
from wirnetz.infoservice.models import Deliverability, MailingRecipient, ReturnsMailbox

pytestmark = [
    pytest.mark.drill,
    pytest.mark.django_db,
    pytest.mark.skipif(not DOVECOT or not IS_ROOT, reason="Dovecot ist nicht installiert, oder nicht als root."),
]


class Killed(BaseException):
    """The process ends here."""


@pytest.fixture
def box(tmp_path, settings):
    """A Maildir that a Dovecot of this test serves; the product is told its address."""
    folder = mailbox.Maildir(tmp_path / "mail")
    give_to(tmp_path / "mail", nobody())
    with dovecot(tmp_path / "dovecot", tmp_path / "mail") as port:
        settings.RETURNS_MAILBOX = returns_mailbox(f"imap://rueck:{PASSWORD}@127.0.0.1:{port}/INBOX")
        yield lambda *raws: put(folder, raws, tmp_path / "mail")


def put(folder, raws, path):
    """Let these messages lie in the mailbox; answers with a function that tells how many lie there."""
    for raw in raws:
        folder.add(mailbox.MaildirMessage(raw))
    give_to(path, nobody())
    return lambda: len(list((path / "new").iterdir()) + list((path / "cur").iterdir()))


def test_proven_returns_are_noted_and_removed_and_a_reader_killed_in_between_doubles_nothing(box, monkeypatch):
    release(3)
    gone, full, _third = MailingRecipient.objects.unscoped("test").order_by("pk")
    human = letter("mensch@beispiel.example", "Frage", "Können Sie mir helfen?", to="rueck@wirnetz.example")
    lying = box(
        report("failed", "5.1.1", "550 5.1.1 user unknown", gone.address, envelope(gone)),
        human,
        report("failed", "5.2.2", "552 5.2.2 over quota", full.address, envelope(full)),
    )
    settle = fetching._settle
    apply = fetching.apply_return

    def killed_after_noting(returned):
        apply(returned)
        raise Killed

    monkeypatch.setattr(fetching, "apply_return", killed_after_noting)
    with pytest.raises(Killed):
        fetch_returns()
    assert (lying(), Deliverability.objects.unscoped("test").count()) == (3, 1)
    monkeypatch.setattr(fetching, "apply_return", apply)
    monkeypatch.setattr(fetching, "_settle", settle)
    done = fetch_returns()
    assert (done.read, done.noted, done.left) == (3, 1, 1)
    assert (lying(), Deliverability.objects.unscoped("test").count()) == (1, 2)
    assert (fetch_returns().read, ReturnsMailbox.objects.get().left) == (0, 1)
    marks = MailingRecipient.objects.unscoped("test").order_by("pk").values_list("came_back", flat=True)
    assert list(marks) == ["bounced_hard", "bounced_soft", ""]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"password": "falsch"}, "nimmt unsere Anmeldung nicht an"),
        ({"folder": "Rück & Läufer"}, "Den Ordner „Rück & Läufer“ gibt es in diesem Postfach nicht."),
        ({"port": 9}, "antwortet nicht"),
        ({"way": "imap+tls"}, "STARTTLS"),
    ],
)
def test_what_keeps_it_from_being_read_is_said_and_kept(box, settings, change, expected):
    settings.RETURNS_MAILBOX = {**settings.RETURNS_MAILBOX, **change}
    with pytest.raises(MailboxFault, match=expected):
        fetch_returns()
    kept = ReturnsMailbox.objects.get()
    assert (expected in kept.fault, kept.read_at, kept.tried_at <= timezone.now()) == (True, None, True)
