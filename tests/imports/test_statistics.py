"""The official table: figures by district and year, for the districts of today."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files import File

from tests.imports import official_table
from wirnetz.accounts.enums import NodeKind
from wirnetz.imports.actions import apply_import, start_import, undo_import
from wirnetz.imports.enums import ImportKind
from wirnetz.imports.parsing import StatisticsRow
from wirnetz.imports.planning.statistics import plan_figures
from wirnetz.imports.queries import rows_of
from wirnetz.organisations.models import Organisation
from wirnetz.regions.models import AreaFigure

pytestmark = [pytest.mark.usefixtures("reference"), pytest.mark.django_db]


@pytest.fixture
def alliance(db):
    return Organisation.objects.get(node__kind=NodeKind.ALLIANCE)


def table(organisation, folder, lines=official_table.LINES):
    with official_table.as_csv(folder, {2021: lines}).open("rb") as file:
        return start_import(
            organisation=organisation, kind=ImportKind.STATISTICS, file=File(file, name="amtlich.csv"), by=None
        )


def figures(key):
    stored = AreaFigure.objects.filter(area__key=key).order_by("pk")
    return list(stored.values_list("year", "size_class", "value"))


def test_figures_are_stored_by_district_and_year(alliance, tmp_path):
    apply_import(run=table(alliance, tmp_path), by=None)

    assert figures("13004") == [
        (2021, "total", 150), (2021, "0-9", 120), (2021, "10-49", 22), (2021, "50-249", 6), (2021, "250+", 2),
    ]  # fmt: skip
    assert figures("11000")[0] == (2021, "total", 400)
    assert AreaFigure.objects.filter(area__key="13004").first().licence == "dl-de/by-2-0"


def test_the_same_table_again_changes_nothing(alliance, tmp_path):
    run = apply_import(run=table(alliance, tmp_path), by=None)
    assert run.counts == {"new": 5}

    assert table(alliance, tmp_path).counts == {"unchanged": 5}


def test_undo_removes_the_figures(alliance, tmp_path):
    undo_import(run=apply_import(run=table(alliance, tmp_path), by=None), by=None)

    assert not AreaFigure.objects.exists()


def test_figures_that_are_others_by_now_stay(alliance, tmp_path):
    run = apply_import(run=table(alliance, tmp_path), by=None)
    AreaFigure.objects.filter(area__key="13004", size_class="total").update(value=151)

    undone = undo_import(run=run, by=None)

    assert figures("13004")[0] == (2021, "total", 151)
    assert [row.title for row in rows_of(undone).filter(undoing="kept")] == ["Stadt Schwerin, 2021"]


def test_a_partner_does_not_read_official_tables(house, tmp_path):
    with pytest.raises(ValidationError):
        table(house, tmp_path)


def test_figures_of_dissolved_districts_go_to_their_heirs():
    rows = [
        StatisticsRow("13051", "Bad Doberan", 2010, 10, (4, 3, 2, 1)),
        StatisticsRow("13053", "Güstrow", 2010, 20, (8, 6, 4, 2)),
        StatisticsRow("99999", "Nirgendwo", 2010, 5, (5, 0, 0, 0)),
        StatisticsRow("13072", "Rostock", 2021, None, (None, None, None, None)),
    ]

    planned = list(
        plan_figures(
            rows, districts={"13072": "Rostock"}, successors={"13051": ("13072",), "13053": ("13072",)}, known={}
        )
    )

    assert [(row.outcome, row.area_key, row.after) for row in planned] == [
        ("new", "13072", {"year": 2010, "total": 30, "0-9": 12, "10-49": 9, "50-249": 6, "250+": 3}),
        ("doubtful", "", {}),
    ]
