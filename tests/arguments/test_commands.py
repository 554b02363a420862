"""`wirnetz kit` and `wirnetz list occasions`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.factories.areas import make_area
from tests.factories.organisations import make_organisation
from wirnetz.arguments import commands  # noqa: F401  enters the commands
from wirnetz.arguments.enums import FactSubject
from wirnetz.core.commands import cli
from wirnetz.regions.enums import SuccessionKind
from wirnetz.regions.models import AreaSuccession, Postcode, PostcodeArea

ASKED = {"organisation": "ihk-schwerin", "region": "13004", "occasion": "erstes-gespraech"}


@pytest.fixture
def ground(kit_of):
    make_area("13004", "Schwerin")
    return make_organisation("IHK Schwerin", slug="ihk-schwerin", seat="13004")


def run(out, **changes):
    asked = ASKED | changes
    options = [part for name, value in asked.items() for part in (f"--{name}", value)]
    return CliRunner().invoke(cli, ["kit", *options, "--out", str(out), "--json"])


def test_occasions_are_listed():
    rows = json.loads(CliRunner().invoke(cli, ["list", "occasions", "--json"]).stdout)
    assert [(row["slug"], row["name"], row["audiences"]) for row in rows] == [
        ("erstes-gespraech", "Erstes Gespräch im eigenen Haus", ["beratende", "leitung"]),
        ("vorstellung-im-netzwerk", "Vorstellung in einem bestehenden Netzwerk", ["netzwerk", "betrieb"]),
        ("runde-der-regionalleitungen", "Runde der Regionalleitungen", ["leitung", "beratende"]),
        ("gespraech-mit-betrieb", "Gespräch mit einem Betrieb", ["betrieb"]),
        ("rat-oder-ministerium", "Gespräch mit Rat, Verwaltung oder Ministerium", ["politik"]),
        ("gruendung-oder-neustart", "Gründung oder Neustart eines Netzwerks", ["netzwerk", "beratende"]),
        ("jahresrueckblick", "Jahresrückblick", ["leitung", "netzwerk"]),
    ]


def test_facts_are_listed_by_subject():
    rows = json.loads(CliRunner().invoke(cli, ["list", "facts", "--json"]).stdout)
    assert rows[0] == {"slug": "area_here", "key": "area_here", "name": "Fläche", "subject": "region"}
    assert list(dict.fromkeys(row["subject"] for row in rows)) == list(FactSubject.values)


def test_a_kit_is_written(ground, tmp_path):
    result = run(tmp_path / "mappe")
    assert result.exit_code == 0, result.stderr
    paths = json.loads(result.stdout)
    assert list(paths) == ["deck", "handout", "slides", "note"]
    starts = {"deck": b"PK", "handout": b"%PDF", "slides": b"<!DOCTYPE html>", "note": b"Betreff: "}
    for kind, path in paths.items():
        assert Path(path).read_bytes().startswith(starts[kind])


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"organisation": "ihk-schwerinn"},
            "Die Organisation „ihk-schwerinn“ gibt es nicht. Meinten Sie ihk-schwerin?",
        ),
        (
            {"organisation": "zzz"},
            "Die Organisation „zzz“ gibt es nicht. „wirnetz list organisations“ zeigt alle Kurznamen.",
        ),
        ({"region": "13005"}, "Die Region „13005“ gibt es nicht. Meinten Sie 13004 (Schwerin)?"),
        ({"region": "Schwerrin"}, "Die Region „Schwerrin“ gibt es nicht. Meinten Sie 13004 (Schwerin)?"),
        ({"region": "xyz"}, "Die Region „xyz“ gibt es nicht. „wirnetz find“ sucht nach Orten."),
        ({"region": " , "}, "Nennen Sie mindestens einen amtlichen Schlüssel, zum Beispiel 13004 für Schwerin."),
        (
            {"occasion": "erstes-gespräch"},
            "Den Anlass „erstes-gespräch“ gibt es nicht. Meinten Sie erstes-gespraech?",
        ),
        ({"audience": "beratung"}, "Die Zielgruppe „beratung“ gibt es nicht. Meinten Sie beratende?"),
        (
            {"audience": "betrieb"},
            "Die Zielgruppe „betrieb“ passt nicht zum Anlass „erstes-gespraech“. Möglich sind: beratende, leitung.",
        ),
        ({"mail": "a.muster"}, "„a.muster“ ist keine vollständige E-Mail-Adresse."),
        ({"phone": "ruf an"}, "„ruf an“ ist keine Telefonnummer."),
        ({"contact": "x" * 81}, f"Die Angabe „{'x' * 20}…“ ist zu lang, erlaubt sind 80 Zeichen."),
    ],
)
def test_a_wrong_answer_gets_a_hint_and_no_file(ground, tmp_path, changes, message):
    result = run(tmp_path / "mappe", **changes)
    assert (result.exit_code, result.stdout) == (1, "")
    assert message in result.stderr
    assert not (tmp_path / "mappe").exists()


def test_a_postcode_is_answered_with_its_district(ground, tmp_path):
    code = Postcode.objects.create(code="19053")
    PostcodeArea.objects.create(postcode=code, area=make_area("13004000"))
    result = run(tmp_path, region="19053")
    assert "19053 ist eine Postleitzahl. Dazu gehört: Schwerin (13004)." in result.stderr


def test_an_ended_region_is_answered_with_its_successor(ground, tmp_path):
    old, new = make_area("03156", "Osterode am Harz"), make_area("03159", "Göttingen")
    old.valid_until = "2016-10-31"
    old.save()
    AreaSuccession.objects.create(old=old, new=new, kind=SuccessionKind.MERGED)
    result = run(tmp_path, region="03156")
    assert result.exit_code == 1
    expected = "Osterode am Harz (03156) gab es nur bis zum 31.10.2016. Heute gehört das Gebiet zu: Göttingen (03159)."
    assert expected in result.stderr


def test_a_folder_that_is_a_file_is_a_wrong_call(ground, tmp_path):
    (tmp_path / "datei").write_text("")
    assert run(tmp_path / "datei").exit_code == 2


def test_a_folder_below_a_file_is_refused_with_the_reason(ground, tmp_path):
    (tmp_path / "datei").write_text("")
    result = run(tmp_path / "datei" / "mappe")
    assert result.exit_code == 1
    reason = f"Der Ordner „{tmp_path}/datei/mappe“ lässt sich nicht anlegen: Ein Teil des Pfads ist eine Datei."
    assert reason in result.stderr


def test_an_empty_folder_name_is_a_wrong_call(ground, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("")
    assert result.exit_code == 2
    assert "Nennen Sie einen Ordner." in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_person_stands_in_the_note(ground, tmp_path):
    result = run(tmp_path, contact="Anna Muster", phone="0385 1234-5", mail="a.muster@haus.de")
    note = Path(json.loads(result.stdout)["note"]).read_text(encoding="utf-8")
    assert "Freundliche Grüße\nAnna Muster\nIHK Schwerin\nTelefon 0385 1234-5\na.muster@haus.de\n" in note
