"""Beside the server: processes that send mailings and do what takes long, started again when they end.

And a look at whether mailings go out.
"""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable

from django.conf import settings
from django.db import connection

from wirnetz.core.tidying import MAIN
from wirnetz.core.work import TIME_TO_END
from wirnetz.infoservice.actions.pumping import pump_settings
from wirnetz.infoservice.actions.telling import tell_operator
from wirnetz.infoservice.delivery.pump import Pump

LOG = logging.getLogger(__name__)
LOOK_EVERY, START_AGAIN_AFTER, FAREWELL = 60.0, 5.0, 40.0


def start_delivery(*, with_worker: bool, look_every: float = LOOK_EVERY) -> Callable[[], None]:
    """Keep `wirnetz worker` running if asked to, and tell the operator of standstills; call the answer to end that."""
    ended = threading.Event()
    threads = [threading.Thread(target=_look, args=(ended, look_every), name="delivery-watch", daemon=True)]
    if with_worker:
        work = _keep_worker if settings.SMTP else _fill_outbox
        threads.append(threading.Thread(target=work, args=(ended,), name="delivery-worker", daemon=True))
    for thread in threads:
        thread.start()

    def end() -> None:
        ended.set()
        for thread in threads:
            thread.join(FAREWELL + 5)

    return end


def _look(ended: threading.Event, every: float) -> None:
    while not ended.wait(every):
        try:
            tell_operator()
        except Exception:
            LOG.exception("the look at the delivery failed")
        finally:
            connection.close()


def _keep_worker(ended: threading.Event) -> None:
    _keep(ended, ("worker", "--ends-with", str(os.getpid())), FAREWELL)


def _fill_outbox(ended: threading.Event) -> None:
    """Without a mail server there is little to do: in this process, over one connection."""
    pump = Pump(pump_settings(connections=1))
    connection.close()
    pump.start()
    ended.wait()
    pump.stop()


def start_background() -> Callable[[], None]:
    """Keep `wirnetz background` running; call the answer to end it."""
    ended = threading.Event()
    words = ("background", "--ends-with", str(os.getpid()))
    thread = threading.Thread(target=_keep, args=(ended, words, TIME_TO_END), name="background", daemon=True)
    thread.start()

    def end() -> None:
        ended.set()
        thread.join(TIME_TO_END + 5)

    return end


def _keep(ended: threading.Event, words: tuple[str, ...], farewell: float) -> None:
    while not ended.is_set():
        process = subprocess.Popen([sys.executable, "-c", MAIN, *words])
        while process.poll() is None and not ended.wait(0.5):
            pass
        if ended.is_set():
            _farewell(process, farewell)
            return
        LOG.warning("wirnetz %s ended with status %s and is started again", words[0], process.returncode)
        ended.wait(START_AGAIN_AFTER)


def _farewell(process: subprocess.Popen[bytes], farewell: float) -> None:
    """Let it finish what is on its way; what it cannot finish is taken back by the next one."""
    process.terminate()
    try:
        process.wait(farewell)
    except subprocess.TimeoutExpired:
        process.kill()
