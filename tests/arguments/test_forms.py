"""The questions of the kit builder."""

import pytest
from django.http import QueryDict

from tests.factories.areas import make_area
from tests.factories.organisations import make_organisation
from wirnetz.arguments.forms import KitForm
from wirnetz.arguments.validators.contact import Contact

pytestmark = pytest.mark.django_db
ASKED = {"organisation": "Haus", "region": "13004", "anlass": "erstes-gespraech"}


@pytest.fixture
def ground():
    make_area("13004", "Schwerin")
    make_area("01003", "Lübeck")
    make_organisation("Haus", slug="haus", seat="13004")


def form_of(**answers):
    data = QueryDict(mutable=True)
    data.update(ASKED | answers)
    return KitForm(data, visitor=None)


def test_audiences_stand_below_their_occasion():
    groups = {name: choices for name, choices in form_of().fields["fuer"].choices if isinstance(choices, list)}
    assert {name: [slug for slug, _label in choices] for name, choices in groups.items()} == {
        "Erstes Gespräch im eigenen Haus": ["beratende", "leitung"],
        "Vorstellung in einem bestehenden Netzwerk": ["netzwerk", "betrieb"],
        "Runde der Regionalleitungen": ["leitung", "beratende"],
        "Gespräch mit einem Betrieb": ["betrieb"],
        "Gespräch mit Rat, Verwaltung oder Ministerium": ["politik"],
        "Gründung oder Neustart eines Netzwerks": ["netzwerk", "beratende"],
        "Jahresrückblick": ["leitung", "netzwerk"],
    }


def test_an_audience_of_another_occasion_is_asked_back(ground):
    assert form_of(fuer="betrieb").errors == {
        "fuer": ["Zu diesem Anlass passt: Beratende im eigenen Haus oder Leitung des eigenen Hauses."]
    }


def test_a_person_is_read(ground):
    form = form_of(name=" Anna  Muster", telefon="+49 (0)385 / 12-3", mail="a@haus.de")
    assert form.is_valid(), form.errors
    assert form.contact() == Contact("Anna Muster", "+49 (0)385 / 12-3", "a@haus.de")


def test_a_person_may_be_left_out(ground):
    form = form_of()
    assert form.is_valid(), form.errors
    assert form.contact() == Contact()


@pytest.mark.parametrize("answers", [{"name": "x" * 81}, {"telefon": "ruf an"}, {"mail": "a.haus"}])
def test_a_wrong_answer_about_the_person_is_asked_back(ground, answers):
    assert list(form_of(**answers).errors) == list(answers)


def test_names_seated_in_the_region_are_suggested_first(ground):
    for number in range(14):
        make_organisation(f"Kammer {number:02}", seat="13004" if number == 13 else "01003")
    form = form_of(organisation="Kammer")
    assert not form.is_valid()
    assert form.suggestions["organisation"] == ["Kammer 13", *(f"Kammer {number:02}" for number in range(11))]
    assert form.further == "und zwei weitere"


@pytest.mark.parametrize(
    ("address", "errors"),
    [
        ("/mappe/", 0),
        ("/mappe/?region=13004", 0),
        ("/mappe/?organisation=&region=&fuer=", 2),
        ("/mappe/?organisation=haus&region=", 1),
        ("/mappe/?organisation=&region=13004", 1),
    ],
)
def test_what_is_sent_empty_is_asked_back(client, ground, address, errors):
    page = client.get(address).content.decode()
    assert page.count("<span>Fehler:") == errors
    assert page.count("<title>Fehler:") == page.count("autofocus") == bool(errors)
