"""What is said about where an organisation sits: singular, plural, nothing yet, and never a reproach."""

import pytest

from wirnetz.portal.sentences.seats import SeatCounts, office_step, seats_answer, seats_lead, state_sentence


def counts(offices=0, placed=None, inside=0, active=0, silent=0, networks=0, taken=0):
    return SeatCounts(offices, offices if placed is None else placed, inside, active, silent, networks, taken)


@pytest.mark.parametrize(
    ("given", "text", "emphasis"),
    [
        (counts(), "Noch ist keine Stelle eingetragen.", "Laden Sie Ihre Liste hoch, dann steht hier die Antwort."),
        (
            counts(1, placed=0, active=1),
            "Von Ihrer Stelle ist noch kein Ort bekannt.",
            "Mit ihm stehen hier die Netzwerke ringsum.",
        ),
        (
            counts(3, placed=0),
            "Von Ihren drei Stellen ist noch kein Ort bekannt.",
            "Mit ihm stehen hier die Netzwerke ringsum.",
        ),
        (
            counts(3),
            "Ihre drei Stellen liegen nach den hier vorliegenden Angaben in keinem Gebiet eines regionalen Netzwerks.",
            "",
        ),
        (
            counts(1, inside=1, silent=1, networks=1),
            "Ihre Stelle liegt im Gebiet eines Netzwerks;",
            "ob Sie dort schon mitarbeiten, dazu liegen keine Angaben vor.",
        ),
        (
            counts(50, inside=38, active=12, silent=20, networks=41, taken=12),
            "Ihre 50 Stellen liegen im Gebiet von 41 Netzwerken;",
            "zu 29 davon ist noch keine Verbindung Ihres Hauses vermerkt.",
        ),
        (
            counts(5, inside=4, active=1, silent=0, networks=2, taken=1),
            "Ihre fünf Stellen liegen im Gebiet von zwei Netzwerken;",
            "zu einem davon ist noch keine Verbindung Ihres Hauses vermerkt.",
        ),
        (
            counts(2, inside=2, networks=2),
            "Ihre zwei Stellen liegen im Gebiet von zwei Netzwerken;",
            "zu beiden ist noch keine Verbindung Ihres Hauses vermerkt.",
        ),
        (
            counts(2, inside=2, active=2, networks=2, taken=2),
            "Ihre zwei Stellen liegen im Gebiet von zwei Netzwerken;",
            "bei allen ist Mitarbeit vermerkt.",
        ),
    ],
)
def test_the_answer_names_what_is_there_and_what_is_not_recorded(given, text, emphasis):
    answer = seats_answer(given)
    assert (answer.text, answer.emphasis) == (text, emphasis)


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (counts(), ""),
        (counts(1, placed=0, active=1), "Eine Stelle arbeitet nach Ihren Angaben schon in einem Netzwerk mit."),
        (
            counts(4, inside=4, active=1, silent=1),
            "Eine Stelle arbeitet nach Ihren Angaben schon in einem Netzwerk mit. "
            "Zu einer Stelle liegen noch keine Angaben vor.",
        ),
        (
            counts(9, placed=7, inside=5, active=3),
            "Drei Stellen arbeiten nach Ihren Angaben schon in einem Netzwerk mit. "
            "Zwei Stellen liegen dort, wo hier noch kein regionales Netzwerk eingetragen ist. "
            "Von zwei Stellen ist der Ort noch nicht bekannt.",
        ),
    ],
)
def test_the_lead_says_what_is_known_of_the_offices(given, text):
    assert seats_lead(given) == text


@pytest.mark.parametrize(
    ("state", "given", "text"),
    [
        (
            "Bayern",
            counts(1),
            "In Bayern ist eine Stelle eingetragen; ein regionales Netzwerk, in dessen Gebiet sie "
            "liegt, kennen wir dort nicht.",
        ),
        (
            "Saarland",
            counts(1, inside=1, silent=1, networks=1),
            "Im Saarland ist eine Stelle eingetragen; sie liegt im "
            "Gebiet eines Netzwerks. Ob dort schon jemand mitarbeitet, dazu liegen keine Angaben vor.",
        ),
        (
            "Hessen",
            counts(6, inside=5, active=2, silent=1, networks=5, taken=2),
            "In Hessen sind sechs Stellen "
            "eingetragen; fünf davon liegen im Gebiet von fünf Netzwerken. "
            "Bei zweien ist Mitarbeit vermerkt, bei dreien "
            "noch nicht.",
        ),
        (
            "Hessen",
            counts(2, inside=2, active=2, networks=3, taken=3),
            "In Hessen sind zwei Stellen eingetragen; beide "
            "liegen im Gebiet von drei Netzwerken. Bei allen ist Mitarbeit vermerkt.",
        ),
        (
            "Hessen",
            counts(3, inside=1, networks=2),
            "In Hessen sind drei Stellen eingetragen; eine davon liegt im Gebiet "
            "von zwei Netzwerken. Mitarbeit ist dort noch nicht vermerkt.",
        ),
    ],
)
def test_one_sentence_tells_of_a_land(state, given, text):
    assert state_sentence(state, given) == text


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (
            {"has_place": False, "silent": True, "around": 0, "open_networks": []},
            "Ort ergänzen, dann lassen sich die Netzwerke zuordnen.",
        ),
        (
            {"has_place": True, "silent": True, "around": 2, "open_networks": ["A", "B"]},
            "Angeben, wo die Stelle schon mitarbeitet.",
        ),
        (
            {"has_place": True, "silent": False, "around": 2, "open_networks": ["A", "B"]},
            "Mit „A“ oder „B“ ins Gespräch kommen.",
        ),
        (
            {"has_place": True, "silent": False, "around": 1, "open_networks": []},
            "Einbringen, was die Allianz gemeinsam anbietet.",
        ),
        (
            {"has_place": True, "silent": True, "around": 0, "open_networks": []},
            "Fragen, wer in der Region schon zusammenarbeitet.",
        ),
    ],
)
def test_each_office_has_a_next_step(given, text):
    assert office_step(**given) == text
