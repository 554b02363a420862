"""Kits from the real reference data."""

from datetime import date

import pytest

from wirnetz.arguments.exports.choices import chosen_areas, chosen_organisation
from wirnetz.arguments.exports.files import files_of
from wirnetz.arguments.exports.kit import kit_for
from wirnetz.arguments.queries.situation import situations_remembered
from wirnetz.arguments.validators.occasions import occasions
from wirnetz.documents.content import MapSlide
from wirnetz.documents.pptx.paging import paged
from wirnetz.organisations.enums import OrganisationKind
from wirnetz.organisations.models import Organisation

pytestmark = [pytest.mark.reference, pytest.mark.django_db]
DAY = date(2026, 11, 24)
REGIONS = ("13004", "10042", "03255", "09162", "14612", "11000", "02000", "16061", "05770", "13074", "07138", "04011")


def kit_of(organisation, *keys, occasion="erstes-gespraech", audience=None):
    setting = occasions()[occasion]
    return kit_for(organisation=organisation, area_keys=keys, occasion=setting, audience=audience, on=DAY)


def faults(kit):
    titles = [slide.title for slide in kit.deck.slides]
    found = [title for title in titles if titles.count(title) > 1]
    found += [title for title in titles if len(title) > 105 or not title]
    found += [text for text in (kit.note, kit.handout.lead) if "None" in text or "{" in text]
    return found


@pytest.fixture
def ihk(reference):
    return chosen_organisation("ihk-schwerin")


@pytest.mark.parametrize("occasion", ["erstes-gespraech", "vorstellung-im-netzwerk"])
def test_schwerin_has_at_least_twelve_slides_of_nine_kinds(ihk, occasion):
    slides = kit_of(ihk, "13004", occasion=occasion).deck.slides
    assert len(slides) >= 12
    assert len({type(slide) for slide in slides}) == 9


def test_nothing_runs_on_to_a_further_slide(ihk):
    """Each slide says one thing; what does not fit was cut with "und … weitere" before."""
    with situations_remembered():
        kits = [
            kit_of(ihk, "13004", occasion=slug, audience=audience)
            for slug, occasion in occasions().items()
            for audience in occasion.audiences
        ]
        houses = [Organisation.objects.filter(kind=kind).first() for kind in OrganisationKind]
        kits += [kit_of(house, "13004", "13074") for house in houses]
    assert [slide.title for kit in kits for slide in kit.deck.slides if len(paged((slide,))) > 1] == []


def test_kits_made_together_are_as_if_each_were_made_alone(ihk):
    houses = [ihk, *Organisation.objects.filter(kind=OrganisationKind.STATE_BODY).order_by("pk")[:2]]

    def papers():
        kits = [kit_of(house, "13004", occasion="vorstellung-im-netzwerk") for house in houses]
        return [(kit.deck, kit.handout, kit.note, kit.missing, kit.stamp) for kit in kits]

    alone = papers()
    with situations_remembered():
        assert papers() == alone


def test_a_thin_region_has_fewer_slides_and_says_why(ihk):
    thin, rich = kit_of(ihk, "10042"), kit_of(ihk, "13004")
    assert len(thin.deck.slides) < len(rich.deck.slides)
    assert len(thin.missing) > len(rich.missing)


def test_a_land_and_several_districts_are_regions(ihk):
    for keys in (("13",), ("13004", "13074", "13076"), ("13074087",), ("11000",)):
        kit = kit_of(ihk, *chosen_areas(",".join(keys), DAY))
        assert faults(kit) == []
        assert any(isinstance(slide, MapSlide) for slide in kit.deck.slides)


def test_files_are_made_for_the_longest_names(ihk):
    longest = sorted(Organisation.objects.all(), key=lambda organisation: -len(organisation.name))[:3]
    for organisation in longest:
        assert [bool(content) for _name, content in files_of(kit_of(organisation, "13074")).all()] == [True] * 4


@pytest.mark.parametrize("every", [pytest.param(6, marks=pytest.mark.drill), 48])
def test_some_organisations_in_three_regions_each(reference, monkeypatch, every):
    """Maps are drawn by their own tests; here only the words are under test."""
    from wirnetz.arguments.exports import kit as kits  # patched below

    monkeypatch.setattr(kits, "country_drawing", lambda scope: None)
    monkeypatch.setattr(kits, "region_drawing", lambda scope: None)
    found = {}
    with situations_remembered():
        for number, organisation in enumerate(Organisation.objects.order_by("pk")[::every]):
            for step in range(3):
                key = REGIONS[(number + 4 * step) % len(REGIONS)]
                occasion = list(occasions())[(number + step) % len(occasions())]
                for fault in faults(kit_of(organisation, key, occasion=occasion)):
                    found.setdefault(fault, (organisation.slug, key))
    assert found == {}
