"""Calendar, date and a network's own pages, as people use them."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from tests.factories.activities import BERLIN, make_gathering
from tests.factories.areas import make_area
from tests.factories.networks import make_membership, make_network, make_own_network
from tests.factories.organisations import make_alliance, make_organisation
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.activities.models import Attendance, Gathering, MinuteItem
from wirnetz.core.waiting import waiting_for
from wirnetz.regions.models import Postcode, PostcodeArea

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 20, 12, tzinfo=BERLIN)


@pytest.fixture(autouse=True)
def in_march(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def network(db):
    return make_own_network(
        "Verbund Nord", slug="verbund-nord", node=add_node(kind=NodeKind.NETWORK, parent=make_alliance().node)
    )


@pytest.fixture
def coordinator(network, alice):
    grant_role(person=alice, node=network.node, role=Role.EDITING, from_on=date(2020, 1, 1), until_on=None, by=None)
    return sign_in(Client(), alice)


def text_of(response):
    return response.content.decode()


def plan(client, **changes):
    data = {"title": "Treffen im Sommer", "kind": "meeting", "audience": "public", "on": "2026-06-18"}
    return client.post(
        "/arbeitsplatz/netzwerk/verbund-nord/termin/", data | {"from_clock": "14:00", "until_clock": ""} | changes
    )


def test_a_date_needs_three_answers_and_lasts_two_hours(coordinator, network):
    response = plan(coordinator)
    gathering = Gathering.objects.get()
    assert (response.status_code, response["Location"]) == (302, f"/kalender/{gathering.slug}/")
    assert gathering.starts_at == datetime(2026, 6, 18, 14, tzinfo=BERLIN)
    assert gathering.ends_at - gathering.starts_at == timedelta(hours=2)
    assert [host.network for host in gathering.hosts.all()] == [network]


def test_the_municipality_is_found_by_postcode_and_asked_where_it_is_doubtful(coordinator):
    make_area("13074", "Nordwestmecklenburg")
    code = Postcode.objects.create(code="23968")
    for key, name in (("13074087", "Wismar"), ("13074010", "Barnekow")):
        PostcodeArea.objects.create(postcode=code, area=make_area(key, name))
    assert plan(coordinator, postcode="23968", town="Wismar").status_code == 302
    assert Gathering.objects.get().municipality.name == "Wismar"
    assert plan(coordinator, postcode="23968", town="", on="2026-06-19").status_code == 302
    assert Gathering.objects.latest("pk").municipality.name == "Nordwestmecklenburg"  # both lie there


def test_a_place_that_nobody_knows_is_asked_back_and_nothing_is_written(coordinator):
    asked = plan(coordinator, postcode="99999", town="Nirgendwo")
    assert (asked.status_code, 'value="Nirgendwo"' in text_of(asked)) == (422, True)
    assert Gathering.objects.count() == 0


def test_wrong_input_is_told_and_kept(coordinator):
    response = plan(coordinator, on="31.11.2026", from_clock="25:00", title="Mein Titel")
    page = text_of(response)
    assert response.status_code == 422
    assert ("Diesen Tag gibt es nicht." in page, "Schreiben Sie die Uhrzeit als 14:30." in page) == (True, True)
    assert 'value="Mein Titel"' in page
    assert Gathering.objects.count() == 0


def test_a_series_without_its_last_day_is_asked_for_it(coordinator):
    response = plan(coordinator, frequency="weekly")
    assert (response.status_code, "Bis wann soll sich der Termin wiederholen?" in text_of(response)) == (422, True)
    assert plan(coordinator, frequency="weekly", until="2026-07-02").status_code == 302
    assert Gathering.objects.count() == 3


def test_results_with_eight_organisations_and_three_lines_are_one_form(coordinator, network):
    gathering = make_gathering("Treffen im März", hosts=(network,))
    members = [make_organisation(f"Kammer {number}") for number in range(8)]
    for member in members:
        make_membership(member, network)
    page = text_of(coordinator.get(f"/kalender/{gathering.slug}/ergebnisse/"))
    assert page.count('type="checkbox" name="organisations"') == 8
    data = {"organisations": [member.pk for member in members], "guests": "Bäckerei Korn\n\nBäckerei Korn"}
    lines = {"text_1": "Wir machen weiter.", "text_2": "Liste", "kind_2": "task", "text_3": "Ja", "kind_3": "decision"}
    lines |= {"who_2": members[3].pk, "due_2": "2026-04-30", "who_1": members[2].pk}
    response = coordinator.post(f"/kalender/{gathering.slug}/ergebnisse/", data | lines)
    assert (response.status_code, response["Location"]) == (302, f"/kalender/{gathering.slug}/")
    assert Attendance.objects.filter(gathering=gathering).count() == 9
    kinds = MinuteItem.objects.unscoped("test").values_list("kind", flat=True)
    assert list(kinds) == ["result", "task", "decision"]
    shown = text_of(coordinator.get(f"/kalender/{gathering.slug}/"))
    assert ("Aufgabe: Kammer 3, bis 30. April 2026" in shown, "Ergebnis: Kammer" in shown) == (True, False)
    assert "Dabei waren neun Organisationen, festgehalten sind drei Ergebnisse." in shown
    assert "Wir machen weiter." not in text_of(Client().get(f"/kalender/{gathering.slug}/"))
    freed = {"organisations": [members[0].pk], "text_1": "Offen", "text_2": "Todo", "kind_2": "task", "is_public": "on"}
    coordinator.post(f"/kalender/{gathering.slug}/ergebnisse/", freed)
    open_lines = MinuteItem.objects.unscoped("test").filter(is_public=True)
    assert list(open_lines.values_list("text", flat=True)) == ["Offen"]


def test_nothing_said_is_refused(coordinator, network):
    gathering = make_gathering(hosts=(network,))
    response = coordinator.post(f"/kalender/{gathering.slug}/ergebnisse/", {"guests": " "})
    assert (response.status_code, "Haken Sie an, wer dabei war" in text_of(response)) == (422, True)


def test_a_cancelled_date_says_so_everywhere(coordinator, network, client):
    gathering = make_gathering("Treffen im März", hosts=(network,), starts_at=NOW + timedelta(days=3))
    response = coordinator.post(f"/kalender/{gathering.slug}/absagen/", {"reason": "Sturm"})
    assert response.status_code == 302
    page = text_of(client.get(f"/kalender/{gathering.slug}/"))
    assert "Abgesagt: Der Termin am Montag, 23." in page
    assert "Sturm" in page
    month = text_of(client.get("/kalender/?monat=2026-03"))
    assert "Im März 2026 ist kein Termin eingetragen, ein weiterer ist abgesagt." in month


def test_two_editors_at_once_get_both_versions(coordinator, network):
    gathering = make_gathering("Alt", hosts=(network,), starts_at=NOW + timedelta(days=3))
    page = text_of(coordinator.get(f"/kalender/{gathering.slug}/bearbeiten/"))
    seen = page.split('name="seen" value="')[1].split('"')[0]
    Gathering.objects.update(title="Von jemand anderem")
    data = {"kind": "meeting", "audience": "public", "on": "2026-03-23", "from_clock": "14:00", "seen": seen}
    lost = coordinator.post(f"/kalender/{gathering.slug}/bearbeiten/", data | {"title": "Von mir"})
    assert lost.status_code == 409
    assert ("Von jemand anderem" in text_of(lost), "Von mir" in text_of(lost)) == (True, True)
    assert Gathering.objects.get().title == "Von jemand anderem"


def test_the_calendar_is_narrowed_by_region_and_network(client, network):
    wismar = make_area("13074087", "Wismar")
    make_gathering("Am Ort", hosts=(make_network(),), municipality=wismar)
    other = make_network("Süd", slug="sued", areas=("13074",))
    make_gathering("Im Gebiet", hosts=(other,))
    make_gathering("Woanders", hosts=(network,))

    def shown(query):
        page = text_of(client.get(f"/kalender/?monat=2026-03{query}"))
        return [title for title in ("Am Ort", "Im Gebiet", "Woanders") if title in page]

    assert shown("") == ["Am Ort", "Im Gebiet", "Woanders"]
    assert shown("&region=13074") == ["Am Ort", "Im Gebiet"]
    assert shown("&region=13") == ["Am Ort", "Im Gebiet"]
    assert shown("&netzwerk=sued") == ["Im Gebiet"]
    assert shown("&region=' OR 1=1") == ["Am Ort", "Im Gebiet", "Woanders"]


def test_the_calendar_asks_as_often_for_one_date_as_for_ten(client, network, django_assert_num_queries):
    make_gathering(hosts=(network,))
    with django_assert_num_queries(8):
        client.get("/kalender/?monat=2026-03")
    for _ in range(9):
        make_gathering(hosts=(network, make_organisation()))
    with django_assert_num_queries(8):
        client.get("/kalender/?monat=2026-03")


def test_what_is_not_written_down_waits_for_the_coordinator_and_for_nobody_else(network, coordinator, alice, charlie):
    make_gathering("Treffen im März", hosts=(network,))
    make_gathering("Abgesagt", hosts=(network,), state="cancelled")
    make_gathering("Kommt", hosts=(network,), starts_at=NOW + timedelta(days=3))
    today = NOW.date()
    waits = [item.sentence for item in waiting_for(alice, today)]
    assert waits == ["Was kam heraus bei „Treffen im März“ am 12.03.2026?"]
    assert list(waiting_for(charlie, today)) == []


def test_the_networks_own_page_says_what_was_and_what_comes(network, coordinator):
    make_gathering("Treffen im März", hosts=(network,), recorded_on=date(2026, 3, 13))
    make_gathering("Treffen im Juni", hosts=(network,), starts_at=datetime(2026, 6, 18, 14, tzinfo=BERLIN))
    page = text_of(coordinator.get("/arbeitsplatz/netzwerk/verbund-nord/")).replace("\xa0", " ")
    assert "Zuletzt traf man sich am 12. März, das nächste Treffen ist am 18. Juni." in page
    assert "Von einem Termin fehlt noch" not in page


def test_the_calendar_opens_where_something_is_ahead_and_shows_its_address(client, network, coordinator):
    gone = make_gathering("Vorbei", hosts=(network,))
    april = make_gathering("Im April", hosts=(network,), starts_at=datetime(2026, 4, 2, 14, tzinfo=BERLIN))
    page = text_of(client.get("/kalender/"))
    assert ("Im April" in page, "Vorbei" in page) == (True, False)
    assert "<code>http" in page.partition('class="secret"')[2][:80]
    make_gathering("Bald", hosts=(network,), starts_at=NOW + timedelta(days=3))
    page = text_of(client.get("/kalender/"))
    assert ("Im April" in page, "Vorbei" in page, 'href="#tag-2"' in page) == (False, True, True)
    assert "X-WR-CALNAME:Kalender Wirnetz" in text_of(client.get("/kalender.ics"))
    assert "Termin absagen" not in text_of(coordinator.get(f"/kalender/{gone.slug}/"))
    assert "Termin absagen" in text_of(coordinator.get(f"/kalender/{april.slug}/"))
