"""A slot that tells figures of the register: what is empty is left out."""

from tests.factories.areas import make_area
from tests.factories.networks import make_membership, make_network
from tests.factories.organisations import make_organisation
from wirnetz.arguments.validators.occasions import occasions
from wirnetz.documents.facts import fact_keys

TITLE = "Das gibt es in der Region schon."


def test_every_figure_of_an_occasion_is_registered():
    slots = [slot for occasion in occasions().values() for slot in occasion.slots if slot.kind == "figures"]
    assert {row["fact"] for slot in slots for row in slot.texts["figures"]} <= set(fact_keys())


def test_figures_are_told_once_for_each_heading_and_left_out_below_two(kit_of):
    make_area("13004", "Schwerin")
    house = make_organisation("Haus", seat="13004")
    make_membership(house, make_network("Bündnis", areas=("13004",)))
    slides = {slide.title: slide for slide in kit_of(house, "13004", occasion="jahresrueckblick").deck.slides}
    headings = [point.heading for point in slides[TITLE].points]
    assert headings == ["Netzwerke", "Organisationen", "Unser Haus"]
    assert {fact.key for fact in slides[TITLE].facts} >= {"organisations_in_networks", "own_memberships_here"}
    make_area("10042", "Merzig-Wadern")
    far = kit_of(make_organisation("Fern"), "10042", occasion="jahresrueckblick")
    assert TITLE not in [slide.title for slide in far.deck.slides]
