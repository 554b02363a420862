import itertools

from tests.documents.samples import LONGEST_NAMES
from wirnetz.documents.bars import WIDTH, bar_chart
from wirnetz.documents.content import Bar, ChartSlide
from wirnetz.documents.measure import SANS, Style, text_width


def chart_of(*bars, **changes):
    return bar_chart(ChartSlide(title="Befund", alt="", bars=bars, **changes), height=400)


def test_bars_stand_in_proportion_to_their_values():
    full, half, none = (float(row.width) for row in chart_of(Bar("A", 8, "8"), Bar("B", 4, "4"), Bar("C", 0, "0")).rows)
    assert (round(half / full, 2), none) == (0.5, 0.0)


def test_a_given_maximum_is_the_full_length():
    alone = chart_of(Bar("A", 4, "4 von 8"), maximum=8).rows[0]
    full = chart_of(Bar("A", 8, "4 von 8"), maximum=8).rows[0]
    assert round(float(alone.width) / float(full.width), 2) == 0.5


def test_only_the_named_row_is_marked():
    assert [row.is_marked for row in chart_of(Bar("A", 1, "1"), Bar("B", 2, "2", is_marked=True)).rows] == [False, True]


def test_a_chart_without_values_has_no_bars_and_does_not_fail():
    assert chart_of().rows == ()
    assert [row.width for row in chart_of(Bar("A", 0, "keine")).rows] == ["0"]


def test_the_longest_names_stay_left_of_the_axis_and_apart_from_each_other():
    chart = chart_of(*[Bar(name, 10, "10 von 10 Kreisen") for name in LONGEST_NAMES])
    style = Style(SANS, float(chart.letter), 0, bold=True)
    assert max(text_width(words, style) for row in chart.rows for _, words in row.lines) < float(chart.axis_x)
    baselines = [float(y) for row in chart.rows for y, _ in row.lines]
    gaps = [below - above for above, below in itertools.pairwise(baselines)]
    assert min(gaps) >= float(chart.letter) * 0.95
    ends = [float(row.text_x) + text_width(row.text, style) for row in chart.rows]
    assert max(ends) <= WIDTH + 1
