"""PRV-5: four years, day by day: each class of data goes on its day, give or take one, and nothing earlier."""

import pytest
from django.utils import timezone

from tests.core.ageing_world import FOUR_YEARS, live_through, make_ageing, misjudged
from wirnetz.accounts.queries.chain import verify_audit_chain

pytestmark = [pytest.mark.drill, pytest.mark.django_db]


def test_four_years_day_by_day(settings, tmp_path, django_capture_on_commit_callbacks):
    settings.DATA, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"
    today = timezone.localdate()
    classes = make_ageing(today)
    gone = live_through(classes, today, range(1, FOUR_YEARS), django_capture_on_commit_callbacks)
    assert misjudged(classes, gone) == {}
    assert verify_audit_chain().problems == ()
