"""Whom an edition reaches, by which ways, and what those people chose.

Ways lead over rights at a place, entries in the directory, networks, and subscriptions. Each of these is asked for in
one question that brings whole columns (`queries/ways.py`); how many questions there are does not depend on how many
people there are.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from django.db.models import BigIntegerField, Count, Func, Max, Q, Sum, Value
from django.db.models.functions import Collate
from django.utils import timezone

from wirnetz.core.guarded import GuardedQuerySet
from wirnetz.core.kept import data_version, kept_value
from wirnetz.infoservice.folding import Choice, Columns, Copy, Folded, Way, Wishes, fold
from wirnetz.infoservice.folding.people import People
from wirnetz.infoservice.models import Deliverability, Edition, LeftLevel, Reader, Suppression
from wirnetz.infoservice.queries import ways
from wirnetz.infoservice.queries.tokens import digests_of
from wirnetz.infoservice.queries.ways import Places, places, stamp_of_rights

AT_ONCE = 5000
"""Rows fetched in one go."""
ENOUGH_REASONS = 5
ATTEMPTS = 3
OF_A_CHOICE = 400
"""Bytes that a choice takes, about."""


@dataclass(frozen=True)
class Audience:
    """All ways and choices of a day, and how many advisers have no address."""

    columns: Columns
    wishes: Wishes
    without_address: int

    @property
    def kept_bytes(self) -> int:
        """How much it takes where it is kept: its columns, what is worked out from them, the choices."""
        held = [value for part in (self.columns, self.columns.people, self.wishes) for value in vars(part).values()]
        arrays = sum(value.nbytes for value in held if isinstance(value, np.ndarray))
        return arrays + self.columns.starts.nbytes + OF_A_CHOICE * len(self.wishes.of)


@dataclass(frozen=True)
class AudienceCounts:
    """Whom an edition would reach, in numbers only. `per_place` counts people by the version that they get.

    `untold`: whom a way leads to, but nothing of the edition concerns.
    """

    people: int
    per_place: Mapping[int, int]
    left: int
    paused: int
    undeliverable: int
    without_address: int
    reasons: tuple[tuple[str, int], ...]
    untold: int = 0


def ways_to(address: str, *, on: date | None = None) -> tuple[Way, ...]:
    """The ways to one address on that day (today), the one that counts first at the front; choices do not matter."""
    return ways.over_all(places(), on or timezone.localdate(), only=address).all_ways


def everybody(*, on: date | None = None) -> set[str]:
    """The canonical addresses of all whom a way leads to on that day (today)."""
    return ways.everybody(on or timezone.localdate())


def folded_for(edition: Edition, *, on: date | None = None, without: Collection[int] = ()) -> Folded:
    """One copy per person, and how many get none. Over the places `without` nothing goes; other ways stay open.

    Every way leads to readers of every edition. Read anew, for what is sent.
    """
    day = on or timezone.localdate()
    audience = _audience_of_readers(places(), day)
    return fold(audience.columns, audience.wishes, on=day, without=without)


def audience_counts(
    edition: Edition, *, without: Collection[int] = (), says: Callable[[Copy], bool] | None = None
) -> AudienceCounts:
    """What may be told to who writes: numbers and the commonest reasons, never an address.

    From columns that this process keeps until something about them changes. `says`: whether the edition says anything
    to those who get this copy; it is asked once for each copy that differs, everybody is told something without it.
    """
    day = timezone.localdate()
    audience = _kept_audience(day)
    folded = fold(audience.columns, audience.wishes, on=day, without=without)
    per_place, untold = folded.per_place(), 0
    for place, people in _untold(folded, says).items():
        per_place[place] -= people
        untold += people
    return AudienceCounts(
        people=len(folded) - untold,
        per_place={place: people for place, people in per_place.items() if people},
        left=folded.left + folded.left_every_way + audience.wishes.left_for_good,
        paused=folded.paused,
        undeliverable=folded.undeliverable,
        without_address=audience.without_address,
        reasons=tuple(folded.commonest(ENOUGH_REASONS)),
        untold=untold,
    )


def _untold(folded: Folded, says: Callable[[Copy], bool] | None) -> Counter[int]:
    """By the place whose version they would get: how many people are told nothing."""
    found: Counter[int] = Counter()
    if says is None:
        return found
    copies, which = folded.copies
    for copy, people in zip(copies, np.bincount(which, minlength=len(copies)).tolist(), strict=True):
        if people and not says(copy):
            found[copy.place] += people
    return found


def _audience_of_readers(tree: Places, day: date) -> Audience:
    for _attempt in range(ATTEMPTS):
        columns = ways.over_all(tree, day, with_readers=True)
        if columns.tell_readers_apart:
            return _audience(columns, day)
    raise RuntimeError("two readers have the same pseudonym, whatever the key")


def _audience(columns: Columns, day: date) -> Audience:
    silent = ways.advisers_of_day(day).filter(email="")
    return Audience(columns, Wishes(columns, choices_of(columns.people, day)), silent.count())


def _kept_audience(day: date) -> Audience:
    """The audience of today. Rights and returned mail count in no version of the records, so they are asked for."""
    version = data_version()
    gone = _gone().aggregate(Count("pk"), Sum("pk"), Max("undeliverable_at"))
    key = ("audience", day, stamp_of_rights(day), *gone.values())
    return kept_value(version, key, lambda: _counted(day))


def _counted(day: date) -> Audience:
    """An audience to be kept: without anybody's address."""
    audience = _audience(ways.over_all(places(), day), day)
    audience.columns.people.forget()
    return audience


def choices_of(people: People, day: date) -> dict[int, Choice]:
    """What readers chose, by the pseudonym of their address, and which of these people mails come back from.

    An address about which there is nothing to say is not in it.
    """
    left_levels: dict[int, set[int]] = {}
    left = LeftLevel.objects.unscoped("choices are honoured, whoever made them")
    for reader, place in left.values_list("reader", "place"):
        left_levels.setdefault(reader, set()).add(place)
    usual = Q(left_at=None, paused_until=None, language="de", rhythm="at_once", topics=[], areas=[])
    readers = Reader.objects.unscoped("choices are honoured, whoever made them").annotate(pseudonym=_pseudonym(people))
    chosen = {
        reader.pseudonym: Choice(
            language=reader.language,
            rhythm=reader.rhythm,
            topics=frozenset(reader.topics),
            areas=frozenset(reader.areas),
            paused_until=reader.paused_until,
            has_left=reader.left_at is not None,
            left_places=frozenset(left_levels.get(reader.pk, ())),
        )
        for reader in readers.filter(~usual | Q(pk__in=left_levels)).iterator(chunk_size=AT_ONCE)
    }
    chosen |= _suppressed(people, day)
    for pseudonym in _gone().annotate(pseudonym=_pseudonym(people)).values_list("pseudonym", flat=True):
        chosen[pseudonym] = replace(chosen.get(pseudonym, Choice()), is_undeliverable=True)
    return chosen


def _pseudonym(people: People) -> Func:
    known_as = Collate("canonical", "C")
    return Func(known_as, Value(people.key), function="hashtextextended", output_field=BigIntegerField())


def _gone() -> GuardedQuerySet[Deliverability]:
    rows = Deliverability.objects.unscoped("nothing goes where nothing arrives")
    return rows.filter(undeliverable_at__isnull=False)


def _suppressed(people: People, day: date) -> dict[int, Choice]:
    """Those who left before they were erased, known again by digest."""
    known = set(Suppression.objects.values_list("digest", flat=True))
    gone = [each for each in ways.everybody(day) if known.intersection(digests_of(each))] if known else []
    return dict.fromkeys(ways.pseudonyms_of(gone, people.key).tolist(), Choice(has_left=True))
