"""Networks become paint."""

from wirnetz.regions.geometry.painting import Paint, Territory, painting_of


def districts(count, start=1):
    return frozenset(f"{number:05}" for number in range(start, start + count))


def test_own_and_other_networks_meet_in_one_district():
    painting = painting_of(
        [
            Territory("Nord", frozenset({"00001", "00002"}), is_own=True),
            Territory("A", frozenset({"00002001"})),
            Territory("B", frozenset({"00002", "00003"}), is_outdated=True),
        ]
    )
    assert painting.areas == {
        "00001": Paint(is_own=True, sentence="„Nord“"),
        "00002": Paint(is_own=True, others=2, sentence="„Nord“ und 2 andere Netzwerke"),
        "00003": Paint(others=1, is_outdated=True, sentence="ein anderes Netzwerk"),
    }
    assert painting.names == {"Nord": frozenset({"00001", "00002"})}


def test_other_networks_over_ten_districts_are_outlined_only():
    painting = painting_of([Territory("Zehn", districts(10)), Territory("Elf", districts(11, 50))])
    assert {key for key, paint in painting.areas.items() if paint.others} == districts(10)
    assert painting.outlines == (districts(11, 50),)


def test_a_large_network_is_told_wherever_it_lies_though_only_outlined():
    both = [Territory("Nord", districts(1), is_own=True), Territory("Klein", districts(1, 2), is_outdated=True)]
    painting = painting_of([*both, Territory("Groß", districts(11))])
    assert [painting.areas[key] for key in sorted(districts(3))] == [
        Paint(is_own=True, sentence="„Nord“ und ein anderes Netzwerk, als Umriss"),
        Paint(others=1, is_outdated=True, sentence="2 andere Netzwerke, eines davon als Umriss"),
        Paint(sentence="ein anderes Netzwerk, als Umriss"),
    ]


def test_whole_states_are_not_painted():
    assert painting_of([Territory("Land", frozenset({"13"})), Territory("Bund", frozenset())]).areas == {}
