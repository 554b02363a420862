"""Who speaks in a kit, to whom, and whom it names."""

import pytest

from tests.arguments.conftest import DAY
from tests.factories.areas import make_area
from tests.factories.networks import make_membership, make_network, make_own_network
from tests.factories.offers import make_offer
from tests.factories.organisations import make_alliance, make_organisation, make_partner
from wirnetz.arguments.enums import Audience
from wirnetz.arguments.exports.maps import passed_on
from wirnetz.arguments.queries.groups import bridges
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.arguments.validators.contact import Contact
from wirnetz.core.models import Installation
from wirnetz.documents.content import AgendaSlide, MapSlide, StatementSlide
from wirnetz.documents.drawing import Drawing, Legend
from wirnetz.documents.facts import FactScope
from wirnetz.organisations.actions import ensure_alliance

OURS = {
    "erstes-gespraech": ("Woran wir uns halten können",),
    "vorstellung-im-netzwerk": ("Was wir mitbringen", "Woran wir uns halten"),
}
ABOUT = {
    "erstes-gespraech": ("Worauf sich die Allianz verständigt hat",),
    "vorstellung-im-netzwerk": ("Was es schon gibt", "Worauf sich die Allianz verständigt hat"),
}


@pytest.fixture
def ground(library):
    make_area("13004", "Schwerin")
    make_offer("Check Eins", is_shared=True)


def kickers(kit):
    return [slide.kicker for slide in kit.deck.slides]


@pytest.mark.parametrize("occasion", list(OURS))
def test_only_a_documented_partner_speaks_as_the_alliance(kit_of, ground, occasion):
    outside = kickers(kit_of(make_organisation("Haus"), "13004", occasion=occasion))
    partner = kickers(kit_of(make_partner("Partnerhaus"), "13004", occasion=occasion))
    said = {*OURS[occasion], *ABOUT[occasion]}
    assert tuple(word for word in outside if word in said) == ABOUT[occasion]
    assert tuple(word for word in partner if word in said) == OURS[occasion]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("", "Die Allianz verbindet Organisationen, die Betriebe unterstützen."),
        ("Offensive", "Die Allianz Offensive verbindet Organisationen, die Betriebe unterstützen."),
        ("Allianz Süd", "Die Allianz Süd verbindet Organisationen, die Betriebe unterstützen."),
    ],
)
def test_the_alliance_is_named_before_the_region_is_shown(kit_of, ground, name, expected):
    if name:
        make_alliance(name)
    slides = kit_of(make_organisation("Haus"), "13004").deck.slides
    at = next(index for index, slide in enumerate(slides) if slide.kicker == "Wer die Allianz ist")
    assert slides[at].title == expected
    assert at < next(index for index, slide in enumerate(slides) if isinstance(slide, MapSlide))


def test_the_legend_says_whose_network_it_is():
    legend = (Legend("own", "Eigenes Netzwerk"), Legend("other", "Anderes Netzwerk"))
    drawing = Drawing("k", (0, 0, 1, 1), 1.0, (), "T", "Gefüllt: eigene Netzwerke.", "", legend)
    shown = passed_on(drawing)
    assert [entry.text for entry in shown.legend] == ["Netzwerk der Allianz", "Anderes Netzwerk"]
    assert shown.description == "Gefüllt: Netzwerke der Allianz."


def test_a_firm_hears_words_for_a_firm(kit_of, ground):
    kit = kit_of(make_organisation("Haus"), "13004", occasion="vorstellung-im-netzwerk", audience=Audience.SME)
    [statement] = [slide for slide in kit.deck.slides if isinstance(slide, StatementSlide)]
    [agenda] = [slide for slide in kit.deck.slides if isinstance(slide, AgendaSlide)]
    assert statement.title == kit.handout.sentence == "Nicht lange suchen. Nutzen, was für Ihren Betrieb schon da ist."
    assert agenda.steps[0].what == "Sie sagen uns, welche Frage Ihren Betrieb gerade beschäftigt."
    assert kit.deck.slides[-1].title == "Welcher Check passt zu Ihrem Betrieb?"


def test_a_named_person_stands_on_slide_handout_and_note(kit_of, ground):
    person = Contact("Anna Muster", "0385 1234", "a@haus.de")
    kit = kit_of(make_organisation("Haus", website="https://haus.de"), "13004", contact=person)
    last = kit.deck.slides[-1]
    assert last.lines[1:3] == ("Ihre Ansprechperson: Anna Muster", "Telefon 0385 1234, a@haus.de")
    assert "Ergänzen" not in last.note
    assert kit.handout.contact == "Anna Muster, Haus, Telefon 0385 1234, a@haus.de, https://haus.de"
    assert "Freundliche Grüße\nAnna Muster\nHaus\nTelefon 0385 1234\na@haus.de\n" in kit.note
    assert [line for line in kit.missing if "letzten Folie" in line] == []


@pytest.mark.parametrize(
    ("person", "lack"),
    [
        (Contact(), "Auf der letzten Folie und im Anschreiben fehlt Ihr Name."),
        (Contact(mail="a@haus.de"), "Auf der letzten Folie und im Anschreiben fehlt Ihr Name."),
        (Contact("Anna"), "Auf der letzten Folie und im Anschreiben fehlt eine Telefonnummer oder E-Mail."),
    ],
)
def test_what_the_sender_has_yet_to_add_stands_on_the_page_only(kit_of, ground, person, lack):
    kit = kit_of(make_organisation("Haus"), "13004", contact=person)
    assert kit.missing[0] == lack
    assert "fehlt" not in kit.note


def test_the_own_house_is_the_first_that_connects(ground):
    networks = [make_network(areas=("13004",)) for _ in range(3)]
    house, other = make_organisation("Zuletzt"), make_organisation("Andere")
    for organisation, count in ((house, 2), (other, 3)):
        for network in networks[:count]:
            make_membership(organisation, network)
    scope = FactScope(house.pk, ("13004",), DAY)
    assert [name for name, _networks in bridges(situation_of(scope))] == ["Zuletzt", "Andere"]


def test_the_handout_bears_the_name_and_the_networks(kit_of, ground):
    make_own_network("Eigenes", areas=("13004",))
    for year in range(2020, 2026):
        make_network(f"Netz {year}", areas=("13004",), as_of=year)
    kit = kit_of(make_organisation("Das lange Haus", short_name="Haus"), "13004")
    assert kit.handout.theme.name == kit.deck.theme.name == "Haus"
    expected = "Regionale Netzwerke: Eigenes, Netz 2025, Netz 2024, Netz 2023 und drei weitere"
    assert kit.handout.networks == expected


def test_a_region_without_networks_has_no_such_line(kit_of, ground):
    assert kit_of(make_organisation("Haus"), "13004").handout.networks == ""


def test_what_sources_say_of_another_alliance_is_not_said_of_ones_own(kit_of, ground):
    make_alliance("Offensive Mittelstand")
    Installation.objects.create(pk=1, name="Bündnis Nord")
    ensure_alliance()
    kit = kit_of(make_organisation("Haus"), "13004")
    [slide] = [slide for slide in kit.deck.slides if slide.kicker == "Wer die Allianz ist"]
    assert slide.title == "Die Allianz verbindet Organisationen, die Betriebe unterstützen."
    assert kit.handout.stamp.startswith("Bündnis Nord, Stand ")
