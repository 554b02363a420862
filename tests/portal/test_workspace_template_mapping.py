"""Which layout of the house's template serves which kind of slide: found, settled once, and kept to."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pptx import Presentation

from tests.documents.templates.made_by_hand import kammer
from tests.documents.templates.untidy import verband
from tests.portal.test_workspace_look import LOOK, TODAY, admin, house  # noqa: F401  the same house and editor
from tests.signing_in import sign_in
from wirnetz.accounts.actions import grant_role
from wirnetz.accounts.enums import Role
from wirnetz.documents.pptx.mapping import NEEDS
from wirnetz.organisations.models import SlideTemplate

pytestmark = pytest.mark.django_db
PAGE = f"{LOOK}vorlage/zuordnung/"


def hand_in(client, make):
    client.post(f"{LOOK}vorlage/", {"file": SimpleUploadedFile("haus.pptx", make())})
    return SlideTemplate.objects.unscoped("test").get()


def answers(client, **changes):
    form = client.get(PAGE).context["form"]
    return {need: form[need].value() for need in NEEDS} | {"seen": form["seen"].value()} | changes


def test_what_fits_best_is_chosen_and_a_change_is_kept(admin):  # noqa: F811
    template = hand_in(admin, kammer)
    names = [layout["name"] for layout in template.layouts]
    found = {need: names[int(number)] for need, number in answers(admin).items() if need != "seen"}
    assert found == {
        "title": "Titelfolie", "statement": "Kernaussage", "content": "Titel und Inhalt", "chart": "Diagramm",
        "map": "Text und Bild", "table": "Tabelle", "quote": "Titel und Inhalt", "agenda": "Tabelle",
        "closing": "Kontakt",
    }  # fmt: skip
    assert admin.get(PAGE).content.decode().count('<svg class="layout-sketch"') == 9
    response = admin.post(PAGE, answers(admin, content=str(names.index("Drei Spalten")), quote="-1"))
    template.refresh_from_db()
    assert response.status_code == 302
    assert (template.mapping["content"], template.mapping["quote"]) == (names.index("Drei Spalten"), -1)
    assert "Eine Art von Folien hat in Ihrer Vorlage kein Layout." in admin.get(PAGE).content.decode()


def test_the_sample_stands_in_the_chosen_layouts(admin):  # noqa: F811
    names = [layout["name"] for layout in hand_in(admin, kammer).layouts]
    admin.post(PAGE, answers(admin, content=str(names.index("Drei Spalten"))))
    response = admin.get(f"{LOOK}vorlage/muster.pptx")
    deck = Presentation(io.BytesIO(response.content))
    assert response["Content-Disposition"] == 'attachment; filename="kammer-nord-musterfolien.pptx"'
    assert [slide.slide_layout.name for slide in deck.slides][:3] == ["Titelfolie", "Kernaussage", "Drei Spalten"]


def test_trying_saves_nothing_and_what_is_wrong_is_said(admin):  # noqa: F811
    template = hand_in(admin, verband)
    page = admin.get(PAGE).content.decode()
    assert "Das Bild „Logo“ im Folienmaster hebt sich kaum vom Grund ab." in page
    assert "kein Layout: Wirnetz zeichnet die Folie in Ihren Farben" in page
    tried = admin.post(PAGE, answers(admin, content="-1", ansehen="1"))
    wrong = admin.post(PAGE, answers(admin, content="99"))
    template.refresh_from_db()
    assert (tried.status_code, wrong.status_code, template.mapping) == (200, 422, {})
    assert "Gespeichert ist sie noch nicht." in tried.content.decode()
    assert "Dieses Layout hat Ihre Vorlage nicht." in wrong.content.decode()


def test_two_editors_and_another_file_meanwhile(admin):  # noqa: F811
    hand_in(admin, kammer)
    mine = answers(admin)
    admin.post(PAGE, answers(admin, quote="-1"))
    assert admin.post(PAGE, mine).status_code == 409


def test_whoever_only_reads_sees_it_and_strangers_do_not(admin, house, bob, charlie):  # noqa: F811
    hand_in(admin, kammer)
    grant_role(person=bob, node=house.node, role=Role.PARTICIPATION, from_on=TODAY, until_on=None, by=None)
    reader = sign_in(Client(), bob)
    assert "Zuordnung speichern" not in reader.get(PAGE).content.decode()
    assert reader.post(PAGE, answers(admin)).status_code == 403
    assert sign_in(Client(), charlie).get(PAGE).status_code == 404
