"""Uptake in one line: a yes is public, a no with its reason is for the stewards, who answer; counts hide the few."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories.networks import make_network
from tests.factories.offers import make_offer
from tests.factories.organisations import make_alliance, make_organisation
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.activities.waiting import answers_without_reply
from wirnetz.networks.actions import say_not_used, say_used
from wirnetz.networks.enums import AnswerKind
from wirnetz.networks.models import OfferAnswer, Uptake
from wirnetz.networks.queries import concerns_to_deliberate, count_users
from wirnetz.offers.models import OfferSteward
from wirnetz.organisations.queries import the_alliance

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def root():
    return make_alliance().node


def house(root, slug, person=None):
    node = add_node(kind=NodeKind.ORGANISATION, parent=root)
    if person:
        grant_role(person=person, node=node, role=Role.EDITING, from_on=date(2020, 1, 1), until_on=None, by=None)
    return make_organisation(slug.title(), slug=slug, node=node)


@pytest.fixture
def chamber(root, alice):
    return house(root, "kammer", alice)


@pytest.fixture
def offer():
    return make_offer("Check", slug="check", is_shared=True)


def answers():
    return OfferAnswer.objects.unscoped("test")


def text_of(response):
    return " ".join(response.content.decode().split())


def test_from_the_offer_a_yes_is_public_at_once_and_a_no_takes_its_place(chamber, offer, alice):
    client = sign_in(Client(), alice)
    said = {"offer": "check", "kind": "used"}
    assert [client.post("/angebote/check/antwort/", said).status_code for _ in range(2)] == [302, 302]
    assert [(use.organisation, use.since_on) for use in Uptake.objects.all()] == [(chamber, TODAY)]
    assert "Eine Organisation nutzt es, soweit eingetragen." in text_of(Client().get("/angebote/check/"))
    no = {"offer": "check", "kind": "not_used"}
    assert client.post("/angebote/check/antwort/", no).status_code == 422
    assert client.post("/angebote/check/antwort/", no | {"reason": "zu lang"}).status_code == 302
    assert (Uptake.objects.count(), answers().get().reason) == (0, "zu lang")
    assert "zu lang" in text_of(client.get("/angebote/check/"))
    assert "zu lang" not in text_of(Client().get("/angebote/check/"))
    client.post("/angebote/check/antwort/", said)
    assert answers().get().until_on == TODAY


def test_house_and_network_say_it_in_their_workspace_and_see_what_is_open(chamber, offer, alice, root):
    node = add_node(kind=NodeKind.NETWORK, parent=root)
    make_network("Verbund", slug="verbund", node=node)
    grant_role(person=alice, node=node, role=Role.STEWARDSHIP, from_on=date(2020, 1, 1), until_on=None, by=None)
    make_offer("Leitfaden", slug="leitfaden", is_shared=True)
    client = sign_in(Client(), alice)
    for page in ("/arbeitsplatz/kammer/angebote/", "/arbeitsplatz/netzwerk/verbund/angebote/"):
        assert "Zu zwei gemeinsamen Angeboten ist noch nichts gesagt." in text_of(client.get(page))
        assert client.post(page, {"offer": "check", "kind": "would_need", "reason": "Ein Beispiel"}).status_code == 302
        shown = client.get(page).context["said"]
        assert [(row["offer"], row["standing"].reason) for row in shown] == [(offer, "Ein Beispiel")]
        assert "Zu einem gemeinsamen Angebot ist noch nichts gesagt." in text_of(client.get(page))
    assert sorted(str(answer.network or answer.organisation) for answer in answers()) == ["Kammer", "Verbund"]


def test_stewards_read_and_answer_others_do_not_see_it(chamber, offer, alice, bob, charlie, root):
    steward, other = house(root, "kasse", bob), house(root, "andere", charlie)
    OfferSteward.objects.create(offer=offer, organisation=steward, from_on=date(2026, 1, 1))
    said = TODAY - timedelta(days=3)
    say_used(offer=offer, speaker=chamber, on=said - timedelta(days=30), by=alice)
    answer = say_not_used(
        offer=offer, speaker=chamber, kind=AnswerKind.WOULD_NEED, reason="Ein Beispiel", on=said, by=alice
    )
    assert Uptake.objects.get().until_on == said - timedelta(days=1)
    (waiting,) = answers_without_reply(bob, TODAY)
    assert (waiting.href, waiting.due_on) == ("/arbeitsplatz/kasse/rueckmeldungen/", said + timedelta(days=28))
    page = f"/arbeitsplatz/kasse/rueckmeldungen/{answer.pk}/"
    assert sign_in(Client(), bob).post(page, {"reply": "Kommt im Mai."}).status_code == 302
    assert list(answers_without_reply(bob, TODAY)) == []
    assert "Kommt im Mai." in text_of(sign_in(Client(), alice).get("/arbeitsplatz/kammer/angebote/"))
    stranger = sign_in(Client(), charlie)
    assert "Ein Beispiel" not in text_of(stranger.get(f"/arbeitsplatz/{other.slug}/rueckmeldungen/"))
    assert stranger.get(f"/arbeitsplatz/{other.slug}/rueckmeldungen/{answer.pk}/").status_code == 404
    assert stranger.post(page, {"reply": "Nein."}).status_code == 404


def test_who_only_reads_says_nothing_and_who_speaks_for_nobody_finds_nothing(chamber, offer, bob, charlie):
    grant_role(person=bob, node=chamber.node, role=Role.PARTICIPATION, from_on=date(2020, 1, 1), until_on=None, by=None)
    said = {"offer": "check", "kind": "used"}
    assert sign_in(Client(), bob).post("/arbeitsplatz/kammer/angebote/", said).status_code == 403
    assert sign_in(Client(), charlie).post("/angebote/check/antwort/", said).status_code == 404
    assert Uptake.objects.count() == 0


def test_what_nobody_looks_after_is_read_and_answered_by_the_alliance(chamber, offer, bob, root):
    grant_role(person=bob, node=root, role=Role.EDITING, from_on=date(2020, 1, 1), until_on=None, by=None)
    kept = make_offer("Betreut", slug="betreut")
    OfferSteward.objects.create(offer=kept, organisation=chamber)
    for about in (offer, kept):
        say_not_used(offer=about, speaker=chamber, kind=AnswerKind.NOT_USED, reason=about.name, on=TODAY, by=None)
    client, alliance = sign_in(Client(), bob), the_alliance()
    page = f"/arbeitsplatz/{alliance.slug}/rueckmeldungen/"
    assert page in text_of(client.get("/verwaltung/katalog/"))
    assert [answer.reason for answer in client.get(page).context["answers"]] == ["Check"]
    number = answers().get(reason="Check").pk
    assert client.post(f"{page}{number}/", {"reply": "Wir sehen es uns an."}).status_code == 302


def test_counts_for_the_deliberation_hide_the_few(offer):
    for number in range(5):
        kind = AnswerKind.NOT_USED if number == 4 else AnswerKind.WOULD_NEED
        say_not_used(offer=offer, speaker=make_organisation(), kind=kind, reason=f"{number}", on=TODAY, by=None)
    assert concerns_to_deliberate() == []
    speaker = make_organisation()
    say_not_used(offer=offer, speaker=speaker, kind=AnswerKind.WOULD_NEED, reason="Ein Beispiel", on=TODAY, by=None)
    assert [(each.would_need, each.not_used) for each in concerns_to_deliberate()] == [(5, None)]
    say_used(offer=offer, speaker=speaker, on=TODAY, by=None)
    assert (concerns_to_deliberate(), count_users(offer)) == ([], "Eine Organisation nutzt es, soweit eingetragen.")
