"""The parser of placeholders holds for every text and every value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirnetz.arguments.validators.content import BlockText, Content, block_faults, keyed, lacks
from wirnetz.arguments.validators.tokens import (
    TOKENS,
    Token,
    TokenError,
    check_tokens,
    fact_tokens,
    fill_tokens,
    parse,
    usual_length,
)
from wirnetz.documents.facts import fact_keys

KNOWN = (*TOKENS, "fact:networks_here", "fact:organisations_here")
literals = st.text(st.characters(exclude_characters="{}", exclude_categories=("Cs",)), max_size=30)
texts = st.lists(st.one_of(literals, st.sampled_from(KNOWN).map(lambda name: f"{{{name}}}")), max_size=8).map("".join)
told = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
values = st.fixed_dictionaries(dict.fromkeys(KNOWN, told))
kinds_of_blocks = st.lists(st.sampled_from(["claim", "reason", "evidence"]), max_size=8)
taken = st.sets(st.sampled_from(["reason-1", "reason-2", "evidence-1"]))


@given(st.text())
def test_any_text_is_parsed_or_refused_in_german(text):
    try:
        parts = parse(text)
    except TokenError as error:
        assert str(error).startswith(("Den Platzhalter", "Eine geschweifte Klammer"))
        assert 1 <= error.at <= len(text)
        assert block_faults("note", text) == [f"{error} (Zeichen {error.at})"]
    else:
        assert "".join(part.source for part in parts) == text
        assert usual_length(text) >= 0


@given(texts)
def test_written_again_the_parts_are_the_text(text):
    parts = parse(text)
    assert "".join(part.source for part in parts) == text
    assert check_tokens(text) == tuple(part.name for part in parts if isinstance(part, Token))


@given(texts, values)
def test_values_are_put_in_once_and_never_read_again(text, told):
    """Braces in a value stay text: nothing in it is looked up, even where it names a token."""
    told = told | {"region": "{organisation}", "organisation": "}{month}{{", "month": "{fact:networks_here}"}
    expected = "".join(told[part.name] if isinstance(part, Token) else part.text for part in parse(text))
    if all(told[name] for name in check_tokens(text)):
        assert fill_tokens(text, told) == expected
    else:
        assert fill_tokens(text, told).split() == expected.split()


@given(kinds_of_blocks, taken)
def test_new_blocks_get_keys_that_were_never_used(kinds, used):
    kinds = [kind for number, kind in enumerate(kinds) if kind != "claim" or "claim" not in kinds[:number]]
    keys = [block.key for block in keyed([BlockText(kind, "Text.") for kind in kinds], used)]
    assert len(set(keys)) == len(keys)
    assert not used & set(keys)


def test_a_fact_is_a_sentence_of_its_own_and_leaves_no_gap():
    text = "Es zeigt sich. {fact:networks_here} Fangen wir an."
    assert fact_tokens(text) == ("networks_here",)
    assert fill_tokens(text, {"fact:networks_here": "Hier sind drei Netzwerke."}) == (
        "Es zeigt sich. Hier sind drei Netzwerke. Fangen wir an."
    )
    assert fill_tokens(text, {"fact:networks_here": ""}) == "Es zeigt sich. Fangen wir an."


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [("{fact:network_here}", "fact:networks_here"), ("{networks_here}", "fact:networks_here"), ("{Region}", "region")],
)
def test_an_unknown_token_is_put_right(wrong, meant):
    with pytest.raises(TokenError, match="Meinten Sie") as caught:
        parse(f"Hier: {wrong}.")
    assert caught.value.suggestion == f"Hier: {{{meant}}}."
    assert "networks_here" in fact_keys()


def test_a_text_is_as_long_as_it_becomes():
    assert block_faults("claim", "{fact:networks_here} Gut so.") == [
        "Der Text hat ausgefüllt etwa 83 Zeichen, auf eine Folie passen 80."
    ]


def test_what_is_missing_before_a_review_is_listed():
    empty = Content("quality", "sme", "", (BlockText("claim", "Es gilt."), BlockText("evidence", "Beleg.")))
    assert [fault.message for fault in lacks(empty)] == [
        "Nennen Sie mindestens einen Grund.",
        "Welchen Einwand beantwortet das Argument?",
        "Die Antwort auf den Einwand fehlt.",
        "Schreiben Sie eine Sprechnotiz: Wie bringt man das Argument vor?",
        "Nennen Sie die Quelle: Herausgeber, Titel, Jahr.",
    ]
