"""Malformed lists end in a preview or in a refusal, never in an error; `drill` calls it with more of them."""

import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.imports.mutations import Mutant, mutants
from wirnetz.imports.parsing import FileRefused, Reading, read_list

SAMPLED, DRILLED = 60, 2_000


def outcome(path: Path, mutant: Mutant) -> Reading | FileRefused:
    path.write_bytes(mutant.content)
    try:
        reading = read_list(path, kind=mutant.kind)
        assert sum(1 for _ in reading.rows()) == reading.row_count
    except FileRefused as refused:
        return refused
    return reading


def check(path: Path, mutant: Mutant) -> Reading | FileRefused:
    """One malformed list: preview or German reason, at most 10 seconds and 256 MB in the child."""
    started = time.monotonic()
    found = outcome(path.with_name(f"{path.name}-{mutant.number}{mutant.suffix}"), mutant)
    assert time.monotonic() - started <= 10, mutant.ways
    if isinstance(found, Reading):
        assert found.peak_kib <= 256_000 and len(found.questions) <= 1, mutant.ways
    else:
        assert found.reason.endswith(".") and found.remedy.endswith("."), (mutant.ways, found)
        assert "lässt sich nicht lesen (" not in found.reason, (mutant.ways, found)
    return found


def check_all(folder: Path, spoiled: Iterable[Mutant]) -> list[Reading | FileRefused]:
    """Checks malformed lists, two at a time."""
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda mutant: check(folder / "liste", mutant), spoiled))


def test_malformed_list_is_previewed_or_refused(tmp_path):
    found = check_all(tmp_path, mutants(SAMPLED))
    previews = sum(isinstance(one, Reading) for one in found)
    assert 0.2 * SAMPLED < previews < 0.8 * SAMPLED


@pytest.mark.drill
def test_thousands_of_malformed_lists_are_previewed_or_refused(tmp_path):
    assert len(check_all(tmp_path, mutants(DRILLED, start=SAMPLED))) == DRILLED


def test_mutant_is_the_same_for_the_same_number():
    assert list(mutants(6)) == list(mutants(6))
    assert next(mutants(1, start=5)) == list(mutants(6))[5]
