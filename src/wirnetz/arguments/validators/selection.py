"""Which slides a person takes along and in which order. Slots of an occasion are numbered from one.

A selection stands in an address as „erstes-gespraech:1.4.3“: the occasion, since the numbers mean nothing elsewhere.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

SELECTION = r"^[a-z0-9-]{1,60}:\d{1,3}(\.\d{1,3}){0,60}$"
_FIRST_TO_GO = (
    "districts_chart",
    "bridging",
    "organisations_chart",
    "chart",
    "figures",
    "exchange",
    "table",
    "objection",
    "missing",
    "own_memberships",
    "points",
    "networks_table",
    "statement",
    "region_map",
    "arguments",
    "offers_table",
)
"""What a talk can do without, the most dispensable first; title, next steps and contact stay."""


@dataclass(frozen=True, slots=True)
class Part:
    """A slide that the occasion has for this house and region: number of its slot, kind, title, talking time."""

    number: int
    kind: str
    title: str
    seconds: int
    is_example: bool


def read_selection(text: str, occasion: str) -> tuple[int, ...]:
    """The numbers in `text`, each once, in its order; empty where it belongs to another occasion or is none."""
    if not re.fullmatch(SELECTION, text) or not text.startswith(f"{occasion}:"):
        return ()
    return tuple(dict.fromkeys(int(number) for number in text.partition(":")[2].split(".")))


def write_selection(occasion: str, numbers: Sequence[int]) -> str:
    """The selection as it stands in an address."""
    return f"{occasion}:{'.'.join(map(str, numbers))}"


def taken(parts: Sequence[Part], wanted: Sequence[int]) -> tuple[int, ...]:
    """The wanted numbers for which there is a slide; all of them where none is left."""
    there = {part.number for part in parts}
    kept = tuple(number for number in wanted if number in there)
    return kept or tuple(part.number for part in parts)


def moved(numbers: Sequence[int], number: int, by: int) -> tuple[int, ...]:
    """The order with `number` moved by so many places, as far as there are places."""
    rest = [each for each in numbers if each != number]
    at = min(max(list(numbers).index(number) + by, 0), len(rest))
    return (*rest[:at], number, *rest[at:])


def put_back(numbers: Sequence[int], number: int) -> tuple[int, ...]:
    """The order with `number` behind the nearest earlier slot that is in it, as the occasion has it."""
    earlier = [each for each in numbers if each < number]
    at = list(numbers).index(max(earlier)) + 1 if earlier else 0
    return (*numbers[:at], number, *numbers[at:])


def shortened(parts: Sequence[Part], minutes: int) -> tuple[int, ...]:
    """The slides for a talk of so many minutes: the most dispensable kinds go first, the order of the talk stays."""
    left = list(parts)
    for kind in _FIRST_TO_GO:
        if sum(part.seconds for part in left) <= minutes * 60:
            break
        left = [part for part in left if part.kind != kind]
    return tuple(part.number for part in left)


@dataclass(frozen=True, slots=True)
class Row:
    """A slide with the selections that moving it up or down, leaving it out or taking it back lead to."""

    title: str
    seconds: int
    up: str = ""
    down: str = ""
    without: str = ""
    back: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """What a person may do with the slides: the ones taken, the ones left out, talks of fewer minutes."""

    rows: tuple[Row, ...]
    left_out: tuple[Row, ...]
    shorter: tuple[tuple[int, str], ...]
    every: str


SHORT_TALKS = (5, 10, 15)


def order_of(parts: Sequence[Part], numbers: Sequence[int], occasion: str) -> Order:
    """The order of the slides as choices; a talk of fewer minutes is offered only where it leaves slides out."""
    by_number = {part.number: part for part in parts}
    last = len(numbers) - 1

    def words(chosen: Sequence[int]) -> str:
        return write_selection(occasion, chosen)

    rows = tuple(
        Row(
            by_number[number].title,
            by_number[number].seconds,
            up=words(moved(numbers, number, -1)) if at else "",
            down=words(moved(numbers, number, 1)) if at < last else "",
            without=words([each for each in numbers if each != number]) if last else "",
        )
        for at, number in enumerate(numbers)
    )
    left_out = tuple(
        Row(part.title, part.seconds, back=words(put_back(numbers, part.number)))
        for part in parts
        if part.number not in numbers
    )
    every = tuple(part.number for part in parts)
    short = ((minutes, shortened(parts, minutes)) for minutes in SHORT_TALKS)
    return Order(
        rows,
        left_out,
        tuple((minutes, words(chosen)) for minutes, chosen in short if chosen != every),
        words(every) if tuple(numbers) != every else "",
    )
