"""The landscape offers what everybody may read of it to the editors of the info service."""

import pytest
from django.utils import timezone

from tests.factories.areas import make_area
from tests.factories.networks import make_link, make_network, make_own_network
from wirnetz.core.kept.store import FIXED
from wirnetz.infoservice.actions import begin_edition, pass_over, take_suggestion
from wirnetz.infoservice.queries.suggestions import SOURCES, suggestion_source, suggestions_for
from wirnetz.landscape.queries.telling import findings
from wirnetz.regions.models import Area

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture(autouse=True)
def new_day():
    FIXED.clear()
    yield
    FIXED.clear()


def offered(edition):
    return {found.source.partition(":")[0]: found for found in suggestions_for(edition, TODAY)}


@pytest.fixture
def own():
    """An own network in one of two districts."""
    for key, name in (("01001", "Kreis Eins"), ("01001001", "Ort"), ("01002", "Kreis Zwei"), ("01002001", "Dorf")):
        make_area(key, name)
    Area.objects.filter(key__startswith="0100").update(population=900, population_as_of=2018)
    return make_own_network("Nord", slug="nord", areas=("01001",))


def test_a_white_spot_and_two_networks_that_could_invite_together_offer_themselves(own, alice):
    make_network("Süd", slug="sued", areas=("01001",))
    edition = begin_edition(title="Neues", by=alice)
    found = offered(edition)
    assert set(found) == {"white-spot", "overlap"}
    spot, pair = found["white-spot"], found["overlap"]
    assert "noch kein regionales Netzwerk eingetragen" in spot.text
    assert (spot.headline, [area.key for area in spot.areas]) == (
        "Kreis Zwei: Wer kennt dort ein Netzwerk?", ["01002"],
    )  # fmt: skip
    assert pair.headline == "„Nord“ und „Süd“ könnten gemeinsam einladen"
    assert pair.text.startswith("„Nord“ und „Süd“ haben") and pair.link == "/landschaft/nebeneinander/"
    assert take_suggestion(edition=edition, suggestion=spot, by=alice).kind == "call"
    pass_over(edition=edition, source=pair.source, by=alice)
    assert offered(edition) == {}


def test_networks_that_know_each_other_are_not_offered_and_findings_are_worked_out_once_a_day(
    own, alice, django_assert_max_num_queries
):
    make_link(own, make_network("Süd", slug="sued", areas=("01001",)))
    edition = begin_edition(title="Neues", by=alice)
    assert set(offered(edition)) == {"white-spot"}
    make_network("West", slug="west", areas=("01001",))
    with django_assert_max_num_queries(1):
        assert [found.source for found in findings(TODAY, TODAY)] == ["white-spot:01002001"]


def test_a_source_is_entered_once():
    before = list(SOURCES)
    assert findings in before and suggestion_source(findings) is findings
    assert before == SOURCES
