"""A network's papers: for its own people only, checked when they come in, and theirs whoever coordinates."""

import io
from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.core.uploads.test_papers import pdf, picture, workbook
from tests.factories.activities import BERLIN
from tests.factories.networks import make_own_network
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import AuditEntry
from wirnetz.accounts.rules import alliance_node
from wirnetz.core.uploads import Paper
from wirnetz.networks.actions import add_network_file
from wirnetz.networks.models import NetworkFile

pytestmark = pytest.mark.django_db
PAGE, HANDOVER = "/arbeitsplatz/netzwerk/verbund-nord/unterlagen/", "/arbeitsplatz/netzwerk/verbund-nord/uebergabe/"


@pytest.fixture(autouse=True)
def in_march(time_machine):
    time_machine.move_to(datetime(2026, 3, 20, 12, tzinfo=BERLIN), tick=False)


def text_of(response):
    return response.content.decode().replace("\xa0", " ").replace("\xad", "")


def kept():
    return NetworkFile.objects.unscoped("test")


def put_by(client, content, *, name="Vereinbarung.pdf", **changes):
    said = {"title": "Vereinbarung 2026", "about": "Wer was beiträgt.", "file": SimpleUploadedFile(name, content)}
    return client.post(PAGE, said | changes)


def acts():
    return list(
        AuditEntry.objects.unscoped("test")
        .filter(action__endswith="network_file")
        .order_by("pk")
        .values_list("action", flat=True)
    )


def test_a_paper_is_put_by_taken_along_and_taken_away_with_its_file(
    editor, settings, django_capture_on_commit_callbacks
):
    content = pdf()
    assert put_by(editor, content).status_code == 302
    paper = kept().get()
    page = text_of(editor.get(PAGE))
    assert ("Eine Unterlage gehört dem Netzwerk." in page, "Vereinbarung 2026" in page) == (True, True)
    assert "abgelegt am 20. März 2026" in page
    taken = editor.get(f"{PAGE}{paper.pk}/")
    assert (taken.content, taken["Content-Type"]) == (content, "application/pdf")
    assert taken["Content-Disposition"] == 'attachment; filename="Vereinbarung 2026.pdf"'
    assert (taken["X-Content-Type-Options"], taken["Cache-Control"]) == ("nosniff", "no-store")
    assert "Vereinbarung" not in paper.file.name
    assert paper.file.storage.exists(paper.file.name)
    remove = f"{PAGE}{paper.pk}/entfernen/"
    assert "„Vereinbarung 2026“ wird gelöscht" in text_of(editor.get(remove))
    assert kept().count() == 1  # asking changes nothing
    with django_capture_on_commit_callbacks(execute=True):
        assert editor.post(remove).status_code == 302
    assert (kept().count(), paper.file.storage.exists(paper.file.name)) == (0, False)
    assert acts() == ["add_network_file", "remove_network_file"]
    assert [event.title for event in NetworkFile.pgh_event_model.objects.filter(pgh_label="delete")] == [
        "Vereinbarung 2026"
    ]


def test_what_may_be_hostile_is_refused_with_the_reason_and_nothing_is_stored(editor):
    refused = put_by(editor, pdf(b"9 0 obj\n<</S /JavaScript /JS (app.alert(1))>>\nendobj\n"))
    assert (refused.status_code, "Das PDF enthält Programme" in text_of(refused)) == (422, True)
    assert "Drucken Sie es in eine neue PDF-Datei" in text_of(refused)
    refused = put_by(editor, b"MZ\x90", name="Vereinbarung.exe")
    assert "Dateien mit der Endung .exe nehmen wir nicht an." in text_of(refused)
    assert "Wie soll die Unterlage heißen?" in text_of(put_by(editor, pdf(), title=" "))
    assert kept().count() == 0


def test_the_same_paper_is_kept_once_and_a_network_keeps_two_hundred(editor, monkeypatch):
    put_by(editor, workbook(), name="Plan.xlsx")
    again = put_by(editor, io.BytesIO(kept().get().file.read()).getvalue(), name="Plan.xlsx", title="Noch einmal")
    assert "Diese Datei liegt schon hier, unter dem Titel „Vereinbarung 2026“." in text_of(again)
    monkeypatch.setattr("wirnetz.networks.actions.files.MOST_FILES", 1)
    assert "Hier liegen schon 1 Unterlagen." in text_of(put_by(editor, picture("PNG"), name="Bild.png"))


def test_strangers_members_of_other_networks_and_the_alliance_find_no_page(verbund, editor, charlie):
    put_by(editor, pdf())
    addresses = [PAGE, f"{PAGE}{kept().get().pk}/", f"{PAGE}{kept().get().pk}/entfernen/"]
    other = make_own_network(
        "Verbund Süd", slug="verbund-sued", node=add_node(kind=NodeKind.NETWORK, parent=alliance_node())
    )
    grant_role(person=charlie, node=other.node, role=Role.STEWARDSHIP, from_on=date(2020, 1, 1), until_on=None, by=None)
    stranger = sign_in(Client(), charlie)
    assert [stranger.get(address).status_code for address in addresses] == [404, 404, 404]
    theirs = f"/arbeitsplatz/netzwerk/verbund-sued/unterlagen/{kept().get().pk}/"
    assert (stranger.get(theirs).status_code, stranger.post(addresses[2]).status_code) == (404, 404)
    assert kept().count() == 1


def test_who_takes_part_reads_and_does_not_write(verbund, editor, bob):
    put_by(editor, pdf())
    grant_role(person=bob, node=verbund.node, role=Role.PARTICIPATION, from_on=date(2020, 1, 1), until_on=None, by=None)
    reader, number = sign_in(Client(), bob), kept().get().pk
    assert (reader.get(f"{PAGE}{number}/").status_code, "Unterlage ablegen" in text_of(reader.get(PAGE))) == (
        200,
        False,
    )
    assert [put_by(reader, picture("PNG")).status_code, reader.post(f"{PAGE}{number}/entfernen/").status_code] == [
        403,
        403,
    ]


def test_handing_over_names_the_papers_and_they_stay(editor):
    assert "noch keine abgelegt" in text_of(editor.get(HANDOVER))
    put_by(editor, pdf())
    assert f'<a href="{PAGE}{kept().get().pk}/">Vereinbarung 2026</a>' in text_of(editor.get(HANDOVER))


def test_the_list_is_bounded_and_costs_as_many_queries_for_one_as_for_many(
    editor, verbund, alice, monkeypatch, django_assert_num_queries, django_assert_max_num_queries
):
    monkeypatch.setattr("wirnetz.core.pagination.newest_page.__kwdefaults__", {"after": "", "size": 3})

    def add(number):
        add_network_file(
            network=verbund, paper=Paper(f"%PDF {number}".encode(), "pdf"), title=f"Papier {number}", about="", by=alice
        )

    add(0)
    editor.get(PAGE)
    with django_assert_max_num_queries(60) as counted:
        editor.get(PAGE)
    for number in range(1, 5):
        add(number)
    with django_assert_num_queries(len(counted)):
        page = text_of(editor.get(PAGE))
    assert [number for number in range(5) if f"Papier {number}" in page] == [2, 3, 4]
    later = text_of(editor.get(PAGE, {"nach": kept().get(title="Papier 2").pk}))
    assert [number for number in range(5) if f"Papier {number}" in later] == [0, 1]
