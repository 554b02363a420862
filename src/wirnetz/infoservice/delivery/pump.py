"""The pump: one ledger, and what sends. Any number of pumps on any number of machines may work on one database."""

import sys
import time

from wirnetz.infoservice.delivery.keeping import Keeper
from wirnetz.infoservice.delivery.ledger import Ledger
from wirnetz.infoservice.delivery.loop import Loop
from wirnetz.infoservice.delivery.relay import Relay
from wirnetz.infoservice.delivery.settings import PumpSettings

LONGEST_FAREWELL = 30.0
SWITCH_SECONDS = 0.0005


class Pump:
    """A running pump. `start`, then `stop`; or `drain`, which ends when nothing runs any more."""

    def __init__(self, settings: PumpSettings) -> None:
        self.relay = Relay(settings.away_seconds, time.monotonic)
        self.ledger = Ledger(settings, self.relay)
        self._senders: list[Loop | Keeper]
        if settings.server is not None:
            self._senders = [Loop(settings, settings.server, self.ledger, self.relay)]
        else:
            self._senders = [Keeper(settings, self.ledger, self.relay) for _number in range(settings.connections)]

    def start(self) -> None:
        """Begin to work. Threads take turns more often than usual: the ledger must not wait for its senders."""
        sys.setswitchinterval(SWITCH_SECONDS)
        self.ledger.start()
        for sender in self._senders:
            sender.start()

    def stop(self) -> None:
        """Finish the messages on their way, give back what was claimed, leave."""
        for sender in self._senders:
            sender.end()
        end = time.monotonic() + LONGEST_FAREWELL
        for sender in self._senders:
            sender.join(max(end - time.monotonic(), 0.1))
        self.ledger.end()
        self.ledger.join(LONGEST_FAREWELL)

    def drain(self, timeout: float | None = None) -> bool:
        """Work until no mailing runs; whether that came about in time."""
        self.start()
        done = self.ledger.is_idle.wait(timeout)
        self.stop()
        return done
