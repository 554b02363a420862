"""A house sees which of its people get nothing, why, and puts it right; nobody else's people."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories.networks import make_own_network
from tests.factories.organisations import make_alliance, make_organisation
from tests.infoservice.test_houses import at_work
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.core.models import OutboxMail
from wirnetz.infoservice.actions.choosing import leave_everything
from wirnetz.infoservice.actions.readers import reader_for
from wirnetz.infoservice.enums import LeavingWay
from wirnetz.infoservice.models import Deliverability
from wirnetz.infoservice.waiting import unreachable_waiting
from wirnetz.networks.models import Network, NetworkContact
from wirnetz.organisations.enums import OrganisationLevel
from wirnetz.organisations.models import Adviser, Organisation

pytestmark = pytest.mark.django_db
NOW, TODAY = timezone.now(), timezone.localdate()
PAGE = "/arbeitsplatz/ihk/infodienst/unzustellbar/"


def came_back(adviser, *, is_final=True, **values):
    gone = {"undeliverable_at": NOW - timedelta(days=3), "status": "5.1.1"} if is_final else {}
    return Deliverability.objects.create(
        address=adviser.email, canonical=adviser.email, **{"last_at": NOW, **gone, **values}
    )


@pytest.fixture
def house():
    root = make_alliance(slug="allianz").node
    made = make_organisation("IHK", slug="ihk", node=add_node(kind=NodeKind.ORGANISATION, parent=root))
    below = add_node(kind=NodeKind.OFFICE, parent=made.node)
    make_organisation("Büro Wismar", slug="ihk-wismar", node=below, parent=made, level=OrganisationLevel.OFFICE)
    make_organisation("AOK", slug="aok", node=add_node(kind=NodeKind.ORGANISATION, parent=root))
    return made


@pytest.fixture
def people(house):
    """Somebody of the house, of its office, and of another house."""
    at = {"anna": "ihk", "otto": "ihk-wismar", "fritz": "aok"}
    return {
        name: Adviser.objects.create(
            organisation=Organisation.objects.get(slug=slug), name=name.title(), email=f"{name}@haus.example"
        )
        for name, slug in at.items()
    }


def test_a_house_sees_its_own_and_its_offices_people_with_the_reason(house, people, alice, bob):
    for adviser in people.values():
        came_back(adviser)
    client = at_work(alice, house, Role.STEWARDSHIP)
    page = client.get(PAGE)
    assert [row.listed.name for row in page.context["final"]] == ["Anna", "Otto"]
    text = page.content.decode()
    assert "Zwei Adressen Ihres Hauses bekommen nichts mehr" in text
    assert ("Diese Adresse gibt es nicht." in text, "fritz@" in text) == (True, False)
    [line] = unreachable_waiting(alice, TODAY)
    assert (line.sentence, line.href) == ("IHK: 2 Adressen sind unzustellbar.", PAGE)
    assert "2 Adressen bekommen nichts mehr." in client.get("/arbeitsplatz/ihk/infodienst/").content.decode()
    reads = at_work(bob, house, Role.EDITING)
    assert (reads.get(PAGE).status_code, list(unreachable_waiting(bob, TODAY))) == (403, [])


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"status": "5.2.2", "soft_count": 5}, "Das Postfach ist seit Längerem voll."),
        ({"status": "4.4.1", "soft_count": 5}, "An fünf Tagen nicht zustellbar."),
        ({"is_final": False, "soft_count": 2, "soft_on": TODAY}, "Zuletzt an 2 Tagen nicht zustellbar; nach 5 Tagen"),
        ({"is_final": False, "soft_count": 2, "soft_on": TODAY - timedelta(days=40)}, "Von den Adressen Ihres Hauses"),
    ],
)
def test_the_reason_is_said_in_plain_words(house, people, alice, values, said):
    came_back(people["anna"], **values)
    assert said in at_work(alice, house, Role.STEWARDSHIP).get(PAGE).content.decode()


def test_a_right_address_is_asked_once_a_day_and_who_left_is_not(house, people, alice):
    client = at_work(alice, house, Role.STEWARDSHIP)
    for name in ("anna", "otto"):
        came_back(people[name])
    leave_everything(reader_for(people["otto"].email), way=LeavingWay.PAGE)
    for name in ("anna", "anna", "otto"):
        assert client.post(f"{PAGE}person-{people[name].pk}/fragen/").status_code == 302
    asked = OutboxMail.objects.unscoped("test").filter(kind="subscription")
    assert list(asked.values_list("to_address", flat=True)) == ["anna@haus.example"]
    assert client.post(f"{PAGE}person-{people['fritz'].pk}/fragen/").status_code == 404


def test_the_addresses_of_offices_are_put_right_but_not_asked(house, alice):
    Organisation.objects.filter(slug="ihk-wismar").update(email="wismar@haus.example")
    Organisation.objects.filter(slug="aok").update(email="info@aok.example")
    for address in ("wismar@haus.example", "info@aok.example"):
        Deliverability.objects.create(address=address, canonical=address, last_at=NOW, undeliverable_at=NOW)
    client = at_work(alice, house, Role.STEWARDSHIP)
    [row] = client.get(PAGE).context["final"]
    assert (row.listed.name, row.listed.label) == ("Büro Wismar", "allgemeine Adresse")
    assert client.get(row.listed.mend).status_code == 200
    assert client.post(f"{PAGE}{row.listed.key}/fragen/").status_code == 404
    office = Organisation.objects.get(slug="ihk-wismar")
    assert client.get(row.listed.mend).context["form"]["email"].value() == office.email


def test_a_network_puts_right_its_address_and_whom_one_may_call(house, alice, bob):
    network = make_own_network(
        "Verbund", slug="verbund", node=add_node(kind=NodeKind.NETWORK, parent=house.node.parent)
    )
    Network.objects.filter(pk=network.pk).update(email="verbund@netz.example")
    for name, email in (("Rosa", "rosa@netz.example"), ("Ida", "ida@netz.example")):
        NetworkContact.objects.create(network=network, name=name, email=email, consent_on=TODAY)
    for address in ("verbund@netz.example", "rosa@netz.example"):
        Deliverability.objects.create(address=address, canonical=address, last_at=NOW, undeliverable_at=NOW)
    page = "/arbeitsplatz/netzwerk/verbund/infodienst/unzustellbar/"
    for person, role in ((alice, Role.EDITING), (bob, Role.PARTICIPATION)):
        grant_role(person=person, node=network.node, role=role, from_on=TODAY, until_on=None, by=None)
    client = sign_in(Client(), alice)
    shown = client.get(page)
    assert [row.listed.name for row in shown.context["final"]] == ["Verbund", "Rosa"]
    assert "Zwei Adressen Ihres Netzwerks bekommen nichts mehr" in shown.content.decode()
    assert [client.get(row.listed.mend).status_code for row in shown.context["final"]] == [200, 200]
    [line] = unreachable_waiting(alice, TODAY)
    assert (line.sentence, line.href) == ("Verbund: 2 Adressen sind unzustellbar.", page)
    assert (
        "2 Adressen bekommen nichts mehr." in client.get("/arbeitsplatz/netzwerk/verbund/infodienst/").content.decode()
    )
    assert client.post(f"{page}{shown.context['final'][1].listed.key}/fragen/")["Location"] == page
    asked = OutboxMail.objects.unscoped("test").filter(kind="subscription")
    assert list(asked.values_list("to_address", flat=True)) == ["rosa@netz.example"]
    assert sign_in(Client(), bob).get(page).status_code == 403
    assert list(unreachable_waiting(bob, TODAY)) == []


def test_a_house_tries_it_with_its_own_team_first(house, alice):
    client = at_work(alice, house, Role.STEWARDSHIP)
    path = "/arbeitsplatz/ihk/infodienst/weitergabe/"
    seen = client.get(path).context["form"]["seen"].value() or ""
    values = {"at_window_end": "base", "signature": "", "reply_to": "", "seen": seen, "is_trial": "on"}
    assert client.post(path, values).status_code == 302
    assert "Zur Probe: Nur Ihr Team bekommt" in client.get("/arbeitsplatz/ihk/infodienst/").content.decode()
