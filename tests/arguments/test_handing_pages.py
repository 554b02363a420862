"""Handing kits down: the house says what it wants and watches, the office finds its kit, strangers find nothing."""

import io
import zipfile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories.areas import make_area
from tests.factories.organisations import make_alliance, make_organisation, make_partner
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.arguments.actions import load_reference
from wirnetz.arguments.models import Argument, HandDown, HandedKit
from wirnetz.arguments.tasks import hand_down_step, hand_downs_left_behind
from wirnetz.core.waiting import waiting_for
from wirnetz.organisations.enums import OrganisationLevel

pytestmark = pytest.mark.django_db
NEW = "/arbeitsplatz/kammer/weitergeben/"
PLACES = (("Stelle Ost", "ost", "13004"), ("Stelle West", "west", "01003"), ("Ohne Ort", "ohne", ""))
FORM = {"anlass": "erstes-gespraech", "fuer": "", "wer": "alle", "text": "Für {office}.", "beispiel": ""}


def rows(model):
    return model.objects.unscoped("test")


@pytest.fixture
def house(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    make_area("13004", "Schwerin")
    make_area("01003", "Lübeck")
    load_reference()
    node = add_node(kind=NodeKind.ORGANISATION, parent=make_alliance().node)
    house = make_partner("Kammer Nord", slug="kammer", seat="13004", node=node)
    for name, slug, seat in (
        ("Stelle Ost", "ost", "13004"),
        ("Stelle West", "west", "01003"),
        ("Ohne Ort", "ohne", ""),
    ):
        place = add_node(kind=NodeKind.OFFICE, parent=node)
        make_organisation(name, slug=slug, seat=seat, parent=house, level=OrganisationLevel.OFFICE, node=place)
    return house


def enters(person, place, role=Role.EDITING):
    grant_role(person=person, node=place.node, role=role, from_on=timezone.localdate(), until_on=None, by=None)
    return sign_in(Client(), person)


@pytest.fixture
def editor(house, alice):
    return enters(alice, house)


@pytest.fixture
def at_office(house, bob):
    return enters(bob, house.children.get(slug="ost"), Role.PARTICIPATION)


def text_of(response):
    return response.content.decode()


def work():
    hand_downs_left_behind()
    for batch in rows(HandDown).filter(state="running"):
        while rows(HandDown).get(pk=batch.pk).state == "running":
            hand_down_step(batch_id=batch.pk)


def test_from_the_start_to_the_kit_that_the_office_finds(editor, at_office, house, charlie, bob):
    page = text_of(editor.get(NEW))
    assert "für zwei Stellen ist alles da." in page
    assert '/arbeitsplatz/kammer/stellen/ohne/aendern/">Kreis ergänzen' in page
    preview = text_of(editor.post(NEW, FORM | {"wer": "einzeln", "stellen": [_pk("west")], "ansehen": "1"}))
    assert "Für Stelle West." in preview
    assert "Folie 1 von" in preview
    assert rows(HandDown).count() == 0
    started = editor.post(NEW, FORM | {"starten": "1"}, follow=True)
    batch = rows(HandDown).get()
    address = f"{NEW}{batch.pk}/"
    assert started.redirect_chain == [(address, 302)]
    assert "0 von 2 Stellen bearbeitet" in text_of(started)
    assert 'hx-trigger="every 3s"' in text_of(started)
    refused = editor.post(NEW, FORM | {"starten": "1"})
    assert (refused.status_code, "läuft schon eine Weitergabe" in text_of(refused)) == (422, True)
    assert "Angehalten." in text_of(editor.post(f"{address}anhalten/", follow=True))
    assert "läuft gerade nicht" in text_of(editor.post(f"{address}anhalten/", follow=True))
    editor.post(f"{address}fortsetzen/")
    work()
    done = text_of(editor.get(address))
    assert "Für zwei Stellen: zwei Mappen zusammengestellt." in done
    assert "hx-get" not in done
    assert "Bei einer Stelle hat hier noch niemand einen Zugang." in done  # Bob works at Ost, nobody at West
    packed = zipfile.ZipFile(io.BytesIO(editor.get(f"{address}alle.zip").getvalue()))
    assert {name.split("/")[0] for name in packed.namelist()} == {"Übersicht.txt", "Stelle Ost", "Stelle West"}

    kit = rows(HandedKit).get(office__slug="ost")
    own = f"/arbeitsplatz/ost/mappen/{kit.pk}/"
    assert [item.href for item in waiting_for(bob, timezone.localdate()) if "Mappe" in item.sentence] == [own]
    assert own in text_of(at_office.get("/arbeitsplatz/ost/mappen/"))
    assert "Ihre Mappe „Erstes Gespräch im eigenen Haus“ für die Region Schwerin." in text_of(at_office.get(own))
    editor.get(f"{own}folien/")
    assert rows(HandedKit).get(pk=kit.pk).fetched_at is None
    note = at_office.get(f"{own}anschreiben/")
    assert "Für Stelle Ost." in text_of(note)
    assert note["Content-Disposition"].startswith('attachment; filename="Anschreiben Stelle Ost.txt"')
    assert rows(HandedKit).get(pk=kit.pk).fetched_at is not None
    assert [item for item in waiting_for(bob, timezone.localdate()) if "Mappe" in item.sentence] == []

    other = rows(HandedKit).get(office__slug="west")
    refusals = [
        at_office.get(address).status_code,
        at_office.get(f"{address}alle.zip").status_code,
        at_office.get(f"/arbeitsplatz/west/mappen/{other.pk}/alles/").status_code,
        at_office.get(f"/arbeitsplatz/ost/mappen/{other.pk}/alles/").status_code,
        at_office.get(f"{own}unbekannt/").status_code,
        sign_in(Client(), charlie).get(own).status_code,
        sign_in(Client(), charlie).get(f"{own}alles/").status_code,
    ]
    assert refusals == [404] * 7


def _pk(slug):
    return HandedKit._meta.get_field("office").related_model.objects.get(slug=slug).pk


def test_a_wrong_placeholder_and_an_empty_choice_are_said_at_their_field(editor):
    answer = editor.post(NEW, FORM | {"text": "Für {ofice}.", "wer": "laender", "starten": "1"})
    text = text_of(answer)
    assert answer.status_code == 422
    assert "Den Platzhalter {ofice} gibt es nicht. Meinten Sie {office}?" in text
    assert "Wählen Sie mindestens ein Land." in text
    assert rows(HandDown).count() == 0


def test_an_argument_retired_since_and_a_kit_that_failed_are_said_with_a_way_on(editor, at_office, house, alice):
    editor.post(NEW, FORM | {"wer": "einzeln", "stellen": [_pk("ost"), _pk("west")], "starten": "1"})
    house.children.filter(slug="west").update(ended_on="2026-01-01")
    work()
    batch, kit = rows(HandDown).get(), rows(HandedKit).get(office__slug="ost")
    said = next(part for part in kit.stamp.common_parts if part.kind == "argument")
    Argument.objects.filter(slug=said.key).update(retired_on=timezone.localdate(), retired_reason="Stimmt nicht mehr.")
    for client, address in ((editor, f"{NEW}{batch.pk}/"), (at_office, f"/arbeitsplatz/ost/mappen/{kit.pk}/")):
        text = text_of(client.get(address))
        assert "zurückgezogen wurde" in text
        assert "Stimmt nicht mehr." in text
    page = text_of(editor.get(f"{NEW}{batch.pk}/"))
    assert "Bei einer Stelle ist es nicht gelungen" in page
    assert "Die Stelle ist beendet." in page
    assert [item.href for item in waiting_for(alice, timezone.localdate()) if "ließ sich" in item.sentence] == [
        f"{NEW}{batch.pk}/"
    ]
    assert "noch einmal versucht" in text_of(editor.post(f"{NEW}{batch.pk}/nochmal/", follow=True))


def test_lists_ask_as_often_for_one_kit_as_for_three(editor, at_office, house):
    ost = house.children.get(slug="ost")

    def counted(client, path):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path).status_code == 200
        return len(asked.captured_queries)

    for client in (editor, at_office):
        client.get("/arbeitsplatz/ost/mappen/")  # the first page of a session asks more
    counts = []
    for turn in range(3):
        batch = HandDown.objects.create(
            organisation=house, occasion="erstes-gespraech", note="x", state="done", kept_until=timezone.localdate()
        )
        for office in (ost, *house.children.exclude(slug="ost")[:turn]):
            HandedKit.objects.create(
                hand_down=batch, office=office, state="made", made_at=timezone.now(), file="handed_kits/x.zip"
            )
        paths = ((at_office, "/arbeitsplatz/ost/mappen/"), (editor, "/arbeitsplatz/kammer/mappen/"))
        counts.append([counted(*each) for each in (*paths, (editor, f"{NEW}{batch.pk}/"))])
    assert counts == [counts[0]] * 3
