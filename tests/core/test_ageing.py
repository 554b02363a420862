"""Each class of data is there until its day and gone after it: looked at around the days that matter."""

import pytest
from django.utils import timezone

from tests.core.ageing_world import live_through, make_ageing, misjudged
from wirnetz.accounts.queries.chain import verify_audit_chain

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folders(settings, tmp_path):
    settings.DATA, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"


def test_everything_goes_on_its_day_and_nothing_earlier(django_capture_on_commit_callbacks):
    today = timezone.localdate()
    classes = make_ageing(today)
    ends = {item.goes_after for item in classes if item.goes_after}
    days = sorted({day for end in ends for day in (end - 2, end - 1, end, end + 1) if day > 0})
    gone = live_through(classes, today, days, django_capture_on_commit_callbacks)
    assert misjudged(classes, gone) == {}
    assert verify_audit_chain().problems == ()


def test_the_daily_work_changes_nothing_the_second_time(django_capture_on_commit_callbacks):
    today = timezone.localdate()
    classes = make_ageing(today)
    live_through(classes, today, [40, 40], django_capture_on_commit_callbacks)
    before = [item.is_there() for item in classes]
    live_through(classes, today, [40], django_capture_on_commit_callbacks)
    assert [item.is_there() for item in classes] == before
