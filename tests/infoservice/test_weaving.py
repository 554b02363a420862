"""From the edition of the alliance to what an office sends, level by level."""

import json
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from wirnetz.infoservice.weaving import (
    EditionText,
    ItemText,
    OwnItem,
    OwnVersion,
    as_kept,
    drifts,
    from_kept,
    passed_on,
    running,
    woven,
)


def item(key, headline="Treffen in Wismar", **values):
    return ItemText(key=key, kind="news", headline=headline, text="Am Hafen.", **values)


def edition(*items):
    return EditionText("Neues im Herbst", "Guten Tag.", items, "Infodienst", "Allianz", date(2026, 11, 28))


def test_an_item_keeps_its_place_and_words_where_nobody_touched_it():
    items = (item("1"), item("2"))
    assert woven(items, [], origin="IHK") == items


def test_other_words_say_who_chose_them_and_keep_the_rest():
    [said] = woven([item("1", action="hingehen.")], [OwnItem("1", text="Bei uns um die Ecke.")], origin="IHK Schwerin")
    assert (said.headline, said.text, said.action) == ("Treffen in Wismar", "Bei uns um die Ecke.", "hingehen.")
    assert (said.origin, said.reworded_by) == ("", "IHK Schwerin")


def test_an_office_shortens_what_its_house_has_added():
    house = OwnVersion("IHK", greeting="Liebe Kolleginnen.", parts=(OwnItem("h1", added=item("h1", "Neu bei uns")),))
    office = OwnVersion("Büro Wismar", parts=(OwnItem("h1", text="Kurz."), OwnItem("1", is_hidden=True)))
    said = passed_on(passed_on(edition(item("1"), item("2")), house), office)
    assert [part.key for part in said.items] == ["2", "h1"]
    assert (said.items[1].origin, said.items[1].reworded_by, said.items[1].text) == ("IHK", "Büro Wismar", "Kurz.")
    assert (said.greeting, said.sender) == ("Liebe Kolleginnen.", "Büro Wismar")


def test_a_wished_place_goes_before_whoever_stands_there():
    said = woven([item("1"), item("2"), item("3")], [OwnItem("3", position=1)], origin="IHK")
    assert [part.key for part in said] == ["3", "1", "2"]


def test_a_changed_original_is_a_drift_and_the_own_words_stand_until_decided():
    before = item("1")
    own = [OwnItem("1", text="Unser Text.", base=before.fingerprint), OwnItem("9", is_hidden=True, base="x")]
    assert [drift.key for drift in drifts([before, item("9")], own)] == ["9"]
    after = item("1", "Treffen in Rostock")
    assert [(drift.key, drift.now) for drift in drifts([after], own)] == [("1", after), ("9", None)]
    assert woven([after], own, origin="IHK")[0].text == "Unser Text."


def test_what_is_past_is_left_out():
    said = running(
        edition(item("1", expires_on=date(2026, 11, 27)), item("2", expires_on=date(2026, 11, 28))), date(2026, 11, 28)
    )
    assert [part.key for part in said.items] == ["2"]


KEYS = st.sampled_from([str(number) for number in range(1, 7)])
PARTS = st.builds(
    OwnItem, KEYS, text=st.sampled_from(["", "Kurz."]), is_hidden=st.booleans(),
    position=st.none() | st.integers(min_value=1, max_value=9),
)  # fmt: skip


@given(st.lists(KEYS, unique=True), st.lists(PARTS, unique_by=lambda part: part.key))
def test_nothing_appears_twice_or_vanishes_unless_left_out(keys, parts):
    said = [part.key for part in woven([item(key) for key in keys], parts, origin="IHK")]
    hidden = {part.key for part in parts if part.is_hidden}
    assert sorted(said) == sorted(key for key in keys if key not in hidden)


def test_a_version_that_was_kept_is_the_same_again():
    whole = item("1", areas=("13", "13004"), expires_on=date(2026, 3, 1), picture="a.png", picture_alt="b")
    text = replace(edition(whole, item("2")), signature="Ihr Team")
    assert from_kept(json.loads(json.dumps(as_kept(text)))) == text
