"""What the drills of the delivery run on: a mail server and workers as processes of their own, and the oracle."""

import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import psutil
from django.db import connection

from tests.infoservice.delivery.sink import by_address
from wirnetz.core.tidying import MAIN
from wirnetz.infoservice.models import Mailing
from wirnetz.infoservice.queries.mailing import rows_of

PROJECT = Path(__file__).resolve().parents[2]
PER_MESSAGE = ("after_mark", "mid_body", "after_dot", "after_reply", "after_settle")
NOW_AND_THEN = ("after_claim", "in_recovery", "in_heartbeat")
RANDOM_KILL = "random instant"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def database_url():
    """The address of the database that the test speaks to, for other processes."""
    known = connection.get_connection_params()
    return f"postgres://{known['user']}@/{known['dbname']}?host={known['host']}"


class World:
    """One mail server, any number of workers; everything ends with `close`."""

    def __init__(self, folder, *, pause=0.0, connections=4, environment=None):
        self.folder, self.connections, self.environment = folder, connections, environment or {}
        self.log = folder / "sink.jsonl"
        self.log.touch()
        self.port = free_port()
        self.kills = Counter()
        self.workers = {}
        self._chance = random.Random(7)
        command = [sys.executable, "-m", "tests.infoservice.delivery.sink", str(self.port), str(self.log), str(pause)]
        self._sink = subprocess.Popen(command, cwd=PROJECT)
        os.setpriority(os.PRIO_PROCESS, self._sink.pid, 19)  # it stands for another machine: it takes nothing of ours

    def close(self):
        for process in [*self.workers, self._sink]:
            process.kill()
            process.wait()

    def start_worker(self, fail_at="", *, beside_pages=False):
        """One `wirnetz worker`, dying at `fail_at` if that is named; on request as `serve` starts it."""
        point, _colon, _share = fail_at.partition(":")
        environment = {
            **os.environ, "WIRNETZ_DATA": str(self.folder), "DATABASE_URL": database_url(),
            "SMTP_URL": f"smtp://127.0.0.1:{self.port}", "WIRNETZ_FAIL_AT": "" if point == RANDOM_KILL else fail_at,
            "MAIL_BOUNCES": "rueck@wirnetz.example", **self.environment,
        }  # fmt: skip
        command = [sys.executable, "-c", MAIN, "worker", "--connections", str(self.connections)]
        command += ["--ends-with", str(os.getpid())] if beside_pages else []
        with (self.folder / "workers.log").open("a") as said:
            process = subprocess.Popen(command, cwd=PROJECT, env=environment, stderr=said)
        lives = time.monotonic() + 3 + self._chance.random() * 4 if point == RANDOM_KILL else None
        self.workers[process] = (point, lives)
        return process

    def look_after(self):
        """Count workers that died, and kill those whose time is up."""
        for process, (point, lives) in list(self.workers.items()):
            if lives is not None and time.monotonic() > lives and process.poll() is None:
                process.send_signal(signal.SIGKILL)
                process.wait()
            if process.poll() is not None:
                del self.workers[process]
                if process.returncode in {137, -signal.SIGKILL}:
                    self.kills[point] += 1
                elif process.returncode:
                    said = (self.folder / "workers.log").read_text()[-3000:]
                    raise AssertionError(f"a worker ended with {process.returncode}: {said}")

    def run_with_kills(self, mailing, *, kills, at_once=4, per_life=60, seconds=900):
        """Keep workers running that die, `kills` in all and at every point, then some that do not, until it is done."""
        points = [*PER_MESSAGE, *NOW_AND_THEN, RANDOM_KILL]
        end, started = time.monotonic() + seconds, 0
        while Mailing.objects.get(pk=mailing.pk).state == "running":
            assert time.monotonic() < end, f"not done in time: {dict(self.kills)}"
            self.look_after()
            while len(self.workers) < at_once:
                point = points[started % len(points)] if sum(self.kills.values()) + len(self.workers) < kills else ""
                chance = 1 / per_life if point in PER_MESSAGE else 0.4
                self.start_worker(f"{point}:{chance}" if point else "")
                started += 1
            time.sleep(0.1)

    def stop_workers(self):
        for process in self.workers:
            process.terminate()
        for process in self.workers:
            process.wait(60)
        self.workers = {}

    def memory(self):
        """The largest resident memory of a worker, in megabytes."""
        return max((psutil.Process(each.pid).memory_info().rss for each in self.workers), default=0) / 1e6


def judged(mailing, log, others=()):
    """The invariants, each of them by itself; what they count."""
    copies = by_address(log)
    rows = list(rows_of(mailing).values_list("address", "state", "ambiguous", "message_id"))
    found = {
        "rows": len(rows),
        "open": sum(state in {"queued", "leased", "sending", "deferred"} for _a, state, _b, _c in rows),
        "lost": sum(state == "accepted" and not copies.get(address) for address, state, _b, _c in rows),
        "breaking": sum(len(copies.get(address, ())) > 1 + times for address, _s, times, _c in rows),
        "unlike": sum(
            len({(entry["id"], entry["body"]) for entry in copies.get(address, ())} - {None}) > 1
            or any(entry["id"] != message_id for entry in copies.get(address, ()))
            for address, _s, _t, message_id in rows
        ),
        "strangers": len(copies.keys() - {address for address, *_rest in rows} - set(others)),
    }
    numbers = {
        "states": dict(Counter(state for _a, state, _b, _c in rows)),
        "ambiguous": sum(times for _a, _s, times, _c in rows),
        "copies": max(map(len, copies.values()), default=0),
        "doubled": sum(len(copies.get(address, ())) - 1 for address, *_rest in rows if copies.get(address)),
    }
    return found, numbers
