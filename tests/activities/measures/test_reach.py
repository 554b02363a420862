"""How firms are counted: each once, nothing foreign, small numbers hidden. The rules stand in docs/measures.md."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.activities import BERLIN, make_gathering, make_joint_activity
from tests.factories.networks import make_network
from wirnetz.activities.actions import ReachValues, record_reach
from wirnetz.activities.enums import GatheringState
from wirnetz.activities.measures import Report, firms_reached
from wirnetz.activities.models import Joining
from wirnetz.activities.queries import results_of

NOW = datetime(2026, 4, 20, 12, tzinfo=BERLIN)
REPORTS = st.lists(
    st.builds(
        Report,
        place=st.sampled_from([f"gathering-{n}" for n in range(6)]),
        activity=st.sampled_from([1, 2]),
        firms=st.integers(0, 90),
        known=st.integers(0, 90),
        is_estimated=st.booleans(),
        counts=st.booleans(),
    ),
    max_size=12,
)


@given(reports=REPORTS)
def test_a_report_of_another_activity_or_of_what_does_not_count_changes_nothing(reports):
    mine = [report for report in reports if report.activity == 1 and report.counts]
    assert firms_reached(reports, activity=1) == firms_reached(mine, activity=1)


@given(reports=REPORTS)
def test_saying_everything_again_counts_nothing_twice(reports):
    assert firms_reached([*reports, *reports], activity=1) == firms_reached(reports, activity=1)


@given(reports=REPORTS, known=st.integers(0, 90))
def test_who_was_counted_elsewhere_never_adds_and_a_sum_is_never_negative_nor_more_than_was_said(reports, known):
    total = firms_reached(reports, activity=1)
    more = [replace(report, known=report.known + known) for report in reports]
    assert 0 <= firms_reached(more, activity=1).firms <= total.firms <= sum(report.firms for report in reports)


@pytest.mark.django_db
def test_the_sum_is_of_this_activity_of_what_took_place_and_hidden_below_five(time_machine):
    time_machine.move_to(NOW, tick=False)
    activity, other = make_joint_activity(state="running"), make_joint_activity(state="running")

    def say(record, firms, known=0):
        record_reach(record=record, values=ReachValues(firms, known, "counted"), by=None)

    def told():
        results = results_of(activity, now=NOW)
        return results.firms, results.is_reported

    assert told() == (None, False)
    past = {"joint_activity": activity, "starts_at": datetime(2026, 4, 1, 18, tzinfo=BERLIN)}
    evening = make_gathering(hosts=(make_network(), make_network()), **past)
    say(evening, 4)
    assert told() == (None, True)
    say(evening, 9)
    say(evening, 9)
    assert told() == (9, True)
    say(make_gathering(**past | {"joint_activity": other}), 50)
    say(make_gathering(**past | {"joint_activity": None}), 50)
    say(make_gathering(**past | {"state": GatheringState.CANCELLED}), 50)
    say(make_gathering(**past | {"starts_at": datetime(2026, 5, 1, tzinfo=BERLIN)}), 50)
    say(Joining.objects.create(joint_activity=other, network=make_network()), 50)
    assert told() == (9, True)
    say(Joining.objects.create(joint_activity=activity, network=make_network()), 7, known=5)
    assert told() == (11, True)
    record_reach(record=evening, values=None, by=None)
    assert told() == (None, True)


def test_the_measures_are_written_down():
    text = (Path(__file__).parents[3] / "docs" / "measures.md").read_text(encoding="utf-8")
    for part in (
        "Firms reached",
        "**Formula.**",
        "**Source.**",
        "**What it cannot say.**",
        "**How it could be gamed.**",
    ):
        assert part in text
