"""The next draft begins itself."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.factories.activities import make_gathering
from tests.factories.organisations import make_alliance
from wirnetz.accounts.actions import grant_role
from wirnetz.accounts.enums import Role
from wirnetz.core.models import OutboxMail
from wirnetz.infoservice.actions import draft_next_edition
from wirnetz.infoservice.actions.drafting import following
from wirnetz.infoservice.enums import Rhythm
from wirnetz.infoservice.models import InfoService, Item

TODAY = timezone.localdate()


def test_the_days_follow_the_rhythm():
    assert following(date(2026, 11, 30), Rhythm.WEEKLY) == date(2026, 12, 7)
    assert following(date(2027, 1, 31), Rhythm.MONTHLY) == date(2027, 2, 28)
    assert following(date(2026, 11, 30), Rhythm.QUARTERLY) == date(2027, 2, 28)
    assert following(date(2026, 12, 1), Rhythm.MONTHLY) == date(2027, 1, 1)
    assert following(date(2026, 12, 1), Rhythm.NONE) is None


@pytest.mark.django_db
def test_a_draft_lies_ready_a_week_before_with_what_offers_itself_and_its_editors_are_told(alice):
    root = make_alliance(slug="allianz").node
    grant_role(person=alice, node=root, role=Role.EDITING, from_on=TODAY, until_on=None, by=None)
    for days in range(10, 16):
        make_gathering(starts_at=timezone.now() + timedelta(days=days), is_example=days == 10)
    planned = TODAY + timedelta(days=7)
    service = InfoService.objects.create(pk=1, next_on=planned + timedelta(days=1))
    assert draft_next_edition(TODAY) is None
    InfoService.objects.update(next_on=planned)
    edition = draft_next_edition(TODAY)
    assert edition.planned_on == planned
    assert Item.objects.unscoped("test").filter(edition=edition, is_example=False).count() == 3
    [mail] = OutboxMail.objects.unscoped("test").filter(kind="edition_due")
    assert mail.to_address == alice.email
    assert f"/verwaltung/infodienst/{edition.slug}/" in mail.text
    service.refresh_from_db()
    assert service.next_on == following(planned, Rhythm.MONTHLY)
    assert draft_next_edition(TODAY) is None
