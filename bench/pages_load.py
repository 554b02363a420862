"""Load from this machine onto this machine: `wrk` where it is installed, else threads with `http.client`."""

import http.client
import re
import shutil
import subprocess
import threading
import time
from dataclasses import dataclass

import psutil

HOST = "127.0.0.1"
DRIVER = "wrk" if shutil.which("wrk") else "http.client"


@dataclass(frozen=True)
class Page:
    """An address to drive, with what a browser would send along; slow ones get few connections and more time."""

    path: str
    headers: dict[str, str]
    connections: int = 8
    seconds: int = 1


@dataclass(frozen=True)
class Load:
    """What came back in one turn: answers per second, and milliseconds of CPU per answer of server and database."""

    per_second: float
    cpu: float


def drive(port: int, page: Page, processes: list[psutil.Process]) -> Load:
    """One turn; RuntimeError if any answer was not 200."""
    before = sum(map(_cpu, processes))
    count = _wrk(port, page) if DRIVER == "wrk" else _threads(port, page)
    return Load(count / page.seconds, (sum(map(_cpu, processes)) - before) * 1000 / max(count, 1))


def family(*roots: psutil.Process) -> list[psutil.Process]:
    """These processes with everything that they started."""
    return [process for root in roots for process in (root, *root.children(recursive=True))]


def _cpu(process: psutil.Process) -> float:
    try:
        times = process.cpu_times()
    except psutil.NoSuchProcess:
        return 0.0
    return times.user + times.system


def _wrk(port: int, page: Page) -> float:
    lines = [part for name, value in page.headers.items() for part in ("-H", f"{name}: {value}")]
    command = ["wrk", "-t1", f"-c{page.connections}", f"-d{page.seconds}s", *lines, f"http://{HOST}:{port}{page.path}"]
    text = subprocess.run(command, capture_output=True, text=True, check=True, timeout=30).stdout
    if "Non-2xx" in text:
        raise RuntimeError(f"{page.path}: {text}")
    match = re.search(r"Requests/sec:\s+([\d.]+)", text)
    assert match
    return float(match[1]) * page.seconds


def _threads(port: int, page: Page) -> float:
    counts = [0] * page.connections
    end = time.monotonic() + page.seconds

    def ask(number: int) -> None:
        connection = http.client.HTTPConnection(HOST, port, timeout=20)
        while time.monotonic() < end:
            connection.request("GET", page.path, headers=page.headers)
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                raise RuntimeError(f"{page.path}: {answer.status}")
            counts[number] += 1
        connection.close()

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(page.connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return float(sum(counts))
