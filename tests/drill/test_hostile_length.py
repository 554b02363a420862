"""SEC-22: nothing that reads what people type or upload takes longer than in proportion to its length.

The cells of lists are tried in the usual tests (`tests/imports/parsing/test_hostile_text.py`); here is everything
else. Counted is computing time, so that a busy machine fails nothing.
"""

import contextlib
import time

import pytest
from django.core.exceptions import ValidationError
from django.forms import EmailField, SlugField, URLField

from tests.hostile_texts import hostile_texts
from tests.regions.finder.conftest import finder, postcodes  # noqa: F401 - fixtures
from wirnetz.arguments.validators.tokens import check_tokens
from wirnetz.arguments.validators.wording import wording_faults
from wirnetz.core import german
from wirnetz.core.logs import without_people
from wirnetz.core.mail.headers import check_address, check_head, check_line
from wirnetz.core.search.questions import question
from wirnetz.core.search.vocabulary import Vocabulary, Word
from wirnetz.core.search.words import folded, spelled_words, stem, words
from wirnetz.core.sorting import german_sort_key
from wirnetz.core.tables import harmless
from wirnetz.imports.actions.slugs import Slugs
from wirnetz.imports.matching import PlaceMatcher
from wirnetz.imports.planning.doubles import Doubles
from wirnetz.imports.planning.naming import Named, Names
from wirnetz.organisations.actions.look import check_accent
from wirnetz.organisations.matching import name_similarity, normal_name

pytestmark = pytest.mark.drill
SECONDS, GROWTH = 0.2, 15
SHORT, LONG = hostile_texts(10_000), hostile_texts(100_000)


def seconds(work, text):
    """Computing time of the quickest of three tries; that a text is refused is an answer, too."""
    found = []
    for _ in range(3):
        start = time.process_time()
        with contextlib.suppress(ValueError, ValidationError):
            work(text)
        found.append(time.process_time() - start)
        if found[-1] < SECONDS / 10:
            break
    return min(found)


def slow(work):
    """Beginnings of the texts for which the work takes too long, or ten times the length much more than ten times.

    What looks slow is measured once more: beside others on the machine a single measure may be wrong.
    """
    return {
        long[:6]: needed
        for short, long in zip(SHORT, LONG, strict=True)
        if too_long(work, short, long) and (needed := too_long(work, short, long))
    }


def too_long(work, short, long):
    """The seconds that the long text takes if they are too many; else nothing."""
    needed = seconds(work, long.encode()[:100_000].decode(errors="ignore"))
    return needed if needed > SECONDS or (needed > SECONDS / 10 and needed > GROWTH * seconds(work, short)) else 0


PURE = [
    german_sort_key, folded, words, normal_name, without_people, check_line, check_address, check_accent, harmless,
    check_tokens, wording_faults, german.day_in_words, german.sentence, german.soft_hyphens,
    lambda text: [stem(folded(word)) for word, _ in spelled_words(text)],
    lambda text: check_head(to=text, subject=text, kind="letter"),
    lambda text: name_similarity(text, f"{text[1:]} x"),
    lambda text: Slugs(()).take(german_sort_key(text)),
    EmailField().clean, SlugField().clean, URLField(assume_scheme="https").clean,
]  # fmt: skip


@pytest.mark.parametrize("work", PURE)
def test_each_pure_step_takes_time_in_proportion(work):
    assert slow(work) == {}


def test_what_is_asked_of_the_search(finder):  # noqa: F811
    names = [word for place in finder.known.places.values() for word in words(place.name)]
    vocabulary = Vocabulary(Word(name, name, stem(name), 1) for name in dict.fromkeys(names))
    assert slow(lambda text: question(text, vocabulary)) == {}


def test_what_is_asked_of_the_finder(finder):  # noqa: F811
    assert slow(finder.find) == {}


@pytest.mark.parametrize("place", range(4))
def test_each_part_of_an_address(finder, place):  # noqa: F811
    matcher = PlaceMatcher(finder.known, finder.find)

    def located(text):
        address = ["19053", "Schwerin", "", ""]
        address[place] = text
        matcher.locate(*address)

    assert slow(located) == {}


def test_names_that_are_compared_with_others():
    known = Names([Named(1, "IHK zu Schwerin", ("IHK",), "Schwerin")])
    doubles = Doubles()
    doubles.add("IHK zu Schwerin", {"postcode": "19053"}, row=1)
    assert slow(known.find) == {}
    assert slow(lambda text: doubles.find(text, {"postcode": "19053", "street": text})) == {}
