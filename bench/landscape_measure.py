"""How the benchmarks of the landscape are taken: in turns, the least of some rounds, against what is to be reached."""

import time
from collections.abc import Callable

Row = tuple[str, float, str]
ROUNDS = 3
SLOW = 2.0
"""What takes more seconds is done once."""


def target(value: float, reach: float, aim: float | None = None, *, least: bool = False) -> str:
    """What is to be reached and aimed at, and whether it is."""
    sign = "≥" if least else "≤"
    met = value >= reach if least else value <= reach
    beaten = aim is not None and (value >= aim if least else value <= aim)
    said = "beaten" if beaten else "met" if met else "missed"
    return f"{value:.4g} {sign} {reach:g}" + (f", aim {aim:g}" if aim is not None else "") + f": {said}"


def least(*ways: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """The least seconds of computing of each way over some rounds, in turn."""
    best = [float("inf")] * len(ways)
    for turn in range(rounds):
        for number, way in enumerate(ways):
            if turn and best[number] > SLOW:
                continue
            started = time.process_time()
            way()
            best[number] = min(best[number], time.process_time() - started)
    return best
