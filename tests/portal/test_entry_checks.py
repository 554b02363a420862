"""Is this entry still right? Asked once a year, answered by a link that a reader does not spend."""

import re
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from tests.factories.networks import make_network
from tests.factories.organisations import make_alliance
from tests.portal.test_proposals import ticket
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.core.daily import daily_jobs
from wirnetz.core.models import OutboxMail
from wirnetz.networks.actions import checks
from wirnetz.networks.enums import CheckAnswer, NetworkStatus, ProposalState
from wirnetz.networks.models import EntryCheck, EntryProposal
from wirnetz.networks.queries import came_by_check

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture(autouse=True)
def alliance():
    cache.clear()
    return make_alliance()


@pytest.fixture
def network(alliance):
    node = add_node(kind=NodeKind.NETWORK, parent=alliance.node)
    return make_network("Runder Tisch", slug="runder-tisch", email="tisch@nord.example", node=node, idea="Alt")


def ask(on=TODAY):
    return daily_jobs()["ask_whether_entries_are_still_right"](on)


def mails():
    return OutboxMail.objects.unscoped("test").order_by("pk")


def link(ending=""):
    return re.search(rf"/netzwerke/nachfrage/[\w-]+/{ending}(?=\s)", mails().last().text)[0]


def stored(network):
    network.refresh_from_db()
    return network


def form(network, **answers):
    fields = {name: getattr(network, name) for name in ("name", "idea", "website", "email", "territory_text")}
    return {"ticket": ticket(), "kind": "correction"} | fields | answers


def test_only_old_entries_with_an_address_are_asked_and_once(network):
    make_network("Ohne Adresse")
    make_network("Frisch", email="a@b.example", checked_on=TODAY - timedelta(days=365))
    make_network("Beendet", email="c@d.example", status=NetworkStatus.ENDED)
    make_network("Erfunden", email="e@f.example", is_example=True)
    assert (ask(), ask()) == (1, 0)
    assert [mail.to_address for mail in mails()] == ["tisch@nord.example"]


def test_who_does_not_answer_is_asked_again_after_sixty_days(network):
    assert [ask(TODAY), ask(TODAY + timedelta(days=60)), ask(TODAY + timedelta(days=61))] == [1, 0, 1]


def test_a_confirmed_entry_is_left_alone_for_a_year(network):
    network.checked_on = date(2026, 1, 1)
    network.save()
    assert [ask(date(2027, 1, 1)), ask(date(2027, 1, 2))] == [0, 1]


def test_a_day_has_a_bound(monkeypatch):
    monkeypatch.setattr(checks, "MOST_A_DAY", 3)
    for number in range(5):
        make_network(email=f"n{number}@nord.example")
    assert (ask(), ask()) == (3, 0)


def test_reading_the_link_changes_nothing_and_the_button_confirms(network):
    ask()
    for _ in range(2):
        assert "Stimmt dieser Eintrag noch?" in Client().get(link()).content.decode()
        Client().get(link("berichtigen/"))
    assert stored(network).checked_on is None
    assert "heute bestätigt" in Client().post(link()).content.decode()
    assert "heute bestätigt" in Client().post(link()).content.decode()
    assert stored(network).checked_on == TODAY
    assert EntryCheck.objects.unscoped("test").get().answer == CheckAnswer.CONFIRMED


def test_what_its_people_correct_holds_at_once_and_the_link_is_spent(network):
    ask()
    path = link("berichtigen/")
    assert Client().get(path).context["form"]["idea"].value() == "Alt"
    answer = Client().post(path, form(network, idea="Neu"))
    assert "übernommen" in Client().get(answer["Location"]).content.decode()
    assert (stored(network).idea, network.checked_on) == ("Neu", TODAY)
    Client().post(path, form(network, idea="Noch einmal"))
    assert (stored(network).idea, EntryProposal.objects.unscoped("test").count()) == ("Neu", 1)


def test_an_end_is_read_by_a_person_first(network):
    ask()
    Client().post(link("berichtigen/"), form(network, kind="end", ended_on="2025"))
    proposal = EntryProposal.objects.unscoped("test").get()
    assert (proposal.state, proposal.content) == (ProposalState.OPEN, {"ended_on": "2025"})
    assert stored(network).status != NetworkStatus.ENDED
    assert came_by_check(proposal)


def test_an_old_or_wrong_link_is_no_page(network):
    ask()
    EntryCheck.objects.unscoped("test").update(sent_at=timezone.now() - timedelta(days=91))
    codes = [Client().get(path).status_code for path in (link(), link("berichtigen/"), "/netzwerke/nachfrage/x/")]
    assert (codes, Client().post(link()).status_code) == ([404] * 3, 404)


def test_a_coordinator_confirms_or_asks_and_a_stranger_finds_no_page(network, alice, charlie):
    grant_role(person=alice, node=network.node, role=Role.STEWARDSHIP, from_on=TODAY, until_on=None, by=None)
    client, page = sign_in(Client(), alice), "/netzwerke/runder-tisch/stand/"
    assert page in client.get("/netzwerke/runder-tisch/").content.decode()
    assert page not in Client().get("/netzwerke/runder-tisch/").content.decode()
    client.post(page, {"ask": "1"})
    client.post(page, {"ask": "1"})
    assert (mails().count(), stored(network).checked_on) == (1, None)
    client.post(page, {"confirm": "1"})
    assert stored(network).checked_on == TODAY
    assert "Zuletzt bestätigt am" in Client().get("/netzwerke/runder-tisch/").content.decode()
    assert sign_in(Client(), charlie).get(page).status_code == 404
