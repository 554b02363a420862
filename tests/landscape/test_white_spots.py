"""White spots: on paper, against plain sets, and what never matters."""

import networkx
import numpy as np
import pytest

from tests.landscape.grounds import random_landscape, row_of
from tests.turns import some_every_day
from wirnetz.landscape.analysis import QUESTIONS, Landscape, record, white_spots
from wirnetz.landscape.analysis.white_spots import NOTHING_RECORDED, manageable, spots

A, B, C, D = "01001001", "01001002", "01002003", "02001004"


def told(landscape):
    return [finding.sentence for finding in white_spots(landscape)]


def test_an_area_between_two_networks_is_named_weighted_and_has_a_neighbour():
    landscape = row_of([A, B, C, D], {"Nord": [A, B], "Süd": [D]}, people=[500, 900, 64_321, 100])
    [finding] = white_spots(landscape)
    assert finding.sentence == (
        "Kreis Zwei: Nach den hier vorliegenden Angaben ist noch kein regionales Netzwerk eingetragen. "
        "Dort leben rund 64.000 Menschen. Am nächsten liegt das Netzwerk „Nord“: 10\u00a0km von Ort 3."
    )
    assert (finding.subject, finding.areas, finding.networks) == (C, (C,), ("nord",))
    told_whole = record(finding, landscape)
    assert told_whole["evidence"] == {"areas": [C], "networks": ["nord"]}
    assert told_whole["on"] == "2026-11-28"


def test_what_touches_is_one_spot_within_a_land_and_another_beyond_its_border():
    landscape = row_of([A, B, C, D], {"Nord": [A]}, people=[1, 20, 300, 4000])
    assert [spot.areas.tolist() for spot in spots(landscape)] == [[3], [1, 2]]
    assert [sentence.partition(":")[0] for sentence in told(landscape)] == ["Kreis Drei", "Um Ort 3 (Land A)"]


def test_firms_come_before_people_where_they_are_known():
    landscape = row_of([A, B, C], {"Nord": [B]}, people=[9, 1, 5], firms=[2.0, 1.0, 7.0])
    assert [finding.subject for finding in white_spots(landscape)] == [C, A]
    assert "Dort arbeiten 7 kleine und mittlere Betriebe." in told(landscape)[0]


@pytest.mark.parametrize(
    ("landscape", "said"),
    [
        (row_of([A, B], {"Nord": [A, B]}), "Für jede Gemeinde ist ein regionales Netzwerk eingetragen."),
        (row_of([A, B], {}), NOTHING_RECORDED),
        (row_of([], {}), NOTHING_RECORDED),
        (row_of([A, B], {"Leer": []}), NOTHING_RECORDED),
    ],
)
def test_none_and_cannot_tell_are_sentences_too(landscape, said):
    assert told(landscape) == [said]


def test_unknown_people_are_not_counted_and_not_zero():
    [finding] = white_spots(row_of([A, B], {"Nord": [A]}, people=[1, np.nan]))
    assert (finding.figures["people"], "Menschen" in finding.sentence) == (None, False)


def test_a_single_firm_is_said_in_the_singular():
    [sentence] = told(row_of([A, C], {"Nord": [A]}, firms=[4.0, 1.0]))
    assert "Dort arbeitet ein kleiner oder mittlerer Betrieb." in sentence


def slow(landscape):
    """The same by plain sets and networkx."""
    held = {landscape.keys[area] for _row, area in zip(*landscape.territory.nonzero(), strict=True)}
    graph = networkx.Graph()
    graph.add_nodes_from(key for key in landscape.keys if key not in held)
    for a, b in zip(*landscape.borders.nonzero(), strict=True):
        ends = landscape.keys[a], landscape.keys[b]
        if all(end in graph for end in ends) and ends[0][:2] == ends[1][:2]:
            graph.add_edge(*ends)
    return sorted(sorted(piece) for piece in networkx.connected_components(graph))


@pytest.mark.parametrize("seed", some_every_day(range(200), every=10))
def test_the_same_by_plain_sets(seed):
    landscape = random_landscape(seed)
    found = sorted(sorted(landscape.keys[area] for area in spot.areas) for spot in spots(landscape))
    assert found == slow(landscape)


def test_the_question_is_entered_and_shapes_that_do_not_fit_are_refused():
    assert QUESTIONS["white-spots"] is white_spots
    made = row_of([A, B], {"Nord": [A]})
    values = {name: getattr(made, name) for name in made.__dataclass_fields__}
    for change in ({"people": made.people[:1]}, {"keys": (B, A)}, {"networks": ()}, {"borders": made.territory}):
        with pytest.raises(ValueError, match=next(iter(change)) if "networks" not in change else "territory"):
            Landscape(**values | change)


def test_what_is_too_large_is_cut_by_regierungsbezirk_and_then_in_halves():
    keys = [f"010{number:02d}001" for number in range(20)] + [f"011{number:02d}001" for number in range(26)]
    landscape = row_of(["00001001", *keys], {"Nord": ["00001001"]})
    sizes = [len(spot.areas) for spot in spots(landscape)]
    assert sorted(sizes) == [6, 6, 7, 7, 10, 10]
    assert sorted(int(area) for spot in spots(landscape) for area in spot.areas) == list(range(1, 47))
    assert all(len(landscape.pieces(spot.areas)) == 1 for spot in spots(landscape))
    assert all(len({landscape.keys[area][:3] for area in spot.areas}) == 1 for spot in spots(landscape))


@pytest.mark.parametrize("seed", some_every_day(range(40), every=10))
def test_pieces_are_connected_and_small_whatever_the_borders(seed):
    landscape = random_landscape(seed)
    for whole in landscape.pieces(np.arange(len(landscape.keys))):
        parts = manageable(landscape, [whole], most=2)
        assert sorted(int(area) for part in parts for area in part) == sorted(whole.tolist())
        assert all(len(landscape.pieces(part)) == 1 for part in parts)
        assert all(len(set(landscape.district_of[part])) <= 2 for part in parts)
