"""Loading the organisations."""

import pytest

from tests.factories.areas import make_area
from tests.factories.tables import ORGANISATION, organisation_tables
from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.models import Node
from wirnetz.core.reference import ReferenceDataError
from wirnetz.organisations.actions import load_reference
from wirnetz.organisations.enums import OrganisationKind, PartnershipStatus
from wirnetz.organisations.models import Organisation

ALLIANCE = ORGANISATION | {
    "slug": "allianz", "name": "Allianz", "source_kind": "alliance", "node": "alliance",
    "relation": "om_project_partner",
    "reach": "federal", "seat": "", "parent": "kammer",
}  # fmt: skip
OFFICE = ORGANISATION | {"slug": "stelle", "name": "Stelle", "parent": "kammer", "node": "office", "states": "13"}


@pytest.fixture(autouse=True)
def schwerin(db):
    return make_area("13004", "Schwerin")


def load(folder):
    report = load_reference(folder=folder)
    return report.created, report.changed, report.unchanged


def test_second_load_changes_nothing(tmp_path):
    folder = organisation_tables(tmp_path, ALLIANCE, ORGANISATION, OFFICE)
    assert load(folder) == (3, 0, 0)
    events = Organisation.pgh_event_model.objects.count()
    assert load(folder) == (0, 0, 3)
    assert Organisation.pgh_event_model.objects.count() == events
    assert Node.objects.count() == 3


def test_load_fills_the_record(tmp_path, schwerin):
    load(organisation_tables(tmp_path))
    kammer = Organisation.objects.get()
    assert kammer.kind == OrganisationKind.CHAMBER
    assert kammer.source_kind_label == "Industrie- und Handelskammer"
    assert kammer.relation_label == "Partner der Allianz"
    assert kammer.is_documented_partner is True
    assert kammer.seat == schwerin
    assert (kammer.source_url, kammer.as_of) == ("https://quelle.example", 2024)


def test_project_partner_is_not_called_a_partner(tmp_path):
    load(organisation_tables(tmp_path, ORGANISATION | {"relation": "om_project_partner"}))
    assert Organisation.objects.get().partnership == PartnershipStatus.NONE


def test_nodes_form_one_tree_below_the_alliance(tmp_path):
    load(organisation_tables(tmp_path, OFFICE, ORGANISATION, ALLIANCE))
    root = Node.objects.get(kind=NodeKind.ALLIANCE)
    allianz, kammer, stelle = (Organisation.objects.get(slug=slug) for slug in ("allianz", "kammer", "stelle"))
    assert allianz.node == root
    assert stelle.node.path == f"{root.pk}.{kammer.node.pk}.{stelle.node.pk}"
    assert [area.key for area in stelle.states.all()] == ["13"]


def test_changed_row_changes_the_record(tmp_path):
    load(organisation_tables(tmp_path))
    assert load(organisation_tables(tmp_path, ORGANISATION | {"name": "Neue Kammer"})) == (0, 1, 0)
    assert Organisation.objects.get().sort_key == "neue kammer"


def test_what_a_person_edited_stays(tmp_path, alice):
    load(organisation_tables(tmp_path))
    kammer = Organisation.objects.get()
    kammer.name = "Von Hand"
    kammer.save()
    record_audit(by=alice, action="edit_organisation", record=kammer)
    assert load(organisation_tables(tmp_path)) == (0, 0, 1)
    assert Organisation.objects.get().name == "Von Hand"


def test_unknown_parent_and_unlisted_parent_name(tmp_path):
    load(organisation_tables(tmp_path, ORGANISATION | {"parent_name": "ver.di"}))
    assert Organisation.objects.get().parent_name == "ver.di"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"source_kind": "guild"}, "Spalte „source_kind“: „guild“ ist nicht bekannt. Möglich sind: alliance, "),
        ({"seat": "13999"}, "Spalte „seat“: „13999“ ist nicht bekannt."),
        ({"states": "99"}, "Spalte „states“: „99“ ist nicht bekannt."),
        ({"parent": "niemand"}, "Spalte „parent“: „niemand“ ist nicht bekannt."),
        ({"parent": "zwei"}, "Spalte „parent“: „Zwei“ gehört über andere zu sich selbst."),
        ({"slug": "allianz"}, "Spalte „slug“: „allianz“ steht schon in Zeile 2. Löschen Sie"),
        ({"slug": "Käm mer"}, "Spalte „slug“: „Käm mer“ ist kein Kurzname."),
        ({"source": ""}, "Spalte „source“: Das Feld ist leer."),
        ({"as_of": "bald"}, "Spalte „as_of“: „bald“ ist keine Jahreszahl."),
        ({"ended_on": "2024-13"}, "Spalte „ended_on“: „2024-13“ ist weder Jahr noch Monat noch Tag."),
        ({"website": "www.kammer.de"}, "Spalte „website“: „www.kammer.de“ ist keine Web-Adresse."),
        ({"name": "x" * 201}, "Spalte „name“: Der Text hat 201 Zeichen."),
    ],
)
def test_broken_row_is_named_and_nothing_is_loaded(tmp_path, change, message):
    row = ORGANISATION | {"slug": "zwei", "name": "Zwei"} | change
    folder = organisation_tables(tmp_path, ALLIANCE | {"parent": ""}, row)
    with pytest.raises(ReferenceDataError) as caught:
        load_reference(folder=folder)
    assert str(caught.value).startswith(f"organisations.csv, Zeile 3, {message}")
    assert Organisation.objects.count() == 0
    assert Node.objects.count() == 0


def test_missing_column_is_named(tmp_path):
    folder = organisation_tables(tmp_path, {key: value for key, value in ORGANISATION.items() if key != "reach"})
    with pytest.raises(ReferenceDataError, match="Zeile 1: In der Kopfzeile fehlt die Spalte „reach“"):
        load_reference(folder=folder)


def test_other_encoding_is_refused(tmp_path):
    folder = organisation_tables(tmp_path)
    (folder / "organisations.csv").write_bytes("slug,name\nkammer,Münster\n".encode("latin-1"))
    with pytest.raises(ReferenceDataError, match=r"organisations\.csv, Zeile 2: Die Datei ist nicht in UTF-8"):
        load_reference(folder=folder)
    assert Organisation.objects.count() == 0
