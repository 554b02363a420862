"""The territory of a network: forty municipalities with one form, and what was stays readable."""

from datetime import date, datetime

import pytest

from tests.factories.activities import BERLIN
from tests.factories.networks import make_own_network
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import AuditEntry, Node
from wirnetz.activities.waiting import divided_areas
from wirnetz.core.search import search
from wirnetz.networks.actions import extend_territory, shorten_territory
from wirnetz.networks.models import Territory
from wirnetz.networks.queries import territory_of
from wirnetz.regions.models import Area
from wirnetz.regions.queries import areas_by_keys, areas_named, children_of

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 20, 12, tzinfo=BERLIN)
PAGE = "/arbeitsplatz/netzwerk/kueste/gebiet/"
NWM = "13074"


@pytest.fixture(autouse=True)
def in_march(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def coast(reference):
    root = Node.objects.get(kind=NodeKind.ALLIANCE)
    return make_own_network("Küste", slug="kueste", node=add_node(kind=NodeKind.NETWORK, parent=root))


@pytest.fixture
def editor(coast, alice, client):
    grant_role(person=alice, node=coast.node, role=Role.EDITING, from_on=date(2020, 1, 1), until_on=None, by=None)
    return sign_in(client, alice)


def text_of(response):
    return response.content.decode().replace("\xa0", " ").replace("\xad", "")


def add(client, places, **changes):
    return client.post(PAGE, {"places": places, "from_on": "2026-03-01"} | changes)


def keys_of(network, on=None):
    return [part.area.key for part in territory_of(network, on)]


def area(key):
    return areas_by_keys([key])[key]


def extend(network, *keys, on=date(2026, 3, 1)):
    return extend_territory(network=network, areas=areas_by_keys(keys).values(), from_on=on, by=None)


def test_forty_municipalities_are_one_form_with_two_answers(editor, coast):
    names = [each.name for each in children_of(area(NWM))[:40]]
    assert text_of(editor.get(PAGE)).count("<textarea") == 1
    answer = add(editor, "\n".join(names[:20]) + "\n" + ", ".join(names[20:]))
    questions = text_of(answer).count("<legend>") if answer.status_code == 422 else 0
    assert (answer.status_code, questions) == (302, 0)
    assert len(keys_of(coast)) == 40
    assert {key[:5] for key in keys_of(coast)} == {NWM}
    page = text_of(editor.get(PAGE))
    assert "Zum Netzwerk gehören heute 40 Gemeinden." in page
    assert "Seit 1. März 2026 gehören dazu:" in page
    entry = AuditEntry.objects.unscoped("test").get(action="extend_territory")
    assert (entry.details["from"], len(entry.details["areas"])) == ("2026-03-01", 40)


def test_a_doubtful_name_is_asked_back_and_nothing_is_written(editor, coast):
    asked = add(editor, "Neustadt")
    page = text_of(asked)
    assert (asked.status_code, "Was ist mit „Neustadt“ gemeint?" in page) == (422, True)
    assert keys_of(coast) == []
    name = page.split('name="meint_')[1].split('"')[0]
    key = page.split(f'name="meint_{name}" value="')[1].split('"')[0]
    assert add(editor, "Neustadt", **{f"meint_{name}": key}).status_code == 302
    assert keys_of(coast) == [key]
    left_out = add(editor, "Bobitz, Neustadt", **{f"meint_{name}": "-"})
    assert (left_out.status_code, len(keys_of(coast))) == (302, 2)


def test_what_nobody_knows_is_named_and_kept(editor, coast):
    answer = add(editor, "Wismar\nXqzwv\nGrevesmühlen")
    page = text_of(answer)
    assert (answer.status_code, "Nicht gefunden haben wir: „Xqzwv“." in page) == (422, True)
    assert "Wismar\nXqzwv\nGrevesmühlen" in page.replace("\r\n", "\n")
    assert keys_of(coast) == []


def test_a_name_of_many_means_the_one_in_the_districts_concerned(reference):
    alone, together = areas_named(["Neuburg"]), areas_named(["Neuburg", "Bobitz", "13074087"])
    assert (alone[0].areas, len(alone[0].choices) > 1) == ((), True)
    assert [named.areas[0].key[:5] for named in together] == [NWM] * 3
    assert areas_named(["Neuburg"], near=[NWM])[0].areas[0].key[:5] == NWM


def test_all_municipalities_of_a_district_at_once(reference):
    [named] = areas_named(["Alle Gemeinden im Kreis Nordwestmecklenburg"])
    assert {each.key for each in named.areas} == set(children_of(area(NWM)).values_list("key", flat=True))
    [land] = areas_named(["alle Kreise in Mecklenburg-Vorpommern"])
    assert {each.key[:2] for each in land.areas} == {"13"}
    assert len(land.areas) == Area.objects.current().filter(level="district", key__startswith="13").count()


def test_an_area_added_twice_is_told_and_stored_once(editor, coast):
    add(editor, "13074087")
    page = text_of(editor.post(PAGE, {"places": "Bobitz, 13074087", "from_on": "2026-03-10"}, follow=True))
    assert "Neu gehört dazu: Bobitz. Schon eingetragen war:" in page
    assert Territory.objects.filter(network=coast).count() == 2


def test_a_municipality_belongs_with_its_district(coast):
    extend(coast, NWM)
    found = extend(coast, "13074010")
    assert ([each.key for each in found.covered], found.added, keys_of(coast)) == (["13074010"], [], [NWM])


def test_where_a_district_comes_its_municipalities_give_way(coast):
    extend(coast, "13074010", on=date(2026, 1, 1))
    extend(coast, "13074087", on=date(2026, 3, 1))
    found = extend(coast, NWM, on=date(2026, 3, 1))
    assert [each.key for each in found.gave_way] == ["13074010", "13074087"]
    assert keys_of(coast) == [NWM]
    assert keys_of(coast, date(2026, 2, 1)) == ["13074010"]


def test_what_left_stays_readable_and_comes_back_without_doubling(editor, coast):
    extend(coast, NWM, "13076")
    part = Territory.objects.get(network=coast, area__key="13076")
    answer = editor.post(PAGE + "kleiner/", {"parts": [part.pk], "last_on": "2026-03-10"})
    assert (answer.status_code, keys_of(coast)) == (302, [NWM])
    assert "Bis 10. März 2026 gehörte dazu:" in text_of(editor.get(PAGE))
    extend(coast, "13076", on=date(2026, 3, 5))
    assert keys_of(coast) == ["13076", NWM]
    assert "Seit 1. März 2026 gehören dazu:" in text_of(editor.get("/netzwerke/kueste/"))
    assert Territory.objects.filter(network=coast).count() == 2


def test_nothing_leaves_before_it_came(coast, editor):
    extend(coast, NWM)
    part = Territory.objects.get(network=coast)
    answer = editor.post(PAGE + "kleiner/", {"parts": [part.pk], "last_on": "2026-02-01"})
    assert (answer.status_code, "gehört an diesem Tag noch nicht dazu" in text_of(answer)) == (422, True)
    assert Territory.objects.get(network=coast).until_on is None


def test_coverage_and_search_follow(coast, alice):
    extend(coast, NWM)
    coast.refresh_from_db()
    assert coast.coverage == "full"
    assert "Küste" in [row.title for row in search("Nordwestmecklenburg", kinds=["network"]).rows]
    shorten_territory(
        network=coast, parts=list(Territory.objects.filter(network=coast)), last_on=date(2026, 3, 10), by=alice
    )
    coast.refresh_from_db()
    assert coast.coverage == "unknown"


def test_lands_and_districts_do_not_mix(editor, coast):
    extend(coast, NWM)
    answer = add(editor, "Mecklenburg-Vorpommern")
    assert (answer.status_code, "Länder und Kreise zugleich gehen nicht." in text_of(answer)) == (422, True)


def test_a_divided_municipality_is_decided_on_the_page(coast, editor, alice):
    part = Territory.objects.create(network=coast, area=Area.objects.get(key="16064014"))
    grant_role(
        person=alice, node=coast.node, role=Role.ADMINISTRATION, from_on=date(2020, 1, 1), until_on=None, by=None
    )
    assert [line.sentence for line in divided_areas(alice, NOW.date())] == [
        "Dünwald gibt es amtlich nicht mehr. Gehört der Nachfolger zu „Küste“?"
    ]
    page = text_of(editor.get(PAGE))
    assert "Dünwald gibt es seit dem" in page
    assert "überwiegend" in page
    answer = editor.post(PAGE, {"was": "nachfolge", "teil": part.pk, "in": "16061118"}, follow=True)
    assert "Dünwald geht weiter in Dingelstädt" in text_of(answer)
    assert keys_of(coast) == ["16061118"]
    assert "Das ist schon entschieden." in text_of(
        editor.post(PAGE, {"was": "nachfolge", "teil": part.pk}, follow=True)
    )
