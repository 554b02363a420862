"""A row for everybody who gets something, so that each of them can choose and leave."""

from collections.abc import Iterable, Sequence

from wirnetz.accounts.models import Person
from wirnetz.infoservice.delivery.addresses import canonical
from wirnetz.infoservice.folding import Copy
from wirnetz.infoservice.models import Reader
from wirnetz.infoservice.queries.tokens import digest_of, reader_token

AT_ONCE = 5000
"""Rows written in one go."""


def enter_readers(copies: Sequence[Copy]) -> dict[str, str]:
    """Enter who is not a reader yet; the word of each by canonical address. Call it inside the release."""
    words: dict[str, str] = {}
    for start in range(0, len(copies), AT_ONCE):
        some = copies[start : start + AT_ONCE]
        known = _numbers(copy.canonical for copy in some)
        missing = [copy.address for copy in some if copy.canonical not in known]
        if missing:
            people = dict(Person.objects.filter(email__in=map(str.lower, missing)).values_list("email", "pk"))
            Reader.objects.bulk_create(
                [_reader(address, people.get(address.lower())) for address in missing], ignore_conflicts=True
            )
            known |= _numbers(map(canonical, missing))
        words |= {copy.canonical: reader_token(known[copy.canonical]) for copy in some}
    return words


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
