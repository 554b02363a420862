"""Whom a mailing goes to, laid out beside its table before it is written: by readers' numbers or address by address."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from wirnetz.infoservice.delivery import failpoints
from wirnetz.infoservice.delivery.addresses import canonical
from wirnetz.infoservice.delivery.pace import GROUP_OF_DOMAIN, REST, group_of
from wirnetz.infoservice.folding.binary import binary_rows
from wirnetz.infoservice.folding.people import Numbers, Positions


@dataclass(frozen=True, slots=True)
class Addressee:
    """One address and the key of its body; `reasons` are all ways on which the mailing reaches it."""

    address: str
    body: str
    reasons: Sequence[Any] = ()
    footer: str = ""
    token: str = ""
    language: str = "de"


@dataclass(frozen=True, slots=True)
class Told:
    """What is the same for many: the key of their body, and why they get it."""

    body: str
    reasons: Sequence[Any]
    footer: str
    language: str


@dataclass(frozen=True)
class Readers:
    """Readers by number, each once; `which` says what of `told` each is told, `codes` end the words to leave by.

    `spelled` is the address of whoever does not write it as it is compared.
    """

    told: Sequence[Told]
    numbers: Numbers
    which: Positions
    codes: NDArray[np.bytes_]
    spelled: Mapping[int, str]


_STAGE = """
    CREATE TEMPORARY TABLE staged_recipient (
        number bigint GENERATED ALWAYS AS IDENTITY, body_id bigint, address text, canonical text, domain_group text,
        language text, reasons jsonb, footer text, token text
    ) ON COMMIT DROP
"""
_COPY = """
    COPY staged_recipient (body_id, address, canonical, domain_group, language, reasons, footer, token) FROM STDIN
"""
_STAGE_READERS = """
    CREATE TEMPORARY TABLE staged_reader (reader bigint, told int, code text) ON COMMIT DROP;
    CREATE TEMPORARY TABLE staged_told (told int, body_id bigint, language text, reasons jsonb, footer text)
        ON COMMIT DROP;
    CREATE TEMPORARY TABLE staged_spelling (reader bigint PRIMARY KEY, address text) ON COMMIT DROP
"""
_ONCE = "CREATE UNIQUE INDEX ON staged_reader (reader)"
_BY_NUMBER = """
    INSERT INTO staged_recipient (body_id, address, canonical, domain_group, language, reasons, footer, token)
    SELECT told.body_id, coalesce(spelling.address, reader.canonical), reader.canonical,
           coalesce(%(groups)s::jsonb ->> split_part(reader.canonical, '@', -1), %(rest)s),
           told.language, told.reasons, told.footer,
           CASE WHEN btrim(staged.code) = '' THEN '' ELSE staged.reader || '-' || staged.code END
    FROM staged_reader staged
    JOIN infoservice_reader reader ON reader.id = staged.reader
    JOIN staged_told told ON told.told = staged.told
    LEFT JOIN staged_spelling spelling ON spelling.reader = staged.reader
"""
_DROP = "DROP TABLE IF EXISTS staged_recipient, staged_reader, staged_told, staged_spelling"
FOOTER_LENGTH = 600


def stage(recipients: Iterable[Addressee] | Readers, bodies: Mapping[str, int]) -> None:
    """Fill `staged_recipient` for this transaction; `bodies` are the numbers of the bodies by their keys."""
    with connection.cursor() as cursor:
        cursor.execute(_DROP)
        cursor.execute(_STAGE)
        if isinstance(recipients, Readers):
            _by_number(cursor, recipients, bodies)
        else:
            _by_address(cursor, recipients, bodies)


def _by_address(cursor: Any, recipients: Iterable[Addressee], bodies: Mapping[str, int]) -> None:
    with cursor.copy(_COPY) as copy:
        for person in recipients:
            if person.body not in bodies:
                raise ValueError(f"there is no body “{person.body}”")
            failpoints.reach("in_staging")
            copy.write_row(
                (
                    bodies[person.body], person.address.strip(), canonical(person.address),
                    group_of(person.address), person.language, json.dumps(list(person.reasons), ensure_ascii=False),
                    person.footer[:FOOTER_LENGTH], person.token,
                )
            )  # fmt: skip


def _by_number(cursor: Any, readers: Readers, bodies: Mapping[str, int]) -> None:
    """A reader whose row went in the meantime is not written to."""
    cursor.execute(_STAGE_READERS)
    with cursor.copy("COPY staged_told FROM STDIN") as copy:
        for number, told in enumerate(readers.told):
            reasons = json.dumps(list(told.reasons), ensure_ascii=False)
            copy.write_row((number, bodies[told.body], told.language, reasons, told.footer[:FOOTER_LENGTH]))
    with cursor.copy("COPY staged_spelling FROM STDIN") as copy:
        for row in readers.spelled.items():
            copy.write_row(row)
    failpoints.reach("in_staging")
    copy_in(cursor, "staged_reader", readers.numbers, readers.which, readers.codes)
    cursor.execute(_ONCE)
    cursor.execute("ANALYZE staged_reader, staged_told, staged_spelling")
    cursor.execute(_BY_NUMBER, {"groups": json.dumps(GROUP_OF_DOMAIN), "rest": REST})


def copy_in(cursor: Any, table: str, *columns: NDArray[Any]) -> None:
    """Write columns into a table."""
    with cursor.copy(f"COPY {table} FROM STDIN (FORMAT binary)") as copy:
        for rows in binary_rows(*columns):
            copy.write(rows)
