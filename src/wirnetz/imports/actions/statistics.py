"""Writing the figures of an official table, and setting them back."""

from typing import Any

from wirnetz.accounts.models import Person
from wirnetz.imports.actions.staging import rows_with
from wirnetz.imports.enums import Effect, Undoing
from wirnetz.imports.models import ImportRow, ImportRun
from wirnetz.imports.planning.statistics import CLASSES, FIGURES
from wirnetz.regions.models import Area, AreaFigure
from wirnetz.regions.queries import ESTABLISHMENTS as TABLE

SOURCE = "Statistische Ämter des Bundes und der Länder, Regionaldatenbank Deutschland, Tabelle 52111-01-02-4"
LICENCE = "dl-de/by-2-0"


def write_statistics(run: ImportRun, by: Person | None) -> None:
    """Create and change the figures that the rows say."""
    _write([(row.area_key, row.after) for row in rows_with(run, FIGURES, Effect.CREATE, Effect.UPDATE)])


def restore_figures(rows: list[ImportRow]) -> int:
    """Set the figures of these rows back; those that are others by now stay. The number of those."""
    kept = 0
    for row in rows:
        stored = AreaFigure.objects.filter(table=TABLE, area__key=row.area_key, year=row.after["year"])
        now = dict(stored.values_list("size_class", "value"))
        row.undoing = Undoing.RESTORED
        if now != {name: row.after[name] for name in CLASSES}:
            row.undoing = Undoing.KEPT
            kept += 1
        elif row.effect == Effect.CREATE:
            stored.delete()
        else:
            _write([(row.area_key, row.before)])
    return kept


def _write(figures: list[tuple[str, dict[str, Any]]]) -> None:
    areas = dict(Area.objects.filter(key__in={key for key, _ in figures}).values_list("key", "pk"))
    records = [
        AreaFigure(
            area_id=areas[key],
            table=TABLE,
            year=values["year"],
            size_class=name,
            value=values[name],
            source=SOURCE,
            licence=LICENCE,
        )
        for key, values in figures
        for name in CLASSES
    ]
    AreaFigure.objects.bulk_create(
        records,
        batch_size=1000,
        update_conflicts=True,
        update_fields=["value", "source", "licence"],
        unique_fields=["area", "table", "year", "size_class"],
    )
