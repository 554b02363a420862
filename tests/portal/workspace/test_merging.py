"""Two offices become one and two again; an office ends by hand and is led again."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories.networks import make_membership, make_network
from tests.factories.offers import make_offer
from tests.factories.organisations import make_alliance, make_partner
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import AuditEntry, Grant
from wirnetz.networks.models import Involvement, Membership, MembershipRequest, SeatReport
from wirnetz.organisations.actions import AdviserValues, OfficeValues, add_adviser, add_office
from wirnetz.organisations.models import Adviser, OfficeMerge, Organisation

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def house(db):
    root = make_alliance().node
    return make_partner("Kammer Nord", slug="kammer-nord", node=add_node(kind=NodeKind.ORGANISATION, parent=root))


@pytest.fixture
def admin(house, alice):
    grant_role(person=alice, node=house.node, role=Role.ADMINISTRATION, from_on=TODAY, until_on=None, by=None)
    return sign_in(Client(), alice)


def office_of(parent, name, **values):
    return add_office(parent=parent, values=OfficeValues(name, **values), by=None, on=TODAY)


@pytest.fixture
def two(house):
    return office_of(house, "Stelle Wismar", own_key="7", phone="03841 1"), office_of(house, "Stelle Schwerin")


def merge(admin, office, other, stays, **data):
    path = f"/arbeitsplatz/kammer-nord/stellen/{office.slug}/zusammenfuehren/?mit={other.slug}"
    return admin.post(path, {"stays": stays.slug} | data)


def reopen(admin, office):
    return admin.post(f"/arbeitsplatz/kammer-nord/stellen/{office.slug}/wieder/")


def working_at(office):
    """What hangs on an office."""
    return {
        "people": sorted(Adviser.objects.unscoped("test").filter(organisation=office).values_list("name", flat=True)),
        "members": sorted(
            Membership.objects.filter(organisation=office, until_on=None).values_list("network__slug", flat=True)
        ),
        "work": Involvement.objects.unscoped("test").filter(organisation=office, until_on=None).count(),
        "below": sorted(office.children.filter(ended_on="").values_list("name", flat=True)),
        "offers": office.offers.count(),
        "said": SeatReport.objects.unscoped("test").filter(organisation=office).count(),
        "asked": MembershipRequest.objects.unscoped("test").filter(organisation=office, state="open").count(),
    }


EVERYTHING = {
    "people": ["Erika Beispiel"], "members": ["verbund"], "work": 1, "below": ["Büro Wismar"], "offers": 1, "said": 1,
    "asked": 1,
}  # fmt: skip
NOTHING = {"people": [], "members": [], "work": 0, "below": [], "offers": 0, "said": 0, "asked": 0}


@pytest.fixture
def busy(two):
    """Wismar with something of everything."""
    wismar, schwerin = two
    network = make_network("Verbund", slug="verbund")
    make_membership(wismar, network)
    asking = make_network("Runder Tisch")
    MembershipRequest.objects.create(network=asking, organisation=wismar, asked_by_network=True)
    adviser = add_adviser(values=AdviserValues(wismar, "Erika Beispiel"), by=None, on=TODAY)
    Involvement.objects.create(adviser=adviser, organisation=wismar, network=network)
    make_offer("Angebot", provider=wismar)
    SeatReport.objects.create(organisation=wismar, said_on=TODAY)
    office_of(wismar, "Büro Wismar")
    return wismar, schwerin


def test_everything_that_runs_goes_to_the_office_that_stays(admin, busy, alice):
    wismar, schwerin = busy

    response = merge(admin, wismar, schwerin, stays=schwerin)

    assert (response.status_code, response["Location"]) == (302, f"/arbeitsplatz/kammer-nord/stellen/{schwerin.slug}/")
    assert (working_at(wismar), working_at(schwerin)) == (NOTHING, EVERYTHING)
    wismar.refresh_from_db()
    schwerin.refresh_from_db()
    assert (wismar.ended_on, wismar.successor, schwerin.phone) == (TODAY.isoformat(), schwerin, "03841 1")
    child = Organisation.objects.select_related("node").get(name="Büro Wismar")
    assert str(child.node.path) == f"{schwerin.node.path}.{child.node_id}"
    entry = AuditEntry.objects.unscoped("test").get(action="merge_offices")
    assert (entry.person, entry.record_id, entry.details["into"]) == (alice, wismar.pk, schwerin.pk)


def test_whichever_stays_is_chosen_on_the_page(admin, busy):
    wismar, schwerin = busy
    merge(admin, wismar, schwerin, stays=wismar)
    schwerin.refresh_from_db()
    assert (schwerin.successor, working_at(wismar)) == (wismar, EVERYTHING)


def test_taken_back_everything_is_where_it_was(admin, busy):
    wismar, schwerin = busy
    before = working_at(wismar), working_at(schwerin)
    merge(admin, wismar, schwerin, stays=schwerin)

    assert reopen(admin, wismar).status_code == 302

    assert (working_at(wismar), working_at(schwerin)) == before
    wismar.refresh_from_db()
    schwerin.refresh_from_db()
    assert (wismar.ended_on, wismar.successor, schwerin.phone) == ("", None, "")
    child = Organisation.objects.select_related("node").get(name="Büro Wismar")
    assert str(child.node.path) == f"{wismar.node.path}.{child.node_id}"
    assert OfficeMerge.objects.get().undone_at is not None


def test_what_was_changed_since_stays_and_is_told(admin, busy):
    wismar, schwerin = busy
    merge(admin, wismar, schwerin, stays=schwerin)
    third = office_of(Organisation.objects.get(pk=schwerin.parent_id), "Stelle Rostock")
    Adviser.objects.unscoped("test").update(organisation=third)

    text = admin.get(reopen(admin, wismar)["Location"]).content.decode()

    assert "Ein Eintrag wurde seither bearbeitet und bleibt bei der anderen Stelle." in text
    assert working_at(third)["people"] == ["Erika Beispiel"]


def test_a_membership_that_both_have_ends_and_comes_back(admin, busy):
    wismar, schwerin = busy
    make_membership(schwerin, Membership.objects.get().network)
    merge(admin, wismar, schwerin, stays=schwerin)
    assert (working_at(wismar)["members"], working_at(schwerin)["members"]) == ([], ["verbund"])
    reopen(admin, wismar)
    assert (working_at(wismar)["members"], working_at(schwerin)["members"]) == (["verbund"], ["verbund"])


def test_the_office_that_stays_may_hang_below_the_other(admin, house):
    upper = office_of(house, "Direktion")
    lower, beside = office_of(upper, "Büro"), office_of(upper, "Nebenstelle")
    merge(admin, upper, lower, stays=lower)
    lower.refresh_from_db()
    assert (lower.parent, working_at(lower)["below"]) == (house, ["Nebenstelle"])
    reopen(admin, upper)
    assert working_at(upper)["below"] == ["Büro", "Nebenstelle"]
    assert beside.node is not None


def rights(person):
    grants = Grant.objects.unscoped("test").filter(person=person).order_by("pk")
    return [(grant.node_id, grant.role, grant.until_on) for grant in grants]


def test_rights_at_the_office_that_ends_are_over_at_once(admin, two, bob):
    wismar, schwerin = two
    grant_role(person=bob, node=wismar.node, role=Role.EDITING, from_on=TODAY, until_on=None, by=None)
    client = sign_in(Client(), bob)
    assert client.get(f"/arbeitsplatz/{wismar.slug}/").status_code == 200
    merge(admin, wismar, schwerin, stays=schwerin)
    assert rights(bob) == [(wismar.node_id, Role.EDITING, YESTERDAY)]
    assert sign_in(Client(), bob).get(f"/arbeitsplatz/{wismar.slug}/").status_code == 404


def test_rights_go_along_where_that_was_said(admin, two, bob):
    wismar, schwerin = two
    grant_role(person=bob, node=wismar.node, role=Role.EDITING, from_on=TODAY, until_on=None, by=None)
    merge(admin, wismar, schwerin, stays=schwerin, passes_rights="on")
    assert rights(bob) == [(wismar.node_id, Role.EDITING, YESTERDAY), (schwerin.node_id, Role.EDITING, None)]


def test_taken_back_rights_are_as_they_were_but_not_for_who_has_left(admin, two, bob, charlie, house):
    wismar, schwerin = two
    begin, end, was_over = TODAY - timedelta(days=9), TODAY + timedelta(days=9), TODAY - timedelta(days=3)
    for person, role, until in (
        (bob, Role.EDITING, end),
        (charlie, Role.PARTICIPATION, None),
        (charlie, Role.EDITING, was_over),
    ):
        grant_role(person=person, node=wismar.node, role=role, from_on=begin, until_on=until, by=None)
    entry = Adviser.objects.create(organisation=wismar, person=charlie, name="Charlie", email=charlie.email)
    before = rights(bob), rights(charlie)
    merge(admin, wismar, schwerin, stays=schwerin, passes_rights="on")
    passed = (schwerin.node_id, Role.EDITING, end)
    assert rights(bob) == [(wismar.node_id, Role.EDITING, YESTERDAY), passed]
    said = admin.post(f"/arbeitsplatz/kammer-nord/stellen/{wismar.slug}/wieder/", follow=True).content.decode()
    assert "Rechte an der Stelle gelten wieder wie zuvor." in said
    ended = [(node, role, YESTERDAY if node == schwerin.node_id else until) for node, role, until in rights(charlie)]
    assert (rights(bob), rights(charlie)) == ([*before[0], (*passed[:2], YESTERDAY)], ended)
    assert rights(charlie)[:2] == before[1]
    assert {grant.from_on for grant in Grant.objects.unscoped("test").filter(node=wismar.node)} == {begin}
    assert sign_in(Client(), bob).get(f"/arbeitsplatz/{wismar.slug}/").status_code == 200

    merge(admin, wismar, schwerin, stays=schwerin)
    Adviser.objects.unscoped("test").filter(pk=entry.pk).update(until_on=YESTERDAY)
    Grant.objects.unscoped("test").filter(person=bob, node=wismar.node).update(until_on=was_over)  # changed since
    said = admin.post(f"/arbeitsplatz/kammer-nord/stellen/{wismar.slug}/wieder/", follow=True).content.decode()
    assert "2 Rechte bleiben beendet" in said
    assert rights(charlie)[0] == (wismar.node_id, Role.PARTICIPATION, YESTERDAY)
    done = AuditEntry.objects.unscoped("test").filter(action="restore_grant")
    assert done.count() == 2


def test_both_stand_side_by_side_before_anything_is_written(admin, busy):
    wismar, schwerin = busy
    response = admin.get(f"/arbeitsplatz/kammer-nord/stellen/{wismar.slug}/zusammenfuehren/?mit={schwerin.slug}")
    lines = {line.label: (line.one, line.other) for line in response.context["lines"]}
    assert (lines["Nummer"], lines["Personen"], lines["Stellen darunter"]) == (("7", ""), ("1", "0"), ("1", "0"))
    assert not OfficeMerge.objects.exists()


def test_nothing_is_merged_without_saying_which_stays(admin, two):
    wismar, schwerin = two
    path = f"/arbeitsplatz/kammer-nord/stellen/{wismar.slug}/zusammenfuehren/?mit={schwerin.slug}"
    assert admin.post(path, {}).status_code == 422
    assert not OfficeMerge.objects.exists()


def test_an_office_of_another_house_is_not_found(admin, two):
    root = two[0].parent.node.parent
    other = make_partner("Nachbar", slug="nachbar", node=add_node(kind=NodeKind.ORGANISATION, parent=root))
    theirs = office_of(other, "Stelle Fremd")
    path = f"/arbeitsplatz/kammer-nord/stellen/{two[0].slug}/zusammenfuehren/?mit={theirs.slug}"
    assert admin.get(path).status_code == 404
    assert admin.get(f"/arbeitsplatz/kammer-nord/stellen/{theirs.slug}/wieder/").status_code == 404


def test_who_only_edits_may_not_merge(house, two, bob):
    grant_role(person=bob, node=house.node, role=Role.EDITING, from_on=TODAY, until_on=None, by=None)
    client = sign_in(Client(), bob)
    for action in ("zusammenfuehren", "wieder"):
        assert client.get(f"/arbeitsplatz/kammer-nord/stellen/{two[0].slug}/{action}/").status_code == 403


def test_the_public_page_says_where_it_has_gone(admin, two):
    wismar, schwerin = two
    merge(admin, wismar, schwerin, stays=schwerin)
    text = Client().get(f"/organisationen/{wismar.slug}/").content.decode()
    assert f'<a href="/organisationen/{schwerin.slug}/">' in text


def test_an_office_ended_by_hand_keeps_day_and_reason_and_is_led_again(admin, two, bob):
    wismar = two[0]
    grant_role(person=bob, node=wismar.node, role=Role.EDITING, from_on=TODAY, until_on=None, by=None)
    data = {"on": TODAY.isoformat(), "reason": "Mietvertrag beendet"}
    response = admin.post(f"/arbeitsplatz/kammer-nord/stellen/{wismar.slug}/beenden/", data)
    text = admin.get(response["Location"]).content.decode()
    assert "Mietvertrag beendet" in text
    assert "Mietvertrag" not in Client().get(f"/organisationen/{wismar.slug}/").content.decode()
    assert rights(bob)[0][2] == YESTERDAY

    reopen(admin, wismar)

    wismar.refresh_from_db()
    assert (wismar.ended_on, wismar.ended_reason) == ("", "")
    assert rights(bob)[0][2] == YESTERDAY


def test_it_is_not_led_again_while_another_one_has_its_number(admin, two, house):
    wismar = two[0]
    admin.post(f"/arbeitsplatz/kammer-nord/stellen/{wismar.slug}/beenden/", {"on": TODAY.isoformat()})
    office_of(house, "Stelle Neu", own_key="7")
    response = reopen(admin, wismar)
    assert response.status_code == 422
    assert "Ihre Nummer „7“ hat inzwischen eine andere Stelle." in response.content.decode()


def test_ended_offices_are_listed_below_the_others(admin, two):
    wismar, schwerin = two
    merge(admin, wismar, schwerin, stays=schwerin)
    response = admin.get("/arbeitsplatz/kammer-nord/stellen/")
    assert [office.name for office in response.context["ended"]] == ["Stelle Wismar"]
    assert "aufgegangen in „Stelle Schwerin“" in response.content.decode()
