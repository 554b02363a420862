"""The first sentences of region pages and what is missing there, as tables."""

import pytest

from wirnetz.portal.sentences.gaps import Tie, kinds_gap, network_reason, offers_gap
from wirnetz.portal.sentences.region import RegionCounts, Whose, region_answer, region_lead

MUNICIPALITY = Whose("Lübow", "Landkreis Nordwestmecklenburg")
NONE = {"own": 0, "other": 0, "unlinked": 0, "land_wide": 0, "seated": 0, "tied": 0, "members_of_own": 0}


def counts(**changes):
    return RegionCounts(**(NONE | changes))


ANSWERS = [
    ((0, 0, 0), "Hier ist noch kein regionales Netzwerk eingetragen.", ""),
    ((1, 0, 0), "Hier ist ein eigenes Netzwerk eingetragen, ein anderes kennen wir nicht.", ""),
    ((2, 0, 0), "Hier sind zwei eigene Netzwerke eingetragen, andere kennen wir nicht.", ""),
    (
        (0, 1, 1),
        "Hier ist ein anderes Netzwerk eingetragen, ein eigenes nicht;",
        "zu ihm ist noch keine Verbindung vermerkt.",
    ),
    (
        (0, 2, 2),
        "Hier sind zwei andere Netzwerke eingetragen, ein eigenes nicht;",
        "zu beiden ist noch keine Verbindung vermerkt.",
    ),
    (
        (0, 4, 4),
        "Hier sind vier andere Netzwerke eingetragen, ein eigenes nicht;",
        "zu keinem davon ist eine Verbindung vermerkt.",
    ),
    (
        (0, 5, 4),
        "Hier sind fünf andere Netzwerke eingetragen, ein eigenes nicht;",
        "zu vier davon ist noch keine Verbindung vermerkt.",
    ),
    (
        (1, 1, 1),
        "Hier sind zwei regionale Netzwerke eingetragen, eines davon ein eigenes;",
        "zum anderen ist noch keine Verbindung vermerkt.",
    ),
    (
        (1, 2, 2),
        "Hier sind drei regionale Netzwerke eingetragen, eines davon ein eigenes;",
        "zu beiden anderen ist noch keine Verbindung vermerkt.",
    ),
    (
        (1, 3, 2),
        "Hier sind vier regionale Netzwerke eingetragen, eines davon ein eigenes;",
        "zu zweien ist noch keine Verbindung vermerkt.",
    ),
    (
        (1, 6, 6),
        "Hier sind sieben regionale Netzwerke eingetragen, eines davon ein eigenes;",
        "zu keinem der anderen ist eine Verbindung vermerkt.",
    ),
    (
        (2, 6, 4),
        "Hier sind acht regionale Netzwerke eingetragen, zwei davon eigene;",
        "zu vier anderen ist noch keine Verbindung vermerkt.",
    ),
    ((1, 2, 0), "Hier sind drei regionale Netzwerke eingetragen, eines davon ein eigenes.", ""),
]


@pytest.mark.parametrize(("networks", "text", "emphasis"), ANSWERS)
def test_answer_counts_networks_and_missing_links(networks, text, emphasis):
    own, other, unlinked = networks
    answer = region_answer(counts(own=own, other=other, unlinked=unlinked))
    assert (answer.text, answer.emphasis) == (text, emphasis)


LEADS = [
    ((0, 0), "Auch eine Organisation mit Sitz in dieser Region ist noch nicht eingetragen."),
    ((1, 0), "Eine Organisation hat hier ihren Sitz, soweit eingetragen."),
    ((3, 0), "Drei Organisationen haben hier ihren Sitz, soweit eingetragen."),
    (
        (13, 37),
        "13 Organisationen haben hier ihren Sitz; 37 weitere sind über ein Netzwerk verbunden, das bis hierher reicht.",
    ),
    (
        (1, 1),
        "Eine Organisation hat hier ihren Sitz; eine weitere ist über ein Netzwerk verbunden, das bis hierher reicht.",
    ),
    (
        (0, 1),
        "Mit Sitz in dieser Region ist keine Organisation eingetragen; "
        "eine ist über ein Netzwerk verbunden, das bis hierher reicht.",
    ),
    (
        (0, 5),
        "Mit Sitz in dieser Region ist keine Organisation eingetragen; "
        "fünf sind über ein Netzwerk verbunden, das bis hierher reicht.",
    ),
]


@pytest.mark.parametrize(("organisations", "expected"), LEADS)
def test_lead_tells_seats_from_ties(organisations, expected):
    seated, tied = organisations
    assert region_lead(counts(seated=seated, tied=tied)) == expected


def test_lead_names_who_is_in_the_own_network():
    first = "Drei Organisationen haben hier ihren Sitz, soweit eingetragen."
    for members, rest in [
        (0, "Wer im eigenen Netzwerk mitarbeitet, ist noch nicht vermerkt."),
        (1, "Eine davon ist im eigenen Netzwerk verzeichnet."),
        (2, "Zwei davon sind im eigenen Netzwerk verzeichnet."),
    ]:
        assert region_lead(counts(own=1, seated=3, members_of_own=members)) == f"{first} {rest}"


def test_a_municipality_says_whose_numbers_these_are():
    answer = region_answer(counts(own=1, other=1, unlinked=1), MUNICIPALITY)
    assert answer.text == (
        "Im Landkreis Nordwestmecklenburg, zu dem Lübow gehört, sind zwei regionale Netzwerke eingetragen, "
        "eines davon ein eigenes;"
    )
    assert region_lead(counts(seated=2, tied=1), MUNICIPALITY) == (
        "Im Landkreis Nordwestmecklenburg haben zwei Organisationen ihren Sitz; "
        "eine weitere ist über ein Netzwerk verbunden, das bis dorthin reicht."
    )
    assert region_lead(counts(), MUNICIPALITY) == (
        "Auch eine Organisation mit Sitz im Landkreis Nordwestmecklenburg ist noch nicht eingetragen."
    )


A, B = Tie("IHK", "member"), Tie("DGB", "coordination")
HELPS, PAYS = Tie("AOK", "cooperation"), Tie("Land", "funding")
REASONS = [
    ([], "Wer dort mitarbeitet, ist noch nicht eingetragen."),
    ([A], "Dort ist IHK eingetragen."),
    ([A, B], "Dort sind zwei Organisationen eingetragen."),
    ([HELPS], "Dort ist AOK eingetragen (Rolle: Zusammenarbeit)."),
    ([A, HELPS], "Dort sind zwei Organisationen eingetragen, eine mit der Rolle Zusammenarbeit."),
    ([HELPS, HELPS], "Dort sind zwei Organisationen eingetragen, alle mit der Rolle Zusammenarbeit."),
    (
        [A, HELPS, PAYS],
        "Dort sind drei Organisationen eingetragen, eine mit der Rolle Zusammenarbeit, eine mit der Rolle Förderung.",
    ),
    (
        [HELPS, Tie("BG", "member", True)],
        "BG ist in beiden Netzwerken eingetragen und könnte die Brücke sein.",
    ),
    (
        [Tie("BG", "cooperation", True)],
        "BG ist hier im eigenen Netzwerk, arbeitet mit diesem zusammen und könnte die Brücke sein.",
    ),
    (
        [Tie("BG", "funding", True)],
        "BG ist hier im eigenen Netzwerk, fördert dieses und könnte die Brücke sein.",
    ),
]


@pytest.mark.parametrize(("ties", "expected"), REASONS)
def test_who_could_build_the_bridge(ties, expected):
    assert network_reason(ties) == expected


def test_what_nobody_has_recorded():
    assert kinds_gap([]) == ""
    assert kinds_gap(["Sozialpartner", "Kammern"]) == "Sozialpartner und Kammern sind hier noch nicht eingetragen."
    assert offers_gap(0, 3) == ""
    assert offers_gap(3, 3) == "Von 3 gemeinsamen Angeboten ist hier noch bei keinem vermerkt, wer es nutzt."
    assert offers_gap(2, 3) == "Bei zwei von 3 gemeinsamen Angeboten ist hier keine Nutzung vermerkt."
