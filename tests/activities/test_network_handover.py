"""Handing over a coordination: nothing moves before the yes, all moves with it, and a no leaves it as it was."""

from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from tests.factories.activities import BERLIN, make_gathering
from tests.factories.networks import make_membership
from tests.factories.organisations import make_organisation
from tests.signing_in import sign_in
from wirnetz.accounts.actions import accept_invitation, decline_invitation, end_grant, grant_role
from wirnetz.accounts.enums import Role
from wirnetz.accounts.models import AuditEntry, Grant, Invitation, Person
from wirnetz.activities.enums import MinuteKind
from wirnetz.activities.models import MinuteItem
from wirnetz.core.models import OutboxMail
from wirnetz.networks.models import Handover, Membership, Network, NetworkContact

pytestmark = pytest.mark.django_db
PAGE = "/arbeitsplatz/netzwerk/verbund-nord/uebergabe/"
TODAY = date(2026, 3, 20)


@pytest.fixture(autouse=True)
def in_march(time_machine):
    time_machine.move_to(datetime(2026, 3, 20, 12, tzinfo=BERLIN), tick=False)


@pytest.fixture
def full(verbund, bob):
    """The network that Bob hands over: two members, a task of his, his contact, a date to come."""
    old, new = make_organisation("Altes Haus", slug="altes-haus"), make_organisation("Neues Haus", slug="neues-haus")
    make_membership(old, verbund, role="coordination", from_on=date(2024, 1, 1))
    make_membership(new, verbund, from_on=date(2024, 1, 1))
    met = make_gathering("Wintertreffen", hosts=(verbund,))
    MinuteItem.objects.create(gathering=met, kind=MinuteKind.TASK, text="Raum buchen", person=bob)
    make_gathering("Sommertreffen", hosts=(verbund,), starts_at=datetime(2026, 6, 1, 14, tzinfo=BERLIN))
    NetworkContact.objects.create(network=verbund, name="Bob", person=bob, consent_on=date(2025, 1, 1))
    return verbund


def text_of(response):
    return " ".join(response.content.decode().replace("\xa0", " ").replace("\xad", "").split())


def begin(client, **changes):
    said = {"what": "begin", "email": "Neu@haus.example", "name": "Nora Neu", "on": "2026-03-20", "note": "Ruf Tim an."}
    return client.post(PAGE, said | {"coordination": "neues-haus"} | changes)


def roles(person):
    rows = Grant.objects.unscoped("test").filter(person=person, until_on__isnull=True)
    return sorted(rows.values_list("role", flat=True))


def handover():
    return Handover.objects.unscoped("test").get()


def nora():
    return Person.objects.create_user("neu@haus.example", name="Nora Neu")


def invitation():
    return Invitation.objects.unscoped("test").get()


def test_with_the_yes_rights_tasks_contact_and_coordination_go_over_in_one_go(steward, full, bob):
    page = text_of(steward.get(PAGE))
    assert [words for words in ("Altes Haus", "Raum buchen", "Sommertreffen", "Bob") if words not in page] == []
    assert begin(steward).status_code == 302
    assert (roles(bob), invitation().role, invitation().email) == (["stewardship"], "stewardship", "neu@haus.example")
    assert "wartet auf das Ja der Nachfolge" in text_of(steward.get(PAGE))
    successor = nora()
    accept_invitation(invitation=invitation(), by=successor)
    assert (roles(bob), roles(successor), handover().state, handover().to_person) == (
        [],
        ["stewardship"],
        "accepted",
        successor,
    )
    ties = Membership.objects.filter(until_on__isnull=True).order_by("organisation__name")
    assert list(ties.values_list("organisation__name", "role", "from_on")) == [
        ("Altes Haus", "member", TODAY),
        ("Neues Haus", "coordination", TODAY),
    ]
    assert Network.objects.get().host.name == "Neues Haus"
    assert MinuteItem.objects.unscoped("test").get().person == successor
    assert NetworkContact.objects.unscoped("test").get().consent_on is None
    assert AuditEntry.objects.unscoped("test").get(action="hand_over").person == successor
    assert "ist übernommen" in OutboxMail.objects.unscoped("test").filter(to_address=bob.email).last().text
    assert steward.get(PAGE).status_code in (302, 404)  # signed out, and not his any more
    assert "Ruf Tim an." in text_of(sign_in(Client(), successor).get(PAGE))


def test_the_successor_reads_who_hands_over_and_the_note(steward, full, bob):
    begin(steward, note="Ruf Tim an.")
    mail = OutboxMail.objects.unscoped("test").filter(to_address="neu@haus.example").last().text
    assert f"{bob} übergibt Ihnen die Koordination von „Verbund Nord“." in mail
    assert "Ruf Tim an." in mail
    steward.post(PAGE, {"what": "withdraw"})
    begin(steward, note="Sehr lang. " * 300)
    assert (len(handovers().last().invitation.message) <= 500, handovers().count()) == (True, 2)
    assert invitations().last().message.endswith("Die ganze Notiz lesen Sie nach Ihrem Ja unter „Übergabe“.")


def handovers():
    return Handover.objects.unscoped("test").order_by("pk")


def invitations():
    return Invitation.objects.unscoped("test").order_by("pk")


def test_a_no_leaves_everything_as_it_was(steward, full, bob):
    begin(steward)
    decline_invitation(invitation=invitation(), by=nora())
    assert (roles(bob), handover().state) == (["stewardship"], "declined")
    assert Membership.objects.filter(role="coordination").get().organisation.name == "Altes Haus"
    assert "ist nichts geworden" in OutboxMail.objects.unscoped("test").filter(to_address=bob.email).last().text


def test_nobody_hands_over_what_they_have_lost_meanwhile(steward, full, bob):
    begin(steward)
    for grant in Grant.objects.unscoped("test").filter(person=bob):
        end_grant(grant=grant, on=date(2026, 3, 19), by=None)
    successor = nora()
    with pytest.raises(ValidationError, match="leitet das Netzwerk nicht mehr"):
        accept_invitation(invitation=invitation(), by=successor)
    assert (roles(successor), handover().state, invitation().state) == ([], "open", "open")


def test_it_is_taken_back_before_the_yes_and_then_another_one_may_begin(steward, full, bob):
    begin(steward)
    assert begin(steward, email="zwei@haus.example").status_code == 302
    assert "Eine Übergabe wartet schon auf Antwort." in text_of(steward.get(PAGE))
    assert Handover.objects.unscoped("test").count() == 1
    assert steward.post(PAGE, {"what": "withdraw"}).status_code == 302
    assert (handover().state, invitation().state) == ("withdrawn", "withdrawn")
    assert begin(steward, email="zwei@haus.example").status_code == 302


def test_who_stays_takes_part_and_keeps_the_rights_until_the_day_named(steward, full, bob):
    begin(steward, on="2026-04-01", stays="on", coordination="")
    accept_invitation(invitation=invitation(), by=nora())
    rows = Grant.objects.unscoped("test").filter(person=bob).order_by("pk").values_list("role", "until_on")
    assert list(rows) == [("stewardship", date(2026, 3, 31)), ("participation", None)]
    assert Membership.objects.filter(role="coordination").get().organisation.name == "Altes Haus"
    assert NetworkContact.objects.unscoped("test").get().consent_on == date(2025, 1, 1)


def test_a_successor_who_leads_already_says_yes_on_the_page(steward, full, bob, charlie):
    grant_role(person=charlie, node=full.node, role=Role.STEWARDSHIP, from_on=date(2020, 1, 1), until_on=None, by=None)
    assert begin(steward, email=charlie.email).status_code == 302
    assert (Invitation.objects.unscoped("test").count(), roles(bob)) == (0, ["stewardship"])
    assert sign_in(Client(), charlie).post(PAGE, {"what": "accept"}).status_code == 302
    assert (handover().state, roles(bob), roles(charlie)) == ("accepted", [], ["stewardship"])


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"email": "bob@wirnetz.example"}, "Das ist Ihre eigene Adresse."),
        ({"on": "2026-03-19"}, "Dieser Tag ist vorbei."),
        ({"email": "kein"}, "E-Mail-Adresse"),
    ],
)
def test_what_cannot_be_is_told(steward, full, changes, said):
    answer = begin(steward, **changes)
    assert (answer.status_code, said in text_of(answer), Handover.objects.unscoped("test").count()) == (422, True, 0)


def test_who_only_writes_reads_but_cannot_hand_over(editor, full):
    assert "Übergeben kann, wer das Netzwerk leitet." in text_of(editor.get(PAGE))
    assert begin(editor).status_code == 403
