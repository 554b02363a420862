"""On what a house rests its data: as it has settled it, else as its kind suggests; the texts follow."""

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories.organisations import make_alliance, make_organisation
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import AuditEntry
from wirnetz.accounts.queries.own_data import data_as_json
from wirnetz.core.editing import EditConflict
from wirnetz.core.installation import current
from wirnetz.core.personal import Basis, Purpose, all_personal, processing_record
from wirnetz.organisations.actions import data_protection_fingerprint, notice_text, settle_data_protection
from wirnetz.organisations.enums import Footing, OrganisationKind, OrganisationLevel
from wirnetz.organisations.models import Adviser, DataProtection
from wirnetz.organisations.queries import settled_by, usual_footing

pytestmark = pytest.mark.django_db
TASK, INTEREST = "öffentliche Aufgabe (Art. 6 Abs. 1 Buchst. e DSGVO)", str(Basis.INTEREST.label)
BY_LAW = "öffentliche Aufgabe (Art. 6 Abs. 1 Buchst. e DSGVO, § 1 Abs. 1 IHKG)"


@pytest.fixture
def root():
    return make_alliance().node


@pytest.fixture
def chamber(root):
    node = add_node(kind=NodeKind.ORGANISATION, parent=root)
    return make_organisation("Kammer Nord", slug="kammer-nord", kind=OrganisationKind.CHAMBER, node=node)


@pytest.fixture
def union(root):
    node = add_node(kind=NodeKind.ORGANISATION, parent=root)
    return make_organisation("Gewerkschaft Nord", slug="gewerkschaft", kind=OrganisationKind.SOCIAL_PARTNER, node=node)


def settle(house, footing=Footing.TASK, law="§ 1 Abs. 1 IHKG", contact="Frau Kundig", by=None):
    seen = data_protection_fingerprint(house)
    return settle_data_protection(organisation=house, footing=footing, law=law, contact=contact, seen=seen, by=by)


def client_of(person, house, role=Role.ADMINISTRATION):
    grant_role(person=person, node=house.node, role=role, from_on=timezone.localdate(), until_on=None, by=None)
    return sign_in(Client(), person)


@pytest.mark.parametrize(
    ("kind", "footing"),
    [
        (OrganisationKind.SOCIAL_INSURER, Footing.TASK),
        (OrganisationKind.CHAMBER, Footing.TASK),
        (OrganisationKind.STATE_BODY, Footing.TASK),
        (OrganisationKind.SOCIAL_PARTNER, Footing.INTEREST),
        (OrganisationKind.ASSOCIATION, Footing.INTEREST),
        (OrganisationKind.RESEARCH, Footing.INTEREST),
        (OrganisationKind.CIVIL_SOCIETY, Footing.INTEREST),
        (OrganisationKind.OTHER, Footing.INTEREST),
    ],
)
def test_until_a_house_has_settled_it_its_kind_decides(kind, footing):
    assert usual_footing(make_organisation(kind=kind)) == footing


def test_what_the_house_settles_counts_and_is_noted(chamber, alice):
    assert (settled_by(chamber).words, settled_by(chamber).is_own_word) == (TASK, False)
    settle(chamber, by=alice)
    assert (settled_by(chamber).words, settled_by(chamber).is_own_word) == (BY_LAW, True)
    entry = AuditEntry.objects.unscoped("test").get(action="settle_data_protection")
    assert (entry.person, entry.record_id) == (alice, chamber.pk)
    assert entry.details == {"fields": ["footing", "law", "contact"]}


def test_an_office_rests_on_what_its_house_has_settled(chamber):
    office = make_organisation("Stelle Ost", level=OrganisationLevel.OFFICE, parent=chamber, kind="other")
    settle(chamber, footing=Footing.CONTRACT, law="")
    assert settled_by(office).footing == Footing.CONTRACT


def test_two_editors_at_once_are_told(chamber):
    seen = data_protection_fingerprint(chamber)
    settle(chamber)
    with pytest.raises(EditConflict):
        settle_data_protection(organisation=chamber, footing=None, law="", contact="", seen=seen, by=None)
    assert settled_by(chamber).law == "§ 1 Abs. 1 IHKG"


def test_no_declared_field_claims_an_interest_for_a_public_body():
    """What houses do is declared to rest on what each has settled; nothing names (e) or (f) outright."""
    assert {field.basis for field in all_personal()} & {Basis.INTEREST, Basis.TASK} == set()


def test_the_notice_to_the_person_names_the_basis_of_their_own_house(chamber, union):
    settle(chamber)
    texts = [notice_text(Adviser(name="Erika", organisation=house), house, current()) for house in (chamber, union)]
    assert [f"Grundlage: {words}." in text for words, text in zip((BY_LAW, INTEREST), texts, strict=True)] == [True] * 2
    assert ("Ihre Organisation: Frau Kundig" in texts[0], INTEREST in texts[0], "Buchst. e" in texts[1]) == (
        True,
        False,
        False,
    )


def test_ones_own_data_name_the_bases_of_ones_own_houses(chamber, union, alice):
    settle(chamber)
    Adviser.objects.create(organisation=chamber, person=alice, name="Alice")
    purposes = {part["zweck"]: part["grundlagen"] for part in data_as_json(alice)["zwecke"]}
    assert purposes[Purpose.DIRECTORY] == [BY_LAW]
    Adviser.objects.create(organisation=union, person=alice, name="Alice")
    purposes = {part["zweck"]: part["grundlagen"] for part in data_as_json(alice)["zwecke"]}
    assert purposes[Purpose.DIRECTORY] == [INTEREST, BY_LAW]


def test_the_record_of_all_names_every_basis_in_use_and_no_other(chamber):
    directory = next(part for part in processing_record() if part.purpose == Purpose.DIRECTORY)
    assert directory.bases == (INTEREST, TASK)  # the alliance of the tests is of no public kind
    settle(chamber, footing=Footing.INTEREST, law="")
    directory = next(part for part in processing_record() if part.purpose == Purpose.DIRECTORY)
    assert directory.bases == (INTEREST,)


def test_everybody_reads_which_house_rests_on_what(chamber, union):
    settle(chamber)
    text = Client().get("/datenschutz/").content.decode()
    assert "Kammer Nord (§ 1 Abs. 1 IHKG)" in text.replace("\xad", "")
    assert "bei öffentlichen Stellen" not in text


def test_the_house_settles_it_in_its_workspace(chamber, alice):
    client = client_of(alice, chamber)
    address = "/arbeitsplatz/kammer-nord/datenschutz/"
    page = client.get(address)
    assert "So ist es bei Organisationen dieser Art üblich" in page.content.decode()
    seen = page.context["form"]["seen"].value()
    form = {"footing": "task", "law": "§ 1 Abs. 1 IHKG", "contact": "Frau Kundig", "seen": seen}
    assert client.post(address, form).status_code == 302
    page = client.get(address)
    assert "So hat es Ihr Haus festgelegt." in page.content.decode()
    bases = {part.purpose: part.bases for part in page.context["record"]}
    assert (bases[Purpose.DIRECTORY], bases[Purpose.IMPORTS]) == ((BY_LAW,), (BY_LAW,))
    assert client.post(address, form).status_code == 409


def test_a_law_stays_on_one_line(chamber, alice):
    client = client_of(alice, chamber)
    form = {"footing": "task", "law": "§ 1\r\nBcc: x@fremd.example", "seen": data_protection_fingerprint(chamber)}
    assert client.post("/arbeitsplatz/kammer-nord/datenschutz/", form).status_code == 422
    assert DataProtection.objects.count() == 0


@pytest.mark.parametrize(("role", "status"), [(Role.STEWARDSHIP, 302), (Role.EDITING, 403), (Role.PARTICIPATION, 403)])
def test_who_leads_the_house_may_settle_it(chamber, alice, role, status):
    client = client_of(alice, chamber, role)
    form = {"footing": "task", "seen": data_protection_fingerprint(chamber)}
    assert client.get("/arbeitsplatz/kammer-nord/datenschutz/").status_code == 200
    assert client.post("/arbeitsplatz/kammer-nord/datenschutz/", form).status_code == status


def test_the_office_sees_who_rests_on_what(chamber, union, root, alice):
    grant_role(person=alice, node=root, role=Role.ADMINISTRATION, from_on=timezone.localdate(), until_on=None, by=None)
    client = sign_in(Client(), alice)
    settle(chamber)
    text = client.get("/verwaltung/datenschutz/").content.decode().replace("\xad", "")
    assert ("§ 1 Abs. 1 IHKG" in text, "Gewerkschaft Nord" in text) == (True, True)
    text = client.get("/verwaltung/partner/gewerkschaft/").content.decode()
    assert f"{INTEREST}; nach ihrer Art, selbst noch nicht festgelegt" in text
