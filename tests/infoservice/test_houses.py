"""A house and its offices pass an edition on in their own words."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from tests.factories.editions import make_edition, make_item
from tests.factories.networks import make_own_network
from tests.factories.organisations import make_alliance, make_organisation
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.infoservice.actions import (
    adapt_edition,
    add_item,
    pass_to_houses,
    release_edition,
    submit_edition,
    withdraw_edition,
)
from wirnetz.infoservice.enums import AtWindowEnd, EditionState
from wirnetz.infoservice.exports import letter_for
from wirnetz.infoservice.models import Adaptation, PassingOn
from wirnetz.infoservice.queries.versions import Cascade, own_parts
from wirnetz.infoservice.weaving import OwnItem
from wirnetz.organisations.enums import OrganisationLevel
from wirnetz.organisations.models import Organisation

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
HOUSE, OFFICE = "/arbeitsplatz/ihk/infodienst/", "/arbeitsplatz/ihk-wismar/infodienst/"


@pytest.fixture
def alliance(db):
    return make_alliance(slug="allianz").node


@pytest.fixture
def house(alliance):
    node = add_node(kind=NodeKind.ORGANISATION, parent=alliance)
    return make_organisation("IHK", slug="ihk", node=node)


@pytest.fixture
def office(house):
    node = add_node(kind=NodeKind.OFFICE, parent=house.node)
    return make_organisation("Büro Wismar", slug="ihk-wismar", node=node, parent=house, level=OrganisationLevel.OFFICE)


@pytest.fixture
def edition(alliance):
    later = timezone.now() + timedelta(hours=48)
    return make_edition(
        "Ein Treffen", "Ein Leitfaden", state=EditionState.WITH_HOUSES, adapt_until=later, slug="herbst"
    )


def at_work(person, organisation, role=Role.EDITING):
    grant_role(person=person, node=organisation.node, role=role, from_on=TODAY, until_on=None, by=None)
    return sign_in(Client(), person)


def sent(client, path, **changes):
    """What the browser would send of the untouched form, with these changes; a change of None leaves a field out."""
    form = client.get(path).context["form"]
    values = {name: form[name].value() for name in form.fields}
    values = {name: value for name, value in values.items() if value not in (None, False)}
    return {name: value for name, value in (values | changes).items() if value is not None}


def told(edition, organisation):
    text = Cascade(edition).text_for(organisation.node_id)
    return [item.headline for item in text.items] if text else None


def test_a_house_sees_which_items_do_not_go_to_everybody(house, edition, alice):
    make_item(edition, "Für Beratende", audience="advisers")
    rows = at_work(alice, house).get(f"{HOUSE}herbst/").context["rows"]
    assert [row.for_whom for row in rows] == ["", "", "nur: Beraterinnen und Berater"]


def test_one_click_passes_an_edition_on_as_it_is(house, edition, alice):
    client = at_work(alice, house)
    assert "liegt bis" in client.get(HOUSE).content.decode()
    client.post(f"{HOUSE}herbst/", sent(client, f"{HOUSE}herbst/", was="freigeben"))
    adaptation = Adaptation.objects.unscoped("test").get()
    assert (adaptation.approved_by, adaptation.is_held) == (alice, False)
    assert own_parts(edition, house.node) == ()
    assert told(edition, house) == ["Ein Treffen", "Ein Leitfaden"]


def test_a_house_shortens_reorders_and_adds_and_its_office_goes_on_from_there(house, office, edition, alice, bob):
    client, there = at_work(alice, house), at_work(bob, office)
    client.post(f"{HOUSE}herbst/", sent(client, f"{HOUSE}herbst/", **{
        "headline-1": "Treffen bei uns", "platz-2": "1", "new_headline": "Sprechtag im Haus", "was": "speichern",
    }))  # fmt: skip
    assert told(edition, office) == ["Ein Treffen", "Ein Leitfaden"]  # nobody has approved it yet
    client.post(f"{HOUSE}herbst/", sent(client, f"{HOUSE}herbst/", was="freigeben"))
    assert told(edition, office) == ["Ein Leitfaden", "Treffen bei uns", "Sprechtag im Haus"]
    there.post(f"{OFFICE}herbst/", sent(there, f"{OFFICE}herbst/", **{"geht-2": None, "was": "freigeben"}))
    assert told(edition, office) == ["Treffen bei uns", "Sprechtag im Haus"]
    assert told(edition, house) == ["Ein Leitfaden", "Treffen bei uns", "Sprechtag im Haus"]
    text = Cascade(edition).text_for(office.node_id)
    assert (text.sender, text.items[0].reworded_by, text.items[1].origin) == ("Büro Wismar", "IHK", "IHK")
    assert "Treffen bei uns" in there.get(f"{OFFICE}herbst/mail/").content.decode()


def test_a_change_upstream_flows_and_own_words_stand_beside_the_new_original(house, edition, alice):
    client, path = at_work(alice, house), f"{HOUSE}herbst/"
    client.post(path, sent(client, path, **{"headline-1": "Treffen bei uns", "was": "freigeben"}))
    first = edition.items(manager="_base_manager").get(key="1")
    first.headline = "Ein Treffen in Rostock"
    first.save()
    make_item(edition, "Noch etwas")
    page = client.get(path)
    assert [row.key for row in page.context["rows"] if row.has_drift] == ["1"]
    assert "Ein Treffen in Rostock" in page.content.decode()
    assert told(edition, house) == ["Treffen bei uns", "Ein Leitfaden", "Noch etwas"]
    client.post(path, sent(client, path, **{"headline-1": "", "was": "freigeben"}))
    assert told(edition, house)[0] == "Ein Treffen in Rostock"


def png(width=60, height=40):
    file = BytesIO()
    Image.new("RGB", (width, height), "navy").save(file, "PNG")
    return SimpleUploadedFile("hafen.png", file.getvalue(), "image/png")


def opened(client, path):
    """What a browser sends of the untouched form, with what it was filled with."""
    form = client.get(path).context["form"]
    filled = {
        form[name].html_initial_name: form[name].value()
        for name in form.fields
        if form.fields[name].show_hidden_initial
    }
    return sent(client, path) | filled


def test_the_words_stand_in_the_fields_and_count_as_ones_own_only_where_they_were_changed(house, edition, alice):
    client, path = at_work(alice, house), f"{HOUSE}herbst/"
    form = opened(client, path)
    assert (form["headline-1"], form["headline-2"]) == ("Ein Treffen", "Ein Leitfaden")
    edition.items(manager="_base_manager").filter(key="1").update(headline="Ein Treffen in Rostock")
    client.post(path, form | {"headline-2": "Leitfaden", "was": "freigeben"})
    assert told(edition, house) == ["Ein Treffen in Rostock", "Leitfaden"]
    edition.items(manager="_base_manager").filter(key="2").update(headline="Ein neuer Leitfaden")
    client.post(path, opened(client, path) | {"was": "freigeben"})
    assert [row.key for row in client.get(path).context["rows"] if row.has_drift] == ["2"]
    client.post(path, opened(client, path) | {"headline-2": "", "was": "freigeben"})
    assert told(edition, house) == ["Ein Treffen in Rostock", "Ein neuer Leitfaden"]


def test_what_is_too_long_or_no_place_is_said_at_its_field(house, edition, alice):
    client, path = at_work(alice, house), f"{HOUSE}herbst/"
    page = client.post(path, sent(client, path, was="freigeben", **{"headline-1": "x" * 130, "platz-2": "-4"}))
    text = page.content.decode()
    assert page.status_code == 422 and "maxlength" not in str(page.context["form"]["headline-1"])
    assert "Das sind 130 Zeichen. Höchstens 120 passen hinein; bitte kürzen Sie." in text
    assert "Ein Platz ist eine Zahl von 1 bis 99." in text and "sicherstellen" not in text


def test_a_house_sees_that_it_has_released_and_takes_that_back_knowingly(house, edition, alice):
    client, path = at_work(alice, house), f"{HOUSE}herbst/"
    client.post(path, sent(client, path, was="freigeben"))
    page = client.get(path).content.decode()
    assert f"Uhr von {alice}. Bis " in page and "Freigabe zurücknehmen" in page
    assert "genügt ein Klick" not in page and "Wenn niemand entscheidet" not in page
    done = client.post(path, sent(client, path, was="speichern"), follow=True).content.decode()
    assert f"Die Freigabe von „{edition.title}“ ist zurückgenommen" in done
    assert "Wenn niemand entscheidet" in client.get(path).content.decode()
    client.post(path, sent(client, path, was="halten"))
    page = client.get(path).content.decode()
    assert "Sie geben diese Ausgabe nicht weiter." in page and "Doch so weitergeben" in page


def test_a_house_reads_why_an_edition_was_taken_back_and_decides_anew_about_a_changed_one(house, edition, alice, bob):
    client, path = at_work(alice, house), f"{HOUSE}herbst/"
    client.post(path, sent(client, path, was="freigeben", **{"headline-1": "Unser Treffen"}))
    back = withdraw_edition(edition=edition, reason="Der Tag war falsch.", by=None)
    page = client.get(path)
    assert (page.status_code, "Der Tag war falsch." in page.content.decode()) == (200, True)
    back = pass_to_houses(edition=submit_edition(edition=back, by=None), by=bob)
    assert told(edition, house)[0] == "Unser Treffen"  # nothing was changed: the release holds
    back = withdraw_edition(edition=back, reason="Noch etwas fehlt.", by=None)
    add_item(edition=back, values={"kind": "news", "headline": "Noch etwas"}, by=None)
    pass_to_houses(edition=submit_edition(edition=back, by=None), by=bob)
    assert told(edition, house)[0] == "Ein Treffen"
    page = client.get(path).content.decode()
    assert "Was Sie früher entschieden haben, gilt nicht mehr." in page and "Unser Treffen" in page


def test_what_a_house_held_is_open_again_once_the_alliance_gives_it_a_changed_edition(house, edition, alice, bob):
    client, path = at_work(alice, house), f"{HOUSE}herbst/"
    client.post(path, sent(client, path, was="halten"))
    back = withdraw_edition(edition=edition, reason="Der Tag war falsch.", by=None)
    back = pass_to_houses(edition=submit_edition(edition=back, by=None), by=bob)
    assert told(edition, house) is None  # nothing was changed: the decision holds
    back = withdraw_edition(edition=back, reason="Noch etwas fehlt.", by=None)
    add_item(edition=back, values={"kind": "news", "headline": "Noch etwas"}, by=None)
    pass_to_houses(edition=submit_edition(edition=back, by=None), by=bob)
    assert "Noch etwas" in told(edition, house)
    page = client.get(path).content.decode()
    assert "Was Sie früher entschieden haben, gilt nicht mehr." in page and "Doch so weitergeben" not in page


def test_a_house_reads_why_an_edition_that_was_out_does_not_hold(house, alice):
    withdraw_edition(edition=released(house, alice), reason="Der Tag war falsch.", by=None)
    client = at_work(alice, house)
    page = client.get(f"{HOUSE}mai/")
    assert (page.status_code, "Der Tag war falsch." in page.content.decode()) == (200, True)
    assert client.get(f"{HOUSE}gibt-es-nicht/").status_code == 404


def test_an_item_of_ones_own_keeps_its_picture_gets_another_link_rests_and_is_deleted(house, edition, alice):
    client, path = at_work(alice, house), f"{HOUSE}herbst/"
    new = {"new_headline": "Sprechtag", "new_picture_alt": "Ein Tisch", "was": "freigeben"}
    page = client.post(path, sent(client, path, **new, new_link="kaputt") | {"new_picture": png()})
    assert page.context["form"].errors["new_picture"] == ["Bitte wählen Sie das Bild noch einmal."]
    page = client.post(path, sent(client, path, **new) | {"new_picture": png(20, 400)})
    assert "Das Bild ist zu schmal." in page.content.decode()
    client.post(path, sent(client, path, **new) | {"new_picture": png()})
    picture = own_parts(edition, house.node)[0].added.picture
    client.post(path, sent(client, path, was="freigeben", **{"link-h1": "https://ihk.example/tag", "geht-h1": None}))
    own = own_parts(edition, house.node)[0]
    assert (own.added.picture, own.added.link, own.is_hidden) == (picture, "https://ihk.example/tag", True)
    assert told(edition, house) == ["Ein Treffen", "Ein Leitfaden"]
    client.post(path, sent(client, path, was="freigeben", **{"without-h1": "on", "geht-h1": "on"}))
    assert (own_parts(edition, house.node)[0].added.picture, told(edition, house)[-1]) == ("", "Sprechtag")
    client.post(path, sent(client, path, was="freigeben", **{"delete-h1": "on"}))
    assert own_parts(edition, house.node) == ()


def test_what_goes_when_nobody_decides_is_the_houses_own_setting(house, office, edition, alice):
    client, path = at_work(alice, house), f"{HOUSE}herbst/"
    client.post(path, sent(client, path, **{"headline-1": "Unser Treffen", "was": "speichern"}))
    assert told(edition, house)[0] == "Ein Treffen"
    page = f"{HOUSE}weitergabe/"
    client.post(page, sent(client, page, at_window_end="own", signature="Ihre IHK"))
    assert told(edition, house)[0] == "Unser Treffen"
    assert Cascade(edition).text_for(office.node_id).signature == "Ihre IHK"
    PassingOn.objects.update(at_window_end=AtWindowEnd.NOTHING)
    assert told(edition, house) is None and told(edition, office) is None


def test_a_house_may_hold_an_edition_back_and_its_office_is_told(house, office, edition, alice, bob):
    client = at_work(alice, house)
    client.post(f"{HOUSE}herbst/", sent(client, f"{HOUSE}herbst/", was="halten"))
    assert told(edition, house) is None
    page = at_work(bob, office).get(f"{OFFICE}herbst/")
    assert (page.status_code, "gibt sie nicht weiter" in page.content.decode()) == (200, True)


def test_who_leaves_every_item_out_is_asked_whether_nothing_shall_go(house, office, edition, alice, bob):
    client, path = at_work(alice, house), f"{HOUSE}herbst/"
    nothing = {"geht-1": None, "geht-2": None}
    page = client.post(path, sent(client, path, was="freigeben", **nothing))
    assert (page.status_code, "Sie geben nichts weiter." in page.content.decode()) == (422, True)
    assert page.content.decode().count('value="halten"') == 2
    assert not Adaptation.objects.unscoped("test").exists()
    client.post(path, sent(client, path, was="freigeben", **{"geht-1": None}))
    there, page = at_work(bob, office), f"{OFFICE}herbst/"
    assert there.post(page, sent(there, page, was="freigeben", **{"geht-2": None})).status_code == 422
    there.post(page, sent(there, page, was="halten", **{"geht-2": None}))
    assert (told(edition, house), told(edition, office)) == (["Ein Leitfaden"], None)


def test_what_cannot_go_out_is_refused_where_it_stands(house, edition, alice):
    client, path = at_work(alice, house), f"{HOUSE}herbst/"
    changes = {"text-1": "a\u202eb", "new_text": "Ohne Überschrift", "new_link": "https://ihk.de@boese.example/"}
    page = client.post(path, sent(client, path, was="freigeben", **changes))
    assert page.status_code == 422
    assert set(page.context["form"].errors) == {"text-1", "new_headline", "new_link"}
    assert not Adaptation.objects.unscoped("test").exists()


def test_an_item_that_asks_for_passwords_elsewhere_goes_out_over_no_house(house, edition, alice):
    client, path = at_work(alice, house), f"{HOUSE}herbst/"
    changes = {"new_headline": "Ihr Passwort läuft ab", "new_link": "https://fremd.example/", "was": "freigeben"}
    page = client.post(path, sent(client, path, **changes))
    assert (page.status_code, "So sehen Betrugsmails aus" in page.content.decode()) == (422, True)
    for changes in (
        {"text-1": "Bestätigen Sie Ihr Konto unter fremd.example/x."},
        {"greeting": "Ihr Passwort läuft ab: www.fremd.example"},
    ):  # fmt: skip
        page = client.post(path, sent(client, path, **changes, was="freigeben"))
        assert (page.status_code, "So sehen Betrugsmails aus" in page.content.decode()) == (422, True)
    assert not Adaptation.objects.unscoped("test").exists()


def test_after_the_window_nothing_changes_and_two_editors_see_both_versions(house, edition, alice):
    client, path = at_work(alice, house), f"{HOUSE}herbst/"
    late = sent(client, path, **{"headline-1": "Zu spät", "was": "freigeben"})
    client.post(path, sent(client, path, **{"headline-1": "Früher", "was": "freigeben"}))
    assert client.post(path, late).status_code == 409
    edition.state, edition.released_at = EditionState.RELEASED, timezone.now()
    edition.save()
    late = sent(client, path, **{"headline-1": "Zu spät", "was": "freigeben"})
    assert "nicht mehr anpassen" in client.post(path, late).content.decode()
    assert told(edition, house)[0] == "Früher"


def test_only_who_writes_for_the_house_decides(house, office, edition, alice, bob, charlie):
    reader = at_work(alice, house, Role.PARTICIPATION)
    assert reader.get(f"{HOUSE}herbst/").status_code == 200
    assert reader.post(f"{HOUSE}herbst/", {"was": "freigeben"}).status_code == 403
    assert reader.get(f"{HOUSE}weitergabe/").status_code == 403
    assert at_work(bob, office).get(f"{HOUSE}herbst/").status_code == 404
    assert sign_in(Client(), charlie).get(HOUSE).status_code == 404


def test_a_network_passes_editions_on_beside_the_houses(alliance, edition, alice, bob):
    node = add_node(kind=NodeKind.NETWORK, parent=alliance)
    make_own_network("Verbund Nord", slug="verbund-nord", node=node)
    grant_role(person=alice, node=node, role=Role.EDITING, from_on=TODAY, until_on=None, by=None)
    client, pages = sign_in(Client(), alice), "/arbeitsplatz/netzwerk/verbund-nord/infodienst/"
    assert "liegt bis" in client.get(pages).content.decode()
    changes = {"headline-1": "Unser Treffen", "was": "freigeben"}
    client.post(f"{pages}herbst/", sent(client, f"{pages}herbst/", **changes))
    text = Cascade(edition).text_for(node.pk)
    assert (text.sender, text.items[0].headline) == ("Verbund Nord", "Unser Treffen")
    assert sign_in(Client(), bob).get(pages).status_code == 404


def released(house, by, slug="mai", **fields):
    """An edition that the house reworded and that goes out now."""
    past = timezone.now() - timedelta(minutes=1)
    edition = make_edition("Ein Treffen", state=EditionState.WITH_HOUSES, slug=slug, adapt_until=past, **fields)
    adapt_edition(
        edition=edition, place=house.node, greeting="", seen=[], approve=True, by=by,
        parts=[OwnItem("1", headline="Treffen um die Ecke")],
    )  # fmt: skip
    return release_edition(edition=edition, by=None, writer=letter_for)


def test_a_house_shows_its_version_to_everybody_only_if_it_said_so_before(house, alice):
    released(house, alice, "april")
    reader, shown = Client(), f"haus={house.slug}"
    addresses = [f"/infodienst/{page}?{shown}" for page in ("feed.atom", "aktuell/", "mai/", "mai/text.txt")]
    assert [reader.get(address).status_code for address in addresses] == [404, 404, 404, 404]
    PassingOn.objects.create(place=house.node, is_public=True)
    released(house, alice)
    told = [reader.get(address).content.decode() for address in addresses]
    assert ["Treffen um die Ecke" in page for page in told] == [True, True, True, True]
    assert f"/infodienst/mai/?{shown}" in told[0] and f"/infodienst/mai/?{shown}" in told[1]
    assert f"ausgabe.pdf?{shown}" in told[2] and f'href="/infodienst/abonnieren/?von={house.slug}"' in told[2]
    assert reader.get(f"/infodienst/mai/ausgabe.pdf?{shown}").content.startswith(b"%PDF")
    assert "Treffen um die Ecke" not in reader.get("/infodienst/mai/").content.decode()
    assert f"feed.atom?{shown}" in reader.get("/infodienst/").content.decode()
    assert (reader.get(f"/infodienst/april/?{shown}").status_code, "april" in told[0]) == (404, False)
    PassingOn.objects.update(is_trial=True)
    assert reader.get(addresses[0]).status_code == 404


def test_what_went_out_stays_as_it_was_whatever_a_house_decides_later(house, office, alice):
    PassingOn.objects.create(place=house.node, is_public=True, signature="Ihr Team", at_window_end="own")
    edition = released(house, alice)
    before = {node.pk: Cascade(edition).text_for(node.pk) for node in (house.node, office.node)}
    page = Client().get(f"/infodienst/mai/?haus={house.slug}").content.decode()
    assert before[office.node.pk].signature == "Ihr Team" and "Ihr Team" in page
    PassingOn.objects.update(signature="Andere Leute", at_window_end="nothing")
    PassingOn.objects.create(place=office.node, at_window_end="nothing")
    assert {node: Cascade(edition).text_for(node) for node in before} == before
    Organisation.objects.filter(pk=house.pk).update(name="Ganz anders")
    assert "Ihr Team" in Client().get(f"/infodienst/mai/?haus={house.slug}").content.decode()
    assert Cascade(make_edition("Zwei", state=EditionState.WITH_HOUSES)).text_for(house.node.pk) is None


def test_a_houses_feed_asks_as_often_for_one_edition_as_for_three(house, alice):
    PassingOn.objects.create(place=house.node, is_public=True)
    address, asked = f"/infodienst/feed.atom?haus={house.slug}", []
    for slugs in (["eins"], ["zwei", "drei"]):
        for slug in slugs:
            released(house, alice, slug)
        Client().get(address)
        with CaptureQueriesContext(connection) as queries:
            feed = Client().get(address).content.decode()
        asked.append(len(queries))
    assert (feed.count("Treffen um die Ecke"), asked[0]) == (3, asked[1])
