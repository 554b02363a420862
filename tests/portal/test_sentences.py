"""The first sentences of the other pages, as tables."""

from datetime import date

import pytest

from wirnetz.portal.sentences.finder import is_plain_hit
from wirnetz.portal.sentences.lists import ended_networks_answer, networks_answer
from wirnetz.portal.sentences.network import NetworkCounts, network_answer
from wirnetz.portal.sentences.organisation import organisation_answer
from wirnetz.portal.sentences.places import Place, former_area, place
from wirnetz.portal.sentences.search import search_answer
from wirnetz.portal.sentences.workspace import waiting_answer

ELSEWHERE = [
    ((1, 0, 0), "Zwei Kreise und eine eingetragene Organisation.", ""),
    (
        (1, 1, 1),
        "Zwei Kreise und eine eingetragene Organisation;",
        "sie arbeitet auch in einem anderen Netzwerk mit.",
    ),
    (
        (1, 1, 6),
        "Zwei Kreise und eine eingetragene Organisation;",
        "sie arbeitet auch in sechs anderen Netzwerken mit.",
    ),
    (
        (3, 1, 2),
        "Zwei Kreise und drei eingetragene Organisationen;",
        "eine davon arbeitet auch in zwei anderen Netzwerken mit.",
    ),
    (
        (3, 2, 1),
        "Zwei Kreise und drei eingetragene Organisationen;",
        "zwei davon arbeiten auch in einem anderen Netzwerk mit.",
    ),
    (
        (3, 2, 5),
        "Zwei Kreise und drei eingetragene Organisationen;",
        "zwei davon arbeiten auch in anderen Netzwerken mit.",
    ),
    (
        (2, 2, 5),
        "Zwei Kreise und zwei eingetragene Organisationen;",
        "beide arbeiten auch in anderen Netzwerken mit.",
    ),
    (
        (3, 3, 5),
        "Zwei Kreise und drei eingetragene Organisationen;",
        "alle arbeiten auch in anderen Netzwerken mit.",
    ),
]


@pytest.mark.parametrize(("numbers", "text", "emphasis"), ELSEWHERE)
def test_network_says_where_its_members_are_too(numbers, text, emphasis):
    organisations, also_elsewhere, elsewhere = numbers
    counts = NetworkCounts(
        districts=2,
        organisations=organisations,
        also_elsewhere=also_elsewhere,
        elsewhere=elsewhere,
        neighbours=0,
        links=0,
    )
    answer = network_answer(counts, coverage="full", is_ended=False, ended_on="")
    assert (answer.text, answer.emphasis) == (text, emphasis)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((0, 0, 0), "In welchem Netzwerk diese Organisation mitarbeitet, ist noch nicht eingetragen."),
        ((0, 0, 1), "Früher war sie in einem Netzwerk verzeichnet, ein heutiges ist nicht eingetragen."),
        ((0, 0, 3), "Früher war sie in drei Netzwerken verzeichnet, ein heutiges ist nicht eingetragen."),
        ((0, 1, 1), "In einem anderen Netzwerk ist sie verzeichnet, in einem eigenen noch nicht."),
    ],
)
def test_organisation_keeps_its_history(numbers, expected):
    own, other, former = numbers
    answer = organisation_answer(own, other, ended_on="", former=former)
    assert " ".join(filter(None, (answer.text, answer.emphasis))) == expected


def test_ended_networks_come_on_top():
    assert networks_answer(5, 128, is_filtered=False, ended=3) == (
        "133 Netzwerke sind eingetragen: fünf eigene und 128 andere, dazu drei beendete."
    )
    assert networks_answer(1, 0, is_filtered=True, ended=1) == (
        "Ein Netzwerk ist hier eingetragen, ein eigenes, dazu ein beendetes."
    )
    assert ended_networks_answer(0) == "Zu dieser Auswahl ist kein beendetes Netzwerk eingetragen."
    assert ended_networks_answer(1).startswith("Ein Netzwerk hat seine Arbeit beendet;")
    assert ended_networks_answer(3).startswith("Drei Netzwerke haben ihre Arbeit beendet;")


@pytest.mark.parametrize(
    ("name", "inside", "towards", "pronoun"),
    [
        ("Landkreis München", "im Landkreis München", "zum Landkreis München", "dem"),
        ("Wartburgkreis", "im Wartburgkreis", "zum Wartburgkreis", "dem"),
        ("Märkischer Kreis", "im Märkischen Kreis", "zum Märkischen Kreis", "dem"),
        ("Eifelkreis Bitburg-Prüm", "im Eifelkreis Bitburg-Prüm", "zum Eifelkreis Bitburg-Prüm", "dem"),
        ("Regionalverband Saarbrücken", "im Regionalverband Saarbrücken", "zum Regionalverband Saarbrücken", "dem"),
        ("Stadt Wismar", "in der Stadt Wismar", "zur Stadt Wismar", "der"),
        ("Region Hannover", "in der Region Hannover", "zur Region Hannover", "der"),
        ("Berlin", "in Berlin", "zu Berlin", "dem"),
    ],
)
def test_names_of_areas_are_declined(name, inside, towards, pronoun):
    assert place(name) == Place(inside, towards, pronoun)


def test_where_a_former_area_belongs():
    assert former_area("Eisenach", "Wartburgkreis", since=2021) == "Eisenach gehört seit 2021 zum Wartburgkreis."
    assert former_area("Eisenach", "Eisenach", since=2021, new_key="16063105") == (
        "Eisenach hat seit 2021 den Schlüssel 16063105."
    )


@pytest.mark.parametrize(
    ("message", "is_plain"),
    [
        ("Gefunden: Wismar (Landkreis Nordwestmecklenburg).", True),
        ("19053 liegt hier: Stadt Schwerin.", True),
        ("13004 ist der amtliche Schlüssel von: Stadt Schwerin.", True),
        ("Gefunden: Stadt Hof (Bayern). So heißen auch: Hof.", False),
        ("Wir haben die führende Null ergänzt: 01067. 01067 liegt hier: Stadt Dresden.", False),
        ("„Wismr“ haben wir so gelesen: Wismar. Gefunden: Wismar.", False),
    ],
)
def test_only_what_says_more_than_the_page_is_told(message, is_plain):
    assert is_plain_hit(message) is is_plain


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ({"shown": 0, "total": 0}, "Zu „x“ ist nichts eingetragen."),
        ({"shown": 0, "total": 0, "places": 2}, "Zwei Orte zu „x“."),
        ({"shown": 1, "total": 1}, "Ein Eintrag zu „x“."),
        ({"shown": 12, "total": 12, "places": 1}, "Ein Ort und zwölf Einträge zu „x“."),
        ({"shown": 20, "total": 37}, "20 von 37 Einträgen zu „x“."),
        ({"shown": 20, "total": 500, "is_more": True}, "20 von mehr als 500 Einträgen zu „x“."),
        ({"shown": 17, "total": 37, "start": 20}, "Die Einträge 21 bis 37 von 37 zu „x“."),
    ],
)
def test_search_says_how_many_there_are(numbers, expected):
    assert search_answer("x", **numbers) == expected


def test_several_things_past_their_day_are_counted():
    today = date(2026, 11, 28)
    long_ago = date(2026, 11, 1)
    answers = [waiting_answer(3, long_ago, today, overdue=late)[0] for late in (1, 2, 3)]
    assert [answer.emphasis for answer in answers] == [
        "eines davon überfällig.",
        "zwei davon überfällig.",
        "alle überfällig.",
    ]
