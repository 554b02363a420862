"""Single cells become values, or problems with a reason and a remedy."""

from datetime import date, datetime

import pytest

from wirnetz.imports.parsing import ListKind, Problem
from wirnetz.imports.parsing.addresses import Address, split_address
from wirnetz.imports.parsing.capitals import readable, readable_person
from wirnetz.imports.parsing.cells import normal_heading, plain_text
from wirnetz.imports.parsing.people import PersonName, split_name
from wirnetz.imports.parsing.values import cleaner_for, sentence_of


def cleaned(name, cell, kind=ListKind.OFFICES, **more):
    return cleaner_for(name, kind, **more)(cell)


def reason(name, cell, kind=ListKind.OFFICES):
    found = cleaned(name, cell, kind)
    assert isinstance(found, Problem) and found.field == name and found.remedy.endswith(".")
    return found.reason


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("19053", "19053"),
        (19053, "19053"),
        (19053.0, "19053"),
        (1067, "01067"),
        ("1067", "01067"),
        ("D-19053", "19053"),
        ("D 19053", "19053"),
        ("DE-19053", "19053"),
        (" 19053 ", "19053"),
        ('="01067"', "01067"),
        ("'01067", "01067"),
    ],
)
def test_postcode_has_five_digits(cell, expected):
    assert cleaned("postcode", cell) == expected


@pytest.mark.parametrize("cell", ["123", "A-1010 Wien", 999, "19053 Schwerin", 1.5, True, "٣٤٥٦٧", "1" * 100_000])
def test_what_is_no_postcode_is_said(cell):
    assert reason("postcode", cell) == "ist keine Postleitzahl"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("0385 12345", "0385 12345"),
        ("0385/123 45-0", "0385 12345-0"),
        ("(0385) 12 34 56", "0385 123456"),
        ("+49 385 12345", "0385 12345"),
        ("+49 (0)385 12345-67", "0385 12345-67"),
        ("0049 385 12345", "0385 12345"),
        ("Tel.: 0385-12345", "0385 12345"),
        ("0385 12345 / 0385 67890", "0385 12345"),
        ("0385 12345\n0170 123456", "0385 12345"),
        ("0385 12345 oder 0170 123456", "0385 12345"),
        ("+43 1 2345678", "+43 1 2345678"),
        (38512345, "038512345"),
        (4938512345678.0, "038512345678"),
        ("038512345", "038512345"),
    ],
)
def test_phone_is_written_one_way(cell, expected):
    assert cleaned("phone", cell) == expected


@pytest.mark.parametrize("cell", ["keine", "123", "siehe Zentrale", "0385 1234x", "+", 12, "1" * 30, "+49", "00", True])
def test_what_is_no_phone_is_said(cell):
    assert reason("phone", cell) == "ist keine Telefonnummer"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("a.b@Beispiel.DE", "a.b@beispiel.de"),
        ("mailto:a@beispiel.de", "a@beispiel.de"),
        ("Anna Müller <a@beispiel.de>", "a@beispiel.de"),
        ("  a@beispiel.de; ", "a@beispiel.de"),
        ("müller@büro.de", "müller@büro.de"),
    ],
)
def test_email_is_one_address(cell, expected):
    assert cleaned("email", cell) == expected


@pytest.mark.parametrize(
    "cell",
    ["a", "a@", "@b.de", "a@b", "a b@c.de", "a@b@c.de", "a@b.de\r\nBcc: x", ".a@b.de", "a..b@c.de", "a.@b.de", 5,
     "a@b.de\u2028x", "a@-b.de", "a" * 65 + "@b.de"],
)  # fmt: skip
def test_what_is_no_email_is_said(cell):
    assert reason("email", cell) == "ist keine E-Mail-Adresse"


def test_several_emails_are_no_address():
    assert reason("email", "a@b.de, c@d.de") == "enthält mehrere E-Mail-Adressen"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("www.beispiel.de", "https://www.beispiel.de"),
        ("HTTP://Beispiel.de/Weg?x=1", "http://beispiel.de/Weg?x=1"),
        ("https://beispiel.de/", "https://beispiel.de/"),
    ],
)
def test_website_gets_its_scheme(cell, expected):
    assert cleaned("website", cell) == expected


@pytest.mark.parametrize(
    "cell", ["javascript:alert(1)", "a@b.de", "data:text/html,x", "keine", "http://", "ftp://x.de"]
)
def test_what_is_no_website_is_said(cell):
    assert reason("website", cell) == "ist keine Webadresse"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("01.03.2024", "2024-03-01"),
        ("1.3.24", "2024-03-01"),
        ("1.3.98", "1998-03-01"),
        ("1. März 2024", "2024-03-01"),
        ("1 Mrz 2024", "2024-03-01"),
        ("Dezember 2023", "2023-12"),
        ("03/2024", "2024-03"),
        ("2024", "2024"),
        (2024, "2024"),
        ("2024-03", "2024-03"),
        ("2024-03-01T12:00:00", "2024-03-01"),
        ("seit 2019", "2019"),
        ("ab dem 1.3.2024", "2024-03-01"),
        (45352, "2024-03-01"),
        (45352.5, "2024-03-01"),
        ("45352", "2024-03-01"),
        (date(2024, 3, 1), "2024-03-01"),
        (datetime(2024, 3, 1, 9, 30), "2024-03-01"),
        ("unbefristet", None),
    ],
)
def test_date_is_as_precise_as_the_list(cell, expected):
    assert cleaned("from_on", cell) == expected


@pytest.mark.parametrize(("cell", "expected"), [(1001, "01001"), ("13074", "13074"), (1001000.0, "01001000")])
def test_official_key_gets_back_its_leading_zero(cell, expected):
    assert cleaned("district", cell) == expected


def test_days_may_count_from_1904():
    assert cleaned("from_on", 43890, starts_1904=True) == "2024-03-01"


@pytest.mark.parametrize(
    "cell", ["29.02.2023", "31.13.2024", "demnächst", "3/14/2024", -5, 1e300, float("nan"), True, "0"]
)
def test_what_is_no_date_is_said(cell):
    assert reason("from_on", cell) == "ist kein Datum"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IHK ZU SCHWERIN", "IHK zu Schwerin"),
        ("AOK NORDOST - DIE GESUNDHEITSKASSE", "AOK Nordost - Die Gesundheitskasse"),
        ("HWK OSTMECKLENBURG-VORPOMMERN", "HWK Ostmecklenburg-Vorpommern"),
        ("WIRTSCHAFTSFÖRDERUNG BÜTZOW GMBH", "Wirtschaftsförderung Bützow GmbH"),
        ("DGB", "DGB"),
        ("DEKRA", "DEKRA"),
        ("RKW e. V.", "RKW e. V."),
        ("Geschäftsstelle WISMAR", "Geschäftsstelle WISMAR"),
        ("KREISHANDWERKERSCHAFT RÜGEN E.V.", "Kreishandwerkerschaft Rügen e. V."),
    ],
)
def test_capitals_become_readable_and_short_forms_stay(text, expected):
    assert readable(text) == expected


def test_places_have_no_short_forms():
    assert [readable(text, is_place=True) for text in ("ULM", "BONN", "BAD DOBERAN", "HAUPTSTRASSE 5")] == [
        "Ulm", "Bonn", "Bad Doberan", "Hauptstraße 5",
    ]  # fmt: skip


def test_family_name_in_capitals_becomes_readable():
    assert [readable_person(text) for text in ("Anna MÜLLER", "ANNA MÜLLER", "MÜLLER-LÜDENSCHEIDT", "Anna Müller")] == [
        "Anna Müller", "Anna Müller", "Müller-Lüdenscheidt", "Anna Müller",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hauptstr. 5, 19053 Schwerin", Address("Hauptstr. 5", "19053", "Schwerin")),
        ("19053 Schwerin, Hauptstraße 5", Address("Hauptstraße 5", "19053", "Schwerin")),
        ("Hauptstr. 5\n19053 Schwerin", Address("Hauptstr. 5", "19053", "Schwerin")),
        ("Haus A\nHauptstr. 5\nD-19053 Schwerin\nDeutschland", Address("Hauptstr. 5", "19053", "Schwerin")),
        ("Schwerin, 19053, Am Markt 1", Address("Am Markt 1", "19053", "Schwerin")),
        ("Am Markt 1; 1067 Dresden", Address("Am Markt 1", "01067", "Dresden")),
        ("19053 Schwerin", Address("", "19053", "Schwerin")),
        ("Hauptstr. 5 | 18055 Rostock", Address("Hauptstr. 5", "18055", "Rostock")),
        ("Platz der Freiheit 1 - 19053 Schwerin", Address("Platz der Freiheit 1", "19053", "Schwerin")),
        ("Hauptstr. 5-7, 99867 Gotha", Address("Hauptstr. 5-7", "99867", "Gotha")),
        ("Adresse: Weg 2a, 69117 Heidelberg", Address("Weg 2a", "69117", "Heidelberg")),
        ("Hauptstraße 5, Heidelberg", Address("Hauptstraße 5", "", "Heidelberg")),
        ("Heidelberg, Hauptstraße 5", Address("Hauptstraße 5", "", "Heidelberg")),
        ("60311 Frankfurt am Main, Zeil 10", Address("Zeil 10", "60311", "Frankfurt am Main")),
        ("Schwerin", Address("", "", "Schwerin")),
        ("Hauptstraße 5", None),
    ],
)
def test_address_in_one_cell_is_split(text, expected):
    assert split_address(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Müller", PersonName("Anna Müller", "Anna", "Müller")),
        ("Müller, Anna", PersonName("Anna Müller", "Anna", "Müller")),
        ("Dr. Anna Müller", PersonName("Anna Müller", "Anna", "Müller", "Dr.")),
        (
            "Frau Prof. Dr. med. Anna von der Heide",
            PersonName("Anna von der Heide", "Anna", "von der Heide", "Prof. Dr. med."),
        ),
        ("Dipl.-Ing. Anna Müller", PersonName("Anna Müller", "Anna", "Müller", "Dipl.-Ing.")),
        ("Herr Müller", PersonName("Müller", "", "Müller")),
        ("Müller, Dr. Anna", PersonName("Anna Müller", "Anna", "Müller", "Dr.")),
        ("Dr.Anna Müller", PersonName("Anna Müller", "Anna", "Müller", "Dr.")),
    ],
)
def test_name_of_a_person_is_split(text, expected):
    assert split_name(text) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("Leitung", "coordination"), ("Mitglied", "member"), ("Träger", "host"), ("x", "member"), ("Sponsor", "funding"),
     ("Kooperationspartner", "cooperation"), ("-", None)],
)  # fmt: skip
def test_role_in_a_network_is_one_of_ours(cell, expected):
    assert cleaned("role", cell, ListKind.NETWORKS) == expected


def test_enumerations_become_several_values():
    assert cleaned("topics", "Arbeitsschutz, Pflege; Digitalisierung\nArbeitsschutz", ListKind.PEOPLE) == (
        "Arbeitsschutz", "Pflege", "Digitalisierung",
    )  # fmt: skip
    assert cleaned("member", "IHK, Geschäftsstelle Nord; DGB", ListKind.NETWORKS) == (
        "IHK, Geschäftsstelle Nord",
        "DGB",
    )


def test_text_loses_what_cannot_be_seen():
    assert plain_text("\u202eIHK\u00a0 zu\u200b  Schwerin\u00ad ") == "IHK zu Schwerin"
    assert plain_text("a\r\nb") == "a\nb"
    assert plain_text("'=1+1") == "=1+1"


def test_headings_are_compared_by_their_letters():
    assert {normal_heading(text) for text in ("PLZ", "plz (5-stellig)", " PLZ: ", "*PLZ*")} == {"plz"}
    assert normal_heading("Straße & Haus-Nr.") == "strasse haus nr"


def test_too_long_text_is_said_with_both_lengths():
    assert reason("name", "x" * 201) == "ist mit 201 Zeichen zu lang; möglich sind 200"


def test_problem_reads_as_a_sentence():
    assert sentence_of(cleaned("postcode", "123")) == "Postleitzahl „123“ ist keine Postleitzahl."
