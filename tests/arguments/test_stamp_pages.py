"""A document that was handed out answers by its code whether it is still right."""

import datetime as dt

import pytest
from django.test import Client

from tests.factories.areas import make_area
from tests.factories.networks import make_network
from tests.factories.offers import make_offer
from tests.factories.organisations import make_alliance, make_organisation
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.arguments.actions import forget_old_stamps
from wirnetz.arguments.models import AdaptedBlock, Argument, ArgumentVersion, KitStamp
from wirnetz.documents.content import ContactSlide

OCCASION = "gespraech-mit-betrieb"
ADDRESS = "/mappe/datei/txt/?organisation=haus&region=13004&anlass=gespraech-mit-betrieb"


@pytest.fixture
def ground(kit_of):
    make_area("13004", "Schwerin")
    make_offer("Check Eins", is_shared=True)
    return make_organisation("Haus", slug="haus")


@pytest.fixture
def taken(client, ground):
    """A kit that somebody downloaded, as its stamp."""
    assert client.get(ADDRESS).status_code == 200
    return KitStamp.objects.get()


def page(client, code):
    response = client.get(f"/s/{code}")
    return response, response.content.decode()


def test_the_code_stands_on_slides_handout_and_note(kit_of, ground, settings):
    settings.BASE_URL = "https://netz.example"
    kit = kit_of(ground, "13004")
    code = f"{kit.stamp.code[:5]}-{kit.stamp.code[5:]}"
    assert kit.deck.stamp.endswith(f", Code {code}") and kit.handout.stamp.endswith(f", Code {code}")
    [contact] = [slide for slide in kit.deck.slides if isinstance(slide, ContactSlide)]
    assert contact.lines[-1] == f"Noch aktuell? netz.example/s/{code}"
    assert f"noch aktuell sind, steht hier:\nnetz.example/s/{code}\n" in kit.note


def test_without_an_address_of_our_own_the_papers_name_the_code_alone(kit_of, ground):
    kit = kit_of(ground, "13004")
    code = f"{kit.stamp.code[:5]}-{kit.stamp.code[5:]}"
    [contact] = [slide for slide in kit.deck.slides if isinstance(slide, ContactSlide)]
    assert contact.lines[-1] == f"Noch aktuell? Wirnetz kennt den Code {code}."
    assert f"Ob diese Unterlagen noch aktuell sind, sagt Wirnetz zum Code {code}." in " ".join(kit.note.split())
    assert "localhost" not in kit.note


def test_a_fresh_kit_is_current_and_leads_to_itself(client, taken):
    response, text = page(client, taken.shown)
    assert response.status_code == 200
    assert f"Diese Mappe vom {taken.made_on:%d.%m.%Y} ist aktuell." in text
    assert "/mappe/?organisation=haus&amp;region=13004&amp;anlass=gespraech-mit-betrieb&amp;fuer=betrieb" in text


def test_looking_at_a_kit_keeps_nothing_and_taking_it_twice_keeps_one(client, ground):
    client.get(ADDRESS.replace("datei/txt/", ""))
    assert KitStamp.objects.count() == 0
    client.get(ADDRESS)
    client.get(ADDRESS)
    assert KitStamp.objects.count() == 1


def test_nobody_who_is_named_in_a_kit_is_kept(client, ground):
    answers = {"organisation": "haus", "region": "13004", "anlass": "gespraech-mit-betrieb", "name": "Erika Geheim"}
    assert "Erika Geheim" in client.post("/mappe/datei/txt/", answers).content.decode()
    assert "Geheim" not in str(KitStamp.objects.values().get())


def test_what_has_changed_is_shown_beside_what_was_said(client, taken):
    used = [part["key"] for part in taken.ingredients if part["kind"] == "argument"]
    ArgumentVersion.objects.unscoped("test").filter(argument__slug=used[0]).update(state="retired")
    make_offer("Check Zwei", is_shared=True)
    _response, text = page(client, taken.shown)
    assert "Seit dem" in text and "zwei Angaben geändert." in text
    assert "Das wird heute nicht mehr gesagt." in text
    assert f'href="/argumente/{used[0]}/"' in text


def test_what_the_document_does_not_say_changes_nothing(client, taken):
    make_area("09162", "München")
    make_network("Fernes Bündnis", areas=("09162",))
    ArgumentVersion.objects.unscoped("test").filter(audience="head_office").update(state="retired")
    assert "ist aktuell." in page(client, taken.shown)[1]


@pytest.mark.parametrize("typed", [str.lower, lambda code: code.replace("-", ""), lambda code: f" {code} "])
def test_a_code_is_found_however_it_is_typed(client, taken, typed):
    response = client.get("/s/", {"code": typed(taken.shown)}, follow=True)
    assert response.redirect_chain[-1][0] == f"/s/{taken.shown}"


def test_a_code_that_nobody_handed_out_is_told_so(client, db):
    response, text = page(client, "00000-00000")
    assert response.status_code == 404
    assert "Diesen Code kennen wir nicht." in text and 'value="00000-00000"' in text
    assert "Das ist kein Code einer Mappe." in client.get("/s/?code=abc").content.decode()


def test_after_three_years_a_document_is_forgotten(taken):
    assert forget_old_stamps(taken.made_on + dt.timedelta(days=1100)) == 0
    assert forget_old_stamps(taken.made_on + dt.timedelta(days=1101)) == 1


def test_what_a_house_wrote_for_itself_is_told_to_its_own_people_only(kit_of, ground, alice, charlie):
    """A stranger, and the people of another house, read the common parts and not a word of the house's own."""
    top = make_alliance().node
    houses = [ground, make_organisation("Anderes Haus", slug="anderes")]
    for house, person in zip(houses, (alice, charlie), strict=True):
        house.node = add_node(kind=NodeKind.ORGANISATION, parent=top)
        house.save()
        grant_role(
            person=person, node=house.node, role=Role.PARTICIPATION, from_on=dt.date(2026, 1, 1), until_on=None, by=None
        )
    member, other = sign_in(Client(), alice), sign_in(Client(), charlie)
    used = next(
        part for part in kit_of(ground, "13004", occasion=OCCASION).stamp.ingredients if part.kind == "argument"
    )
    own = AdaptedBlock(
        organisation=ground, argument=Argument.objects.get(slug=used.key), key="claim", kind="claim",
        text="Kanarie sagt es anders.", base=used.words,
    )  # fmt: skip
    own.save()
    member.get(ADDRESS)
    stamp = KitStamp.objects.exclude(own=[]).get()
    assert "ist aktuell" in page(member, stamp.shown)[1]
    own.text = "Kanarie sagt es neu."
    own.save()
    text = page(member, stamp.shown)[1]
    assert "Kanarie sagt es anders." in text and "Kanarie sagt es neu." in text
    assert f"/arbeitsplatz/haus/fassungen/{used.key}/" in text
    for stranger in (Client(), other):
        response, read = page(stranger, stamp.shown)
        assert (response.status_code, "Kanarie" in read, "ist aktuell" in read) == (200, False, True)
    own.delete()
    assert "Ihr Haus sagt das heute wie die Bibliothek." in page(member, stamp.shown)[1]
