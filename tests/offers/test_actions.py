"""Loading the offers."""

import pytest

from tests.factories.areas import make_area
from tests.factories.organisations import make_organisation
from tests.factories.tables import OFFER, offer_tables
from wirnetz.core.reference import ReferenceDataError
from wirnetz.offers.actions import load_reference
from wirnetz.offers.enums import OfferStatus
from wirnetz.offers.models import Offer, Topic


@pytest.fixture(autouse=True)
def kammer(db):
    make_area("13004", "Schwerin")
    return make_organisation("Kammer", slug="kammer")


def load(folder):
    report = load_reference(folder=folder)
    return report.created, report.changed, report.unchanged


def test_second_load_changes_nothing(tmp_path):
    folder = offer_tables(tmp_path)
    assert load(folder) == (1, 0, 0)
    assert load(folder) == (0, 0, 1)
    assert (Offer.objects.count(), Topic.objects.count()) == (1, 2)


def test_load_fills_the_record(tmp_path, kammer):
    load(offer_tables(tmp_path, OFFER | {"areas": "13004;13", "topics": "personal;bauen"}))
    offer = Offer.objects.get()
    assert offer.provider == kammer
    assert offer.is_shared is True
    assert offer.audiences == ["KMU", "Beratende"]
    assert offer.status == OfferStatus.RECORDED
    assert (offer.source_url, offer.has_web_source) == ("Foliensatz", False)
    assert sorted(area.key for area in offer.areas.all()) == ["13", "13004"]
    assert [topic.name for topic in offer.topics.all()] == ["Bauen", "Personal"]


def test_row_that_loses_a_topic_loses_the_tie(tmp_path):
    load(offer_tables(tmp_path, OFFER | {"topics": "personal;bauen"}))
    load(offer_tables(tmp_path, OFFER | {"topics": "bauen"}))
    assert [topic.slug for topic in Offer.objects.get().topics.all()] == ["bauen"]


def test_documented_end_makes_it_history(tmp_path):
    load(offer_tables(tmp_path, OFFER | {"ended_on": "2022"}))
    assert Offer.objects.get().is_ended is True


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": "app"}, "Spalte „kind“: „app“ ist nicht bekannt. Möglich sind: check, event, guide"),
        ({"topics": "personal;mond"}, "Spalte „topics“: „mond“ ist nicht bekannt. Möglich sind: bauen, personal."),
        ({"areas": "77777"}, "Spalte „areas“: „77777“ ist nicht bekannt."),
        ({"provider": "niemand"}, "Spalte „provider“: „niemand“ ist nicht bekannt."),
        ({"is_shared": "ja"}, "Spalte „is_shared“: „ja“ ist nicht bekannt. Möglich sind: no, yes."),
        ({"slug": "check"}, "Spalte „slug“: „check“ steht schon in Zeile 2."),
    ],
)
def test_broken_row_is_named_and_nothing_is_loaded(tmp_path, change, message):
    folder = offer_tables(tmp_path, OFFER, OFFER | {"slug": "zwei"} | change)
    with pytest.raises(ReferenceDataError) as caught:
        load_reference(folder=folder)
    assert str(caught.value).startswith(f"offers.csv, Zeile 3, {message}")
    assert (Offer.objects.count(), Topic.objects.count()) == (0, 0)
