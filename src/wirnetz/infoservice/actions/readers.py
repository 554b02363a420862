"""A row for everybody who gets something, so that each of them can choose and leave."""

from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np

from wirnetz.accounts.models import Person
from wirnetz.infoservice.delivery.addresses import canonical
from wirnetz.infoservice.folding import STRANGER
from wirnetz.infoservice.folding.people import Numbers, People
from wirnetz.infoservice.models import Reader
from wirnetz.infoservice.queries.tokens import digest_of
from wirnetz.infoservice.queries.ways import addresses_of

AT_ONCE = 5000
"""Rows written in one go."""


def enter_people(people: People, who: Numbers, day: date) -> Numbers:
    """The numbers as readers of these people; who was none is entered. `STRANGER` where the address is gone."""
    readers = people.readers[who]
    strange = np.flatnonzero(readers == STRANGER)
    if len(strange):
        found = addresses_of(people, people.pseudonyms[who[strange]], day)
        numbers = enter_readers(list(found.values()))
        for at, pseudonym in zip(strange.tolist(), people.pseudonyms[who[strange]].tolist(), strict=True):
            readers[at] = numbers[canonical(found[pseudonym])] if pseudonym in found else STRANGER
    return readers


def enter_readers(addresses: Sequence[str]) -> dict[str, int]:
    """Enter who is not a reader yet; the number of each by canonical address. Call it inside the release."""
    numbers: dict[str, int] = {}
    for start in range(0, len(addresses), AT_ONCE):
        some = {canonical(address): address for address in addresses[start : start + AT_ONCE]}
        known = _numbers(some)
        missing = [address for known_as, address in some.items() if known_as not in known]
        if missing:
            people = dict(Person.objects.filter(email__in=map(str.lower, missing)).values_list("email", "pk"))
            Reader.objects.bulk_create(
                [_reader(address, people.get(address.lower())) for address in missing], ignore_conflicts=True
            )
            known |= _numbers(map(canonical, missing))
        numbers |= known
    return numbers


def reader_for(address: str) -> Reader:
    """The reader with this address, entered now if there was none."""
    readers = Reader.objects.unscoped("the row of this one address")
    fresh = _reader(address, None)
    values = {name: getattr(fresh, name) for name in ("address", "digest")}
    return readers.get_or_create(canonical=fresh.canonical, defaults=values)[0]


def _reader(address: str, person: int | None) -> Reader:
    return Reader(address=address, canonical=canonical(address), digest=digest_of(address), person_id=person)


def _numbers(known_as: Iterable[str]) -> dict[str, int]:
    readers = Reader.objects.unscoped("only their numbers")
    return dict(readers.filter(canonical__in=list(known_as)).values_list("canonical", "pk"))
