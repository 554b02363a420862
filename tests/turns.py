"""Checks of many like cases take turns: some of them every day, all of them in the long tests."""

from collections.abc import Iterable
from typing import Any

import pytest


def some_every_day(cases: Iterable[Any], every: int = 3) -> list[Any]:
    """Every third case (or other share) for every day, the others for the drill; a case is one value or a tuple."""
    as_tuples = (case if isinstance(case, tuple) else (case,) for case in cases)
    return [
        pytest.param(*case, marks=[pytest.mark.drill] if number % every else [])
        for number, case in enumerate(as_tuples)
    ]
