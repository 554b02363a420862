"""From rows of a reference table to stored records: checked values, bulk writes, a report of what changed."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from django.db import models
from django.utils.translation import gettext as _

from wirnetz.core.reference import LoadReport, ReferenceDataError, read_rows

Record = TypeVar("Record", bound=models.Model)
Found = TypeVar("Found")


@dataclass(frozen=True)
class Line:
    """One line of a reference table. Every reader of a value raises ReferenceDataError with place and remedy."""

    path: Path
    number: int
    values: Mapping[str, str]

    def error(self, column: str, reason: str, remedy: str) -> ReferenceDataError:
        """The error for a value of this line; the caller raises it."""
        return ReferenceDataError(self.path, reason, remedy, row=self.number, column=column)

    def text(self, column: str, *, most: int, required: bool = False) -> str:
        """The text as it stands; at most `most` characters."""
        value = self.values[column]
        if required and not value:
            raise self.error(column, _("Das Feld ist leer."), _("Tragen Sie einen Wert ein."))
        if len(value) > most:
            raise self.error(column, _("Der Text hat %d Zeichen.") % len(value), _("Höchstens %d sind möglich.") % most)
        return value

    def slug(self, column: str) -> str:
        """A short name of lower-case ASCII letters, digits and hyphens."""
        value = self.text(column, most=80, required=True)
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
            raise self.error(
                column, _("„%s“ ist kein Kurzname.") % value, _("Erlaubt sind a bis z, Ziffern und Bindestriche.")
            )
        return value

    def one_of(self, column: str, known: Mapping[str, Found], *, required: bool = True) -> Found | None:
        """What `known` holds under the value; None for an empty value that is not required."""
        value = self.values[column]
        if not value and not required:
            return None
        if value not in known:
            raise self.error(column, _("„%s“ ist nicht bekannt.") % value, _remedy(known))
        return known[value]

    def pick(self, column: str, known: Mapping[str, Found]) -> Found:
        """What `known` holds under the value, which must be there."""
        found = self.one_of(column, known)
        assert found is not None  # noqa: S101  an unknown value has raised
        return found

    def many_of(
        self, column: str, known: Mapping[str, Found], *, successors: Mapping[str, str] | None = None
    ) -> list[Found]:
        """What `known` holds under each part of a list with semicolons, in the order of the line, each once.

        `successors` says what took the place of a value that is no longer in use; the error then names it.
        """
        parts = dict.fromkeys(part.strip() for part in self.values[column].split(";") if part.strip())
        for part in parts:
            if part not in known and part in (successors or {}):
                reason = _("„%s“ gibt es nicht mehr.") % part
                raise self.error(column, reason, _("Setzen Sie dafür: %s.") % (successors or {})[part])
            if part not in known:
                raise self.error(column, _("„%s“ ist nicht bekannt.") % part, _remedy(known))
        return [known[part] for part in parts]

    def year(self, column: str) -> int | None:
        """A year of four digits, or None."""
        value = self.values[column]
        if value and not re.fullmatch(r"(19|20)\d\d", value):
            raise self.error(column, _("„%s“ ist keine Jahreszahl.") % value, _("Schreiben Sie das Jahr vierstellig."))
        return int(value) if value else None

    def day(self, column: str) -> date | None:
        """A day as 2018-11-08, or None."""
        value = self.values[column]
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            raise self.error(
                column, _("„%s“ ist kein Datum.") % value, _("Schreiben Sie es als Jahr-Monat-Tag.")
            ) from None

    def partial_date(self, column: str) -> str:
        """A year, month or day as text, as far as it is known; empty if not at all."""
        value = self.values[column]
        if value and not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", value):
            raise self.error(
                column,
                _("„%s“ ist weder Jahr noch Monat noch Tag.") % value,
                _("Schreiben Sie es als 2024 oder 2024-08."),
            )
        return value

    def yes_no(self, column: str) -> bool:
        """Whether the value is yes; anything but yes and no is an error."""
        return self.pick(column, {"yes": (True,), "no": (False,)})[0]

    def web_address(self, column: str) -> str:
        """An address with http or https, or empty."""
        value = self.text(column, most=500)
        if value and not re.fullmatch(r"https?://[^\s/]+\.[^\s]+", value):
            raise self.error(
                column, _("„%s“ ist keine Web-Adresse.") % value, _("Sie beginnt mit https:// oder http://.")
            )
        return value

    def origin(self) -> dict[str, str | int | None]:
        """The fields of a sourced record; a source is required and may be a text."""
        return {
            "source_url": self.text("source", most=500, required=True),
            "source_note": self.text("note", most=300),
            "as_of": self.year("as_of"),
        }


ORIGIN_COLUMNS = ("as_of", "source", "note")


def _remedy(known: Mapping[str, object]) -> str:
    """What to do about an unknown value: the choices where they are few."""
    if len(known) <= 40:
        return _("Möglich sind: %s.") % ", ".join(sorted(known))
    return _("Prüfen Sie die Schreibweise oder tragen Sie den Eintrag zuerst ein.")


def read_lines(path: Path, columns: Sequence[str]) -> Iterator[Line]:
    """The lines of a table, in order."""
    for number, values in read_rows(path, columns):
        yield Line(path, number, values)


def read_unique(path: Path, columns: Sequence[str], key: Sequence[str]) -> list[Line]:
    """All lines; a second line with the same key is an error that names the first."""
    seen: dict[tuple[str, ...], int] = {}
    lines = []
    for line in read_lines(path, columns):
        value = tuple(line.values[column] for column in key)
        if value in seen:
            raise line.error(
                key[0],
                _("„%(value)s“ steht schon in Zeile %(row)d.") % {"value": ", ".join(value), "row": seen[value]},
                _("Löschen Sie eine der beiden Zeilen."),
            )
        seen[value] = line.number
        lines.append(line)
    return lines


def store(
    wanted: Sequence[Record],
    *,
    model: type[Record],
    key: Sequence[str],
    fields: Sequence[str],
    keep: Iterable[int] = (),
) -> tuple[LoadReport, list[Record]]:
    """Create what is new and change what differs in `fields`; call inside a transaction.

    `key` and `fields` are attribute names. Records that the table does not name, and those in `keep`, stay as
    they are. Answers with the report and the stored records in the order of `wanted`.
    """
    report = LoadReport(str(model._meta.verbose_name_plural))
    columns = {field.name: field.attname for field in model._meta.concrete_fields}
    attributes = [columns[name] for name in fields]
    identify: Callable[[Record], tuple[object, ...]] = lambda record: tuple(getattr(record, name) for name in key)  # noqa: E731
    stored = {identify(record): record for record in model._default_manager.all()}
    kept = set(keep)
    new, changed, answer = [], [], []
    for record in wanted:
        existing = stored.get(identify(record))
        if existing is None:
            new.append(record)
            answer.append(record)
            continue
        answer.append(existing)
        differing = [name for name in attributes if getattr(existing, name) != getattr(record, name)]
        if not differing or existing.pk in kept:
            report.unchanged += 1
            continue
        for name in differing:
            setattr(existing, name, getattr(record, name))
        changed.append(existing)
    model._default_manager.bulk_create(new)
    model._default_manager.bulk_update(changed, list(fields), batch_size=500)
    report.created, report.changed = len(new), len(changed)
    return report, answer


def store_sets(model: type[models.Model], field: str, wanted: Mapping[int, set[int]]) -> int:
    """Make the many-to-many sets of the given records equal to `wanted`; the number of ties added and removed."""
    relation: models.ManyToManyField = model._meta.get_field(field)  # type: ignore[assignment]
    through: type[models.Model] = relation.remote_field.through  # type: ignore[assignment]
    left, right = f"{relation.m2m_field_name()}_id", f"{relation.m2m_reverse_field_name()}_id"
    ties = through._default_manager
    have = {(getattr(tie, left), getattr(tie, right)): tie.pk for tie in ties.filter(**{f"{left}__in": list(wanted)})}
    want = {(record, other) for record, others in wanted.items() for other in others}
    ties.filter(pk__in=[number for pair, number in have.items() if pair not in want]).delete()
    ties.bulk_create([through(**{left: record, right: other}) for record, other in sorted(want - have.keys())])
    return len(want ^ have.keys())
