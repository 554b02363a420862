"""The texts of the library and the checks that they pass."""

import shutil

import pytest

from wirnetz.arguments.enums import Audience, Idea
from wirnetz.arguments.validators.library import FOLDER, LibraryError, read_arguments, read_sources
from wirnetz.arguments.validators.occasions import SLOT_KINDS, occasions
from wirnetz.arguments.validators.tokens import TokenError, check_tokens, fill_tokens
from wirnetz.arguments.validators.wording import wording_faults
from wirnetz.organisations.enums import OrganisationKind


@pytest.fixture
def folder(tmp_path):
    """A copy of the data files, to be spoilt."""
    for path in FOLDER.glob("*.toml"):
        shutil.copy(path, tmp_path / path.name)
    return tmp_path


def spoil(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_audience_hears_of_every_idea():
    told = {(argument.audience, argument.idea) for argument in read_arguments() if argument.audience}
    assert told == {(audience.value, idea) for audience in Audience for idea in Idea}


def test_there_are_six_arguments_for_each_audience_and_one_for_each_kind_of_organisation():
    arguments = read_arguments()
    assert {a: sum(x.audience == a for x in arguments) for a in Audience.values} == dict.fromkeys(Audience.values, 6)
    kinds = [argument.partner_kind for argument in arguments if argument.partner_kind]
    assert sorted(kinds) == sorted(OrganisationKind.values)


def test_every_kind_says_what_it_gives_and_gets():
    assert [a.slug for a in read_arguments() if a.partner_kind and not (a.gives and a.gets)] == []


def test_every_argument_is_one_sentence_with_reasons_and_evidence():
    for argument in read_arguments():
        assert argument.claim.count(".") == 1 and argument.claim.endswith("."), argument.slug
        assert 2 <= len(argument.reasons) <= 3, argument.slug
        assert argument.evidence and argument.objection and argument.answer, argument.slug


def test_claims_are_unique():
    claims = [argument.claim for argument in read_arguments()]
    assert len(set(claims)) == len(claims)


def test_every_source_is_an_address_or_the_founding_slides():
    without = [source.key for source in read_sources().values() if not source.url.startswith(("http://", "https://"))]
    assert without == ["foliensatz-2018"]


def test_a_source_without_year_says_so():
    wrong = [s.key for s in read_sources().values() if (s.year is None) != s.citation.endswith("ohne Jahr")]
    assert wrong == []


def test_occasions_use_every_kind_of_slot():
    used = {slot.kind for occasion in occasions().values() for slot in occasion.slots}
    assert used == set(SLOT_KINDS)


def test_occasions_stand_in_their_order_and_a_firm_gets_the_shortest():
    slots = {slug: len(occasion.slots) for slug, occasion in occasions().items()}
    assert list(slots) == [
        "erstes-gespraech",
        "vorstellung-im-netzwerk",
        "runde-der-regionalleitungen",
        "gespraech-mit-betrieb",
        "rat-oder-ministerium",
        "gruendung-oder-neustart",
        "jahresrueckblick",
    ]
    assert min(slots, key=slots.__getitem__) == "gespraech-mit-betrieb"
    assert sorted(slots.values())[:2] >= [11, 13]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("Jetzt mitmachen!", ("enthält ein Ausrufezeichen",)),
        ("Für Berater:innen.", ("enthält ein Genderzeichen",)),
        ("Für Berater*innen.", ("enthält ein Genderzeichen",)),
        ("Für BeraterInnen.", ("enthält ein Genderzeichen",)),
        ('Ein "Check".', ("enthält gerade Anführungszeichen statt „…“",)),
        ("Zwei  Leerzeichen.", ("enthält überzählige Leerzeichen",)),
        ("Wort " * 25 + "Ende.", ("hat einen Satz mit 26 Wörtern, erlaubt sind 24",)),
        ("Die INQA prüft. Beginnen wir klein: Zwei Häuser fangen an.", ()),
    ],
)
def test_wording_faults(text, faults):
    assert wording_faults(text) == faults


def test_tokens_are_filled():
    assert fill_tokens("Region {region}, {month}", {"region": "Schwerin", "month": "Mai"}) == "Region Schwerin, Mai"
    assert check_tokens("ohne") == ()


def test_an_unknown_token_names_the_nearest_one():
    with pytest.raises(TokenError, match=r"Den Platzhalter \{regoin\} gibt es nicht. Meinten Sie \{region\}\?"):
        check_tokens("In {regoin}")


def test_a_token_like_no_other_lists_what_there_is():
    with pytest.raises(TokenError, match="Möglich sind: region, organisation"):
        check_tokens("{xyz}")


@pytest.mark.parametrize("text", ["{region", "region}", "{{region}"])
def test_a_single_brace_is_refused(text):
    with pytest.raises(TokenError, match="geschweifte Klammer"):
        check_tokens(text)


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("sme.toml", 'idea = "quality"', 'idea = "qualty"', "Feld „idea“: „qualty“ gibt es nicht"),
        ("sme.toml", 'source = "orgacheck"', 'source = "orgachek"', "Die Quelle „orgachek“ steht nicht"),
        ("sme.toml", "Sie sehen, wo Sie", "Sehen Sie in {regon}, wo Sie", "Meinten Sie {region}?"),
        ("sme.toml", "Das haben andere Betriebe auch gesagt.", "Toll!", "enthält ein Ausrufezeichen"),
        ("sme.toml", 'slug = "einmal-fragen"', 'slug = "fertige-hilfen"', "Dieser Kurzname ist schon vergeben"),
        ("sme.toml", 'audience = "sme"', "", "entweder eine Zielgruppe oder eine Art"),
        ("sme.toml", "[[arguments]]", "[[arguments", "kein gültiges TOML"),
        ("sources.toml", "citation =", "zitat =", "hat keine Kurzangabe"),
    ],
)
def test_a_spoilt_library_names_file_and_reason(folder, name, old, new, message):
    spoil(folder, name, old, new)
    with pytest.raises(LibraryError) as caught:
        read_arguments(folder)
    assert str(caught.value).startswith(name)
    assert message in str(caught.value)


def test_an_unknown_slot_is_refused_with_the_nearest_one(folder):
    spoil(folder, "occasion_erstes_gespraech.toml", 'kind = "agenda"', 'kind = "agend"')
    with pytest.raises(LibraryError, match="Meinten Sie „agenda“"):
        occasions(folder)
