"""What a network says about itself, and whether it is active."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.utils.html import strip_tags

from tests.factories.activities import BERLIN, make_gathering
from tests.factories.areas import make_area
from tests.factories.organisations import make_organisation
from tests.signing_in import sign_in
from wirnetz.accounts.actions import grant_role
from wirnetz.accounts.enums import Role
from wirnetz.accounts.models import AuditEntry, Grant, Node
from wirnetz.activities.models import Gathering
from wirnetz.core.search import search
from wirnetz.core.waiting import waiting_for
from wirnetz.networks.actions import end_membership, invite_member
from wirnetz.networks.enums import MembershipRole
from wirnetz.networks.models import Network
from wirnetz.offers.models import Topic
from wirnetz.regions.models import Postcode, PostcodeArea

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 20, 12, tzinfo=BERLIN)
PROFILE, STATUS = "/arbeitsplatz/netzwerk/verbund-nord/profil/", "/arbeitsplatz/netzwerk/verbund-nord/stand/"
PUBLIC = "/netzwerke/verbund-nord/"

TODAY = date(2026, 3, 20)


@pytest.fixture(autouse=True)
def in_march(time_machine):
    time_machine.move_to(NOW, tick=False)


def text_of(response):
    return response.content.decode().replace("\xa0", " ").replace("\xad", "")


def words_of(response):
    return " ".join(strip_tags(text_of(response)).split())


def seen_on(client):
    return text_of(client.get(PROFILE)).split('name="seen" value="')[1].split('"')[0]


def save(client, **changes):
    return client.post(PROFILE, {"name": "Verbund Nord", "seen": seen_on(client)} | changes)


def test_everything_said_stands_on_the_public_page_at_once(editor, verbund, client):
    topic = Topic.objects.create(slug="stress", name="Stress")
    code = Postcode.objects.create(code="23966")
    PostcodeArea.objects.create(postcode=code, area=make_area("13074087", "Wismar"))
    said = {
        "idea": "Kurze Wege für gesunde Arbeit.",
        "topics": [topic.pk],
        "rhythm": "quarterly",
        "meeting_place": "reihum",
        "postcode": "23966",
        "town": "Wismar",
        "funding_note": "Eigene Mittel.",
        "email": "post@verbund.example",
        "website": "verbund.example",
    }
    assert save(editor, **said).status_code == 302
    page = text_of(client.get(PUBLIC))
    shown = ("Kurze Wege für gesunde Arbeit.", "Stress", "viermal im Jahr", "reihum, ", "Wismar")
    assert [words for words in (*shown, "Eigene Mittel.", "post@verbund.example") if words not in page] == []
    stored = Network.objects.get()
    assert (stored.meeting_area.name, stored.website) == ("Wismar", "https://verbund.example")
    entry = AuditEntry.objects.unscoped("test").get(action="edit_network")
    told = {"funding_note", "idea", "meeting_area", "meeting_place", "rhythm", "topics", "email", "website"}
    assert entry.details["fields"] == sorted(told)


def test_who_takes_an_entry_over_is_led_to_the_first_steps(steward, verbund, bob, client):
    """Until something stands there; its own people are not asked whether they are this network."""
    home = "/arbeitsplatz/netzwerk/verbund-nord/"
    told = "Von „Verbund Nord“ steht hier noch nichts als der Name."
    assert told in [item.sentence for item in waiting_for(bob, TODAY)]
    steps = words_of(steward.get(home)).split("Was noch fehlt")[1]
    assert [
        words for words in ("Sagen, worum es geht", "Gebiet eintragen", "Mitglieder eintragen") if words not in steps
    ] == []
    assert "Ersten Termin eintragen" not in steps
    own, foreign = words_of(steward.get(PUBLIC)), words_of(client.get(PUBLIC))
    assert ("Dieses Netzwerk führen" in own, "Wir sind dieses Netzwerk" in own) == (True, False)
    assert ("Dieses Netzwerk führen" in foreign, "Wir sind dieses Netzwerk" in foreign) == (False, True)
    assert steward.post(f"{home}gebiet/", {"was": "worte", "territory_text": " Wismar  und Umland "}).status_code == 302
    assert Network.objects.get().territory_text == "Wismar und Umland"
    assert AuditEntry.objects.unscoped("test").get(action="edit_network").details == {"fields": ["territory_text"]}
    assert "Wismar und Umland" in words_of(client.get(PUBLIC))
    Network.objects.update(idea="Kurze Wege.")
    assert told not in [item.sentence for item in waiting_for(bob, TODAY)]


def test_what_was_not_said_has_no_label(editor, client):
    page = text_of(client.get(PUBLIC))
    assert [label for label in ("Worum es geht", "Treffpunkt", "E-Mail</dt>", "<dt>Stand") if label in page] == []


def test_a_new_name_is_found_by_the_search(editor, verbund):
    save(editor, name="Bündnis Küste")
    assert [row.title for row in search("Bündnis Küste").rows] == ["Bündnis Küste"]


def test_who_coordinates_is_a_membership_and_no_word_of_the_profile(editor, verbund, alice, client):
    """No house is named without its consent; profile, handover and public page name the same one."""
    house, other = (make_organisation(name) for name in ("Haus der Pflege", "Anderes Haus"))
    verbund.host = other  # as a source named it once
    verbund.save()
    assert "Die Koordination liegt bei: Anderes Haus" in words_of(editor.get(PROFILE))
    assert save(editor, host_name="Haus der Pflege").status_code == 302
    assert Network.objects.get().host == other
    tie = invite_member(
        network=verbund, organisation=house, role=MembershipRole.COORDINATION, from_on=TODAY, message="", by=alice
    )
    assert "Die Koordination liegt bei: Haus der Pflege" in words_of(editor.get(PROFILE))
    assert "KoordinationHaus der Pflege" in words_of(client.get(PUBLIC))
    end_membership(membership=tie, on=TODAY, by=alice)
    assert Network.objects.get().host is None


def test_two_editors_at_once_get_both_versions(editor):
    seen = seen_on(editor)
    Network.objects.update(idea="Von jemand anderem")
    lost = editor.post(PROFILE, {"name": "Verbund Nord", "idea": "Von mir", "seen": seen})
    page = text_of(lost)
    assert (lost.status_code, "Von jemand anderem" in page, "Von mir" in page) == (409, True, True)
    assert Network.objects.get().idea == "Von jemand anderem"


def test_a_pause_is_said_with_day_and_reason(editor, client):
    assert editor.post(STATUS, {"status": "paused", "on": "2026-03-01", "reason": "Umbau"}).status_code == 302
    assert "Das Netzwerk ruht seit 1. März 2026: Umbau" in text_of(client.get(PUBLIC))
    assert AuditEntry.objects.unscoped("test").get(action="set_network_status").details["to"] == "paused"
    again = editor.post(STATUS, {"status": "paused", "on": "2026-03-01", "reason": "Umbau"})
    assert (again.status_code, "So ist es schon eingetragen." in text_of(again)) == (422, True)


def test_a_day_to_come_is_refused(editor):
    answer = editor.post(STATUS, {"status": "paused", "on": "2026-03-21"})
    assert (answer.status_code, "liegt noch vor Ihnen" in text_of(answer)) == (422, True)
    assert Network.objects.get().status == "unknown"


def test_who_only_writes_cannot_end_a_network(editor):
    assert 'value="ended"' not in text_of(editor.get(STATUS))
    assert editor.post(STATUS, {"status": "ended", "on": "2026-03-01"}).status_code == 422
    assert Network.objects.get().status == "unknown"


def test_with_its_end_rights_end_and_planned_dates_are_called_off(steward, editor, verbund, client):
    later = NOW + timedelta(days=9)
    alone = make_gathering("Allein", hosts=(verbund,), starts_at=later)
    shared = make_gathering("Zu zweit", hosts=(verbund, make_organisation()), starts_at=later)
    past = make_gathering("War schon", hosts=(verbund,), starts_at=NOW - timedelta(days=9))
    answer = steward.post(STATUS, {"status": "ended", "on": "2026-03-20", "reason": "Ziel erreicht"})
    assert (answer.status_code, answer["Location"]) == (302, PUBLIC)
    assert "Das Netzwerk hat am 20. März 2026 seine Arbeit beendet: Ziel erreicht" in text_of(client.get(PUBLIC))
    ends = Grant.objects.unscoped("test").filter(node=verbund.node).values_list("until_on", flat=True)
    assert set(ends) == {date(2026, 3, 19)}
    states = {each.title: each.state for each in Gathering.objects.all()}
    assert states == {alone.title: "cancelled", shared.title: shared.state, past.title: past.state}
    assert editor.get(PROFILE).status_code == 404


def test_the_office_takes_an_ended_network_up_again(verbund, charlie):
    root = Node.objects.get(kind="alliance")
    grant_role(person=charlie, node=root, role=Role.ADMINISTRATION, from_on=date(2020, 1, 1), until_on=None, by=None)
    office = sign_in(Client(), charlie)
    assert office.post(STATUS, {"status": "ended", "on": "2026-03-01"}).status_code == 302
    assert Network.objects.get().ended_on == "2026-03-01"
    assert office.post(STATUS, {"status": "active", "on": "2026-03-20"}).status_code == 302
    assert (Network.objects.get().status, Network.objects.get().ended_on) == ("active", "")
