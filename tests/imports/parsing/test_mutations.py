"""Malformed lists end in a preview or in a refusal, never in an error; `drill` calls it with more of them."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.imports.mutations import Mutant, mutants
from wirnetz.imports.parsing import FileRefused, ListKind, Reading, read_list

SAMPLED = 150
KINDS = tuple(ListKind)


def outcome(path: Path, mutant: Mutant) -> Reading | FileRefused:
    path.write_bytes(mutant.content)
    try:
        reading = read_list(path, kind=KINDS[mutant.number // 2 % len(KINDS)])
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


def test_malformed_list_is_previewed_or_refused(tmp_path):
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda mutant: check(tmp_path / "liste", mutant), mutants(SAMPLED)))
    previews = sum(isinstance(one, Reading) for one in found)
    assert 0.3 * SAMPLED < previews < 0.9 * SAMPLED


def test_mutant_is_the_same_for_the_same_number():
    assert list(mutants(6)) == list(mutants(6))
    assert next(mutants(1, start=5)) == list(mutants(6))[5]
