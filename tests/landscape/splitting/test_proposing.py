"""Three proposals, or a sentence that says why there are fewer or none."""

from dataclasses import replace

import numpy as np
import pytest

from tests.landscape.splitting.grounds import grid, line
from wirnetz.landscape.analysis.splitting.ground import Ground
from wirnetz.landscape.analysis.splitting.measuring import difference, measured
from wirnetz.landscape.analysis.splitting.naming import part_names
from wirnetz.landscape.analysis.splitting.proposing import (
    AS_WISHED,
    DIFFERENT,
    EVEN,
    OTHER,
    SHORT,
    Proposal,
    Question,
    _truly_named,
    proposals_for,
)
from wirnetz.landscape.analysis.splitting.sentences import proposal_sentence
from wirnetz.landscape.analysis.splitting.wishes import Wishes

NAMES = {f"0100{at}": name for at, name in enumerate(("Altstadt", "Brück", "Celle", "Dorum", "Emden", "Fulda"))}


def asked(territory, wishes, **more):
    return proposals_for(Question(*territory, NAMES, wishes, **more))


@pytest.mark.parametrize(
    ("weights", "wishes", "refusal"),
    [
        ([], Wishes(2), "Es ist noch kein Gebiet ausgewählt. Wählen Sie mindestens zwei Kreise oder Gemeinden."),
        ([5], Wishes(2), "Altstadt ist auf dieser Ebene ein einziges Gebiet und lässt sich nicht teilen. "
                         "Wählen Sie weitere Gebiete, oder teilen Sie nach Gemeinden."),
        ([5, 5], Wishes(3), "Für drei Teile ist das Gebiet zu klein: Es besteht aus zwei Gebieten. "
                            "Möglich sind zwei Teile."),
        ([5, 5], Wishes(7), "Ein Gebiet wird hier in zwei bis sechs Teile geteilt. Wählen Sie eine Zahl dazwischen."),
        ([5, 5, 5], Wishes(2, hubs=("01000", "01000")), "In Altstadt liegen mehrere Treffpunkte; ein Gebiet kommt aber "
                                                        "ganz in einen Teil. Lassen Sie dort nur einen Treffpunkt."),
        ([5, 5, 5], Wishes(2, hubs=("01000", "01001", "01002")), "Sie haben drei Treffpunkte für zwei Teile genannt, "
         "und jeder Teil hat höchstens einen. Nehmen Sie Treffpunkte weg, oder wählen Sie mehr Teile."),
        ([5, 5], Wishes(2, hubs=("01005",)), "Fulda liegt nicht in diesem Gebiet und kann dort kein Treffpunkt sein."),
        ([5, 5], Wishes(0), "Das Gebiet ist schon überschaubar: Im Mittel sind es rund 5 km bis zur Mitte. "
                            "Wenn Sie es trotzdem teilen möchten, wählen Sie eine Zahl von Teilen."),
    ],
)  # fmt: skip
def test_what_cannot_be_cut_is_explained(weights, wishes, refusal):
    answer = asked(line(weights), wishes)
    assert (answer.refusal, answer.proposals) == (refusal, ())


def test_unknown_areas_are_named():
    refusal = asked(line([5, 5]), Wishes(2), unknown=("99999",)).refusal
    assert refusal == (
        "Unter 99999 kennen wir keinen Kreis und keine Gemeinde von heute. Prüfen Sie die amtlichen Schlüssel."
    )


def test_what_was_taken_for_granted_is_said():
    units, borders = line([900, 10, 10, 10], offices=["A"])
    answer = asked((units, borders[:1] + borders[2:]), Wishes(2, need=1), outside=1)
    assert answer.notes == (
        "Das Gebiet besteht aus zwei Stücken, die nicht aneinandergrenzen. "
        "Für die Teilung gelten als benachbart: Brück und Celle (10 km).",
        "Eine Stelle liegt außerhalb des Gebiets und zählt hier nicht mit.",
        "Altstadt ist allein schon größer als einer von zwei gleichen Teilen und bildet deshalb den Kern eines eigenen "
        "Teils; was übrig bleibt, ist ein Teil.",
        "Im Gebiet ist ein Haus mit einer Stelle eingetragen. Eins in jedem von zwei Teilen ist damit nicht möglich.",
    )


def test_there_are_three_proposals_where_three_exist():
    assert len(asked(line([10, 10, 10, 10]), Wishes(2, need=0)).proposals) == 3
    few = asked(line([10, 10, 10]), Wishes(2, need=0))
    assert len(few.proposals) == 2
    assert few.notes[-1] == "Für diese Gebiete haben wir nur zwei verschiedene Möglichkeiten gefunden."


def test_a_proposal_says_that_it_is_uneven_also_where_one_area_is_too_heavy():
    answer = asked(line([900, 10, 10, 10]), Wishes(2, need=0, tolerance=0.05))
    assert answer.proposals[0].notes == (
        "Die Teile sind ungleicher als gewünscht: 94 statt höchstens 5 Prozent Abweichung.",
    )


def test_other_proposals_are_told_apart_by_a_part_that_only_they_have():
    titles = [each.title for each in asked(line([900, 10, 10, 10]), Wishes(2, need=0)).proposals]
    assert titles == ["Nach Ihren Wünschen", "Anderer Zuschnitt: Celle und Dorum", "Anderer Zuschnitt: Dorum"]


def test_proposals_differ_and_say_what_they_cost():
    territory = grid(6, 2, per_district=2)
    names = {key[:5]: f"Kreis {key[:5]}" for key in Ground.of(*territory).keys}
    names |= {key: f"Ort {key}" for key in Ground.of(*territory).keys}
    found = proposals_for(Question(*territory, names, Wishes(3, need=0))).proposals
    ground = Ground.of(*territory)
    labels = [ground.labels({key: at for at, part in enumerate(p.figures.parts) for key in part.keys}) for p in found]
    for at, one in enumerate(labels):
        assert all(difference(ground, one, two) >= DIFFERENT for two in labels[at + 1 :])
    assert found[0].title == "Nach Ihren Wünschen"
    assert sorted(found[0].names) == ["Kreis 01000", "Kreis 01001", "Kreis 01002"]
    assert found[0].sentence == (
        "Drei Teile mit im Mittel 400 Menschen, größte Abweichung 0 Prozent. Die Entfernung zur Mitte sinkt im Mittel "
        "von 18 auf 7 km. Kein Kreis wird geteilt."
    )


@pytest.mark.parametrize(("wide", "high", "parts"), [(6, 2, 2), (6, 2, 3), (8, 4, 2), (6, 4, 3), (5, 3, 2), (7, 3, 3)])
def test_a_proposal_is_called_only_what_it_is_best_at(wide, high, parts):
    territory = grid(wide, high, per_district=2)
    ground = Ground.of(*territory)
    names = {key: f"Ort {key}" for key in ground.keys} | {key[:5]: f"Kreis {key[:5]}" for key in ground.keys}
    found = {
        each.title: each.figures for each in proposals_for(Question(*territory, names, Wishes(parts, need=0))).proposals
    }
    best = {
        "Kreise möglichst ganz": lambda figures: figures.districts_cut,
        "Möglichst kurze Wege": lambda figures: figures.ways,
        "Möglichst gleich groß": lambda figures: figures.deviation,
    }
    for title in found.keys() & best:
        assert best[title](found[title]) <= min(map(best[title], found.values())) + 1e-9


def test_a_title_that_another_proposal_puts_to_shame_gives_way():
    def shown(title, ways, deviation):
        figures = measured(Ground.of(*line([10, 10])), np.arange(2), need=0)
        return Proposal(title, Wishes(2), "", (), (), replace(figures, ways=ways, deviation=deviation))

    rows = [shown(AS_WISHED, 0.3, 0.01), shown(SHORT, 0.2, 0.1), shown(EVEN, 0.4, 0.05)]
    assert [each.title for each in _truly_named(rows)] == [AS_WISHED, SHORT, OTHER]


@pytest.mark.parametrize(
    ("served", "said"),
    [
        (0, "In keinem Teil sind mindestens zwei Häuser mit einer Stelle vertreten."),
        (1, "In einem von drei Teilen sind mindestens zwei Häuser mit einer Stelle vertreten."),
        (2, "In zwei von drei Teilen sind mindestens zwei Häuser mit einer Stelle vertreten."),
        (3, "In jedem Teil sind mindestens zwei Häuser mit einer Stelle vertreten."),
    ],
)
def test_in_how_many_parts_enough_houses_sit_is_said_in_words(served, said):
    ground = Ground.of(*line([10, 10, 10]))
    figures = replace(measured(ground, np.arange(3), need=2), served=served)
    assert proposal_sentence(figures, noun="Menschen", need=2).endswith(said)


def test_parts_are_named_after_what_they_contain():
    parts = [["01001001", "01001002"], ["01002001"], ["01002002", "01003001", "01003002", "01003003"]]
    weights = {key: 1.0 for keys in parts for key in keys} | {"01003003": 9.0}
    names = {key: f"Ort {key[-3:]}" for key in weights} | {"01001": "Alland", "01002": "Beland", "01003": "Celand"}
    assert part_names(parts, weights, names) == ["Alland", "Ort 001", "Raum Ort 003"]
