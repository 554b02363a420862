"""The first hour: each step saves at once, may be left out, and all of it can be changed under the settings."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from wirnetz.core.enums import InstallationContents, MailState
from wirnetz.core.installation import current
from wirnetz.core.models import Installation, OutboxMail
from wirnetz.organisations.enums import BodyKind
from wirnetz.organisations.models import Body, Organisation
from wirnetz.portal.queries.administration.contents import present_contents

pytestmark = pytest.mark.django_db


def text_of(response):
    return response.content.decode()


def seen_in(response):
    return text_of(response).split('name="seen" value="')[1].split('"')[0]


def picture(colour="navy"):
    stream = io.BytesIO()
    Image.new("RGB", (200, 100), colour).save(stream, "PNG")
    return SimpleUploadedFile("logo.png", stream.getvalue(), content_type="image/png")


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def send(office, path, **values):
    return office.post(path, {"seen": seen_in(office.get(path)), **values})


def test_it_begins_with_the_name(office):
    assert office.get("/einrichten/")["Location"] == "/einrichten/name/"


def test_a_step_saves_at_once_and_leads_on(office):
    response = send(office, "/einrichten/name/", name="Bündnis Nord", claim="Hilfe", accent="1B6E8C")
    assert response["Location"] == "/einrichten/betrieb/"
    assert (current().name, current().accent) == ("Bündnis Nord", "#1b6e8c")
    page = text_of(office.get("/"))
    assert "– Bündnis Nord</title>" in page
    assert "/farben.css?f=1b6e8c" in page
    assert "--accent:" in text_of(office.get("/farben.css"))


def test_a_refused_colour_names_the_nearest_and_keeps_what_was_typed(office):
    response = send(office, "/einrichten/name/", name="Bündnis Nord", accent="#c0392b")
    assert response.status_code == 422
    assert "Die nächste Farbe, die geht, ist #" in text_of(response)
    assert 'value="Bündnis Nord"' in text_of(response)
    assert not Installation.objects.exists()


def test_a_logo_is_drawn_anew_shown_replaced_and_removed(office, django_capture_on_commit_callbacks):
    refused = send(office, "/einrichten/name/", name="Bündnis Nord", logo=picture())
    assert "Beschreiben Sie das Logo in Worten." in text_of(refused)
    send(office, "/einrichten/name/", name="Bündnis Nord", logo=picture(), logo_alt="Logo")
    first = current().logo.name
    assert (office.get("/logo.png")["Content-Type"], first.endswith(".png")) == ("image/png", True)
    with django_capture_on_commit_callbacks(execute=True):
        send(office, "/einrichten/name/", name="Bündnis Nord", logo=picture("green"), logo_alt="Logo")
    assert not current().logo.storage.exists(first)
    send(office, "/verwaltung/einstellungen/name/", name="Bündnis Nord", logo_alt="", without_logo="on")
    assert (bool(current().logo), office.get("/logo.png").status_code) == (False, 404)


def test_what_is_no_picture_is_refused(office):
    file = SimpleUploadedFile("logo.png", b"<svg onload=alert(1)>", content_type="image/png")
    response = send(office, "/einrichten/name/", name="Bündnis Nord", logo=file, logo_alt="Logo")
    assert (response.status_code, bool(current().logo)) == (422, False)


def test_two_administrators_at_once_see_both_versions(office):
    seen = seen_in(office.get("/verwaltung/einstellungen/betrieb/"))
    send(office, "/verwaltung/einstellungen/betrieb/", operator_name="Verein Nord")
    response = office.post("/verwaltung/einstellungen/betrieb/", {"seen": seen, "operator_name": "Verein Süd"})
    assert response.status_code == 409
    assert "Verein Nord" in text_of(response)
    assert "Verein Süd" in text_of(response)


def test_line_breaks_do_not_reach_the_head_of_a_mail(office):
    response = send(office, "/einrichten/mails/", sender_name="Nord\u2028Bcc: alle@wirnetz.example")
    assert (response.status_code, current().sender_name) == (422, "")


def test_the_test_mail_says_honestly_that_it_stays_here(office, admin, settings):
    settings.SMTP = None
    response = office.post("/verwaltung/einstellungen/testmail/", {"von": "einrichten"}, follow=True)
    assert "Ein Mailserver ist nicht eingestellt." in text_of(response)
    mail = OutboxMail.objects.unscoped("test").get()
    assert (mail.to_address, mail.state) == (admin.email, MailState.KEPT)


def test_usual_bodies_and_working_groups_are_added_once(office):
    for _ in range(2):
        office.post("/einrichten/gremien/", {"suggested": ["plenary"], "groups": "AG Digital\n\nAG Digital\n"})
    assert list(Body.objects.order_by("name").values_list("name", "kind")) == [
        ("AG Digital", BodyKind.WORKING_GROUP),
        ("Plenum", BodyKind.PLENARY),
    ]


def test_the_end_names_what_is_missing_and_notes_the_day(office):
    page = text_of(office.get("/einrichten/fertig/"))
    assert "Im Impressum fehlt, wer die Seite betreibt." in page
    assert current().set_up_at is None
    assert office.post("/einrichten/abschliessen/")["Location"] == "/verwaltung/"
    assert current().set_up_at is not None


@pytest.mark.drill
@pytest.mark.reference
def test_beginning_empty_and_taking_it_back(reference, db, client, alice):
    from tests.signing_in import sign_in  # beside the fixture `office`, which builds its own alliance
    from wirnetz.accounts.actions import grant_role
    from wirnetz.accounts.models import Node

    grant_role(
        person=alice,
        node=Node.objects.get(kind="alliance"),
        role="administration",
        from_on=alice.created_at.date(),
        until_on=None,
        by=None,
    )
    sign_in(client, alice)
    page = text_of(client.get("/einrichten/anfang/"))
    assert "339 Organisationen, 136 Netzwerke und 47 Angebote werden entfernt." in page
    assert client.post("/einrichten/anfang/", {"contents": "empty"})["Location"] == "/einrichten/fertig/"
    assert (present_contents(), Organisation.objects.count()) == (InstallationContents.EMPTY, 1)
    assert client.get("/").status_code == 200
    client.post("/verwaltung/einstellungen/inhalt/", {"contents": "reference"})
    assert Organisation.objects.count() == 339
    assert client.post("/verwaltung/einstellungen/inhalt/", {"contents": "alles"}).status_code == 404
