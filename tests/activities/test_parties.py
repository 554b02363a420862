"""Inviting together: asked and confirmed, at once where one writes for both; and two dates at the same time."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from tests.activities.test_pages import plan, text_of
from tests.factories.activities import BERLIN, make_gathering
from tests.factories.networks import make_own_network
from tests.factories.organisations import make_organisation
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.activities.models import Gathering, PartRequest
from wirnetz.activities.queries import hosts_of
from wirnetz.core.models import OutboxMail
from wirnetz.core.waiting import waiting_for

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 20, 12, tzinfo=BERLIN)


@pytest.fixture(autouse=True)
def in_march(time_machine):
    time_machine.move_to(NOW, tick=False)


def give(person, node, role=Role.EDITING):
    grant_role(person=person, node=node, role=role, from_on=date(2020, 1, 1), until_on=None, by=None)


@pytest.fixture
def other(verbund, bob):
    """A second network, for which Bob writes."""
    node = add_node(kind=NodeKind.NETWORK, parent=verbund.node.parent)
    give(bob, node)
    return make_own_network("Runder Tisch Süd", slug="runder-tisch-sued", node=node)


@pytest.fixture
def kammer(verbund):
    node = add_node(kind=NodeKind.ORGANISATION, parent=verbund.node.parent)
    return make_organisation("Kammer Nord", node=node)


def hosts():
    return [host.name for host in hosts_of(Gathering.objects.get())]


def mails():
    return [(mail.to_address, mail.subject) for mail in OutboxMail.objects.unscoped("test").order_by("pk")]


def test_who_is_asked_stands_there_only_after_saying_yes(editor, other, bob, charlie):
    page = plan(editor, others="Runder Tisch", follow=True)
    assert (page.status_code, hosts()) == (302, ["Verbund Nord"])
    asked = PartRequest.objects.get()
    address, guest = f"/anfragen/{asked.pk}/", sign_in(Client(), bob)
    assert mails() == [("bob@wirnetz.example", "Anfrage: Treffen im Sommer")]
    assert [item.href for item in waiting_for(bob, NOW.date())] == [address]
    assert "gefragt:" in text_of(editor.get(page["Location"]))
    assert "Runder Tisch" not in text_of(Client().get(page["Location"]))
    assert (Client().get(address).status_code, sign_in(Client(), charlie).get(address).status_code) == (302, 404)
    assert "Möchte „Runder Tisch Süd“ mit einladen zu „Treffen im Sommer“?" in text_of(guest.get(address))
    guest.post(address, {"accept": "1"})
    assert hosts() == ["Verbund Nord", "Runder Tisch Süd"]
    assert (PartRequest.objects.count(), mails()[-1]) == (0, ("alice@wirnetz.example", "Antwort: Treffen im Sommer"))
    assert guest.get(address).status_code == 404
    assert guest.get(f"{page['Location']}bearbeiten/").status_code == 200


def test_who_writes_for_both_asks_nobody(editor, other, kammer, alice):
    give(alice, other.node)
    give(alice, kammer.node)
    plan(editor, others="Runder Tisch\nKammer Nord\n")
    assert (hosts(), mails()) == (["Verbund Nord", "Runder Tisch Süd", "Kammer Nord"], [])


def test_no_is_told_and_a_question_can_be_taken_back(editor, other, bob):
    plan(editor, others="Runder Tisch Süd")
    sign_in(Client(), bob).post(f"/anfragen/{PartRequest.objects.get().pk}/", {"decline": "1"})
    assert "kann diesmal nicht dabei sein" in OutboxMail.objects.unscoped("test").last().text
    more = f"/kalender/{Gathering.objects.get().slug}/gemeinsam/"
    editor.post(more, {"others": "Runder Tisch"})
    again = text_of(editor.post(more, {"others": "Runder Tisch"}))
    assert "ist schon gefragt" in again
    editor.post(f"/anfragen/{PartRequest.objects.get().pk}/", {"withdraw": "1"})
    assert (PartRequest.objects.count(), hosts()) == (0, ["Verbund Nord"])


def test_unknown_doubtful_and_unreachable_names_are_asked_back_and_nothing_is_written(editor, kammer):
    make_organisation("Kammer Ost")
    said = [text_of(plan(editor, others=name)) for name in ("Gibtesnicht", "Kammer", "Kammer Ost")]
    assert "Nicht gefunden haben wir: „Gibtesnicht“" in said[0]
    assert ("Wer ist mit „Kammer“ gemeint?" in said[1], said[1].count('type="radio" name="wer_')) == (True, 2)
    assert "Für „Kammer Ost“ kann hier noch niemand zusagen" in said[2]
    assert Gathering.objects.count() == 0


def test_two_dates_at_the_same_time_are_named_and_may_be(editor, verbund, other):
    begin = datetime(2026, 6, 18, 15, 30, tzinfo=BERLIN)
    make_gathering("Sprechstunde", hosts=(verbund,), starts_at=begin)
    make_gathering("Anderswo", hosts=(other,), starts_at=begin)
    make_gathering("Danach", hosts=(verbund,), starts_at=begin + timedelta(minutes=30), state="cancelled")
    refused = plan(editor)
    expected = "Zur selben Zeit ist schon „Sprechstunde“ eingetragen: Donnerstag, 18.\xa0Juni, 15:30 bis 17:30 Uhr."
    assert (refused.status_code, expected in text_of(refused)) == (422, True)
    assert plan(editor, from_clock="13:30", until_clock="15:30").status_code == 302
    series = plan(editor, on="2026-06-11", from_clock="16:00", frequency="weekly", until="2026-06-30")
    assert (series.status_code, Gathering.objects.filter(series__isnull=False).count()) == (422, 0)
    assert plan(editor, despite="on").status_code == 302


def test_a_night_ends_the_day_after_and_says_so(editor):
    page = plan(editor, title="Lange Nacht", from_clock="20:00", until_clock="01:30")
    night = Gathering.objects.get()
    assert night.ends_at == datetime(2026, 6, 19, 1, 30, tzinfo=BERLIN)
    shown = " ".join(text_of(Client().get(page["Location"])).split())
    assert "Donnerstag, 18. Juni 2026, 20:00 bis Freitag, 19. Juni 2026, 1:30 Uhr" in shown
    assert "20:00 bis 1:30 Uhr (19. Juni)" in " ".join(text_of(Client().get("/kalender/?monat=2026-06")).split())


def test_an_end_before_the_beginning_is_asked_about_and_stays_answered(editor):
    asked = plan(editor, from_clock="08:00", until_clock="07:00")
    assert (asked.status_code, "Endet der Termin am nächsten Tag?" in text_of(asked)) == (422, True)
    page = plan(editor, from_clock="08:00", until_clock="07:00", next_day="on")
    assert Gathering.objects.get().ends_at == datetime(2026, 6, 19, 7, tzinfo=BERLIN)
    assert 'name="next_day" id="id_next_day" checked' in text_of(editor.get(page["Location"] + "bearbeiten/"))
    assert "next_day" not in text_of(editor.get("/arbeitsplatz/netzwerk/verbund-nord/termin/"))


def test_a_closing_day_that_is_over_is_refused_at_first_and_named_later(editor):
    closed = {"takes_registrations": "on", "registration_until": "2026-03-19"}
    assert "so könnte sich niemand anmelden" in text_of(plan(editor, **closed))
    page = plan(editor, takes_registrations="on")["Location"]
    shown = editor.get(page + "bearbeiten/")
    data = {name: shown.context["form"][name].value() or "" for name in shown.context["form"].fields}
    days = {"on": "2026-06-18", "from_clock": "14:00", "until_clock": "16:00", "next_day": "", "despite": ""}
    saved = editor.post(page + "bearbeiten/", data | days | closed, follow=True)
    assert [str(said) for said in saved.context["messages"]][1:] == ["Damit ist die Anmeldung sofort zu."]
