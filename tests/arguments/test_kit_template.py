"""The slides of a kit in the house's own template: for its people only, and only as long as they want it."""

import io

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from pptx import Presentation

from tests.documents.templates.made_by_hand import amt
from tests.factories.areas import make_area
from tests.factories.organisations import make_alliance, make_organisation
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.arguments.actions import load_reference
from wirnetz.documents.pptx.own_template import read_template
from wirnetz.organisations.actions import store_slide_template
from wirnetz.organisations.enums import OrganisationLevel
from wirnetz.organisations.models import SlideTemplate

pytestmark = pytest.mark.django_db
QUERY = "organisation=kammer&region=13004&anlass=erstes-gespraech"


@pytest.fixture
def house(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    make_area("13004", "Stadt")
    load_reference()
    node = add_node(kind=NodeKind.ORGANISATION, parent=make_alliance().node)
    house = make_organisation("Kammer", slug="kammer", seat="13004", node=node)
    read = read_template(amt())
    size = (read.width_mm, read.height_mm)
    store_slide_template(
        organisation=house, content=amt(), name="amt.pptx", layouts=read.layouts, size_mm=size, by=None
    )
    return house


@pytest.fixture
def member(house, alice):
    today = timezone.localdate()
    grant_role(person=alice, node=house.node, role=Role.PARTICIPATION, from_on=today, until_on=None, by=None)
    client = Client()
    client.force_login(alice)
    return client


def layouts(client, query=QUERY):
    response = client.get(f"/mappe/datei/pptx/?{query}")
    assert response.status_code == 200
    return [layout.name for layout in Presentation(io.BytesIO(response.content)).slide_layouts]


def test_people_of_the_house_get_slides_in_its_template_unless_they_choose_ours(member, house):
    page = member.get(f"/mappe/?{QUERY}").content.decode()
    assert "Der Foliensatz für PowerPoint entsteht in Ihrer Vorlage „amt.pptx“" in page
    assert "im Aufbau von Wirnetz" in page
    assert layouts(member)[:2] == ["Deckblatt", "Text"]
    assert layouts(member, f"{QUERY}&aufbau=wirnetz")[:2] == ["Titel", "Aussage"]
    assert "entsteht in Ihrer Vorlage" not in member.get(f"/mappe/?{QUERY}&aufbau=wirnetz").content.decode()


def test_everybody_else_gets_ours_and_hears_nothing_of_the_template(house):
    assert "amt.pptx" not in Client().get(f"/mappe/?{QUERY}").content.decode()
    assert layouts(Client())[:2] == ["Titel", "Aussage"]


def test_a_template_that_has_become_unusable_is_said_with_a_way_on(member, house):
    template = SlideTemplate.objects.unscoped("test").get()
    template.file.save("kaputt.pptx", ContentFile(amt()[:3000]))
    response = member.get(f"/mappe/datei/pptx/?{QUERY}")
    text = response.content.decode()
    assert response.status_code == 422
    assert "Vorlage „amt.pptx“: In diese Vorlage lässt sich kein Foliensatz bauen." in text
    assert '<input type="hidden" name="aufbau" value="wirnetz">' in text


def test_an_office_without_a_template_takes_that_of_its_house(house, bob):
    node = add_node(kind=NodeKind.OFFICE, parent=house.node)
    place = {"seat": "13004", "node": node, "parent": house, "level": OrganisationLevel.OFFICE}
    make_organisation("Stelle Nord", slug="stelle-nord", **place)
    today = timezone.localdate()
    grant_role(person=bob, node=node, role=Role.PARTICIPATION, from_on=today, until_on=None, by=None)
    client = Client()
    client.force_login(bob)
    query = QUERY.replace("=kammer", "=stelle-nord")
    assert layouts(client, query)[:2] == ["Deckblatt", "Text"]
    page = client.get(f"/mappe/?{query}").content.decode()
    assert "Der Foliensatz für PowerPoint entsteht in Ihrer Vorlage „amt.pptx“" in page
    assert "Welche Folie in welches Layout" not in page
