"""Work in the background: rooms enter it by name, actions hand it over in their transaction, another process does it.

What is to be done stands in the rows of the room; a task only looks what is next. A process that is ended in the middle
loses nothing: the rows are as they were, and what was left behind is handed over again within a minute.
"""

import os
import signal
import threading
import time
from collections.abc import Callable
from typing import Any

import click
from django.db import close_old_connections, transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from wirnetz.core.commands import cli

TIME_TO_END = 10.0
"""Seconds that a worker has to finish what it is at; afterwards it is ended, and goes on there at the next start."""
AFTER_PAGES = 10
"""How far the background steps back: whoever waits for a page comes first."""
EVERY_MINUTE = "* * * * *"
Work = Callable[..., None]
_looking: list[str] = []


def background(name: str) -> Callable[[Work], Work]:
    """Enter a function as work for the background. It takes plain values and may run more than once."""

    def enter(function: Work) -> Work:
        app.task(name=name)(_with_fresh_connections(function))
        return function

    return enter


def looked_after(name: str) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Enter a function that hands over again what was left behind: called when a worker starts and every minute."""

    def enter(function: Callable[[], None]) -> Callable[[], None]:
        def look(timestamp: int = 0) -> None:
            function()

        task = app.task(name=name, queueing_lock=name)(_with_fresh_connections(look))
        app.periodic(cron=EVERY_MINUTE)(task)
        _looking.append(name)
        return function

    return enter


def hand_over(name: str, *, lock: str, **values: Any) -> None:
    """Give work to the background when this transaction is committed; what waits under the same `lock` waits once."""
    try:
        with transaction.atomic():
            app.configure_task(name, queueing_lock=lock).defer(**values)
    except AlreadyEnqueued:
        return


def _with_fresh_connections(function: Work) -> Work:
    def run(**values: Any) -> None:
        close_old_connections()
        try:
            function(**values)
        finally:
            close_old_connections()

    return run


def work_off(*, wait: bool = False) -> None:
    """Do what waits; with `wait` also what comes later, until the process is told to end."""
    for name in _looking:
        hand_over(name, lock=name)
    connector: Any = app.connector
    with app.replace_connector(connector.get_worker_connector()):
        app.run_worker(
            wait=wait, concurrency=1, delete_jobs="successful", shutdown_graceful_timeout=TIME_TO_END - 2,
            install_signal_handlers=wait,
        )  # fmt: skip


@cli.command("background")
@click.option("--ends-with", type=int, hidden=True)
def background_command(ends_with: int | None) -> None:
    """Erledigt Arbeit im Hintergrund, zum Beispiel Mappen für viele Stellen; „serve“ startet das selbst."""
    if ends_with is not None:
        os.nice(AFTER_PAGES)
        end_with(ends_with)
    work_off(wait=True)


def step_back() -> None:
    """Have this process work only while nobody else on this machine wants to, where the system knows such a rank."""
    if hasattr(os, "SCHED_IDLE"):
        os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
    else:
        os.nice(AFTER_PAGES)


def end_with(parent: int) -> None:
    """End this process when the one that started it is no longer there."""

    def look() -> None:
        while os.getppid() == parent:
            time.sleep(2)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=look, name="parent-watch", daemon=True).start()
