"""Contacts of a network: shown to nobody outside before the person agreed, and gone at once when taken back."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from tests.factories.activities import BERLIN
from wirnetz.core.models import OutboxMail
from wirnetz.networks.actions import close_undecided_proposals, forget_unanswered_contacts
from wirnetz.networks.enums import ProposalKind
from wirnetz.networks.models import EntryProposal, NetworkContact

pytestmark = pytest.mark.django_db
PAGE, PUBLIC = "/arbeitsplatz/netzwerk/verbund-nord/kontakte/", "/netzwerke/verbund-nord/"
TODAY = date(2026, 3, 20)


@pytest.fixture(autouse=True)
def in_march(time_machine):
    time_machine.move_to(datetime(2026, 3, 20, 12, tzinfo=BERLIN), tick=False)


def text_of(response):
    return response.content.decode().replace("\xa0", " ").replace("\xad", "")


def contacts():
    return NetworkContact.objects.unscoped("test")


def name(client, **changes):
    said = {"name": "Rosa Muster", "email": "Rosa@haus.example", "function": "Koordination", "phone": "0451 1234"}
    return client.post(PAGE, said | changes)


def link():
    mail = OutboxMail.objects.unscoped("test").order_by("pk").last()
    assert "0451" not in mail.text  # nothing that the network wrote stands in the mail
    return re.search(r"/netzwerke/ansprechperson/\S+", mail.text)[0], mail.to_address


def shown():
    page = text_of(Client().get(PUBLIC))
    return [words for words in ("Rosa Muster", "rosa@haus.example", "0451 1234", "Koordination</h") if words in page]


def test_before_the_person_agrees_nobody_outside_sees_anything_and_afterwards_everybody(editor):
    assert name(editor).status_code == 302
    address, to = link()
    assert (to, shown(), "Rosa Muster" in text_of(editor.get(PAGE))) == ("rosa@haus.example", [], True)
    visitor = Client()
    assert "Was gezeigt wird" in text_of(visitor.get(address))
    assert (contacts().get().consent_on, shown()) == (None, [])  # reading the link changes nothing
    assert visitor.post(address, {"answer": "yes"}).status_code == 200
    assert (contacts().get().consent_on, shown()) == (TODAY, ["Rosa Muster", "rosa@haus.example", "0451 1234"])
    assert "Diese Person steht schon auf der Seite" in text_of(name(editor))


def test_consent_is_taken_back_at_any_time_with_the_same_link(editor):
    name(editor)
    address, _to = link()
    Client().post(address, {"answer": "yes"})
    assert "Sie werden nicht genannt." in text_of(Client().post(address, {"answer": "no"}))
    assert (shown(), Client().get(address).status_code) == ([], 404)
    assert (contacts().get().consent_on, contacts().get().until_on) == (None, TODAY)
    assert "möchte zurzeit nicht genannt werden" in text_of(name(editor))


def test_who_was_asked_is_not_asked_twice_and_is_forgotten_after_a_month(editor, client):
    name(editor)
    again = name(editor)
    assert (again.status_code, "ist schon gefragt" in text_of(again)) == (422, True)
    assert forget_unanswered_contacts(on=TODAY + timedelta(days=30)) == 0
    assert forget_unanswered_contacts(on=TODAY + timedelta(days=31)) == 1
    address, _to = link()
    assert client.get(address).status_code == 404


def test_the_network_takes_a_contact_away_and_nothing_is_kept(editor):
    name(editor)
    Client().post(link()[0], {"answer": "yes"})
    assert editor.post(f"{PAGE}{contacts().get().pk}/wegnehmen/").status_code == 302
    assert (contacts().count(), shown()) == (0, [])


def test_a_network_asks_at_most_twenty_people_a_day(editor):
    for number in range(20):
        assert name(editor, email=f"person{number}@haus.example").status_code == 302
    assert name(editor, email="noch@haus.example").status_code == 422


def test_a_proposal_that_nobody_decides_is_closed_after_ninety_days_with_a_neutral_sentence(verbund, client):
    rows = EntryProposal.objects.unscoped("test")
    proposal = rows.create(kind=ProposalKind.END, network=verbund, token_hash="x")
    assert close_undecided_proposals(on=TODAY + timedelta(days=90)) == 0
    assert close_undecided_proposals(on=TODAY + timedelta(days=91)) == 1
    proposal.refresh_from_db()
    assert (proposal.state, proposal.decided_by) == ("expired", None)


def test_saving_the_profile_says_that_it_confirms_and_leads_to_confirming_alone(editor):
    page = text_of(editor.get("/arbeitsplatz/netzwerk/verbund-nord/profil/"))
    assert ("Profil speichern und bestätigen" in page, "/netzwerke/verbund-nord/stand/" in page) == (True, True)
