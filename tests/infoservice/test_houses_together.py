"""Two people at a house's version, its order, and what each of its buttons passes on."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from tests.factories.editions import make_edition, make_item
from tests.infoservice.test_houses import HOUSE, at_work, opened, told
from wirnetz.infoservice.enums import EditionState
from wirnetz.infoservice.models import Adaptation
from wirnetz.infoservice.queries.versions import Cascade, own_parts

pytestmark = pytest.mark.django_db
PATH = f"{HOUSE}herbst/"


@pytest.fixture
def house(world):
    return world["house"]


@pytest.fixture
def edition(world):
    later = timezone.now() + timedelta(hours=48)
    return make_edition(
        "Ein Treffen", "Ein Leitfaden", state=EditionState.WITH_HOUSES, adapt_until=later, slug="herbst"
    )


def in_conflict(client, form):
    """What the page of both versions tells of each field, its button, and what that sends."""
    page = client.post(PATH, form)
    assert page.status_code == 409
    text = page.content.decode()
    shown = {row.label: (row.theirs, row.yours) for row in page.context["rows"]}
    written = {
        name: unescape(value) for name, value in re.findall(r'<textarea name="(.+?)" hidden>\n(.*?)</textarea>', text)
    }
    [button] = re.findall(r'<button type="submit" class="btn">(.+?)</button>', text)
    return shown, button, written | {"seen": page.context["seen"]}


def test_my_version_is_saved_as_both_versions_show_it_also_what_i_left_as_it_was(house, edition, alice):
    client = at_work(alice, house)
    client.post(PATH, opened(client, PATH) | {"text-1": "Mein A", "was": "speichern"})
    first, second = opened(client, PATH), opened(client, PATH)
    client.post(PATH, second | {"text-1": "Anderer B", "was": "speichern"})
    shown, button, mine = in_conflict(client, first | {"platz-2": "1", "was": "freigeben"})
    assert shown == {
        "Unser Text zu „Ein Treffen“": ("Anderer B", "Mein A"),
        "Platz von „Ein Leitfaden“": ("2", "1"),
    }
    assert button == "Meine Fassung speichern und weitergeben"
    assert client.post(PATH, mine).status_code == 302
    text = Cascade(edition).text_for(house.node_id)
    assert [(item.headline, item.text) for item in text.items][1] == ("Ein Treffen", "Mein A")
    assert text.items[0].headline == "Ein Leitfaden"


def test_the_button_of_both_versions_says_what_it_does(house, edition, alice):
    client = at_work(alice, house)
    late = opened(client, PATH)
    client.post(PATH, late | {"greeting": "Guten Tag", "was": "speichern"})
    said = {was: in_conflict(client, late | {"greeting": "Hallo", "was": was})[:2] for was in ("speichern", "halten")}
    assert said == {
        "speichern": ({"Unsere Einleitung": ("Guten Tag", "Hallo")}, "Meine Fassung speichern, noch nicht weitergeben"),
        "halten": ({"Unsere Einleitung": ("Guten Tag", "Hallo")}, "Meine Fassung speichern, aber nicht weitergeben"),
    }


def test_what_came_while_the_page_was_open_goes_along_and_an_item_somebody_added_stays(house, edition, alice):
    client = at_work(alice, house)
    late = opened(client, PATH)
    make_item(edition, "Noch etwas")
    client.post(PATH, opened(client, PATH) | {"new_headline": "Sprechtag", "was": "speichern"})
    shown, _button, mine = in_conflict(client, late | {"headline-1": "Treffen bei uns", "was": "freigeben"})
    assert shown == {"Unsere Überschrift zu „Ein Treffen“": ("Ein Treffen", "Treffen bei uns")}
    client.post(PATH, mine)
    assert told(edition, house) == ["Treffen bei uns", "Ein Leitfaden", "Noch etwas", "Sprechtag"]


def test_the_upper_button_passes_on_what_is_stored_never_what_somebody_just_types(house, edition, alice):
    client = at_work(alice, house)
    typed = {"headline-1": "Nur getippt", "greeting": "Nur getippt", "was": "gespeichert"}
    page = client.post(PATH, opened(client, PATH) | typed, follow=True).content.decode()
    assert "„Herbst“ geht ohne Änderung weiter." in page.replace(edition.title, "Herbst")
    assert (told(edition, house), Cascade(edition).text_for(house.node_id).greeting) == (
        ["Ein Treffen", "Ein Leitfaden"], edition.greeting,
    )  # fmt: skip
    client.post(PATH, opened(client, PATH) | {"headline-1": "Bei uns", "was": "speichern"})
    early = opened(client, PATH)
    client.post(PATH, early | typed)
    assert told(edition, house)[0] == "Bei uns"
    client.post(PATH, opened(client, PATH) | {"headline-1": "Doch anders", "was": "speichern"})
    page = client.post(PATH, early | {"was": "gespeichert"}, follow=True).content.decode()
    assert "Inzwischen hat jemand etwas anderes gespeichert." in page and "Doch anders" in page
    assert Adaptation.objects.unscoped("test").get().approved_at is None


def test_the_upper_button_stands_apart_from_the_fields_and_says_what_goes(house, edition, alice):
    client = at_work(alice, house)
    upper = re.compile(r'<form id="weitergeben".*?name="was" value="gespeichert">(.+?)</button>')
    assert upper.findall(client.get(PATH).content.decode()) == ["Ohne Änderung weitergeben"]
    client.post(PATH, opened(client, PATH) | {"greeting": "Guten Tag", "was": "speichern"})
    assert upper.findall(client.get(PATH).content.decode()) == ["Gespeicherte Fassung weitergeben"]
    refused = client.post(PATH, opened(client, PATH) | {"platz-1": "0", "was": "freigeben"})
    assert (refused.status_code, upper.findall(refused.content.decode())) == (422, [])


def test_a_refused_version_opens_at_what_is_unclear_in_the_order_of_the_page(house, edition, alice):
    client = at_work(alice, house)
    assert "<title>Fehler" not in client.get(PATH).content.decode()
    faults = {"new_text": "Ohne Überschrift", "text-2": "x" * 1300, "platz-1": "0", "greeting": "x" * 1300}
    page = client.post(PATH, opened(client, PATH) | faults | {"was": "freigeben"}).content.decode()
    assert f"<title>Fehler: {edition.title} – " in page
    assert page.count("autofocus") == page.count('<div class="summary" role="alert" tabindex="-1" autofocus>') == 1
    box = page[page.index('<div class="summary"') :]
    links = re.findall(r'<a href="#(.+?)">(.+?)</a>', box[: box.index("</div>")])
    assert links == [
        ("id_greeting", "Unsere Einleitung"),
        ("id_platz-1", "Platz von „Ein Treffen“"),
        ("id_text-2", "Unser Text zu „Ein Leitfaden“"),
        ("id_new_headline", "Überschrift"),
    ]
    places = [page.index(f'id="{target}"') for target, _label in links]
    assert places == sorted(places)


@pytest.mark.parametrize("was", ["freigeben", "halten", "speichern"])
def test_what_was_done_names_the_edition(house, edition, alice, was):
    client = at_work(alice, house)
    page = client.post(PATH, opened(client, PATH) | {"was": was}, follow=True)
    [message] = page.context["messages"]
    assert f"„{edition.title}“" in str(message)


@pytest.mark.parametrize(
    ("moves", "order"),
    [({"platz-2": "1"}, "213"), ({"platz-1": "3"}, "231"), ({"platz-3": "1"}, "312"), ({"platz-1": "2"}, "213"),
     ({"platz-1": "2", "platz-2": "1"}, "213"), ({"platz-1": "99"}, "231"), ({"platz-2": ""}, "123")],
)  # fmt: skip
def test_an_item_moves_to_its_number_and_the_others_make_room(house, edition, alice, moves, order):
    make_item(edition, "Noch etwas")
    client = at_work(alice, house)
    client.post(PATH, opened(client, PATH) | moves | {"was": "freigeben"})
    headlines = {"1": "Ein Treffen", "2": "Ein Leitfaden", "3": "Noch etwas"}
    assert told(edition, house) == [headlines[key] for key in order]
    form = client.get(PATH).context["form"]
    assert [row.key for row in form.rows()] == list(order)
    assert [row.place.value() for row in form.rows()] == [1, 2, 3]


def test_one_move_after_another_counts_from_what_the_page_shows_and_back_is_as_it_came(house, edition, alice):
    make_item(edition, "Noch etwas")
    client = at_work(alice, house)
    for moves, order in (({"platz-3": "1"}, "312"), ({"platz-2": "1"}, "231"), ({"platz-1": "1"}, "123")):
        client.post(PATH, opened(client, PATH) | moves | {"was": "freigeben"})
        assert [row.key for row in client.get(PATH).context["rows"]] == list(order)
    assert own_parts(edition, house.node) == ()


def test_an_own_item_stands_where_it_is_wished_at_once_and_one_left_out_keeps_its_number(house, edition, alice):
    client = at_work(alice, house)
    new = {"new_headline": "Sprechtag", "new_place": "1", "was": "freigeben"}
    client.post(PATH, opened(client, PATH) | new)
    assert told(edition, house) == ["Sprechtag", "Ein Treffen", "Ein Leitfaden"]
    form = opened(client, PATH)
    del form["geht-1"]
    client.post(PATH, form | {"platz-2": "2", "was": "freigeben"})
    assert told(edition, house) == ["Sprechtag", "Ein Leitfaden"]
    assert [row.key for row in client.get(PATH).context["rows"]] == ["h1", "2", "1"]
    refused = client.post(PATH, opened(client, PATH) | new | {"new_place": "0"})
    assert list(refused.context["form"].errors) == ["new_place"]
