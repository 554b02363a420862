"""The pages for cutting a network's territory: who gets them, three maps, moving by hand, taking away."""

import re
from xml.etree import ElementTree

import pytest
from django.test import Client

from tests.signing_in import sign_in

pytestmark = pytest.mark.django_db
PAGE = "/landschaft/teilen/kueste/"
ASKED = "?teile=2&ebene=kreis&haeuser=0&gleich=10"


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200, response.status_code
    return re.sub(r"\s+", " ", response.content.decode().replace("\xad", "").replace("&amp;", "&"))


def test_only_who_may_change_the_network_gets_the_page(editor, bob):
    assert Client().get(PAGE).status_code == 302
    strange, missing = (sign_in(Client(), bob).get(page) for page in (PAGE, "/landschaft/teilen/gibt-es-nicht/"))
    assert (strange.status_code, missing.status_code) == (404, 404)
    for answer in (strange, missing):
        assert "Diese Seite ist für Menschen, die für das Netzwerk arbeiten." in answer.content.decode()
    assert "Wie ließe sich dieses Gebiet teilen?" in read(editor, PAGE)


def test_three_proposals_stand_side_by_side_with_what_they_cost(editor):
    page = read(editor, PAGE + ASKED)
    assert (page.count('<li class="plan">'), page.count("<svg")) == (3, 3)
    assert "1 Kreis Rostock und Kreis Wismar" in page
    assert "2 Kreis Güstrow und Kreis Stralsund" in page
    assert '<td class="num" data-l="1. Nach Ihren Wünschen">0 %</td>' in page


def test_areas_move_by_hand_and_back_with_live_figures(editor):
    page = read(editor, f"{PAGE}verschieben/{ASKED}&vorschlag=1&gebiet=13072&nach=1")
    assert "Ein Gebiet ist verschoben, alle Teile hängen zusammen." in page
    assert '<td class="num" data-l="Vorschlag">0 %</td><td class="num" data-l="Von Hand">50 %</td>' in page
    undo = re.search(r'Kreis Güstrow nach [^<]*<a href="([^"]+)"', page)[1]
    assert "Welches Gebiet gehört in einen anderen Teil?" in read(editor, undo)


@pytest.mark.parametrize(
    ("more", "why"),
    [("&gebiet=13072&nach=2", "Kreis Güstrow liegt schon in Teil 2."),
     ("&zieht=13072:1&gebiet=13072&nach=1", "Kreis Güstrow liegt schon in Teil 1."),
     ("&gebiet=99999&nach=1", "Ein Gebiet „99999“ gehört nicht zu diesem Vorschlag."),
     ("&gebiet=13072&nach=7", "Einen Teil „7“ gibt es hier nicht."),
     ("&gebiet=&nach=1", "Wählen Sie das Gebiet, das in einen anderen Teil soll."),
     ("&gebiet=13072&nach=", "Wählen Sie den Teil, in den Kreis Güstrow soll.")],
)  # fmt: skip
def test_a_move_that_is_none_is_told(editor, more, why):
    response = editor.get(f"{PAGE}verschieben/{ASKED}&vorschlag=1{more}")
    page = response.content.decode().replace("\xad", "")
    assert (response.status_code, why in page, "verschoben, alle Teile" in page) == (422, True, False)


def test_nothing_is_chosen_before_and_each_area_says_where_it_lies(editor):
    page = read(editor, f"{PAGE}verschieben/{ASKED}&vorschlag=1")
    assert ('<option value="13072">Kreis Güstrow (jetzt in Teil 2)</option>' in page, "selected" in page) == (
        True,
        False,
    )
    back = read(editor, f"{PAGE}verschieben/{ASKED}&vorschlag=1&zieht=13072:1&gebiet=13072&nach=2")
    assert "Welches Gebiet gehört in einen anderen Teil?" in back


def test_a_part_that_falls_apart_is_told(editor):
    page = read(editor, f"{PAGE}verschieben/{ASKED}&vorschlag=1&zieht=13073:1")
    assert "So fällt ein Teil auseinander: Kreis Rostock, Kreis Stralsund und Kreis Wismar." in page
    assert "(fällt auseinander)" in page


def test_an_area_on_the_map_is_pressed_to_move_it(editor):
    page = read(editor, f"{PAGE}verschieben/{ASKED}&vorschlag=1")
    pressed = dict(re.findall(r'<a href="([^"]+)"><title>([^<]+)</title>', page))
    assert sorted(pressed.values()) == [
        "Kreis Güstrow nach Teil 1 verschieben",
        "Kreis Rostock nach Teil 2 verschieben",
    ]
    to_west = next(address for address, words in pressed.items() if words.startswith("Kreis Güstrow"))
    moved = read(editor, to_west)
    assert "Ein Gebiet ist verschoben, alle Teile hängen zusammen." in moved.partition('id="verschieben"')[2]
    assert 'value="Nach Ihren Wünschen, von Hand geändert"' in moved
    back = re.search(r'<a href="([^"]+)"><title>Kreis Güstrow nach Teil 2 verschieben</title>', moved)[1]
    assert "zieht" not in back


def test_an_area_between_several_parts_is_chosen_first(editor):
    asked = f"{PAGE}verschieben/{ASKED.replace('teile=2', 'teile=4')}&vorschlag=1"
    page = read(editor, asked)
    address = re.search(r'<a href="([^"]+)"><title>Kreis Rostock verschieben: Teil wählen</title>', page)[1]
    chosen = read(editor, address)
    ways = re.findall(r'<li><a href="([^"]+)#verschieben">in Teil (\d), ([^<]+)</a></li>', chosen)
    assert ("Wohin mit Kreis Rostock?" in chosen, [name for _href, _number, name in ways]) == (
        True, ["Kreis Güstrow", "Kreis Wismar"],
    )  # fmt: skip
    assert "Teil" in read(editor, ways[0][0]) and "ist leer" in read(editor, ways[0][0])
    assert "Wohin mit" not in read(editor, f"{asked}&waehlt=99999")


def test_the_assignment_leaves_as_a_table_and_as_a_map(editor):
    drawn = editor.get(f"{PAGE}verschieben/{ASKED}&vorschlag=1&als=svg")
    assert (drawn["Content-Type"], drawn.content[:4]) == ("image/svg+xml", b"<svg")
    response = editor.get(f"{PAGE}verschieben/{ASKED}&vorschlag=1&als=csv")
    rows = response.content.decode("utf-8-sig").splitlines()
    assert (rows[0], len(rows)) == ("Schlüssel;Gebiet;Teil;Name des Teils;Netzwerk;Gilt als;Stand;Quellen", 5)
    assert rows[1].startswith("13003;Kreis Rostock;")
    assert ";Küste;Vorschlag „Nach Ihren Wünschen“, nicht gespeichert;" in rows[1]
    moved = editor.get(f"{PAGE}verschieben/{ASKED}&vorschlag=1&zieht=13072:1&als=svg").content.decode()
    words = " ".join(ElementTree.fromstring(moved).itertext())
    assert "Küste: Vorschlag „Nach Ihren Wünschen“, von Hand geändert, nicht gespeichert" in words


@pytest.mark.parametrize(
    ("query", "status"),
    [("?teile=9", 422), ("verschieben/", 404), ("verschieben/" + ASKED + "&vorschlag=9", 404),
     ("verschieben/" + ASKED + "&vorschlag=1&zieht=x:9,13003:6", 422)],
)  # fmt: skip
def test_odd_addresses_are_answered(editor, query, status):
    assert editor.get(PAGE + query).status_code == status
