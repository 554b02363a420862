"""PRV-5: four years: each class of data goes on its day, give or take one, and nothing earlier.

Day by day where something ends (the first seven months, and around the second birthday), once a week in between.
"""

import pytest
from django.utils import timezone

from tests.core.ageing_world import FOUR_YEARS, live_through, make_ageing, misjudged
from wirnetz.accounts.queries.chain import verify_audit_chain

pytestmark = [pytest.mark.drill, pytest.mark.django_db]


def test_four_years(settings, tmp_path, django_capture_on_commit_callbacks):
    settings.DATA, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"
    today = timezone.localdate()
    classes = make_ageing(today)
    close = {*range(1, 215), *range(720, 740)}
    days = sorted(close | set(range(215, FOUR_YEARS, 7)))
    gone = live_through(classes, today, days, django_capture_on_commit_callbacks)
    assert misjudged(classes, gone) == {}
    assert verify_audit_chain().problems == ()
