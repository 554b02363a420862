"""The short code of a document and what has changed since it was made."""

from hypothesis import given
from hypothesis import strategies as st

from wirnetz.arguments.validators.stamps import (
    ALPHABET,
    LENGTH,
    Change,
    Ingredient,
    changes_between,
    code_of,
    digest_of,
    read_code,
    shown_code,
)

FACT = Ingredient("fact", "networks_here", "Zwei Netzwerke.", digest_of(2))
REASON = Ingredient("argument", "nicht-bei-null", "Ihre Beratung beginnt nicht bei null.", digest_of("1"))
codes = st.text(alphabet=ALPHABET, min_size=LENGTH, max_size=LENGTH)


def by_key(*parts):
    return {(part.kind, part.key): part for part in parts}


def test_the_same_contents_bear_the_same_code_and_others_another():
    assert code_of("haus", ("13004",), ingredients=(FACT,)) == code_of("haus", ("13004",), ingredients=(FACT,))
    others = {
        code_of("haus", ("13004",), ingredients=(FACT,)),
        code_of("haus", ("13004",), ingredients=(FACT, REASON)),
        code_of("haus", ("13003",), ingredients=(FACT,)),
    }
    assert len(others) == 3


@given(codes)
def test_a_code_is_read_however_it_is_typed(code):
    assert read_code(code) == code
    assert read_code(shown_code(code).lower()) == code
    assert read_code(f" {code[:3]} {code[3:]} ".replace("0", "o").replace("1", "l")) == code


@given(st.text(max_size=20))
def test_anything_typed_is_a_code_or_nothing(text):
    assert read_code(text) == "" or set(read_code(text)) <= set(ALPHABET)


def test_what_is_unchanged_is_not_told():
    assert changes_between((FACT, REASON), by_key(FACT, REASON)) == ()


def test_what_has_changed_is_told_with_both_wordings():
    newer = Ingredient("fact", "networks_here", "Drei Netzwerke.", digest_of(3))
    assert changes_between((FACT, REASON), by_key(newer)) == (
        Change("fact", "networks_here", "Zwei Netzwerke.", "Drei Netzwerke."),
        Change("argument", "nicht-bei-null", "Ihre Beratung beginnt nicht bei null.", ""),
    )


@given(st.lists(st.sampled_from([FACT, REASON]), unique=True))
def test_a_part_that_the_document_does_not_have_changes_nothing(parts):
    strange = Ingredient("fact", "fremd", "Fremd.", digest_of("x"))
    assert changes_between(parts, by_key(FACT, REASON, strange)) == ()
