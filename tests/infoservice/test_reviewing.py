"""What a second person sees of an edition before it goes on."""

import re
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories.areas import make_area
from tests.factories.editions import make_edition, make_item, make_picture
from tests.factories.offers import make_topic
from tests.factories.organisations import make_alliance
from tests.signing_in import sign_in
from wirnetz.accounts.actions import grant_role
from wirnetz.accounts.enums import Role
from wirnetz.infoservice.enums import EditionState

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def alliance(db):
    return make_alliance(slug="allianz").node


@pytest.fixture
def reviewer(alliance, bob):
    grant_role(person=bob, node=alliance, role=Role.RELEASE, from_on=TODAY, until_on=None, by=None)
    return sign_in(Client(), bob)


def told(page):
    """What each item tells the second person alone, as pairs."""
    lists = re.findall(r'<dl class="plain to-check"[^>]*>(.*?)</dl>', page.content.decode(), re.DOTALL)
    return [re.findall(r"<dt>(.*?)</dt><dd[^>]*>(.*?)</dd>", each) for each in lists]


def test_a_reviewer_reads_for_whom_an_item_is_and_what_is_said_of_its_picture(reviewer, alice):
    edition = make_edition("Für alle", state=EditionState.IN_REVIEW, author=alice, changed_by=alice)
    limited = make_item(
        edition, "Für wenige", kind="date", audience="advisers", topic=make_topic("Arbeitszeit"),
        expires_on=date(2099, 3, 1), picture=make_picture(90, 60), picture_alt="Ein Kran im Hafen",
        headline_en="For a few", text_en="Few.", picture_alt_en="A crane",
    )  # fmt: skip
    limited.areas.add(make_area("13074", "Hafenkreis"), make_area("13075", "Seekreis"))
    page = reviewer.get(f"/verwaltung/infodienst/{edition.slug}/pruefen/")
    whom = ("Bekommen", "nur: Beraterinnen und Berater; Thema „Arbeitszeit“; Gebiet: Hafenkreis oder Seekreis")
    until = ("Gilt bis", "1. März 2099")
    everybody = [("Bekommen", "alle, überall")]
    assert told(page) == [
        everybody,
        [whom, until, ("Bild beschrieben als", "Ein Kran im Hafen")],
        everybody,
        [whom, until, ("Bild beschrieben als", "A crane")],
    ]
