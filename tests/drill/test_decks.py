"""A11Y-7: fifty decks in our own layout and in each of six strangers' templates can be heard and read."""

import random
from functools import cache

import pytest

from tests.documents.pptx_checks import deck_faults
from tests.documents.templates import TEMPLATES
from tests.drill.test_kits import TODAY, all_kits, made
from wirnetz.documents.pptx import write_deck
from wirnetz.documents.pptx.house.building import build, lay_into

pytestmark = [pytest.mark.drill, pytest.mark.django_db, pytest.mark.reference]
DECKS = 50
LEAST_CONTRAST = 4.5


@cache
def chosen():
    """Fifty kits of the day, the same for every template."""
    kits = random.Random(TODAY.toordinal()).sample(list(all_kits()), DECKS)
    return tuple(
        (f"{house.slug}, {key}, {occasion.slug}", made(key, occasion, house).deck) for key, occasion, house in kits
    )


def test_fifty_decks_in_our_layout_can_be_heard(reference):
    assert {name: faults for name, deck in chosen() if (faults := deck_faults(write_deck(deck)))} == {}


@pytest.mark.parametrize("template", TEMPLATES)
def test_fifty_decks_in_a_template_can_be_heard_and_read(reference, template):
    data = TEMPLATES[template]()
    assert {name: faults for name, deck in chosen() if (faults := deck_faults(build(deck, data)[0]))} == {}
    assert {name: faults for name, deck in chosen()[:10] if (faults := pale_letters(deck, data))} == {}


def pale_letters(deck, data):
    """Colours that cannot be read on their ground; they hang on the layout, not on the words."""
    palettes = [frame.palette for frame in lay_into(deck, data).frames]
    pairs = [
        (tone, each.ground.contrast(each.tones[tone].seen)) for each in palettes for tone in ("tx1", "tx2", "accent1")
    ]
    return [f"{tone}: {contrast:.1f}" for tone, contrast in pairs if contrast < LEAST_CONTRAST]
