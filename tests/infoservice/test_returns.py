"""What came back changes the mail it belongs to and the address, once, and only with the right proof."""

import json
from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.utils import timezone

from tests.factories.editions import make_edition
from tests.factories.organisations import make_alliance, make_organisation
from tests.infoservice.delivery.conftest import release
from tests.infoservice.returning.corpus import complaint, letter, report
from wirnetz.accounts.actions import add_node
from wirnetz.accounts.enums import NodeKind
from wirnetz.core.commands import cli
from wirnetz.infoservice.actions.forgetting import forget_returns
from wirnetz.infoservice.actions.pumping import envelope_secret
from wirnetz.infoservice.actions.readers import reader_for
from wirnetz.infoservice.actions.returns import apply_refusals, apply_return
from wirnetz.infoservice.actions.subscribing import confirm_subscription
from wirnetz.infoservice.delivery.verp import envelope_sender
from wirnetz.infoservice.models import Deliverability, MailingRecipient, Reader, Subscription
from wirnetz.infoservice.queries.audience import audience_counts
from wirnetz.infoservice.queries.tokens import reader_token
from wirnetz.infoservice.returning import Meaning, Returned

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
BOUNCES = "rueck@wirnetz.example"


@pytest.fixture
def mails():
    """Three mails on their way, by number of the person; and the same persons' next mails, that still wait."""
    release(3)
    release(3, family="edition:2")
    return MailingRecipient.objects.unscoped("test").order_by("mailing_id", "pk")


def envelope(row):
    return envelope_sender(BOUNCES, row.pk, envelope_secret())


def read(folder, *options):
    result = CliRunner().invoke(cli, ["bounces", "read", str(folder), "--json", *options], catch_exceptions=False)
    return json.loads(result.stdout)


def test_a_folder_is_read_and_each_message_changes_what_it_proves_and_nothing_else(mails, tmp_path):
    gone, full, angry, *later = mails
    texts = {
        "1.eml": report("failed", "5.1.1", "550 5.1.1 user unknown", gone.address, envelope(gone)),
        "2.eml": report("failed", "5.2.2", "552 5.2.2 over quota", full.address, envelope(full)),
        "3.eml": complaint("abuse", angry.address, envelope(angry)),
        "4.eml": report("failed", "5.1.1", "550 5.1.1 user unknown", full.address, f"rueck+{full.pk}.{'0' * 16}@x.de"),
        "5.eml": letter(full.address, "Abwesend", "Bin im Urlaub.", to=envelope(full)),
        "6.eml": b"\xff",
    }
    for name, raw in texts.items():
        (tmp_path / name).write_bytes(raw)
    listed = read(tmp_path, "--dry-run")
    assert [(row["file"], row["class"], row["address"]) for row in listed] == [
        ("1.eml", "hard", gone.address),
        ("2.eml", "soft", full.address),
        ("3.eml", "complaint", angry.address),
        ("4.eml", "hard", full.address),
        ("5.eml", "auto_reply", full.address),
        ("6.eml", "other", ""),
    ]
    assert set(mails.values_list("came_back", flat=True)) == {""}
    assert [read(tmp_path) for _time in range(2)] == [listed, listed]
    assert list(mails.values_list("came_back", flat=True)) == ["bounced_hard", "bounced_soft", "complained", "", "", ""]
    states = dict(mails.values_list("pk", "state"))
    assert [states[row.pk] for row in later] == ["suppressed", "queued", "suppressed"]
    left = Reader.objects.unscoped("test").filter(left_at__isnull=False)
    assert list(left.values_list("address", flat=True)) == [angry.address]


def came_back(row, kind, digest, *, is_held_against=True):
    returned = Returned(kind, row.address, "", is_held_against, row.pk, False, digest)
    return apply_return(returned)


def entry():
    return Deliverability.objects.unscoped("test").get()


def a_day_later(days=1):
    found = entry()
    found.soft_on -= timedelta(days=days)
    found.save()


def test_an_address_may_be_full_four_days_and_not_five_and_a_month_of_peace_wipes_the_slate(mails):
    row = mails[0]
    assert [came_back(row, Meaning.SOFT, "same") for _time in range(10)] == [True] + [False] * 9
    came_back(row, Meaning.SOFT, "another, same day")
    came_back(row, Meaning.SOFT, "about our words", is_held_against=False)
    assert (entry().soft_count, entry().undeliverable_at) == (1, None)
    for number in range(3):
        a_day_later()
        came_back(row, Meaning.SOFT, f"day {number}")
    assert (entry().soft_count, entry().undeliverable_at) == (4, None)
    a_day_later(31)
    came_back(row, Meaning.SOFT, "after a month")
    assert entry().soft_count == 1
    for number in range(4):
        assert entry().undeliverable_at is None
        a_day_later()
        came_back(row, Meaning.SOFT, f"again {number}")
    assert entry().undeliverable_at is not None
    assert mails.filter(canonical=row.canonical, state="suppressed").count() == 2
    assert not came_back(row, Meaning.AUTO_REPLY, "x") and not came_back(row, Meaning.DELAYED, "y")


def test_what_is_undeliverable_is_left_out_and_told_until_its_owner_confirms_again(mails, client):
    root = make_alliance().node
    house = make_organisation("Kammer", slug="kammer", node=add_node(kind=NodeKind.ORGANISATION, parent=root))
    row, edition = mails[0], make_edition("Neu")
    reader = reader_for(row.address)
    values = {"requested_at": timezone.now(), "text": "Ja.", "message_id": "<1@x>"}
    asked = Subscription.objects.create(reader=reader, place=house.node, **values)
    confirm_subscription(asked)
    assert (audience_counts(edition).people, audience_counts(edition).undeliverable) == (1, 0)
    came_back(row, Meaning.HARD, "gone")
    assert (audience_counts(edition).people, audience_counts(edition).undeliverable) == (0, 1)
    page = client.get(f"/infodienst/wahl/{reader_token(reader.pk)}/")
    assert "Adresse unzustellbar" in page.content.decode()
    Deliverability.objects.unscoped("test").update(last_at=timezone.now() - timedelta(days=200))
    assert forget_returns(on=TODAY) == 0
    again = Subscription.objects.create(reader=reader, place=root, **values)
    confirm_subscription(again)
    assert audience_counts(edition).people == 1
    assert not came_back(row, Meaning.HARD, "gone")
    assert audience_counts(edition).people == 1
    came_back(row, Meaning.HARD, "gone again")
    Subscription.objects.unscoped("test").delete()
    Deliverability.objects.unscoped("test").update(last_at=timezone.now() - timedelta(days=200))
    assert forget_returns(on=TODAY) == 1


def test_what_a_server_refused_while_we_sent_counts_like_what_came_back(mails):
    gone, full, fine, later, *_others = mails
    for row, score, state in ((gone, "hard", "failed"), (full, "soft", "failed"), (fine, "", "accepted")):
        MailingRecipient.objects.unscoped("test").filter(pk=row.pk).update(
            score=score, state=state, settled_at=timezone.now(), reply_code=550
        )
    assert (apply_refusals(), apply_refusals()) == (2, 0)
    ledger = {row.canonical: row for row in Deliverability.objects.unscoped("test")}
    assert sorted(ledger) == sorted([gone.canonical, full.canonical])
    assert ledger[gone.canonical].undeliverable_at is not None
    assert (ledger[full.canonical].undeliverable_at, ledger[full.canonical].soft_count) == (None, 1)
    later.refresh_from_db()
    assert (later.canonical, later.state) == (gone.canonical, "suppressed")
