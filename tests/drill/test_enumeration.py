"""The time of an answer says nothing about an address: a classifier on 500 + 500 answers does no better than chance."""

import random
import statistics
import time
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories.organisations import make_alliance, make_organisation
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Grant, Invitation, JoinRequest, Person
from wirnetz.accounts.queries import token_digest
from wirnetz.organisations.enums import ApplicationState
from wirnetz.organisations.models import PartnershipApplication

pytestmark = [pytest.mark.drill, pytest.mark.django_db]
ANSWERS = 500
CHANCE = 0.6
STEP = 0.25  # seconds, as in service
FEWER = 150  # of each kind for the pages that not everybody reaches
TODAY = timezone.localdate()


def separation(known, unknown):
    """Area under the curve of the best threshold on time: 0.5 is chance, 1 tells every address."""
    wins = sum((one > other) + (one == other) / 2 for one in known for other in unknown)
    area = wins / (len(known) * len(unknown))
    return max(area, 1 - area)


def times(ask, answers=ANSWERS):
    """Seconds per answer for known and unknown addresses, in mixed order."""
    kinds = [True, False] * answers
    random.Random(4).shuffle(kinds)
    found = {True: [], False: []}
    for number, is_known in enumerate(kinds):
        client = Client(REMOTE_ADDR=f"10.{number // 62_500}.{number // 250 % 250}.{number % 250 + 1}")
        started = time.perf_counter()
        ask(client, number, is_known)
        found[is_known].append(time.perf_counter() - started)
    return found[True], found[False]


@pytest.fixture
def people(settings):
    settings.STEADY_ANSWER_SECONDS = STEP
    Person.objects.bulk_create([Person(email=f"kennt{number}@wirnetz.example") for number in range(2 * ANSWERS)])


def address(number, is_known):
    return f"{'kennt' if is_known else 'fehlt'}{number}@wirnetz.example"


def test_signing_in_takes_the_same_time(people):
    def ask(client, number, is_known):
        assert client.post("/konto/anmelden/", {"email": address(number, is_known)}).status_code == 302

    known, unknown = times(ask)
    assert separation(known, unknown) <= CHANCE, (statistics.median(known), statistics.median(unknown))


def test_signing_up_takes_the_same_time(people):
    def ask(client, number, is_known):
        form = {"name": "Dora", "email": address(number, is_known)}
        assert client.post("/konto/registrieren/", form).status_code == 302

    known, unknown = times(ask)
    assert separation(known, unknown) <= CHANCE, (statistics.median(known), statistics.median(unknown))


@pytest.fixture
def house(people):
    """A house with its administration, another house with people of its own."""
    alliance = make_alliance()
    houses = [add_node(kind=NodeKind.ORGANISATION, parent=alliance.node) for _ in range(2)]
    for number, node in enumerate(houses):
        make_organisation(f"Kammer {number}", slug=f"kammer-{number}", node=node)
    boss = Person.objects.create_user("chefin@wirnetz.example", name="Chefin")
    Grant.objects.create(person=boss, node=houses[0], role=Role.ADMINISTRATION, from_on=TODAY)
    known = Person.objects.filter(email__startswith="kennt")
    Grant.objects.bulk_create(
        [Grant(person=person, node=houses[1], role=Role.PARTICIPATION, from_on=TODAY) for person in known]
    )
    return houses[0], boss


def test_inviting_takes_the_same_time_whether_or_not_the_address_has_an_account_elsewhere(house):
    node, boss = house
    mine = sign_in(Client(), boss)

    def ask(client, number, is_known):
        form = {"email": address(number, is_known), "place": node.pk, "role": "participation"}
        assert mine.post("/arbeitsplatz/kammer-0/rechte/einladen/", form).status_code == 302

    known, unknown = times(ask, FEWER)
    assert separation(known, unknown) <= CHANCE, (statistics.median(known), statistics.median(unknown))


def test_answering_an_invitation_takes_the_same_time(house):
    node, _boss = house
    Invitation.objects.bulk_create(
        [
            Invitation(
                email=address(number, is_known),
                node=node,
                role=Role.PARTICIPATION,
                token_hash=token_digest(address(number, is_known)),
                expires_at=timezone.now() + timedelta(days=14),
            )
            for number in range(2 * FEWER)
            for is_known in (True, False)
        ]
    )

    def ask(client, number, is_known):
        assert client.post(f"/konto/einladung/{address(number, is_known)}/").status_code == 302

    known, unknown = times(ask, FEWER)
    assert separation(known, unknown) <= CHANCE, (statistics.median(known), statistics.median(unknown))


def test_asking_to_join_takes_the_same_time_whether_or_not_anybody_runs_the_house(house):
    charlie = Person.objects.create_user("charlie@wirnetz.example", name="Charlie")
    mine = sign_in(Client(), charlie)

    def ask(client, number, is_known):
        JoinRequest.objects.unscoped("test").all().delete()
        form = {"place": f"kammer-{0 if is_known else 1}", "message": "Ich arbeite dort."}
        assert mine.post("/konto/aufnahme/?q=Kammer", form).status_code == 302

    known, unknown = times(ask, FEWER)
    assert separation(known, unknown) <= CHANCE, (statistics.median(known), statistics.median(unknown))


def test_a_new_address_of_ones_own_takes_the_same_time(house):
    clients = [sign_in(Client(), person, second_factor=False) for person in Person.objects.all()[:200]]

    def ask(client, number, is_known):
        mine = clients[number % len(clients)]
        form = {"email": address(number + 1, is_known), "action_add": "1"}
        assert mine.post("/konto/adresse/", form, REMOTE_ADDR=client.defaults["REMOTE_ADDR"]).status_code == 302

    known, unknown = times(ask, FEWER)
    assert separation(known, unknown) <= CHANCE, (statistics.median(known), statistics.median(unknown))


def test_applying_for_partnership_takes_the_same_time(house):
    PartnershipApplication.objects.bulk_create(
        [
            PartnershipApplication(
                organisation_name=f"Haus {number}",
                kind="chamber",
                contact_name="Dora",
                contact_email=address(number, True),
                state=ApplicationState.OPEN,
                token_hash=f"hash{number}",
            )
            for number in range(2 * FEWER)
        ]
    )

    def ask(client, number, is_known):
        form = {
            "organisation_name": f"Haus {number}",
            "kind": "chamber",
            "seat_city": "Schwerin",
            "contact_name": "Dora",
            "contact_email": address(number, is_known),
            "message": "Wir bringen Beratung ein.",
        }
        assert client.post("/partner-werden/", form).status_code == 302

    known, unknown = times(ask, FEWER)
    assert separation(known, unknown) <= CHANCE, (statistics.median(known), statistics.median(unknown))


def test_the_measure_tells_what_is_different():
    assert separation([2.0, 2.1, 2.2], [1.0, 1.1, 1.2]) == 1
    assert separation([1.0, 3.0], [1.0, 3.0]) == 0.5
