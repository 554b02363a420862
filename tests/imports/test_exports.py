"""Own offices and people as lists: no text becomes a formula, and reading the list in again changes nothing."""

import csv
import io
import itertools
import re
import zipfile

import pytest
from django.core.files.base import ContentFile
from openpyxl import load_workbook

from tests.factories.networks import make_network
from wirnetz.accounts.actions import add_node
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Grant
from wirnetz.core.sorting import german_sort_key
from wirnetz.imports.actions import start_import
from wirnetz.imports.enums import ImportKind
from wirnetz.imports.exports import export_offices, export_people, harmless
from wirnetz.imports.queries import rows_of
from wirnetz.networks.models import Involvement
from wirnetz.organisations.enums import OrganisationLevel, Reach
from wirnetz.organisations.models import Adviser, Organisation
from wirnetz.regions.models import Area

pytestmark = [pytest.mark.usefixtures("reference"), pytest.mark.django_db]

_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_BEFORE = ("", " ", "'", '"', "\u00a0")
_COMMANDS = (
    "1+1", 'HYPERLINK("http://x.example";"x")', "cmd|' /C calc'!A0", "SUM(A1:A9)", "WEBSERVICE(\"http://x.example\")",
    "A1",
)  # fmt: skip
PAYLOADS = ["".join(parts) for parts in itertools.product(_BEFORE, _STARTS, _COMMANDS)]


@pytest.fixture
def hostile(house):
    """An office for each payload, with it in every text field that a list holds."""
    area = Area.objects.get(key="13004000")
    for number, payload in enumerate(PAYLOADS):
        name = f"{payload} Stelle {number}"
        Organisation.objects.create(
            slug=f"stelle-{number}", name=name, sort_key=german_sort_key(name), kind=house.kind, reach=Reach.REGIONAL,
            level=OrganisationLevel.OFFICE, parent=house, node=add_node(kind=NodeKind.OFFICE, parent=house.node),
            own_key=f"{payload[:30]}{number}", street=payload, postcode="19055", seat_city="Schwerin",
            phone=payload[:40], source_kind_label=payload, seat=area.parent, municipality=area,
        )  # fmt: skip
    return house


def read_again(house, export, kind=ImportKind.OFFICES):
    file = ContentFile(export.content, name=export.name)
    return start_import(organisation=house, kind=kind, file=file, by=None)


def test_there_are_three_hundred_payloads():
    assert len(set(PAYLOADS)) == 300


@pytest.mark.parametrize("payload", ["=1", " =1", "'=1", "＝1", "\t=1", "-2", "+49", "@x"])
def test_what_looks_like_a_formula_is_marked_as_text(payload):
    assert harmless(payload) == f"'{payload}"


@pytest.mark.parametrize("value", [5, -3, 2.5, None, "Stelle 1", "a=b", "19055", ""])
def test_numbers_and_other_text_stay(value):
    assert harmless(value) == value


def test_no_cell_of_a_csv_begins_like_a_formula(hostile):
    content = export_offices(hostile, form="csv").content.decode("utf-8-sig")

    rows = list(csv.reader(io.StringIO(content, newline=""), delimiter=";"))
    assert len(rows) == 301
    assert [cell for row in rows for cell in row if re.match('[\t\r]|[\\s"]*[=+\\-@＝＋－＠]', cell)] == []


def test_no_cell_of_a_workbook_is_a_formula(hostile):
    content = export_offices(hostile, form="xlsx").content

    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
    sheet = load_workbook(io.BytesIO(content)).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_reading_in_what_was_exported_changes_nothing(hostile, form):
    run = read_again(hostile, export_offices(hostile, form=form))

    assert [(row.title, row.outcome, row.before, row.after) for row in rows_of(run) if row.outcome != "unchanged"] == []
    assert run.counts == {"unchanged": 300}


def test_people_are_exported_with_their_networks_and_read_in_again(house, alice):
    Grant.objects.create(person=alice, node=house.node, role=Role.ADMINISTRATION, from_on="2020-01-01")
    anna, ben = (
        Adviser.objects.create(organisation=house, name=name, email=f"{name[-6:].lower()}@kasse.example")
        for name in ("Dr. Anna Muster", "Ben Becker")
    )
    for person, role in ((anna, "deputy"), (ben, "coordination")):
        network = make_network(f"Netz von {person}")
        Involvement.objects.create(adviser=person, organisation=house, network=network, role=role)

    export = export_people(house, visitor=alice, form="csv")

    assert "Dr. Anna Muster" in export.content.decode("utf-8-sig")
    assert read_again(house, export, ImportKind.PEOPLE).counts == {"unchanged": 4}


def test_a_stranger_exports_nobody(house, charlie):
    Adviser.objects.create(organisation=house, name="Anna Muster")

    export = export_people(house, visitor=charlie, form="csv")

    assert "Muster" not in export.content.decode("utf-8-sig").replace("Musterkasse", "")
