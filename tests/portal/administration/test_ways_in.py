"""Whoever is not taken in, or not agreed to, reads why: the office writes the reason beside the button."""

from datetime import timedelta

import pytest
from django.utils import timezone

from wirnetz.accounts.enums import RequestState
from wirnetz.accounts.models import Invitation, JoinRequest
from wirnetz.core.models import OutboxMail

pytestmark = pytest.mark.django_db


def mails_to(address):
    return list(OutboxMail.objects.unscoped("test").filter(to_address=address).order_by("pk"))


@pytest.fixture
def asked(house, charlie):
    return JoinRequest.objects.create(person=charlie, node=house.node, message="Ich arbeite dort.")


@pytest.fixture
def to_agree(alliance, house, admin):
    return Invitation.objects.create(
        email="bert@wirnetz.example",
        name="Bert",
        node=alliance.node,
        role="participation",
        state=RequestState.NEEDS_APPROVAL,
        approval_node=house.node,
        token_hash="hash",
        invited_by=admin,
        expires_at=timezone.now() + timedelta(days=14),
    )


def test_a_declined_request_tells_the_reason_kindly(office, asked):
    assert "Begründung, falls Sie ablehnen" in office.get("/verwaltung/personen/").content.decode()
    address = f"/verwaltung/personen/bitte/{asked.pk}/"
    assert office.post(address, {"antwort": "nein", "grund": "Wir besetzen erst im Mai wieder."}).status_code == 302
    asked.refresh_from_db()
    assert (asked.state, asked.reason) == (RequestState.DECLINED, "Wir besetzen erst im Mai wieder.")
    (mail,) = mails_to("charlie@wirnetz.example")
    assert mail.text == (
        "Guten Tag,\n\n"
        "danke für Ihr Interesse. „Kammer Mitte“ kann Ihrer Bitte um Aufnahme diesmal nicht entsprechen.\n\n"
        "Dazu schreibt, wer entschieden hat:\n\n"
        "Wir besetzen erst im Mai wieder.\n\n"
        "Wenn sich etwas ändert, können Sie jederzeit wieder fragen. Ihr Konto bleibt bestehen.\n"
    )


def test_a_reason_is_not_demanded(office, asked):
    office.post(f"/verwaltung/personen/bitte/{asked.pk}/", {"antwort": "nein"})
    assert "Dazu schreibt" not in mails_to("charlie@wirnetz.example")[0].text


def test_who_invited_learns_that_the_house_did_not_agree_and_why(office, to_agree, admin):
    assert "Begründung, falls Sie nicht zustimmen" in office.get("/verwaltung/personen/").content.decode()
    address = f"/verwaltung/personen/einladung/{to_agree.pk}/"
    office.post(address, {"antwort": "nein", "grund": "Bert wird bei uns gebraucht."})
    to_agree.refresh_from_db()
    assert (to_agree.state, to_agree.reason) == (RequestState.DECLINED, "Bert wird bei uns gebraucht.")
    (mail,) = mails_to(admin.email)
    assert mail.subject == "Eine Einladung ist nicht hinausgegangen"
    assert "Bert wird bei uns gebraucht." in mail.text
    assert mails_to("bert@wirnetz.example") == []
