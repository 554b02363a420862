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

from wirnetz.landscape.analysis.landscape import PREPARED, Landscape

Answer = TypeVar("Answer")
AREAS = ("keys", "people", "firms", "km2", "x", "y", "borders")
READS: dict[str, frozenset[str]] = {}
"""What each kept answer reads: names of fields of the landscape."""


def once(*reads: str) -> Callable[[Callable[[Landscape], Answer]], Callable[[Landscape], Answer]]:
    """Keep what a question answers with the landscape that it was asked of; nobody may change the answer."""

    def enter(ask: Callable[[Landscape], Answer]) -> Callable[[Landscape], Answer]:
        name = f"{ask.__module__}.{ask.__qualname__}"
        READS[name] = frozenset(reads)

        @functools.wraps(ask)
        def answer(landscape: Landscape) -> Answer:
            kept = landscape.answers
            if name not in kept:
                kept[name] = ask(landscape)
            found: Answer = kept[name]
            return found

        return answer

    return enter


def carry_over(before: Landscape, landscape: Landscape) -> list[str]:
    """Give a landscape what an earlier one has ready and no difference between the two touches; the names of that."""
    same = {
        each.name for each in fields(Landscape) if _is_same(getattr(before, each.name), getattr(landscape, each.name))
    }
    ready = [name for name, reads in PREPARED.items() if reads <= same and name in vars(before)]
    vars(landscape).update({name: vars(before)[name] for name in ready})
    answers = {name: found for name, found in dict(before.answers).items() if READS[name] <= same}
    landscape.answers.update(answers)
    return [*ready, *answers]


def _is_same(one: Any, other: Any) -> bool:
    if one is other:
        return True
    if isinstance(one, np.ndarray):
        return np.array_equal(one, other, equal_nan=True)
    if sp.issparse(one) and sp.issparse(other):
        return one.shape == other.shape and (one != other).nnz == 0
    return bool(one == other)
