"""Answers are made once for each landscape: whoever asks again, on whatever page, is given the same.

Each answer says what it reads of the landscape. After a change the next landscape takes over what nothing of that
touched, so that only the rest is made again.
"""

import functools
from collections.abc import Callable
from dataclasses import fields
from typing import Any, TypeVar

import numpy as np
import scipy.sparse as sp

from wirnetz.landscape.analysis.landscape import PREPARED, Array, Landscape
from wirnetz.landscape.analysis.matrices import moved_rows

Answer = TypeVar("Answer")
GIVEN = tuple(each.name for each in fields(Landscape) if each.name != "territory")
"""What a landscape is made of beside territories, which are compared row by row."""
AREAS = ("keys", "people", "firms", "km2", "x", "y", "borders")
After = Callable[[Answer, Landscape, Array, Array], Answer]
"""From the earlier answer, the landscape, the networks with another territory, the areas that they left or entered."""
AGAIN: dict[str, After[Any]] = {}
FEW = 4
"""Up to one in so many networks is few."""
ASKED: dict[str, Callable[[Landscape], Any]] = {}
"""Every question whose answer is kept, by name."""
READS: dict[str, frozenset[str]] = {}
"""What each kept answer reads: names of fields of the landscape."""


def once(*reads: str) -> Callable[[Callable[[Landscape], Answer]], Callable[[Landscape], Answer]]:
    """Keep what a question answers with the landscape that it was asked of; nobody may change the answer."""

    def enter(ask: Callable[[Landscape], Answer]) -> Callable[[Landscape], Answer]:
        name = name_of(ask)
        READS[name] = frozenset(reads)

        @functools.wraps(ask)
        def answer(landscape: Landscape) -> Answer:
            kept = landscape.answers
            if name not in kept:
                kept[name] = ask(landscape)
            found: Answer = kept[name]
            return found

        ASKED[name] = answer
        return answer

    return enter


def after_territories(answer: Callable[[Landscape], Answer]) -> Callable[[After[Answer]], After[Answer]]:
    """Enter how to answer the question again where nothing but the territories of a few networks has changed."""

    def enter(again: After[Answer]) -> After[Answer]:
        AGAIN[name_of(answer)] = again
        return again

    return enter


def name_of(ask: Callable[..., Any]) -> str:
    """What an answer is kept under."""
    return f"{ask.__module__}.{ask.__qualname__}"


def carry_over(before: Landscape, landscape: Landscape) -> list[str]:
    """Give a landscape what an earlier one has ready and no difference between the two touches; the names of that."""
    rows = _moved(before, landscape)
    same = {name for name in GIVEN if _is_same(getattr(before, name), getattr(landscape, name))}
    if rows is not None and not len(rows):
        same.add("territory")
    ready = [name for name, reads in PREPARED.items() if reads <= same and name in vars(before)]
    vars(landscape).update({name: vars(before)[name] for name in ready})
    kept = dict(before.answers)
    answers = {name: found for name, found in kept.items() if READS[name] <= same}
    answers = {name: _told_of(found, landscape) for name, found in answers.items()}
    landscape.answers.update(answers)
    if rows is not None and 0 < len(rows) <= len(landscape.networks) // FEW:
        areas = _left_or_entered(before, landscape, rows)
        if "levels" in vars(before) and PREPARED["levels"] - same == {"territory"}:
            vars(landscape)["levels"] = before.levels.after(landscape.territory.tocsr(), rows)
        for name, found in kept.items():
            if name in AGAIN and READS[name] - same == {"territory"}:
                landscape.answers[name] = AGAIN[name](found, landscape, rows, areas)
    return [*ready, *answers]


def _left_or_entered(before: Landscape, landscape: Landscape, rows: Array) -> Array:
    """The areas that one of these networks holds in one of the two landscapes alone, ascending."""
    found = [np.setxor1d(before.areas_of(row), landscape.areas_of(row), assume_unique=True) for row in rows.tolist()]
    return found[0] if len(found) == 1 else np.unique(np.concatenate(found))


def answer_all(landscape: Landscape) -> None:
    """Answer every question whose answer is kept and not there yet."""
    for ask in ASKED.values():
        ask(landscape)


def _told_of(found: Any, landscape: Landscape) -> Any:
    """An answer that looks evidence up in its landscape looks it up in this one, and lets the earlier one go."""
    return found.told_of(landscape) if hasattr(found, "told_of") else found


def _moved(before: Landscape, landscape: Landscape) -> Array | None:
    """The networks whose territory differs; None where they cannot be compared row by row."""
    if before.territory.shape != landscape.territory.shape:
        return None
    return moved_rows(*(each.territory.tocsr() for each in (before, landscape)))


def _is_same(one: Any, other: Any) -> bool:
    if one is other:
        return True
    if isinstance(one, np.ndarray):
        return np.array_equal(one, other, equal_nan=True)
    if sp.issparse(one) and sp.issparse(other):
        return one.shape == other.shape and (one != other).nnz == 0
    return bool(one == other)
