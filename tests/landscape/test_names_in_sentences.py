"""Names come without article and can't be declined: sentences and letters hold them where that is right German."""

import re

import pytest

from tests.landscape.worlds import random_world
from tests.turns import some_every_day
from wirnetz.landscape.analysis import QUESTIONS
from wirnetz.portal.sentences.docking_letter import Asking, letter_of

WHOSE = re.compile(r"^(N\d|O\d( \d)?): ")
QUOTED = re.compile(r"„[^“]*“")
LISTED = re.compile(r"(?:: |zum Beispiel )(?=[NO]\d)[^.;]*")
NAME = re.compile(r"\b[NO]\d\b")


def bare(sentence):
    """The names that stand neither in quotation marks, nor in a list, nor in front of everything."""
    for pattern in (WHOSE, QUOTED, LISTED):
        sentence = pattern.sub("", sentence)
    return NAME.findall(sentence)


@pytest.mark.parametrize("seed", some_every_day(range(20), every=4))
def test_no_finding_needs_a_name_to_be_declined(seed):
    landscape = random_world(seed)
    told = [finding.sentence for ask in QUESTIONS.values() for finding in ask(landscape)]
    assert [sentence for sentence in told if bare(sentence)] == []


def test_a_name_inside_a_sentence_is_seen():
    assert bare("N1 könnte N2 stärken; dort sitzt O3.") == ["N1", "N2", "O3"]
    assert bare("N1: Das Netzwerk „N2“ liegt daneben. Dort sitzen: O1, O2 und O3.") == []


def test_the_letter_speaks_of_itself_as_we_and_lists_who_could_vouch():
    asking = Asking("Regionaler Verband", "Kampagne „Herz“", "Allianz", "Ort", ["Landkreis Eins", "IHK Zwei"])
    _greeting, *first, _talk, _regards, sender = letter_of(asking).split("\n\n")
    assert [*first, sender] == [
        "wir möchten kein weiteres Netzwerk gründen, sondern bestehende stärken. Deshalb fragen wir, ob wir im "
        "Netzwerk "
        "„Kampagne ‚Herz‘“ mitwirken können. Wir wirken in der Allianz „Allianz“ mit.",
        "Anknüpfungspunkte: Landkreis Eins und IHK Zwei; dort kennt man Sie und uns.",
        "Regionaler Verband, Ort\n",
    ]
