"""Search over everything, from records to rows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.areas import make_area
from tests.factories.networks import make_network
from tests.factories.offers import make_topic
from tests.factories.organisations import make_organisation
from wirnetz.core.models import SearchDocument, SearchWord
from wirnetz.core.search import index_record, registry, reindex, reindex_all, search
from wirnetz.core.search.vectors import SearchEntry
from wirnetz.networks.models import Network
from wirnetz.offers.enums import OfferKind
from wirnetz.offers.models import Offer

pytestmark = pytest.mark.django_db


@pytest.fixture
def landscape(db):
    """A few records of each kind, indexed."""
    make_network("Bündnisförderung Nord")
    make_network("Fachkräftebündnis Elbe-Weser", territory_text="Stade und Umgebung")
    make_organisation("Handwerkskammer Schwerin", seat_city="Schwerin")
    make_organisation("Verein zur Pflege der Landschaft", short_name="VPL", seat_city="Stade")
    make_area("13004", "Schwerin")
    make_area("03359", "Stade")
    offer = Offer.objects.create(
        slug="check",
        name="Unternehmenscheck",
        kind=OfferKind.CHECK,
        purpose="Eine Förderung für Betriebe in Schwerin.",
        source_url="https://quelle.example",
        as_of=2025,
    )
    offer.topics.add(make_topic("Personal"))
    reindex_all()


def titles(text, **options):
    return [row.title for row in search(text, **options).rows]


@pytest.mark.parametrize("text", ["Förderung", "Foerderung", "forderungen", "FÖRDERUNG", "förderu"])
def test_a_word_finds_the_compound_that_holds_it(landscape, text):
    assert titles(text) == ["Bündnisförderung Nord", "Unternehmenscheck"]


@pytest.mark.parametrize("text", ["Bündnisförderung", "Förderung Bündnis", "bündnis-förderung", "Bündnisf"])
def test_a_compound_is_found_whole_in_parts_and_begun(landscape, text):
    assert titles(text) == ["Bündnisförderung Nord"]


@pytest.mark.parametrize(
    ("text", "title", "notice"),
    [
        ("Handwerkskamer", "Handwerkskammer Schwerin", "Gesucht wurde auch „Handwerkskammer“."),
        ("Fachkräftebündniss", "Fachkräftebündnis Elbe-Weser", "Gesucht wurde auch „Fachkräftebündnis“."),
        ("Untrenehmenscheck", "Unternehmenscheck", "Gesucht wurde auch „Unternehmenscheck“."),
    ],
)
def test_a_mistyped_word_is_corrected_and_the_reader_told(landscape, text, title, notice):
    result = search(text)
    assert [row.title for row in result.rows] == [title]
    assert result.notice == notice


def test_every_word_must_be_there(landscape):
    assert titles("Handwerkskammer Stade") == []
    assert titles("VPL Landschaft Stade") == ["Verein zur Pflege der Landschaft"]


def test_the_exact_name_comes_first_then_names_then_texts(landscape):
    assert titles("Schwerin") == ["Schwerin", "Handwerkskammer Schwerin", "Unternehmenscheck"]


def test_networks_come_before_organisations_before_areas_for_equal_rank(db):
    make_area("01002", "Kiel Ost")
    make_organisation("Kiel Mitte")
    make_network("Kiel West")
    reindex_all()
    assert titles("Kiel") == ["Kiel West", "Kiel Mitte", "Kiel Ost"]


def test_a_whole_word_comes_before_one_that_only_begins_so(db):
    make_network("Arbeitgeber Nord")
    make_organisation("Agentur für Arbeit")
    reindex_all()
    assert titles("Arbeit") == ["Agentur für Arbeit", "Arbeitgeber Nord"]


def test_only_the_kinds_that_were_asked_for_are_found(landscape):
    assert titles("Schwerin", kinds=["area", "offer"]) == ["Schwerin", "Unternehmenscheck"]


def test_rows_carry_label_and_address(landscape):
    row = search("Handwerkskammer").rows[0]
    assert (row.kind, row.label, row.subtitle) == ("organisation", "Organisation", "Kammer oder Innung, Schwerin")
    assert row.address == f"/organisationen/{row.argument}/"


def test_a_postcode_is_handed_to_the_caller(landscape):
    result = search("19053 Handwerkskammer")
    assert result.postcodes == ("19053",)
    assert [row.title for row in result.rows] == ["Handwerkskammer Schwerin"]


NASTY = [
    "",
    "'",
    "\\",
    "a' | 'b':*",
    "& | ! ( ) : * <->",
    "%s %(kinds)s {of_kinds}",
    "'); DROP TABLE core_searchdocument; --",
    "\x00",
    "\ud800",
    "💥 🦄",
    "=schwerin",
    "x" * 10_000,
    "wort " * 2_000,
    "ß" * 500,
    "ﷺ" * 200,
    "العربية 東京 ελληνικά",
    "½²³",
]


@pytest.mark.parametrize("text", NASTY)
def test_whatever_is_typed_is_data(landscape, text):
    assert search(text).total_text in {"Kein Treffer", "Drei Treffer"}


def test_what_is_not_public_is_not_found(landscape):
    assert len(titles("Bündnisförderung")) == 1
    SearchDocument.objects.filter(title="Bündnisförderung Nord").update(is_public=False)
    assert titles("Bündnisförderung") == []
    assert titles("Förderung") == ["Unternehmenscheck"]


def test_the_number_of_queries_is_constant(db):
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert search("Kiel Mitte").rows
        return len(captured)

    make_network("Kiel Mitte")
    reindex_all()
    search("Kiel")  # reads the vocabulary
    assert queries() == 3
    for number in range(30):
        make_network(f"Kiel Mitte {number}")
    reindex_all()
    search("Kiel")
    assert queries() == 3


def test_pages_follow_each_other_without_gap_or_repeat(db):
    for number in range(5):
        make_network(f"Kiel {number}")
    reindex_all()
    seen, after = [], 0
    while after is not None:
        result = search("Kiel", limit=2, after=after)
        seen += [row.title for row in result.rows]
        after = result.after
    assert seen == [f"Kiel {number}" for number in range(5)]
    assert result.total_text == "Fünf Treffer"


def test_a_page_past_the_end_starts_again(landscape):
    assert titles("Schwerin", after=400) == titles("Schwerin")


def test_more_than_five_hundred_hits_are_not_counted(db):
    Network.objects.bulk_create(
        Network(slug=f"n{number}", name=f"Kiel {number:03}", kind="other", coverage="unknown", sort_key="kiel")
        for number in range(510)
    )
    reindex_all()
    assert search("Kiel").total_text == "Mehr als 500 Treffer"


def test_a_new_record_is_found_and_its_words_are_known_at_once(landscape):
    network = make_network("Quartiersmanagement Ost")
    assert titles("Quartiersmanagment") == []
    index_record(network)
    assert titles("Quartiersmanagment") == ["Quartiersmanagement Ost"]


def test_a_changed_record_is_found_by_its_new_name_only(landscape):
    network = Network.objects.get(name="Bündnisförderung Nord")
    network.name = "Initiative Süd"
    network.save()
    index_record(network)
    assert titles("Initiative") == ["Initiative Süd"]
    assert titles("Bündnisförderung") == []


def test_a_deleted_record_is_not_found(landscape):
    network = Network.objects.get(name="Bündnisförderung Nord")
    index_record(network, is_deleted=True)
    assert titles("Bündnisförderung") == []


def test_one_kind_is_made_anew_without_touching_the_others(landscape):
    Network.objects.filter(name="Bündnisförderung Nord").update(name="Verbund Nord")
    others = set(SearchDocument.objects.exclude(kind="network").values_list("id", flat=True))
    assert reindex("network") == 2
    assert titles("Verbund") == ["Verbund Nord"]
    assert set(SearchDocument.objects.exclude(kind="network").values_list("id", flat=True)) == others


def test_everything_anew_gives_the_same_and_forgets_old_words(landscape):
    count = SearchDocument.objects.count()
    assert reindex() == count
    Network.objects.all().delete()
    reindex_all()
    assert not SearchWord.objects.filter(word="fachkraftebundnis").exists()


def test_an_unknown_kind_or_model_is_refused(landscape, alice):
    with pytest.raises(KeyError):
        reindex("weather")
    with pytest.raises(KeyError):
        index_record(alice)


def test_a_kind_is_entered_once(db):
    with pytest.raises(ValueError, match="'network' is registered twice"):
        registry.search_source("network", Network, label="x", url_name="x")(lambda rows: [SearchEntry(1, "a", "b")])
