"""The pages about lists: upload, question, preview, decisions, report, taking back; for the house and nobody else."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories.organisations import make_alliance, make_organisation
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import AuditEntry, Grant
from wirnetz.imports.models import ImportRow, ImportRun
from wirnetz.organisations.models import Organisation

pytestmark = [pytest.mark.django_db, pytest.mark.reference]
LISTS = "/arbeitsplatz/pruefkasse/listen/"
HEAD = ["Name", "Straße", "PLZ", "Ort"]
ROWS = [["Kasse Schwerin", "Markt 1", "19053", "Schwerin"], ["Kasse Wismar", "Hafen 2", "23966", "Wismar"]]


def workbook(rows=ROWS, head=HEAD):
    book = openpyxl.Workbook()
    for row in [head, *rows]:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("stellen.xlsx", out.getvalue())


def text(response):
    return " ".join(response.content.decode().replace("\u00ad", "").split())


@pytest.fixture
def house(reference, db):
    alliance = Organisation.objects.filter(node__kind=NodeKind.ALLIANCE).first() or make_alliance()
    node = add_node(kind=NodeKind.ORGANISATION, parent=alliance.node)
    return make_organisation("Prüfkasse", slug="pruefkasse", node=node)


@pytest.fixture
def client(house, alice, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    Grant.objects.create(person=alice, node=house.node, role=Role.ADMINISTRATION, from_on=timezone.localdate())
    return sign_in(Client(), alice)


def upload(client, file=None, kind="offices"):
    return client.post(LISTS, {"kind": kind, "file": file or workbook()})


def offices(house):
    return sorted(house.children.filter(ended_on="").values_list("name", "seat__key"))


def test_a_list_goes_from_the_file_to_the_offices_and_back(client, house):
    run_page = upload(client).url
    shown = text(client.get(run_page))
    assert "Zwei Stellen sind neu." in shown
    assert "Noch ist nichts geschrieben." in shown
    assert offices(house) == []
    assert client.post(f"{run_page}uebernehmen/").url == run_page
    assert offices(house) == [("Kasse Schwerin", "13004"), ("Kasse Wismar", "13074")]
    shown = text(client.get(run_page))
    assert "Zwei Stellen neu eingetragen." in shown
    assert 'href="/arbeitsplatz/pruefkasse/wo-sitzen-wir/angeben/"' in shown
    client.post(f"{run_page}zuruecknehmen/")
    assert "Alles ist wieder wie vor dieser Liste." in text(client.get(run_page))
    assert offices(house) == []


def test_the_same_list_again_brings_nothing_new(client):
    client.post(f"{upload(client).url}uebernehmen/")
    shown = text(client.get(upload(client).url))
    assert "Die Liste bringt nichts Neues." in shown
    assert "Zwei Zeilen bleiben unverändert." in shown


def test_a_doubtful_row_is_asked_about_and_written_as_decided(client, house):
    run_page = upload(client, workbook([*ROWS, ["Kasse Neustadt", "", "", "Neustadt"]])).url
    shown = text(client.get(run_page))
    assert "bei einer Zeile entscheiden Sie." in shown
    row = ImportRow.objects.unscoped("test").get(outcome="doubtful")
    chosen = row.choices[0]["value"]
    client.post(f"{run_page}uebernehmen/", {f"zeile-{row.pk}": chosen, "zeile-x": "1", "zeile-999999": "same"})
    assert len(offices(house)) == 3


def test_a_file_that_cannot_be_read_is_refused_in_german_and_nothing_is_kept(client):
    answer = upload(client, SimpleUploadedFile("liste.xlsx", b"\x00" * 200))
    assert answer.status_code == 422
    assert "Eine Angabe ist noch unklar." in text(answer)
    assert ImportRun.objects.unscoped("test").count() == 0
    missing = client.post(LISTS, {"kind": "offices"})
    assert "Wählen Sie die Datei mit Ihrer Liste aus." in text(missing)


def test_records_that_changed_meanwhile_give_409_and_a_fresh_preview(client, house):
    client.post(f"{upload(client).url}uebernehmen/")
    run_page = upload(client, workbook([["Kasse Schwerin", "Markt 9", "19053", "Schwerin"]])).url
    house.children.filter(name="Kasse Schwerin").update(street="Markt 7")
    answer = client.post(f"{run_page}uebernehmen/")
    assert answer.status_code == 409
    assert "Seit der Vorschau haben sich Einträge geändert." in text(answer)
    assert "Markt 7" in text(answer)
    assert client.post(f"{run_page}uebernehmen/").status_code == 302
    assert house.children.get(name="Kasse Schwerin").street == "Markt 9"


def test_a_stale_preview_whose_file_is_gone_says_so(client, house):
    client.post(f"{upload(client).url}uebernehmen/")
    run_page = upload(client, workbook([["Kasse Schwerin", "Markt 9", "19053", "Schwerin"]])).url
    house.children.filter(name="Kasse Schwerin").update(street="Markt 7")
    ImportRun.objects.unscoped("test").update(file="")
    assert client.post(f"{run_page}uebernehmen/").url == run_page
    assert "Die Datei ist nicht mehr gespeichert." in text(client.get(run_page))


def test_a_column_can_be_read_as_something_else(client):
    run_page = upload(
        client, workbook([["x", "Kasse A", "19053", "Schwerin"]], ["Bezeichnung", "Dienststelle", "PLZ", "Ort"])
    ).url
    client.post(f"{run_page}antwort/", {"a:column:0": "ignored", "a:column:1": "name", "a:column:2": ""})
    row = ImportRow.objects.unscoped("test").get(run__pk=int(run_page.rstrip("/").rpartition("/")[2]))
    assert row.title == "Kasse A"


def test_a_list_can_be_dropped(client, house):
    run_page = upload(client).url
    assert client.post(f"{run_page}verwerfen/").url == LISTS
    assert "Verworfen. Von der Liste „stellen.xlsx“ ist nichts übernommen." in text(client.get(LISTS))
    client.post(f"{run_page}uebernehmen/")
    assert offices(house) == []


def test_many_rows_are_shown_page_by_page(client):
    rows = [[f"Kasse {number:03}", "Markt 1", "19053", "Schwerin"] for number in range(60)]
    run_page = upload(client, workbook(rows)).url
    assert "50 weitere Zeilen ansehen" in text(client.get(run_page))
    first = text(client.get(f"{run_page}zeilen/new/"))
    assert ("Kasse 049" in first, "Kasse 050" in first, "Weitere Zeilen" in first) == (True, False, True)


def test_strangers_and_colleagues_without_the_right(client, house, bob, charlie):
    run_page = upload(client).url
    other = make_organisation(node=add_node(kind=NodeKind.ORGANISATION, parent=house.node.parent))
    today = timezone.localdate()
    Grant.objects.create(person=charlie, node=other.node, role=Role.ADMINISTRATION, from_on=today)
    stranger = sign_in(Client(), charlie)
    assert [stranger.get(page).status_code for page in (LISTS, run_page, f"{run_page}zeilen/new/")] == [404] * 3
    assert stranger.post(f"{run_page}uebernehmen/").status_code == 404
    assert stranger.get(run_page.replace("pruefkasse", other.slug)).status_code == 404
    Grant.objects.create(person=bob, node=house.node, role=Role.PARTICIPATION, from_on=today)
    assert sign_in(Client(), bob).get(LISTS).status_code == 403
    assert Client().get(LISTS).status_code == 302


def test_the_own_list_can_be_taken_away_by_who_confirms(client, alice):
    client.post(f"{upload(client).url}uebernehmen/")
    taken = client.get(f"{LISTS}mitnehmen/stellen.csv")
    lines = taken.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 3
    assert ("Kasse Schwerin" in lines[1], "Kasse Wismar" in lines[2]) == (True, True)
    assert AuditEntry.objects.unscoped("test").filter(action="export_list", person=alice).count() == 1
    assert client.get(f"{LISTS}mitnehmen/geheim.csv").status_code == 404
    late = sign_in(Client(), alice, confirmed=False).get(f"{LISTS}mitnehmen/stellen.csv")
    assert (late.status_code, "/konto/bestaetigen/" in late.url) == (302, True)


def test_a_long_list_asks_as_few_questions_as_a_short_one(client):
    counts = []
    for length in (3, 300):
        rows = [[f"Stelle {number}", f"Weg {number}", "19053", "Schwerin"] for number in range(length)]
        page = upload(client, workbook(rows)).url
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(page)
        with CaptureQueriesContext(connection) as further:
            client.get(f"{page}zeilen/new/")
        counts.append((answer.status_code, len(captured), len(further)))
        assert len(answer.content) < 120_000
    assert counts[0] == counts[1]
