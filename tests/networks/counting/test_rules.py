"""The rules of counting hold for any records: order, doubles and strangers change nothing; small groups stay hidden."""

from dataclasses import fields, replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wirnetz.networks.counting import LEAST, BroughtIn, Use, at_least, carried_by, same_words, users_of

DAY = date(2026, 6, 1)
days = st.dates(DAY - timedelta(days=900), DAY + timedelta(days=300))
few = st.integers(1, 4)
uses = st.builds(
    lambda offer, organisation, network, begin, length: Use(
        offer, organisation, network, begin, begin + timedelta(days=length) if begin and length is not None else None
    ),
    few,
    st.none() | few,
    st.none() | few,
    st.none() | days,
    st.none() | st.integers(0, 900),
)
notes = st.builds(BroughtIn, few, few, st.sampled_from(["a:1", "a:2", "g:1", "t:gemeinsam"]), days)


@given(st.lists(uses), st.randoms())
def test_uses_count_alike_in_any_order_and_however_often_they_are_recorded(records, random):
    shuffled = [*records, *random.sample(records, len(records) // 2)]
    random.shuffle(shuffled)
    assert users_of(1, shuffled, on=DAY) == users_of(1, records, on=DAY)


@given(st.lists(uses), uses)
def test_a_use_of_another_offer_or_another_time_or_of_nobody_changes_nothing(records, stranger):
    before = users_of(1, records, on=DAY)
    over = DAY - timedelta(days=1)
    for unrelated in (
        replace(stranger, offer=2),
        replace(stranger, since=None, until=over),
        replace(stranger, since=DAY + timedelta(days=1), until=None),
        replace(stranger, organisation=None, network=None),
    ):
        assert users_of(1, [*records, unrelated], on=DAY) == before


@given(st.lists(uses))
def test_never_more_users_than_there_are_organisations_and_networks(records):
    organisations, networks = users_of(1, records, on=DAY)
    assert organisations <= len({use.organisation for use in records if use.organisation})
    assert networks <= len({use.network for use in records if use.network})


@given(st.lists(uses), few)
def test_one_more_user_counts_once_and_only_while_the_use_runs(records, number):
    newcomer = Use(1, 100 + number, None, DAY, DAY)
    organisations, networks = users_of(1, records, on=DAY)
    assert users_of(1, [*records, newcomer, newcomer], on=DAY) == (organisations + 1, networks)
    later = DAY + timedelta(days=1)
    assert users_of(1, [*records, newcomer], on=later) == users_of(1, records, on=later)


@given(st.lists(notes), st.randoms())
def test_notes_count_alike_in_any_order_and_repeating_raises_nothing(records, random):
    since = DAY - timedelta(days=365)
    repeated = [*records, *(replace(note, on=since + (DAY - since) / 2) for note in records if since <= note.on <= DAY)]
    random.shuffle(repeated)
    assert carried_by(repeated, since=since, until=DAY) == carried_by(records, since=since, until=DAY)


@given(st.lists(notes), notes)
def test_an_idea_is_not_raised_by_another_idea_or_another_time(records, stranger):
    since = DAY - timedelta(days=365)
    before = carried_by(records, since=since, until=DAY).get("a:1")
    for unrelated in (
        replace(stranger, idea="t:anderes"),
        replace(stranger, idea="a:1", on=since - timedelta(days=1)),
        replace(stranger, idea="a:1", on=DAY + timedelta(days=1)),
    ):
        assert carried_by([*records, unrelated], since=since, until=DAY).get("a:1") == before


@given(st.lists(notes))
def test_networks_and_organisations_bound_what_is_told(records):
    for idea, (networks, organisations) in carried_by(records, since=date.min, until=date.max).items():
        about = [note for note in records if note.idea == idea]
        assert networks == len({note.network for note in about})
        assert organisations == len({note.organisation for note in about})


def test_no_person_goes_into_a_rule():
    assert [field.name for field in fields(BroughtIn)] == ["organisation", "network", "idea", "on"]
    assert [field.name for field in fields(Use)] == ["offer", "organisation", "network", "since", "until"]


@given(st.integers(0, 1000))
def test_small_groups_are_told_as_nothing(count):
    assert at_least(count) == (count if count >= LEAST else None)
    assert (LEAST, at_least(4), at_least(5)) == (5, None, 5)


words = st.lists(st.text("abcdefghijklmnopqrstuvwxyzäöüß", min_size=1, max_size=8), min_size=1, max_size=5)
signs = st.sampled_from([" ", "  ", "-", " – ", ", ", "/", ": ", "\u00a0", "_", ""])


@given(words, st.lists(signs, min_size=6, max_size=6), st.booleans(), st.lists(few, max_size=4))
def test_two_spellings_of_one_argument_are_one_idea(parts, between, shouts, networks):
    plain = " ".join(parts)
    other = between[5] + "".join(part + sign for part, sign in zip(parts, between, strict=False)) + "."
    other = other.upper() if shouts else other
    assert same_words(other) == same_words(plain) == same_words(same_words(plain))
    written = [BroughtIn(1, network, same_words(text), DAY) for network in networks for text in (plain, other)]
    once = [BroughtIn(1, network, same_words(plain), DAY) for network in networks]
    assert carried_by(written, since=DAY, until=DAY) == carried_by(once, since=DAY, until=DAY)


@given(st.text(max_size=30))
def test_a_spelling_is_never_empty_and_other_words_stay_another_idea(one):
    assert bool(same_words(one)) == bool(one.strip())
    assert same_words(same_words(one)) == same_words(one)
    assert same_words(f"{one}x") != same_words(f"{one}y")


def test_digits_with_something_between_them_stay_apart():
    assert [same_words(text) for text in ("Arbeit 4.0!", "arbeit 4-0", "Arbeit 40", "§ 3 / 4")] == [
        "arbeit4 0",
        "arbeit4 0",
        "arbeit40",
        "3 4",
    ]
