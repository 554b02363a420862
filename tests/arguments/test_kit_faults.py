"""The check of all kits finds each kind of fault."""

from dataclasses import replace

import pytest

from tests.drill.kit_faults import kit_faults
from tests.factories.organisations import make_organisation
from wirnetz.documents.content import ContactSlide, StatementSlide


@pytest.fixture
def kit(kit_of):
    return kit_of(make_organisation("Haus", slug="haus", seat="13004"), "13004")


def broken(kit, kind, **changes):
    """The faults that a slide of this kind has after such changes and had not before."""
    at = next(at for at, slide in enumerate(kit.deck.slides) if kind is None or isinstance(slide, kind))
    slides = list(kit.deck.slides)
    slides[at] = replace(slides[at], **changes)
    changed = replace(kit, deck=replace(kit.deck, slides=tuple(slides)))
    before = set(kit_faults(kit))
    return [fault for fault in kit_faults(changed) if fault not in before]


def test_every_kind_of_fault_is_found(kit):
    fact = replace(next(iter(kit.facts.values())), source="", as_of="")
    assert broken(kit, StatementSlide, body="Für {region}") == ["not filled: Für {region}"]
    assert broken(kit, StatementSlide, title=kit.deck.slides[0].title)[0] == "a title is missing or stands twice"
    assert broken(kit, StatementSlide, title="Eins", facts=(fact,), sources=()) == [
        "figures without source: Eins",
        f"a figure without source or day: {fact.key}",
    ]
    assert broken(kit, ContactSlide, title="Leer", lines=(), address="")[0].endswith("is empty: Leer")
    assert broken(kit, ContactSlide, lines=("Zeile",) * 60)[0].startswith("slide ")
    only_one = replace(kit, deck=replace(kit.deck, slides=kit.deck.slides[:1]))
    assert "only 1 slides" in list(kit_faults(only_one))
