"""We are this network: proved by its address, a partner or its people; it stays outside the alliance; no leaks."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from tests.factories.activities import BERLIN
from tests.factories.networks import make_network
from tests.factories.organisations import make_alliance, make_partner
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import AuditEntry, Grant, Invitation, Node
from wirnetz.accounts.rules import alliance_node, can
from wirnetz.core.models import OutboxMail
from wirnetz.core.tickets import SALT
from wirnetz.core.waiting import waiting_for
from wirnetz.networks.actions import expire_claims
from wirnetz.networks.models import EntryClaim, Network
from wirnetz.organisations.models import Organisation

pytestmark = pytest.mark.django_db
PAGE, PUBLIC = "/netzwerke/runder-tisch/uebernehmen/", "/netzwerke/runder-tisch/"
NOW = datetime(2026, 3, 20, 12, tzinfo=BERLIN)


@pytest.fixture(autouse=True)
def in_march(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def network():
    make_alliance()
    return make_network("Runder Tisch", slug="runder-tisch", email="post@tisch.example")


def text_of(response):
    return response.content.decode().replace("\xa0", " ").replace("\xad", "")


def ticket(number):
    """A form that was shown a minute ago."""
    with_time = signing.TimestampSigner(salt=SALT)
    with_time.timestamp = lambda: signing.b62_encode(int((NOW - timedelta(minutes=1)).timestamp()))
    return with_time.sign(f"karte-{number}")


def ask(number=1, **changes):
    said = {"sender_name": "Rosa Muster", "sender_email": "Rosa@tisch.example", "proof": "address"}
    return Client().post(PAGE, said | {"ticket": ticket(number)} | changes)


def claims():
    return EntryClaim.objects.unscoped("test")


def mails():
    return list(OutboxMail.objects.unscoped("test").order_by("pk"))


def link(words, number=-1):
    found = [re.search(words + r"\S+", mail.text) for mail in mails()]
    return [each[0] for each in found if each][number]


def give(person, node, role):
    grant_role(person=person, node=node, role=role, from_on=date(2020, 1, 1), until_on=None, by=None)


def accept(person, network):
    give(person, Network.objects.get(pk=network.pk).node, Role.STEWARDSHIP)


def test_the_published_address_says_yes_and_the_person_leads_the_entry_outside_the_alliance(network, client, charlie):
    assert ask().url == f"{PAGE}gesendet/"
    assert [mail.to_address for mail in mails()] == ["post@tisch.example", "rosa@tisch.example"]
    assert "Rosa Muster" not in mails()[0].text + mails()[1].text
    proof = link("/netzwerke/uebernahme/nachweis/")
    assert "Soll Rosa Muster diesen Eintrag führen?" in text_of(client.get(proof))
    assert claims().get().state == "open"  # reading the link changes nothing
    assert "bekommt eine Einladung" in text_of(client.post(proof, {"answer": "yes"}))
    invitation = Invitation.objects.unscoped("test").get()
    stored = Network.objects.get()
    assert (invitation.email, invitation.role, invitation.node) == ("rosa@tisch.example", "stewardship", stored.node)
    assert (stored.kind, stored.node.kind) == ("other", "network")
    assert "Bestätigt." in text_of(client.get(link("/netzwerke/uebernahme/(?!nachweis)")))
    assert "schon entschieden" in text_of(client.post(proof, {"answer": "no"}))
    give(charlie, stored.node, Role.STEWARDSHIP)  # as if accepted
    assert [verb for verb in ("edit", "add", "invite", "end") if can(charlie, verb, stored)] == [
        "edit",
        "add",
        "invite",
        "end",
    ]
    own = sign_in(Client(), charlie)
    for page in ("", "profil/", "termin/", "mitglieder/"):
        assert own.get(f"/arbeitsplatz/netzwerk/runder-tisch/{page}").status_code == 200
    assert list(Grant.objects.unscoped("test").exclude(node=stored.node)) == []


def test_no_ends_it_and_the_follower_reads_so(network, client):
    ask()
    client.post(link("/netzwerke/uebernahme/nachweis/"), {"answer": "no"})
    assert (claims().get().state, Invitation.objects.unscoped("test").count()) == ("declined", 0)
    assert "wird zurzeit nichts" in text_of(client.get(link("/netzwerke/uebernahme/(?!nachweis)")))
    assert "wird zurzeit nichts" in mails()[-1].text


def test_following_and_proving_are_two_keys(network, client):
    ask()
    follow = link("/netzwerke/uebernahme/(?!nachweis)").split("/")[-2]
    assert client.get(f"/netzwerke/uebernahme/nachweis/{follow}/").status_code == 404
    assert client.post(f"/netzwerke/uebernahme/nachweis/{follow}/", {"answer": "yes"}).status_code == 404


def test_two_claims_on_one_entry_the_first_leads_and_decides_about_the_second(network, client, charlie):
    ask()
    ask(2, sender_name="Emil Zwei", sender_email="emil@anderswo.example")
    first, second = link("/netzwerke/uebernahme/nachweis/", 0), link("/netzwerke/uebernahme/nachweis/", 1)
    client.post(first, {"answer": "yes"})
    told = text_of(client.post(second, {"answer": "yes"}))
    assert "Inzwischen führt schon jemand diesen Eintrag." in told
    later = claims().get(email="emil@anderswo.example")
    assert (later.state, later.proof) == ("open", "people")
    accept(charlie, network)
    assert "Emil Zwei möchte „Runder Tisch“ führen. Gehört die Person dazu?" in [
        each.sentence for each in waiting_for(charlie, timezone.localdate())
    ]
    own, page = sign_in(Client(), charlie), f"/arbeitsplatz/uebernahme/{later.pk}/"
    assert "Soll Emil Zwei für dieses Netzwerk mitschreiben?" in text_of(own.get(page))
    own.post(page, {"decision": "accept"})
    roles = Invitation.objects.unscoped("test").order_by("pk").values_list("email", "role")
    assert list(roles) == [("rosa@tisch.example", "stewardship"), ("emil@anderswo.example", "editing")]
    assert "führen schon Menschen aus dem Netzwerk" in text_of(client.get(PAGE))


def test_a_partner_vouches_and_nobody_else_decides(network, client, alice, bob):
    node = add_node(kind=NodeKind.ORGANISATION, parent=Node.objects.get(kind=NodeKind.ALLIANCE))
    house = make_partner("Kammer Nord", slug="kammer", node=node)
    give(alice, node, Role.STEWARDSHIP)
    give(bob, node, Role.EDITING)
    unsaid = ask(proof="voucher")
    assert (unsaid.status_code, "Wählen Sie, welche Partnerorganisation" in text_of(unsaid)) == (422, True)
    ask(2, proof="voucher", voucher="kammer")
    assert (claims().get().voucher, [mail.to_address for mail in mails()]) == (
        house,
        ["alice@wirnetz.example", "rosa@tisch.example"],
    )
    page = f"/arbeitsplatz/uebernahme/{claims().get().pk}/"
    assert sign_in(Client(), bob).get(page).status_code == 404
    own = sign_in(Client(), alice)
    assert "Bürgt Kammer Nord dafür, dass Rosa Muster" in text_of(own.get(page))
    own.post(page, {"decision": "decline", "reason": "Kennen wir nicht"})
    assert (claims().get().state, claims().get().decided_by) == ("declined", alice)
    assert "Kennen wir nicht" in mails()[-1].text


def test_the_office_vouches_itself_and_says_so_where_it_answers_for_a_house(network, client, alice, charlie):
    """Both wait at the administration as well; the record tells whose answer it was."""
    office = Organisation.objects.get(node__kind=NodeKind.ALLIANCE)
    make_partner("Kammer Nord", slug="kammer", node=add_node(kind=NodeKind.ORGANISATION, parent=office.node))
    give(charlie, Organisation.objects.get(slug="kammer").node, Role.STEWARDSHIP)
    give(alice, office.node, Role.ADMINISTRATION)
    assert f'value="{office.slug}"' in text_of(client.get(PAGE))
    ask(1, proof="voucher", voucher=office.slug)
    ask(2, proof="voucher", voucher="kammer", sender_email="ben@tisch.example")
    admin = sign_in(Client(), alice)
    assert text_of(admin.get("/verwaltung/")).count("möchte „Runder Tisch“ führen") == 4  # sentence and button of each
    own, other = (f"/arbeitsplatz/uebernahme/{claim.pk}/" for claim in claims().order_by("pk"))
    assert "antwortet die Geschäftsstelle" not in text_of(admin.get(own))
    assert "Gefragt ist Kammer Nord. Wenn Sie entscheiden, antwortet die Geschäftsstelle" in text_of(admin.get(other))
    for page in (own, other):
        admin.post(page, {"decision": "decline", "reason": "Kennen wir nicht"})
    entries = AuditEntry.objects.unscoped("test").filter(action="decide_claim").order_by("pk")
    assert [entry.details["answered_by"] for entry in entries] == ["asked", "office"]


def test_an_entry_without_a_published_address_takes_a_partner_only(network, client):
    Network.objects.update(email="")
    assert 'name="proof"' not in text_of(client.get(PAGE))
    assert ask().status_code == 422
    make_partner("Kammer Nord", slug="kammer")
    assert ask(2, voucher="kammer").status_code == 302
    assert claims().get().proof == "voucher"


def test_the_answer_is_the_same_for_addresses_that_are_known_and_that_are_not(network, client, charlie):
    known = ask(sender_email=charlie.email)
    unknown = ask(2, sender_email="niemand@tisch.example")
    twice = ask(3, sender_email="niemand@tisch.example")
    assert {(each.status_code, each.url) for each in (known, unknown, twice)} == {(302, f"{PAGE}gesendet/")}
    assert claims().count() == 2
    machine = ask(4, homepage="https://spam.example", sender_email="x@spam.example")
    assert (machine.url, claims().count()) == (f"{PAGE}gesendet/", 2)


def test_an_entry_takes_five_claims_a_day_and_none_once_it_has_ended(network, client):
    for number in range(5):
        assert ask(number, sender_email=f"p{number}@tisch.example").status_code == 302
    many = ask(9, sender_email="p9@tisch.example")
    assert (many.status_code, "heute schon fünf Bitten" in text_of(many)) == (422, True)
    Network.objects.update(status="ended")
    assert "ist ein Ende vermerkt" in text_of(client.get(PAGE))
    assert "uebernehmen" not in text_of(client.get(PUBLIC))


def test_what_nobody_answers_expires(network, client, time_machine):
    ask()
    time_machine.move_to(NOW + timedelta(days=31), tick=False)
    assert "schon entschieden, oder sie ist abgelaufen" in text_of(
        client.post(link("/netzwerke/uebernahme/nachweis/"), {"answer": "yes"})
    )
    assert (expire_claims(), claims().get().state) == (1, "expired")
    assert "hat niemand geantwortet" in text_of(client.get(link("/netzwerke/uebernahme/(?!nachweis)")))


def test_a_steward_blocks_what_is_spam_and_the_sender_is_refused_for_thirty_days(network, client, charlie):
    steward = sign_in(Client(), charlie)
    grant_role(
        person=charlie, node=alliance_node(), role=Role.EDITING, from_on=date(2020, 1, 1), until_on=None, by=None
    )
    ask()
    ask(2, sender_email="zweite@tisch.example")
    listed = text_of(steward.get("/verwaltung/vorschlaege/"))
    assert "Rosa Muster, gefragt am 20. März 2026; Nachweis:" in listed
    page = f"/arbeitsplatz/uebernahme/{claims().get(email='rosa@tisch.example').pk}/"
    assert "Absender sperren" in text_of(steward.get(page))
    said = text_of(steward.post(page, {"decision": "block"}, follow=True))
    assert "Gesperrt, zusammen mit allem, was von diesem Absender offen war." in said
    assert set(claims().values_list("state", "decided_by")) == {("blocked", charlie.pk)}
    assert "Diese Bitte wird nicht bearbeitet." in text_of(client.get(link("/netzwerke/uebernahme/(?!nachweis)", 0)))
    assert "schon entschieden" in text_of(client.post(link("/netzwerke/uebernahme/nachweis/", 0), {"answer": "yes"}))
    refused = ask(3, sender_email="dritte@tisch.example")
    assert (refused.status_code, "nehmen wir zurzeit keine Bitten an" in text_of(refused)) == (422, True)
    hint = {"ticket": ticket(8), "kind": "correction", "message": "Falsch"}
    assert Client().post("/netzwerke/runder-tisch/hinweis/", hint).status_code == 422
    assert "ist seit dem 20. März 2026 gesperrt" in text_of(steward.get(page))
    steward.post(page, {"decision": "reopen"})
    assert list(claims().order_by("pk").values_list("state", flat=True)) == ["open", "blocked"]
    claims().filter(state="blocked").update(decided_at=NOW - timedelta(days=31))
    assert ask(9, sender_email="vierte@tisch.example").status_code == 302
    acts = AuditEntry.objects.unscoped("test").filter(action__in=["block_claim", "reopen_claim"])
    assert list(acts.order_by("pk").values_list("action", flat=True)) == ["block_claim", "reopen_claim"]


def test_who_was_not_asked_blocks_nothing(network, bob):
    ask()
    own = sign_in(Client(), bob)
    page = f"/arbeitsplatz/uebernahme/{claims().get().pk}/"
    assert (own.post(page, {"decision": "block"}).status_code, claims().get().state) == (404, "open")
