"""An offer's life in dated steps, its stewards and service areas, and self-declarations that end and are reminded."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from tests.factories.areas import make_area
from tests.factories.offers import make_offer
from tests.factories.organisations import make_alliance, make_organisation
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Grant
from wirnetz.accounts.rules import alliance_node
from wirnetz.core.models import OutboxMail
from wirnetz.core.waiting import waiting_for
from wirnetz.offers.actions import declare, months_later, record_step, remind_of_declarations
from wirnetz.offers.enums import OfferStage
from wirnetz.offers.models import OfferSteward, SelfDeclaration, ServiceArea
from wirnetz.offers.queries import valid_declarations
from wirnetz.organisations.models import Body

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def root():
    return make_alliance().node


@pytest.fixture
def offer():
    return make_offer("Check", slug="check", is_shared=True, declaration_months=24)


@pytest.fixture
def office(root, alice):
    grant_role(person=alice, node=root, role=Role.EDITING, from_on=date(2020, 1, 1), until_on=None, by=None)
    return sign_in(Client(), alice)


@pytest.fixture
def house(root, bob):
    node = add_node(kind=NodeKind.ORGANISATION, parent=root)
    grant_role(person=bob, node=node, role=Role.EDITING, from_on=date(2020, 1, 1), until_on=None, by=None)
    return make_organisation("Kammer", slug="kammer", node=node)


def text_of(response):
    return " ".join(response.content.decode().replace("\u00a0", " ").split())


def test_the_office_enters_a_life_step_by_step_and_the_public_page_tells_it(office, offer, root):
    body = Body.objects.create(
        slug="plenum", name="Plenum", kind="plenary", node=add_node(kind=NodeKind.BODY, parent=root)
    )
    page = "/verwaltung/katalog/check/lebenslauf/"
    steps = [("working_group", 2021, "", ""), ("recommendation", 2022, body.pk, ""), ("consensus", 2023, "", "")]
    said = [{"stage": stage, "on": f"{year}-05-01", "body": who, "version": v} for stage, year, who, v in steps]
    assert [office.post(page, each).status_code for each in said] == [302, 302, 422]
    assert office.post(page, said[2] | {"body": body.pk}).status_code == 302
    assert office.post(page, {"stage": "revised", "on": "2024-01-01"}).status_code == 422
    assert office.post(page, {"stage": "published", "on": "2020-01-01"}).status_code == 422
    assert office.post(page, {"stage": "published", "on": "2024-01-15", "version": "1.0"}).status_code == 302
    shown = text_of(Client().get("/angebote/check/"))
    assert "Veröffentlicht seit 15. Januar 2024, Fassung 1.0." in shown
    assert "1. Mai 2023, Plenum" in shown
    office.post(page, {"stage": "retired", "on": "2026-01-10"})
    offer.refresh_from_db()
    assert (offer.is_ended, offer.ended_on) == (True, "2026-01-10")
    last = offer.steps.last()
    assert office.post(f"{page}{offer.steps.first().pk}/zurueck/").status_code == 302
    office.post(f"{page}{last.pk}/zurueck/")
    offer.refresh_from_db()
    assert (offer.is_ended, offer.stage, offer.version, offer.steps.count()) == (False, "published", "1.0", 4)


def test_stewards_are_named_once_and_end_as_history(office, offer, house):
    page = "/verwaltung/katalog/check/lebenslauf/"
    named = {"was": "federfuehrung", "organisation": "Kammer", "from_on": "2026-01-01"}
    assert [office.post(page, named).status_code for _ in range(2)] == [302, 422]
    assert "Betreut von" in text_of(Client().get("/angebote/check/"))
    steward = OfferSteward.objects.get()
    office.post(f"/verwaltung/katalog/check/federfuehrung/{steward.pk}/beenden/")
    assert OfferSteward.objects.get().until_on == TODAY


def test_an_office_says_where_it_provides_an_offer_and_only_there_is_it_found(offer, house, bob, charlie):
    make_area("13004", "Schwerin")
    page, client = "/arbeitsplatz/kammer/einsatzgebiete/", sign_in(Client(), bob)
    said = {"offer": "check", "areas": "Schwerin", "from_on": "2026-01-01"}
    assert [client.post(page, said).status_code for _ in range(2)] == [302, 302]
    service = ServiceArea.objects.get()
    assert (service.office, service.area.key) == (house, "13004")
    assert "Wo es angeboten wird" in text_of(Client().get("/angebote/check/"))
    assert client.post(page, said | {"areas": "Nirgendwo"}).status_code == 422
    assert sign_in(Client(), charlie).post(f"{page}{service.pk}/beenden/").status_code == 404
    client.post(f"{page}{service.pk}/beenden/")
    assert ServiceArea.objects.get().until_on == TODAY


def test_a_doubtful_place_is_asked_back_with_what_it_can_mean(offer, house, bob):
    for key, name in (("01057", "Plön"), ("09376", "Schwandorf")):
        make_area(key, name)
    for key in ("01057057", "09376147"):
        make_area(key, "Neustadt")
    page, client = "/arbeitsplatz/kammer/einsatzgebiete/", sign_in(Client(), bob)
    said = {"offer": "check", "areas": "Neustadt, Nirgendwo", "from_on": "2026-01-01"}
    asked = client.post(page, said)
    name = next(name for name in asked.context["form"].fields if name.startswith("meint_"))
    assert list(asked.context["form"].fields) == ["offer", "areas", name, "from_on"]
    shown = text_of(asked)
    assert (asked.status_code, shown.count('type="radio"'), "Was ist mit „Neustadt“ gemeint?" in shown) == (
        422,
        3,
        True,
    )
    assert "Nicht gefunden haben wir: „Nirgendwo“." in shown
    assert "Nennen Sie mindestens einen Ort oder Kreis." in text_of(
        client.post(page, said | {"areas": "Neustadt", name: "-"})
    )
    assert client.post(page, said | {"areas": "Neustadt", name: "99999999"}).status_code == 422
    assert client.post(page, said | {"areas": "Neustadt", name: "09376147"}).status_code == 302
    assert [service.area.key for service in ServiceArea.objects.all()] == ["09376147"]
    firm = {"offer": "check", "firm_name": "Korn", "declared_on": "2026-01-15", "place": "Neustadt"}
    declared = "/arbeitsplatz/kammer/selbsterklaerungen/"
    assert (client.post(declared, firm).status_code, client.post(declared, firm | {name: "01057057"}).status_code) == (
        422,
        302,
    )
    assert SelfDeclaration.objects.unscoped("test").get().area.key == "01057057"


@pytest.mark.parametrize(
    ("day", "months", "until"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 27)),
        (date(2024, 11, 27), 24, date(2026, 11, 26)),
        (date(2026, 12, 1), 1, date(2026, 12, 31)),
        (date(2024, 2, 29), 12, date(2025, 2, 27)),
    ],
)
def test_months_are_counted_as_people_do(day, months, until):
    assert months_later(day, months) == until


def test_a_declaration_is_the_houses_own_counts_from_five_on_and_ends(offer, house, bob, charlie):
    page, client = "/arbeitsplatz/kammer/selbsterklaerungen/", sign_in(Client(), bob)
    said = {"offer": "check", "firm_name": "Bäckerei Korn", "declared_on": "2026-01-15"}
    assert [client.post(page, said).status_code for _ in range(2)] == [302, 422]
    assert "Bäckerei Korn" in text_of(client.get(page))
    assert sign_in(Client(), charlie).get(page).status_code == 404
    for number in range(3):
        client.post(page, said | {"firm_name": f"Betrieb {number}"})
    assert "haben erklärt" not in text_of(Client().get("/angebote/check/"))
    client.post(page, said | {"firm_name": ""})
    shown = text_of(Client().get("/angebote/check/"))
    assert ("5 Betriebe und Stellen haben erklärt" in shown, "Bäckerei Korn" in shown) == (True, False)
    first = SelfDeclaration.objects.unscoped("test").get(firm_name="Bäckerei Korn")
    assert (valid_declarations(offer, on=first.valid_until), valid_declarations(offer, on=date(2028, 1, 15))) == (5, 0)
    client.post(f"{page}{first.pk}/zuruecknehmen/")
    assert valid_declarations(offer, on=TODAY) == 4
    plain = make_offer("Ohne", slug="ohne")
    with pytest.raises(ValidationError):
        declare(offer=plain, recorded_by=house, declared_on=TODAY, by=bob, firm_name="Korn")


def test_the_end_is_announced_once_sixty_days_before_and_not_for_what_was_renewed(offer, house, bob):
    def made(firm, on, email):
        return declare(offer=offer, recorded_by=house, declared_on=on, by=bob, firm_name=firm, contact_email=email)

    begun = TODAY - timedelta(days=720)
    ends = made("Korn", begun, "korn@baeckerei.example").valid_until
    made("Span", begun, "span@tischlerei.example")
    made("Span", TODAY, "span@tischlerei.example")
    made("Ohne Adresse", begun, "")
    days = [ends - timedelta(days=61), ends - timedelta(days=60), ends]
    assert [remind_of_declarations(on=day) for day in days] == [0, 1, 0]
    sent = OutboxMail.objects.unscoped("test").get()
    assert (sent.to_address, f"{ends:%d.%m.%Y}" in sent.subject, "Korn" in sent.text) == (
        "korn@baeckerei.example",
        True,
        True,
    )


def test_without_an_address_the_house_is_reminded_and_where_nobody_writes_the_stewards(
    offer, house, alice, bob, charlie
):
    def waiting(person, on):
        return [
            (each.sentence, each.due_on, each.href) for each in waiting_for(person, on) if "Selbsterkl" in each.sentence
        ]

    begun = TODAY - timedelta(days=700)
    made = declare(offer=offer, recorded_by=house, declared_on=begun, by=bob, firm_name="Korn")
    declare(offer=offer, recorded_by=house, declared_on=begun, by=bob, firm_name="Span", contact_email="a@span.example")
    declare(offer=offer, recorded_by=house, declared_on=begun, by=bob, firm_name="Neu")
    declare(offer=offer, recorded_by=house, declared_on=TODAY, by=bob, firm_name="Neu")
    ends, page = made.valid_until, "/arbeitsplatz/kammer/selbsterklaerungen/"
    said = f"Die Selbsterklärung von Korn zu „Check“ gilt bis zum {ends:%d.%m.%Y}."
    assert waiting(bob, ends - timedelta(days=61)) == []
    assert waiting(bob, ends - timedelta(days=60)) == [(said, ends, page)]
    over = f"Die Selbsterklärung von Korn zu „Check“ ist am {ends:%d.%m.%Y} ausgelaufen."
    assert waiting(bob, ends + timedelta(days=30)) == [(over, ends, page)]
    assert waiting(bob, ends + timedelta(days=31)) == []
    node = add_node(kind=NodeKind.ORGANISATION, parent=alliance_node())
    OfferSteward.objects.create(offer=offer, organisation=make_organisation("Haus am Werk", slug="werk", node=node))
    grant_role(person=charlie, node=node, role=Role.EDITING, from_on=date(2020, 1, 1), until_on=None, by=None)
    grant_role(person=alice, node=alliance_node(), role=Role.EDITING, from_on=date(2020, 1, 1), until_on=None, by=None)
    assert [waiting(person, ends) for person in (alice, charlie)] == [[], []]
    Grant.objects.unscoped("test").filter(person=bob).update(until_on=TODAY - timedelta(days=1))
    lost = "Eine Selbsterklärung zu „Check“ endet, und bei Kammer schreibt hier niemand mehr."
    assert [waiting(person, ends) for person in (bob, alice, charlie)] == [
        [],
        [(lost, ends, "/organisationen/kammer/")],
        [(lost, ends, "/organisationen/kammer/")],
    ]


def test_the_first_step_may_be_any_and_none_lies_ahead(offer):
    assert record_step(offer=offer, stage=OfferStage.REVISED, on=date(2020, 1, 1), version="2", by=None).version == "2"
    with pytest.raises(ValidationError):
        record_step(offer=offer, stage=OfferStage.REVISED, on=TODAY + timedelta(days=1), by=None)
