"""Kits: what is in them, what is left out, and what is never said."""

import re
from dataclasses import asdict, replace
from datetime import date

import pytest

from tests.factories.areas import make_area
from tests.factories.networks import make_membership, make_network, make_own_network
from tests.factories.offers import make_offer
from tests.factories.organisations import make_organisation, make_partner
from wirnetz.arguments.enums import Audience
from wirnetz.arguments.exports.files import KitFiles, files_of
from wirnetz.arguments.exports.folder import FolderRefused, write_files
from wirnetz.arguments.exports.slots import slot_kinds
from wirnetz.arguments.exports.wording import region_label, token_values
from wirnetz.arguments.validators.occasions import SLOT_KINDS, occasions
from wirnetz.arguments.validators.tokens import TOKENS
from wirnetz.documents.content import ContactSlide, MapSlide, PointsSlide, QuoteSlide, TableSlide, TitleSlide
from wirnetz.organisations.enums import OrganisationKind
from wirnetz.organisations.models import Brand
from wirnetz.regions.models import Area

HOUSE = "Kammer am See"
CALLS_A_PARTNER = re.compile(
    r"\b(als|unsere?|wir|ihr|sind|ist|ein|eine)\s+([^\W\d]+\s+)?Partner(organisation|haus)?\b", re.I
)


def words_of(kit):
    """Every text of the kit, notes included."""
    found = []

    def walk(value):
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict):
            for part in value.values():
                walk(part)
        elif isinstance(value, list | tuple):
            for part in value:
                walk(part)

    for slide in kit.deck.slides:
        walk(asdict(replace(slide, map=None) if isinstance(slide, MapSlide | TitleSlide) else slide))
    walk(asdict(replace(kit.handout, map=None)))
    walk([kit.note, *kit.missing])
    return found


def titles(kit):
    return [slide.title for slide in kit.deck.slides]


@pytest.fixture
def house(db):
    for number in range(3):
        make_organisation(seat="13004", kind=list(OrganisationKind)[number])
    house = make_organisation(HOUSE, slug="kammer-am-see", seat="13004", seat_city="Schwerin")
    make_membership(house, make_network("Bündnis", areas=("13004",)))
    make_own_network("Eigenes Netz", areas=("13004",), as_of=2018)
    make_offer("Check Eins", is_shared=True)
    return house


def test_every_kind_of_slot_has_its_function():
    assert slot_kinds() == tuple(sorted(SLOT_KINDS))


@pytest.mark.parametrize(
    ("occasion", "audience"), [(slug, audience) for slug, each in occasions().items() for audience in each.audiences]
)
def test_a_kit_has_unique_titles_notes_and_kickers(kit_of, house, occasion, audience):
    kit = kit_of(house, "13004", occasion=occasion, audience=audience)
    assert len(kit.deck.slides) >= min(12, len(occasions()[occasion].slots))
    assert len(set(titles(kit))) == len(kit.deck.slides)
    assert [slide.title for slide in kit.deck.slides if not slide.note] == []
    assert [slide.title for slide in kit.deck.slides[1:] if not slide.kicker] == []
    assert len(kit.handout.gains) == 3


def test_every_figure_names_register_and_day(kit_of, house):
    kit = kit_of(house, "13004")
    with_facts = [slide for slide in kit.deck.slides if slide.facts]
    assert len(with_facts) >= 6
    for slide in with_facts:
        for fact in slide.facts:
            together = f"Verzeichnisse in Wirnetz, Stand {fact.as_of}"
            assert {f"{fact.source}, Stand {fact.as_of}", together} & set(slide.sources)


@pytest.mark.parametrize("kind", list(OrganisationKind))
@pytest.mark.parametrize("occasion", list(occasions()))
def test_a_house_that_is_not_documented_is_nowhere_called_a_partner(kit_of, house, occasion, kind):
    house.kind = kind
    house.save()
    for audience in occasions()[occasion].audiences:
        for text in words_of(kit_of(house, "13004", occasion=occasion, audience=audience)):
            assert not CALLS_A_PARTNER.search(text), text
            assert not (HOUSE in text and "artner" in text), text


def test_the_check_for_the_word_partner_can_fail():
    assert CALLS_A_PARTNER.search("Wir als Partner der Allianz") and CALLS_A_PARTNER.search("Wir sind Partner.")


def test_a_slot_without_records_is_left_out_and_named(kit_of, library):
    make_area("10042", "Merzig-Wadern")
    house = make_organisation(HOUSE)
    kit = kit_of(house, "10042")
    tables = [slide.kicker for slide in kit.deck.slides if isinstance(slide, TableSlide)]
    assert tables == ["Worauf sich die Allianz verständigt hat"]
    assert kit.missing == (
        "Auf der letzten Folie und im Anschreiben fehlt Ihr Name.",
        "Die Folie mit den Netzwerken entfällt: In der Region ist noch keines verzeichnet.",
        "Die Folie mit den Organisationen entfällt: In der Region ist noch keine verzeichnet.",
        "Für das Haus ist noch kein Netzwerk verzeichnet. Ergänzen Sie, wo Sie mitarbeiten.",
    )
    assert kit.handout.lead.startswith("Hier ist noch kein regionales Netzwerk verzeichnet.")


def test_the_audience_decides_on_reasons_and_objection(kit_of, house):
    kit = kit_of(house, "13004", audience=Audience.HEAD_OFFICE)
    quote = next(slide for slide in kit.deck.slides if isinstance(slide, QuoteSlide))
    assert quote.quote == "Unsere Leute sitzen schon in genug Runden."
    assert kit.handout.gains[0].heading == "Was gemeinsam erarbeitet ist, muss unser Haus nicht neu entwickeln."


def test_the_kind_of_house_decides_on_giving_and_getting(kit_of, house):
    house.kind = OrganisationKind.RESEARCH
    house.save()
    exchange = [slide for slide in kit_of(house, "13004").deck.slides if slide.kicker == "Geben und bekommen"]
    assert [type(slide) for slide in exchange] == [PointsSlide]
    assert exchange[0].points[0].text.startswith("Auswertungen, neue Methoden")


def test_the_last_slide_names_the_house(kit_of, house):
    last = kit_of(house, "13004").deck.slides[-1]
    assert isinstance(last, ContactSlide)
    assert last.lines[0] == "Kammer am See, Schwerin"


def test_the_look_follows_the_brand(kit_of, house):
    plain = kit_of(house, "13004").deck.theme
    Brand.objects.create(organisation=house, accent="#005aa9")
    branded = kit_of(house, "13004")
    assert branded.deck.theme != plain
    assert branded.handout.theme == branded.deck.theme


def test_example_records_mark_slides_and_handout(kit_of, house):
    assert not kit_of(house, "13004").handout.is_example
    make_network(areas=("13004",), is_example=True)
    kit = kit_of(house, "13004")
    assert kit.handout.is_example
    used = {fact.key: fact.is_example for slide in kit.deck.slides for fact in slide.facts}
    assert sorted(key for key, is_example in used.items() if is_example) == [
        "networks_here",
        "networks_outdated",
        "networks_unlinked",
    ]
    told = [slide for slide in kit.deck.slides if any(fact.is_example for fact in slide.facts)]
    assert [slide.is_example for slide in told] == [True] * len(told)
    assert kit.facts["networks_here"].source == "Netzwerkverzeichnis in Wirnetz (mit erfundenen Beispielen)"
    assert "Angaben mit „Beispiel“ sind erfunden oder zählen Erfundenes mit." in kit.note


def test_the_note_is_plain_text_of_readable_width(kit_of, house):
    note = kit_of(house, "13004").note
    assert note.startswith("Betreff: Unterlagen für die Region Gebiet 13004\n\nGuten Tag,\n\n")
    assert max(len(line) for line in note.splitlines()) <= 72
    assert "Netzwerkverzeichnis in Wirnetz, Stand 24.11.2026" in note


def test_several_regions_stand_in_one_kit(kit_of, house):
    for key, name in (("01003", "Lübeck"), ("13074", "Nordwestmecklenburg"), ("13076", "Ludwigslust-Parchim")):
        make_area(key, name)
    kit = kit_of(house, "01003", "13074", "13076", "13004")
    assert kit.handout.kicker == "Region Lübeck, Nordwestmecklenburg und zwei weitere Gebiete"
    assert len(set(titles(kit))) == len(kit.deck.slides)


def test_labels_of_regions(db):
    areas = [make_area(f"1300{number}", name) for number, name in enumerate(("A", "B", "C", "D", "E"), 1)]
    assert [region_label(areas[:count]) for count in (1, 2, 3, 4)] == [
        "A", "A und B", "A, B und C", "A, B und zwei weitere Gebiete",
    ]  # fmt: skip


def test_every_token_has_a_value_and_days_are_workdays():
    values = tokens_on(date(2026, 11, 21))  # a Saturday
    assert tuple(values) == TOKENS
    assert (values["in_two_weeks"], values["in_three_months"]) == ("7.\u00a0Dezember", "Im Februar")


def tokens_on(day):
    return token_values(region="R", organisation="O", the_alliance="A", state="S", on=day)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 12, 4), "18.\u00a0Dezember"),
        (date(2026, 12, 7), "7.\u00a0Januar"),
        (date(2026, 12, 22), "7.\u00a0Januar"),
        (date(2026, 12, 24), "7.\u00a0Januar"),
        (date(2027, 12, 10), "7.\u00a0Januar"),
        (date(2022, 12, 23), "9.\u00a0Januar"),  # 6 January 2023 is a Friday
    ],
)
def test_no_day_falls_between_the_years(today, expected):
    assert tokens_on(today)["in_two_weeks"] == expected


def test_files_are_written_together(tmp_path):
    files = KitFiles(("a.pptx", b"1"), ("b.pdf", b"2"), ("c.html", b"3"), ("d.txt", b"4"))
    write_files(files, tmp_path / "neu")
    assert {path.name: path.read_bytes() for path in (tmp_path / "neu").iterdir()} == {
        "a.pptx": b"1", "b.pdf": b"2", "c.html": b"3", "d.txt": b"4",
    }  # fmt: skip


def test_a_file_that_cannot_be_written_leaves_no_other(tmp_path):
    with pytest.raises(FolderRefused, match=r"lässt sich nicht schreiben: Ein Teil des Pfads fehlt\."):
        write_files(KitFiles(("a", b"1"), ("b", b"2"), ("fehlt/c", b"3"), ("d", b"4")), tmp_path / "neu")
    assert list((tmp_path / "neu").iterdir()) == []


def test_files_bear_organisation_region_and_occasion(kit_of, house):
    names = [name for name, _content in files_of(kit_of(house, "13004")).all()]
    assert names == [
        "kammer-am-see-13004-erstes-gespraech-folien.pptx",
        "kammer-am-see-13004-erstes-gespraech-handzettel.pdf",
        "kammer-am-see-13004-erstes-gespraech-folien.html",
        "kammer-am-see-13004-erstes-gespraech-anschreiben.txt",
    ]


def test_a_documented_partner_gets_the_same_kit(kit_of, library):
    make_area("13004")
    assert len(kit_of(make_partner("Haus"), "13004").deck.slides) >= 9


def test_a_district_that_shares_its_name_is_called_by_its_full_name():
    city = Area(key="09162", name="München", full_name="Stadt München")
    district = Area(key="09184", name="München", full_name="Landkreis München")
    doubled = frozenset({"München"})
    assert region_label([city, district], doubled=doubled) == "Stadt München und Landkreis München"
