"""Span: on paper, against plain loops, and what never matters."""

from math import hypot, sqrt

import pytest

from tests.landscape.grounds import random_landscape, row_of
from tests.turns import some_every_day
from wirnetz.landscape.analysis import span
from wirnetz.landscape.analysis.span import spans

KEYS = ["01001001", "01001002", "01002003", "02001004"]


def test_three_equal_areas_in_a_row():
    [each] = spans(row_of(KEYS, {"Nord": KEYS[:3]}))
    assert (each.municipalities, each.whole_districts, each.districts, each.pieces) == (3, 2, 2, 1)
    assert (each.people, each.firms) == (3000, None)
    assert each.radius == pytest.approx(sqrt(200 / 3))
    assert each.way == pytest.approx(13)


def test_the_way_is_measured_from_the_meeting_place_where_there_is_one():
    [each] = spans(row_of(KEYS, {"Nord": KEYS[:3]}, meets_in=KEYS[0]))
    assert each.way == pytest.approx(26)
    [finding] = span(row_of(KEYS, {"Nord": KEYS[:3]}, meets_in=KEYS[0]))
    assert finding.sentence == (
        "Das Netzwerk „Nord“ umfasst zwei Kreise mit rund 3.000 Menschen. "
        "Neun von zehn Menschen haben höchstens 26\u00a0km bis zum Treffpunkt in Ort 1."
    )


def test_a_single_area_is_no_point():
    [each] = spans(row_of(KEYS, {"Nord": KEYS[:1]}, km2=314.159265))
    assert each.way == pytest.approx(1.3 * 20 / 3, rel=1e-6)


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ({"Nord": []}, "Für das Netzwerk „Nord“ ist noch kein Gebiet eingetragen."),
        ({"Nord": KEYS[:1]}, "Das Netzwerk „Nord“ umfasst eine Gemeinde mit rund 1.000 Menschen."),
        ({"Nord": KEYS[:2]}, "Das Netzwerk „Nord“ umfasst einen Kreis mit rund 2.000 Menschen."),
        (
            {"Nord": [KEYS[0], KEYS[2]]},
            "Das Netzwerk „Nord“ umfasst zwei Gemeinden in zwei Kreisen mit rund 2.000 Menschen. Das",
        ),
    ],
)
def test_none_one_and_many_are_said(held, said):
    [finding] = span(row_of(KEYS, held))
    assert finding.sentence.startswith(said)


def test_the_position_needs_five_others_and_counts_those_with_shorter_ways():
    keys = [f"010010{number:02d}" for number in range(20)]
    held = {f"N{number}": keys[: number + 2] for number in range(5)}
    assert {each.position for each in spans(row_of(keys, held, km2=1.0))} == {None}
    held["N5"] = keys[:7]
    assert [each.position for each in spans(row_of(keys, held, km2=1.0))][5] == 5


def test_the_order_of_rows_does_not_matter_even_where_many_are_equally_dense():
    keys = [f"0100{number // 100}{number % 100:03d}" for number in range(40)]
    held = {f"N{number:02d}": keys[number : number + 1 + number % 7] for number in range(33)}
    backwards = dict(reversed(held.items()))

    def positions(chosen):
        landscape = row_of(keys, chosen, km2=1.0)
        return {landscape.networks[each.network].slug: (each.position, each.peers) for each in spans(landscape)}

    assert positions(held) == positions(backwards)
    assert {peers for _position, peers in positions(held).values()} == {32}


def test_findings_stand_by_name_and_not_by_the_length_of_ways():
    landscape = row_of(KEYS, {"Süd": KEYS, "Ärzte": KEYS[:1], "Nord": KEYS[:2], "Leer": []})
    assert [finding.subject for finding in span(landscape)] == ["ärzte", "leer", "nord", "süd"]


def test_people_unknown_everywhere_is_nothing_to_say():
    [each] = spans(row_of(KEYS, {"Nord": KEYS}, people=[float("nan")] * 4))
    assert (each.people, each.way, each.radius) == (None, None, None)


def slow(landscape, network):
    """People, radius and pieces by plain loops."""
    areas = [area for area in range(len(landscape.keys)) if landscape.territory[network, area]]
    known = [(landscape.people[area], landscape.x[area], landscape.y[area]) for area in areas]
    known = [row for row in known if row[0] == row[0]]
    people = sum(row[0] for row in known)
    if not people:
        return None
    middle = sum(row[0] * row[1] for row in known) / people, sum(row[0] * row[2] for row in known) / people
    square = sum(weight * hypot(x - middle[0], y - middle[1]) ** 2 for weight, x, y in known) / people
    todo, pieces = set(areas), 0
    while todo:
        pieces, queue = pieces + 1, [todo.pop()]
        while queue:
            near = [area for area in todo if landscape.borders[queue[-1], area]]
            queue.pop()
            todo -= set(near)
            queue += near
    return people, sqrt(square), pieces


@pytest.mark.parametrize("seed", some_every_day(range(200), every=20))
def test_the_same_by_plain_loops(seed):
    landscape = random_landscape(seed)
    for each in spans(landscape):
        expected = slow(landscape, each.network)
        if expected:
            assert (each.people, each.radius, each.pieces) == pytest.approx(expected)
