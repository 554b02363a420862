"""Columns are recognised by what was remembered, by their headings, by their contents."""

import pytest

from wirnetz.imports.parsing import IGNORED, ListKind
from wirnetz.imports.parsing.columns import Heading, recognise
from wirnetz.imports.parsing.headings import FIELD_NAMES, HEADINGS

MANY = 12


def fields(kind, headings, samples=None, remembered=None, answers=None):
    samples = samples or [[] for _ in headings]
    columns, _ = recognise(
        kind, [Heading(text) for text in headings], samples, remembered=remembered or {}, answers=answers or {}
    )
    return [column.field for column in columns]


@pytest.mark.parametrize(
    ("kind", "headings", "expected"),
    [
        (
            ListKind.OFFICES,
            [
                "Standort-Nr.",
                "Bezeichnung",
                "Straße",
                "PLZ",
                "Ort",
                "Landkreis",
                "Bundesland",
                "Tel.",
                "E-Mail",
                "Internet",
            ],
            ["own_key", "name", "street", "postcode", "city", "district", "state", "phone", "email", "website"],
        ),
        (
            ListKind.OFFICES,
            [
                "Office",
                "Street",
                "ZIP Code",
                "City",
                "District",
                "State",
                "Phone",
                "Email address",
                "Valid from",
                "Until",
            ],
            ["name", "street", "postcode", "city", "district", "state", "phone", "email", "from_on", "until_on"],
        ),
        (
            ListKind.OFFICES,
            ["Name der Geschäftsstelle", "Anschrift", "Kreis/kreisfreie Stadt", "Telefon Zentrale", "Art der Stelle"],
            ["name", "address", "district", "phone", "kind"],
        ),
        (
            ListKind.OFFICES,
            ["Geschäftsstelle*", "PLZ/Ort", "Strasse + Hausnr.", "Übergeordnete Stelle", "Bemerkungen", "Telefax"],
            ["name", "address", "street", "parent", "remark", IGNORED],
        ),
        (ListKind.OFFICES, ["Büroname", "Postleitzahll", "Wohnort"], ["name", "postcode", "city"]),
        (
            ListKind.PEOPLE,
            [
                "Anrede",
                "Titel",
                "Vorname",
                "Nachname",
                "Funktion",
                "Dienststelle",
                "E-Mail",
                "Mobil",
                "Themen",
                "Netzwerk",
            ],
            [IGNORED, "title", "first_name", "last_name", "function", "office", "email", "phone", "topics", "network"],
        ),
        (
            ListKind.PEOPLE,
            ["First name", "Last name", "Office", "Topics", "Role"],
            ["first_name", "last_name", "office", "topics", "network_role"],
        ),
        (
            ListKind.NETWORKS,
            ["Netzwerk", "Mitglied", "Rolle", "Landkreise", "Website", "Mitglied seit", "bis", "Ansprechpartner"],
            ["network", "member", "role", "territory", "website", "from_on", "until_on", "contact"],
        ),
        (
            ListKind.NETWORKS,
            ["Name", "Art", "Organisation", "Einzugsgebiet"],
            ["network", "kind", "member", "territory"],
        ),
        (
            ListKind.ROLES,
            ["Name, Vorname", "Stelle", "Netzwerk", "Rolle im Netzwerk", "seit", "bis"],
            ["name", "office", "network", "network_role", "from_on", "until_on"],
        ),
    ],
)
def test_headings_say_what_a_column_holds(kind, headings, expected):
    assert fields(kind, headings) == expected


def test_what_was_remembered_wins_over_the_heading():
    remembered = {"bezeichnung": "kind", "objekt": "name"}
    assert fields(ListKind.OFFICES, ["Bezeichnung", "Objekt"], remembered=remembered) == ["kind", "name"]


def test_an_answer_wins_over_what_was_remembered():
    remembered = {"objekt": "remark"}
    assert fields(ListKind.OFFICES, ["Objekt"], remembered=remembered, answers={"column:0": "name"}) == ["name"]


def test_unknown_field_is_no_answer():
    assert fields(ListKind.OFFICES, ["PLZ"], answers={"column:0": "password"}) == ["postcode"]


@pytest.mark.parametrize(
    "heading",
    [
        *("Geburtsdatum", "geb. am", "Date of birth", "Alter", "Privatanschrift", "Telefon (privat)", "Handy privat"),
        *("Private E-Mail", "Geschlecht", "Gender", "m/w/d", "Religion", "Konfession", "Gewerkschaft", "GdB", "IBAN"),
        *("Gewerkschaftsmitglied", "Schwerbehinderung", "Gesundheit", "Krankheitstage", "Familienstand", "Gehalt"),
        *("Staatsangehörigkeit", "Parteizugehörigkeit"),
    ],
)
@pytest.mark.parametrize("answers", [{}, {"column:0": "function"}])
def test_what_is_never_collected_is_dropped_whatever_is_answered(heading, answers):
    columns, found = recognise(
        ListKind.PEOPLE,
        [Heading(heading)],
        [["geheim"] * MANY],
        remembered={"geburtsdatum": "from_on"},
        answers=answers,
    )
    assert found.columns == {}
    assert [index for index, _ in found.dropped] == [0]
    assert columns[0].samples == ()


@pytest.mark.parametrize(
    "heading", ["Gebiet", "Geburtshilfe-Netz", "Kirchenkreis", "Gesundheitsamt", "Krankenkasse", "Gewerkschaft"]
)
def test_organisations_with_such_words_are_kept(heading):
    _, found = recognise(ListKind.NETWORKS, [Heading(heading)], [["x"]], remembered={}, answers={})
    assert found.dropped == ()


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("19053", "postcode"),
        (1067, "postcode"),
        ("a@beispiel.de", "email"),
        ("www.beispiel.de", "website"),
        ("0385 123456", "phone"),
        ("Hauptstraße 5", "street"),
        ("Hauptstr. 5, 19053 Schwerin", "address"),
        ("Landkreis Gotha", "district"),
        ("Bayern", "state"),
        ("01.03.2024", "from_on"),
        ("Geschäftsstelle Nord", "name"),
    ],
)
def test_without_a_heading_the_contents_tell(cell, expected):
    assert fields(ListKind.OFFICES, [""], [[cell] * MANY]) == [expected]


@pytest.mark.parametrize(
    ("heading", "cell", "expected"),
    [
        ("Adresse", "a@beispiel.de", "email"),
        ("Anschrift", "Hauptstraße 5", "street"),
        ("Straße", "Hauptstr. 5, 19053 Schwerin", "address"),
        ("Ort", "19053 Schwerin", "address"),
        ("Land", "Deutschland", IGNORED),
        ("E-Mail", "keine Angabe dazu", ""),
        ("von", "nach Absprache", ""),
    ],
)
def test_contents_correct_the_heading(heading, cell, expected):
    assert fields(ListKind.OFFICES, [heading], [[cell] * MANY]) == [expected]


@pytest.mark.parametrize(
    ("headings", "cell", "expected"),
    [
        (["Standort", "PLZ", "Straße"], "Wismar", ["city", "postcode", "street"]),
        (["Standort", "PLZ", "Ort"], "Wismar", ["name", "postcode", "city"]),
        (["Standort", "Adresse"], "Wismar", ["name", "address"]),
        (["Standort", "PLZ"], "Büro Wismar", ["name", "postcode"]),
        (["Name", "Standort", "PLZ"], "Wismar", ["name", "city", "postcode"]),
    ],
)
def test_standort_is_the_place_unless_the_rest_says_otherwise(headings, cell, expected):
    samples = [[cell] * MANY if heading == "Standort" else [] for heading in headings]
    assert fields(ListKind.OFFICES, headings, samples) == expected


def test_rows_that_are_merely_counted_are_no_key():
    assert fields(ListKind.OFFICES, ["Nr."], [list(range(1, MANY))]) == [IGNORED]
    assert fields(ListKind.OFFICES, ["Nr."], [[104, 77, 2012, 5]]) == ["own_key"]


@pytest.mark.parametrize("heading", ["Nr.", "Nummer", "lfd. Nr.", "Laufende Nummer", "Kennung", "Stellen-Nr.", "Pos."])
@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (("4711", "2034", "8812"), "own_key"),
        ((4711, 2034, 8812), "own_key"),
        (("A-17", "C-02", "B-9"), "own_key"),
    ],
)
def test_numbers_in_no_order_are_the_own_key_whatever_stands_above(heading, numbers, expected):
    assert fields(ListKind.OFFICES, [heading, "Name"], [numbers, ("A", "B", "C")])[0] == expected


@pytest.mark.parametrize("heading", ["Nr.", "Nummer", "lfd. Nr.", "ID"])
@pytest.mark.parametrize("numbers", [("1", "2", "3"), ("0", "1", "2"), (1, 2, 3)])
def test_a_pure_running_number_stays_no_key(heading, numbers):
    assert fields(ListKind.OFFICES, [heading, "Name"], [numbers, ("A", "B", "C")])[0] == IGNORED


def test_a_running_number_with_gaps_stays_no_key():
    assert fields(ListKind.OFFICES, ["lfd. Nr.", "Name"], [("2", "5", "9"), ("A", "B", "C")])[0] == IGNORED


def test_numbers_that_begin_above_one_are_the_house_s_own():
    assert fields(ListKind.OFFICES, ["Nr.", "Name"], [("1001", "1002", "1003"), ("A", "B", "C")])[0] == "own_key"


def test_second_column_of_a_kind_is_a_candidate_and_not_taken():
    columns, found = recognise(
        ListKind.OFFICES, [Heading("Telefon"), Heading("Tel.")], [[], []], remembered={}, answers={}
    )
    assert [column.field for column in columns] == ["phone", ""]
    assert found.doubtful == ((1, ("phone",)),)


def test_every_field_has_a_german_name():
    assert {name for names in HEADINGS.values() for name in names} == set(FIELD_NAMES)
