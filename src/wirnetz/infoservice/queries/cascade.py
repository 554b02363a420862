"""How the cascade worked for an edition that went out: who decided in time, how long it took, which districts it met.

Counted from the rows of the mailing and the decisions of the houses. Nothing here says of a person what they did.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Aggregate, Count, DurationField, ExpressionWrapper, F, Func, Q, QuerySet, TextField, Value
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.models import Node
from wirnetz.infoservice.delivery.keeping import KEPT
from wirnetz.infoservice.enums import RecipientState
from wirnetz.infoservice.models import Adaptation, Edition, Mailing, MailingRecipient
from wirnetz.infoservice.queries.mailing import rows_of
from wirnetz.infoservice.queries.versions import Cascade
from wirnetz.organisations.models import Organisation
from wirnetz.regions.models import Area
from wirnetz.regions.queries import districts_of_state, states

SPANS = ((1, _("bis 1 Stunde")), (24, _("bis 1 Tag")), (72, _("bis 3 Tage")), (None, _("länger")))
"""Upper ends in hours, with their words; the last has none."""


class Decision(StrEnum):
    """What a place did about an edition before it went out."""

    IN_TIME = "rechtzeitig"
    LATE = "verspaetet"
    BY_DEFAULT = "voreinstellung"
    HELD = "nicht-weitergegeben"


DECISIONS = {
    Decision.IN_TIME: _("in der Frist freigegeben"),
    Decision.LATE: _("nach der Frist freigegeben"),
    Decision.BY_DEFAULT: _("ohne Entscheidung, nach Voreinstellung"),
    Decision.HELD: _("bewusst nicht weitergegeben"),
}


@dataclass(frozen=True, slots=True)
class PlaceResult:
    """One place: what it decided, how many mails over it were accepted, and the hours that half of them took.

    `spans` counts these mails as `SPANS` does.
    """

    name: str
    decision: Decision
    people: int
    hours: float | None
    spans: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class LandResult:
    """The districts of one Land in which somebody sits who got the edition; `reached` by name with their people."""

    key: str
    name: str
    districts: int
    reached: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class CascadeResult:
    """An edition's way down. `half` and `nearly_all`: hours until 50 and 90 of 100 mails were accepted.

    `in_outbox`: how many of these went no further, since there is no mail server.
    """

    places: tuple[PlaceResult, ...]
    spans: tuple[tuple[str, int], ...]
    half: float | None
    nearly_all: float | None
    lands: tuple[LandResult, ...]
    begun_at: datetime | None
    are_rows_gone: bool
    in_outbox: int

    @property
    def decisions(self) -> Counter[Decision]:
        """How many places decided how."""
        return Counter(place.decision for place in self.places)

    @property
    def accepted(self) -> int:
        """The mails that were accepted."""
        return sum(count for _words, count in self.spans)

    @property
    def districts(self) -> int:
        """All districts of today."""
        return sum(land.districts for land in self.lands)

    @property
    def reached(self) -> int:
        """Those in which somebody sits who got it."""
        return sum(len(land.reached) for land in self.lands)


@dataclass(frozen=True, slots=True)
class _Mails:
    people: int = 0
    hours: float | None = None
    spans: tuple[int, ...] = (0,) * len(SPANS)


class _Percentile(Aggregate):
    function = "percentile_cont"
    template = "%(function)s(%(share)s) WITHIN GROUP (ORDER BY %(expressions)s)"


def cascade_result(edition: Edition, mailing: Mailing | None) -> CascadeResult:
    """How the edition came down, in a fixed number of questions to the database however many people it reached.

    The clock begins when the alliance agreed and the edition lay with the houses.
    """
    begun = edition.reviewed_at or edition.released_at
    rows = MailingRecipient.objects.unscoped("counted, not shown").none() if mailing is None else rows_of(mailing)
    accepted = _timed(rows, begun)
    by_place = {
        int(row["place"]): _Mails(row["people"], _hours(row["middle"]), _spans(row))
        for row in accepted.values("place").annotate(people=Count("pk"), middle=_percentile("0.5"), **_span_counts())
    }
    went_over = {int(place) for place in _placed(rows).values_list("place", flat=True).distinct()}
    kept = Count("pk", filter=Q(reply_text=KEPT))
    whole = accepted.aggregate(half=_percentile("0.5"), nearly_all=_percentile("0.9"), kept=kept, **_span_counts())
    return CascadeResult(
        places=_places(edition, went_over, by_place),
        spans=tuple((str(words), count) for (_end, words), count in zip(SPANS, _spans(whole), strict=True)),
        half=_hours(whole["half"]),
        nearly_all=_hours(whole["nearly_all"]),
        lands=_lands({place: mails.people for place, mails in by_place.items()}),
        begun_at=begun,
        in_outbox=whole["kept"],
        are_rows_gone=bool(mailing and mailing.kept_counts and not went_over),
    )


def _placed(rows: QuerySet[MailingRecipient]) -> QuerySet[Any]:
    """The rows with the place whose version they carry; a body's key begins with it."""
    named = Func(F("body__key"), Value("-"), Value(1), function="split_part", output_field=TextField())
    return rows.order_by().annotate(place=named).filter(place__regex=r"^\d+$")


def _timed(rows: QuerySet[MailingRecipient], begun: datetime | None) -> QuerySet[Any]:
    span = ExpressionWrapper(F("settled_at") - Value(begun), output_field=DurationField())
    found = _placed(rows).filter(state=RecipientState.ACCEPTED)
    return found.annotate(span=span)


def _percentile(share: str) -> _Percentile:
    return _Percentile("span", share=share, output_field=DurationField())


def _span_counts() -> dict[str, Count]:
    counts, after = {}, Q()
    for place, (end, _words) in enumerate(SPANS):
        within = after if end is None else after & Q(span__lte=timedelta(hours=end))
        counts[f"span{place}"] = Count("pk", filter=within)
        after = Q() if end is None else Q(span__gt=timedelta(hours=end))
    return counts


def _spans(row: Mapping[str, Any]) -> tuple[int, ...]:
    return tuple(row[f"span{place}"] for place in range(len(SPANS)))


def _hours(span: timedelta | None) -> float | None:
    return None if span is None else max(span.total_seconds(), 0) / 3600


def _places(edition: Edition, went_over: set[int], by_place: Mapping[int, _Mails]) -> tuple[PlaceResult, ...]:
    rows = Adaptation.objects.unscoped("the decisions of all places, counted").filter(edition=edition)
    decided = {row.place_id: row for row in rows.filter(Q(is_held=True) | Q(approved_at__isnull=False))}
    houses = set(
        Node.objects.filter(pk__in=went_over | decided.keys())
        .exclude(kind__in=[NodeKind.ALLIANCE, NodeKind.BODY])  # these have no version of their own
        .values_list("pk", flat=True)
    )
    cascade = Cascade(edition)
    found = []
    for place in houses:
        mails, decision = by_place.get(place, _Mails()), _decision(edition, decided.get(place))
        found.append(PlaceResult(cascade.name(place), decision, mails.people, mails.hours, mails.spans))
    return tuple(sorted(found, key=lambda each: (-each.people, each.name)))


def _decision(edition: Edition, adaptation: Adaptation | None) -> Decision:
    if adaptation is None:
        return Decision.BY_DEFAULT
    if adaptation.is_held:
        return Decision.HELD
    until, said = edition.adapt_until, adaptation.approved_at
    return Decision.LATE if until is not None and said is not None and said > until else Decision.IN_TIME


def _lands(people: dict[int, int]) -> tuple[LandResult, ...]:
    """By the seat of the house or office over which a mail came."""
    seats = Organisation.objects.filter(node__in=people, seat__isnull=False).values_list("node", "seat__key")
    by_district: Counter[str] = Counter()
    for node, key in seats:
        by_district[key[:5]] += people[node]
    reached: dict[str, list[tuple[str, int]]] = {}
    for district in _districts(by_district):
        reached.setdefault(district.key[:2], []).append((district.full_name, by_district[district.key]))
    sizes = Counter(key[:2] for key in districts_of_state().order_by().values_list("key", flat=True))
    return tuple(
        LandResult(land.key, land.name, sizes[land.key], tuple(reached.get(land.key, ())))
        for land in states()
        if sizes[land.key]
    )


def _districts(keys: Counter[str]) -> Sequence[Area]:
    return list(districts_of_state().filter(key__in=[key for key, people in keys.items() if people]))
