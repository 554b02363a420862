"""Two texts compared word by word."""

from hypothesis import given
from hypothesis import strategies as st

from wirnetz.core.comparing import word_differences

words = st.lists(st.sampled_from(["ein", "zwei", "Netzwerk", "gilt.", "\n"]), max_size=12).map(" ".join)


def joined(pieces, *, kept_only=False):
    return "".join(piece.text for piece in pieces if not (kept_only and piece.is_changed))


@given(words, words)
def test_the_pieces_are_the_texts_and_what_is_not_marked_is_the_same(before, after):
    left, right = word_differences(before, after)
    assert (joined(left), joined(right)) == (before, after)
    assert joined(left, kept_only=True).split() == joined(right, kept_only=True).split()


def test_a_changed_word_is_marked_on_both_sides():
    left, right = word_differences("Es kostet eine Stunde.", "Es kostet zwei Stunden.")
    assert [(piece.text, piece.is_changed) for piece in left] == [("Es kostet ", False), ("eine Stunde.", True)]
    assert [(piece.text, piece.is_changed) for piece in right] == [("Es kostet ", False), ("zwei Stunden.", True)]


def test_equal_texts_have_nothing_marked():
    assert [piece.is_changed for piece in word_differences("Es gilt.", "Es gilt.")[0]] == [False]
