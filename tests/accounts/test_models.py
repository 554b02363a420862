import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, transaction

from wirnetz.accounts.actions import add_node, move_node, record_audit
from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.models import AuditEntry, Node, Person

PersonEvent = apps.get_model("accounts", "PersonEvent")
pytestmark = pytest.mark.django_db


def chain(*kinds):
    nodes = []
    for kind in kinds:
        nodes.append(add_node(kind=kind, parent=nodes[-1] if nodes else None))
    return nodes


def test_path_holds_all_ids_from_the_root():
    alliance, partner, office = chain(NodeKind.ALLIANCE, NodeKind.ORGANISATION, NodeKind.OFFICE)
    assert office.path == f"{alliance.pk}.{partner.pk}.{office.pk}"


def test_moving_a_node_takes_everything_below_along():
    alliance, partner, office = chain(NodeKind.ALLIANCE, NodeKind.ORGANISATION, NodeKind.OFFICE)
    other = add_node(kind=NodeKind.ORGANISATION, parent=alliance)
    move_node(node=partner, parent=other, by=None)
    office.refresh_from_db()
    assert office.path == f"{alliance.pk}.{other.pk}.{partner.pk}.{office.pk}"
    assert set(Node.objects.filter(path__below=str(other.path))) == {other, partner, office}
    assert set(Node.objects.filter(path__above=str(office.path))) == {alliance, other, partner, office}


def test_a_node_cannot_lie_below_itself():
    _, partner, office = chain(NodeKind.ALLIANCE, NodeKind.ORGANISATION, NodeKind.OFFICE)
    with pytest.raises(IntegrityError), transaction.atomic():
        move_node(node=partner, parent=office, by=None)


def test_there_is_one_alliance():
    chain(NodeKind.ALLIANCE)
    with pytest.raises(IntegrityError), transaction.atomic():
        chain(NodeKind.ALLIANCE)


def test_the_record_of_what_was_done_cannot_be_changed(alice):
    entry = record_audit(by=alice, action="look", record=alice)
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditEntry.objects.unscoped("test").filter(pk=entry.pk).update(action="other")
    with pytest.raises(DatabaseError), transaction.atomic():
        entry.delete()


def test_history_is_written_by_the_database_itself(alice):
    Person.objects.filter(pk=alice.pk).update(name="Alice Neu")
    event = Person.pgh_event_model if hasattr(Person, "pgh_event_model") else alice.events.model
    assert list(event.objects.filter(pgh_obj=alice).order_by("pgh_id").values_list("name", flat=True)) == [
        "Alice",
        "Alice Neu",
    ]


def test_addresses_are_kept_in_lower_case(db):
    assert Person.objects.create_user(" Dora@Wirnetz.EXAMPLE ").email == "dora@wirnetz.example"
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(email="Emil@wirnetz.example")


def test_the_record_of_what_was_done_cannot_be_emptied(alice):
    record_audit(by=alice, action="look", record=alice)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE accounts_auditentry")
    assert AuditEntry.objects.unscoped("test").count() == 1


def test_history_remembers_what_was_deleted_and_cannot_be_rewritten(alice):
    number = alice.pk
    alice.delete()
    labels = list(PersonEvent.objects.filter(pgh_obj_id=number).order_by("pgh_id").values_list("pgh_label", flat=True))
    assert labels == ["insert", "delete"]
    with pytest.raises(DatabaseError), transaction.atomic():
        PersonEvent.objects.filter(pgh_obj_id=number).update(name="other")
