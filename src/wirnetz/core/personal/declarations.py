"""The registry: every field of every model is declared personal or not; `<room>/privacy.py` enters its own.

Who a row is about is said by its `subject`: "" (the row is the person), a path to the person ("adviser__person"),
"@field" (the person with this address), "~field" (text that mentions the address), a function that makes a condition
out of a `Subject`, or several of these.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Model, Q

from wirnetz.core.personal.purposes import Basis, Erase, Keep, Purpose, Words


@dataclass(frozen=True)
class Subject:
    """The person whose data is meant: the number of their account and the addresses that are theirs."""

    number: int
    addresses: frozenset[str]


Way = str | Callable[[Subject], Q]


@dataclass(frozen=True)
class Personal:
    """One field that says something about a person."""

    model: type[Model]
    field: str
    purpose: Purpose
    basis: Basis
    keep: Keep
    erase: Erase
    subject: tuple[Way, ...]
    is_exported: bool


@dataclass(frozen=True)
class Store:
    """A place outside the tables: folder of files, cache, log, cookie. `holds` says in German what lies there."""

    kind: str
    name: str
    holds: Words
    keep: Words
    is_personal: bool


_personal: dict[tuple[type[Model], str], Personal] = {}
_not_personal: dict[tuple[type[Model], str], str] = {}
_stores: dict[tuple[str, str], Store] = {}


def personal(
    model: type[Model],
    *fields: str,
    purpose: Purpose,
    basis: Basis,
    keep: Keep,
    erase: Erase,
    subject: Way | tuple[Way, ...],
    is_exported: bool = True,
) -> None:
    """Declare fields that say something about a person. Secrets are not exported: they would open the account."""
    ways = subject if isinstance(subject, tuple) else (subject,)
    for field in fields:
        _refuse_second(model, field)
        _personal[model, field] = Personal(model, field, purpose, basis, keep, erase, ways, is_exported)


def not_personal(model: type[Model], *fields: str, because: str = "") -> None:
    """Declare fields that say nothing about a person; a field for addresses needs a reason."""
    for field in fields:
        _refuse_second(model, field)
        _not_personal[model, field] = because


def store(kind: str, name: str, *, holds: Words, keep: Words, is_personal: bool) -> None:
    """Declare a place outside the tables."""
    _stores[kind, name] = Store(kind, name, holds, keep, is_personal)


def _refuse_second(model: type[Model], field: str) -> None:
    model._meta.get_field(field)  # a field that is not there is a typing error
    if (model, field) in _personal or (model, field) in _not_personal:
        raise ValueError(f"{model._meta.label}.{field} is declared twice")


def declared(model: type[Model], field: str) -> Personal | None:
    """The declaration of a personal field, None for any other."""
    return _personal.get((model, field))


def all_personal() -> Iterable[Personal]:
    """Every declaration of a personal field, rooms and fields in the order in which they were entered."""
    return _personal.values()


def all_not_personal() -> dict[tuple[type[Model], str], str]:
    """Every field declared not personal, with its reason if there is one."""
    return dict(_not_personal)


def all_stores() -> list[Store]:
    """Every declared place outside the tables."""
    return list(_stores.values())
