"""How a house looks: colour, logo, sender, and the slide template that it hands in."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image
from pptx import Presentation

from tests.factories.organisations import make_alliance, make_partner
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.organisations.models import Brand, SlideTemplate
from wirnetz.organisations.queries import theme_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
LOOK = "/arbeitsplatz/kammer-nord/erscheinungsbild/"


@pytest.fixture
def house(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    root = make_alliance().node
    return make_partner("Kammer Nord", slug="kammer-nord", node=add_node(kind=NodeKind.ORGANISATION, parent=root))


@pytest.fixture
def admin(house, alice):
    grant_role(person=alice, node=house.node, role=Role.ADMINISTRATION, from_on=TODAY, until_on=None, by=None)
    return sign_in(Client(), alice)


def send(client, **fields):
    seen = client.get(LOOK).context["form"]["seen"].value()
    data = {"accent": "", "logo_alt": "", "sender_name": "", "sender_email": "", "contact": "", "seen": seen}
    return client.post(LOOK, data | fields)


def picture(name="logo.png", size=(200, 80)):
    content = io.BytesIO()
    Image.new("RGB", size, "#115522").save(content, "PNG")
    return SimpleUploadedFile(name, content.getvalue())


def presentation(name="vorlage.pptx"):
    content = io.BytesIO()
    Presentation().save(content)
    return SimpleUploadedFile(name, content.getvalue())


def test_colour_logo_and_sender_reach_the_documents(admin, house):
    response = send(admin, accent="#1B6E8C", logo=picture(), logo_alt="Kammer Nord", sender_name="Kammer")
    brand = Brand.objects.get()
    theme = theme_of(house)
    assert (response.status_code, brand.accent, brand.sender_name) == (302, "#1b6e8c", "Kammer")
    assert theme.logo is not None
    assert theme.logo.startswith(b"\x89PNG")
    assert theme.accent != "#a2195e"


def test_a_red_is_refused_with_the_reason_and_the_nearest_colour(admin):
    response = send(admin, accent="#e30613")
    text = response.content.decode()
    assert response.status_code == 422
    assert "ist ein Rot, das in Wirnetz für Fehler steht" in text
    assert "Am nächsten kommt #e0004e." in text
    assert not Brand.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'></svg>", "SVG-Dateien können Programme enthalten"),
        ("logo.png", b"<html><script>1</script></html>", "kein Bild"),
    ],
)
def test_a_logo_that_is_no_picture_is_refused(admin, name, content, reason):
    response = send(admin, logo=SimpleUploadedFile(name, content), logo_alt="Logo")
    assert response.status_code == 422
    assert reason in response.content.decode()


def test_a_logo_that_nobody_would_see_on_paper_is_refused_with_what_to_send_instead(admin):
    file = io.BytesIO()
    Image.new("RGB", (200, 80), "#fdfdfa").save(file, "PNG")
    response = send(admin, logo=SimpleUploadedFile("weiss.png", file.getvalue()), logo_alt="Logo")
    assert response.status_code == 422
    assert "hebt sich von weißem Papier kaum ab" in response.content.decode()
    assert "Laden Sie die Fassung für hellen Grund hoch" in response.content.decode()
    assert not Brand.objects.exclude(logo="").exists()


def test_a_logo_needs_its_description(admin):
    response = send(admin, logo=picture())
    assert response.status_code == 422
    assert "Beschreiben Sie das Logo" in response.content.decode()


def test_a_new_logo_takes_the_old_file_away(admin, house, django_capture_on_commit_callbacks):
    send(admin, logo=picture(), logo_alt="alt")
    first = Brand.objects.get().logo
    with django_capture_on_commit_callbacks(execute=True):
        send(admin, logo=picture(), logo_alt="neu")
    assert not first.storage.exists(first.name)
    assert Brand.objects.get().logo.storage.exists(Brand.objects.get().logo.name)


def test_a_preview_saves_nothing(admin):
    response = send(admin, accent="#1b6e8c", vorschau="1")
    assert response.status_code == 200
    assert "Gespeichert ist sie noch nicht." in response.content.decode()
    assert not Brand.objects.exists()


def test_a_template_is_read_and_can_be_taken_back_by_its_house_only(admin, house, charlie):
    response = admin.post(f"{LOOK}vorlage/", {"file": presentation()})
    template = SlideTemplate.objects.unscoped("test").get()
    text = admin.get(LOOK).content.decode()
    assert (response.status_code, response["Location"]) == (302, f"{LOOK}vorlage/zuordnung/")
    assert (template.name, len(template.layouts)) == ("vorlage.pptx", 11)
    assert "Für alle neun Arten von Folien gibt es ein Layout." in text
    back = admin.get(f"{LOOK}vorlage/datei/")
    assert back["Content-Disposition"] == 'attachment; filename="vorlage.pptx"'
    assert sign_in(Client(), charlie).get(f"{LOOK}vorlage/datei/").status_code == 404


def test_a_template_that_is_none_leaves_the_old_one(admin):
    admin.post(f"{LOOK}vorlage/", {"file": presentation()})
    broken = admin.post(f"{LOOK}vorlage/", {"file": SimpleUploadedFile("x.pptx", b"kein Zip")})
    assert broken.status_code == 422
    assert "Diese Datei nehmen wir nicht an." in broken.content.decode()
    assert SlideTemplate.objects.unscoped("test").count() == 1


def test_a_removed_template_is_gone_with_its_file(admin, django_capture_on_commit_callbacks):
    admin.post(f"{LOOK}vorlage/", {"file": presentation()})
    file = SlideTemplate.objects.unscoped("test").get().file
    with django_capture_on_commit_callbacks(execute=True):
        admin.post(f"{LOOK}vorlage/entfernen/")
    assert not SlideTemplate.objects.unscoped("test").exists()
    assert not file.storage.exists(file.name)
