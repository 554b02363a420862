"""The brochure, warm, beside a Typst that starts anew: another edition of a known one, and one never seen before."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

from bench.documents import ROUNDS, Row

ROOT = Path(__file__).resolve().parents[1]
COLD = """
import time
from tests.documents.brochure_samples import full
from wirnetz.documents.typst.brochure import write_brochure
brochure = full()
started = time.process_time()
write_brochure(brochure)
print(time.process_time() - started)
"""


def warm(way: Callable[[], bytes]) -> float:
    """Processor seconds: the median of rounds, after one to warm up. What else this machine does counts little."""
    times = []
    for turn in range(ROUNDS + 1):
        started = time.process_time()
        way()
        if turn:
            times.append(time.process_time() - started)
    return statistics.median(times)


def cold() -> float:
    """Processor seconds for the first brochure of a process; the start of Python and its imports are left out."""
    command = [sys.executable, "-c", COLD]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT) for _ in range(5)]
    return statistics.median(float(run.stdout) for run in runs)


def main() -> list[Row]:
    """Ratios; times of this machine stand in the names."""
    from tests.documents.brochure_samples import full
    from wirnetz.documents.typst.brochure import write_brochure

    turns, known = count(), full()
    edition = warm(lambda: write_brochure(replace(known, address=f"wirnetz.example/s/{next(turns)}")))
    new = warm(lambda: write_brochure(replace(known, network=f"Netzwerk {next(turns)}")))
    first = cold()
    spent = f"{first * 1000:.0f} / {edition * 1000:.0f} ms"
    return [
        (f"brochure: Typst cold / the next edition, warm ({spent})", first / edition, "≥ 4"),
        (f"brochure: Typst cold / a new one, warm ({new * 1000:.0f} ms)", first / new, "≥ 1.2"),
    ]
