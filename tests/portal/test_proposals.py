"""Anybody proposes a network, a correction or an end: without an account, limited, followed by a private link."""

import re
import time
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.signing import TimestampSigner, b62_encode
from django.test import Client
from django.utils import timezone

from tests.factories.areas import make_area
from tests.factories.networks import make_network
from tests.factories.organisations import make_alliance
from wirnetz.core.models import OutboxMail
from wirnetz.core.tickets import SALT
from wirnetz.networks.enums import NetworkStatus, ProposalKind, ProposalState
from wirnetz.networks.models import EntryProposal

pytestmark = pytest.mark.django_db
NEW = {"name": "Netzwerk Fachkräfte Schwerin", "place": "Schwerin", "idea": "Fachkräfte finden"}


@pytest.fixture(autouse=True)
def alliance():
    cache.clear()
    return make_alliance()


@pytest.fixture
def network():
    return make_network("Runder Tisch Nord", slug="runder-tisch", website="https://alt.example", areas=("13004",))


def proposals():
    return EntryProposal.objects.unscoped("test")


def ticket(key="schluessel", *, age=60):
    """A ticket as the page has shown it `age` seconds ago."""
    signer = TimestampSigner(salt=SALT)
    signer.timestamp = lambda: b62_encode(int(time.time()) - age)
    return signer.sign(key)


def send(client, address, **answers):
    return client.post(address, {"ticket": ticket()} | answers)


def test_a_missing_network_is_proposed_and_followed_by_the_link(client):
    answer = send(client, "/netzwerke/vorschlagen/", **NEW)
    assert answer["Location"] == "/netzwerke/vorschlag/schluessel/"
    stored = proposals().get()
    assert (stored.kind, stored.state, stored.content) == (
        ProposalKind.NEW,
        ProposalState.OPEN,
        NEW | {"website": ""},
    )
    page = Client().get("/netzwerke/vorschlag/schluessel/")
    assert "Ihr Vorschlag ist angekommen" in page.content.decode()
    assert "schluessel" not in f"{stored.token_hash} {stored.content} {stored.sender_hash}"
    assert Client().get("/netzwerke/vorschlag/falsch/").status_code == 404


def test_sending_twice_is_one_proposal(client):
    answers = [send(client, "/netzwerke/vorschlagen/", sender_email="a@b.example", **NEW) for _ in range(2)]
    assert [answer["Location"] for answer in answers] == ["/netzwerke/vorschlag/schluessel/"] * 2
    assert (proposals().count(), OutboxMail.objects.unscoped("test").count()) == (1, 1)


def test_the_link_goes_by_mail_without_a_word_of_the_sender(client):
    send(client, "/netzwerke/vorschlagen/", sender_email="Ina@Haus.example", message="Kauft Pillen", **NEW)
    mail = OutboxMail.objects.unscoped("test").get()
    assert mail.to_address == "ina@haus.example"
    assert re.search(r"/netzwerke/vorschlag/schluessel/$", mail.text, re.MULTILINE)
    assert [word for word in ("Pillen", NEW["name"], NEW["idea"]) if word in f"{mail.subject} {mail.text}"] == []


def test_a_hint_keeps_only_the_fields_that_were_changed(client, network):
    form = client.get("/netzwerke/runder-tisch/hinweis/").context["form"]
    shown = {name: form[name].value() or "" for name in form.fields if name not in {"homepage", "ticket"}}
    send(client, "/netzwerke/runder-tisch/hinweis/", **shown | {"website": "https://neu.example"})
    stored = proposals().get()
    assert (stored.kind, stored.content) == (ProposalKind.CORRECTION, {"website": "https://neu.example"})
    network.refresh_from_db()
    assert network.website == "https://alt.example"


@pytest.mark.parametrize(
    ("typed", "kept"), [("2024", "2024"), ("3.2024", "2024-03"), ("31.12.2024", "2024-12-31"), ("", "")]
)
def test_an_end_is_told_with_as_much_of_the_day_as_one_knows(client, network, typed, kept):
    send(client, "/netzwerke/runder-tisch/hinweis/", kind="end", name=network.name, ended_on=typed)
    assert proposals().get().content == {"ended_on": kept}


def test_a_day_that_does_not_exist_is_asked_back(client, network):
    answer = send(client, "/netzwerke/runder-tisch/hinweis/", kind="end", name=network.name, ended_on="31.11.2024")
    assert answer.status_code == 422
    assert not proposals().exists()


def test_an_end_of_what_has_ended_is_answered_with_a_sentence(client, network):
    network.status = NetworkStatus.ENDED
    network.save()
    answer = send(client, "/netzwerke/runder-tisch/hinweis/", kind="end", name=network.name)
    assert (answer.status_code, proposals().count()) == (422, 0)
    assert "schon ein Ende vermerkt" in answer.content.decode()


def test_a_hint_has_to_say_something(client, network):
    unchanged = {"kind": "correction", "name": network.name, "website": network.website}
    assert send(client, "/netzwerke/runder-tisch/hinweis/", **unchanged).status_code == 422


def test_a_machine_is_answered_the_same_and_writes_nothing(client):
    answer = send(client, "/netzwerke/vorschlagen/", homepage="https://werbung.example", **NEW)
    assert answer["Location"] == "/netzwerke/vorschlag/schluessel/"
    assert not proposals().exists()


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (lambda: ticket(age=0), "Das ging sehr schnell."),
        (lambda: ticket(age=25 * 3600), "Die Seite war lange offen."),
        (lambda: "erfunden", "Die Seite war lange offen."),
        (str, "Die Seite war lange offen."),
    ],
)
def test_a_form_that_nobody_can_have_read_is_shown_again_with_what_was_typed(client, shown, said):
    answer = client.post("/netzwerke/vorschlagen/", {"ticket": shown()} | NEW)
    text = answer.content.decode()
    assert (answer.status_code, said in text, NEW["name"] in text) == (422, True, True)
    assert not proposals().exists()


def test_a_page_that_was_open_too_long_comes_back_with_a_ticket_that_works(client):
    answer = client.post("/netzwerke/vorschlagen/", {"ticket": "erfunden"} | NEW)
    fresh = answer.context["form"]["ticket"].value()
    assert TimestampSigner(salt=SALT).unsign(fresh)


def test_a_flood_from_one_place_has_to_wait(client):
    codes = [
        client.post("/netzwerke/vorschlagen/", {"ticket": ticket(f"nr{number}")} | NEW).status_code
        for number in range(21)
    ]
    assert (codes[:20], codes[20], proposals().count()) == ([302] * 20, 429, 20)


def test_one_address_gets_three_mails_a_day(client):
    for number in range(5):
        client.post("/netzwerke/vorschlagen/", {"ticket": ticket(f"nr{number}"), "sender_email": "a@b.example"} | NEW)
    assert (proposals().count(), OutboxMail.objects.unscoped("test").count()) == (5, 3)


def test_a_blocked_sender_is_refused_for_thirty_days(client):
    send(client, "/netzwerke/vorschlagen/", **NEW)
    proposals().update(state=ProposalState.BLOCKED, decided_at=timezone.now() - timedelta(days=29))
    refused = client.post("/netzwerke/vorschlagen/", {"ticket": ticket("zwei")} | NEW)
    assert (refused.status_code, proposals().count()) == (422, 1)
    proposals().update(decided_at=timezone.now() - timedelta(days=31))
    assert client.post("/netzwerke/vorschlagen/", {"ticket": ticket("drei")} | NEW).status_code == 302


def test_the_region_that_one_comes_from_stands_in_the_form(client):
    area = make_area("13004", "Schwerin")
    form = client.get("/netzwerke/vorschlagen/?region=13004").context["form"]
    assert form["place"].value() == area.full_name


def test_an_invented_region_is_ignored(client):
    for key in ("99999", "' OR 1=1", "<script>", "1" * 400):
        assert client.get("/netzwerke/vorschlagen/", {"region": key}).context["form"]["place"].value() == ""
