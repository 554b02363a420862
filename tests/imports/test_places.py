"""Addresses find the right district; what is not sure is doubtful, never wrong."""

import random

import pytest

from wirnetz.imports.queries import current_matcher
from wirnetz.regions.models import Area, PostcodeArea

pytestmark = [pytest.mark.usefixtures("reference"), pytest.mark.django_db]


def located(postcode="", city="", district="", state=""):
    return current_matcher().locate(postcode, city, district, state)


def slipped(chance, name):
    """A typing error: a letter lost, doubled, changed or swapped."""
    if len(name) < 5:
        return name
    at = chance.randrange(1, len(name) - 1)
    ways = (
        name[:at] + name[at + 1 :],
        name[:at] + name[at] + name[at:],
        name[:at] + chance.choice("aeinrst") + name[at + 1 :],
        name[:at] + name[at + 1] + name[at] + name[at + 2 :],
    )
    return chance.choice(ways)


def spelled_out(chance, name):
    for umlaut, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        name = name.replace(umlaut, letters)
    return name.upper()


WRITTEN = {
    "as it is": lambda chance, name: name,
    "capitals, umlauts spelled out": spelled_out,
    "with a typing error": slipped,
    "with a title": lambda chance, name: f"Stadt {name}",
    "with a quarter": lambda chance, name: f"{name} OT Neudorf",
    "with a suburb": lambda chance, name: f"{name}-Nord",
    "in short": lambda chance, name: name.split(" (")[0].split("/")[0],
}


@pytest.mark.parametrize("way", WRITTEN, ids=str)
def test_ninety_nine_of_a_hundred_rows_with_postcode_and_place_find_their_district(way):
    chance = random.Random(7)
    pairs = list(PostcodeArea.objects.order_by("pk").values_list("postcode_id", "area__key"))
    names = dict(Area.objects.values_list("key", "name"))
    found = [
        (located(code, WRITTEN[way](chance, names[key])).district, key[:5]) for code, key in chance.sample(pairs, 1500)
    ]

    assert [pair for pair in found if pair[0] not in {pair[1], ""}] == []
    assert sum(one == two for one, two in found) >= 0.99 * len(found)


@pytest.mark.parametrize(
    ("address", "key"),
    [
        (("", "Frankfurt a.M."), "06412000"),
        (("", "Neustadt (Wied)"), "07138044"),
        (("", "Muenchen"), "09162000"),
        (("", "Schwerin", "", "MV"), "13004000"),
        (("20354", "Hamburg-Neustadt"), "02000000"),
        (("12627", "Hellersdorf"), "11000000"),
        (("", "Neustadt", "Kreis Marburg-Biedenkopf"), "06534016"),
        (("23966", "Wismar", "Landkreis Nordwestmecklenburg"), "13074087"),
        (("18055", "Rostock", "Kreis Rostock"), "13003000"),
        (("", "", "Kreis Paderborn"), "05774"),
        (("99999", "Erfurt"), "16051000"),
        (("", "Güstrow", "Kreis Güstrow"), "13072043"),
    ],
)
def test_addresses_find_their_area(address, key):
    assert located(*address).key == key


@pytest.mark.parametrize(
    ("address", "candidates"),
    [
        (("", "Frankfurt"), ("06412000", "12053000")),
        (("19053", "Lübeck"), ("13004", "01003000")),
        (("22929", "Hamfelde"), ("01053049", "01062026")),
        (("23966", "Wismar", "Rostock"), ("13074087", "13003", "13072")),
    ],
)
def test_what_is_not_sure_is_asked(address, candidates):
    found = located(*address)
    assert (found.key, found.candidates) == ("", candidates)


def test_the_same_name_in_two_districts_is_asked_without_a_postcode():
    assert located("", "Neustadt").key == ""
