"""How many use an offer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Use:
    """One record of use: who (an organisation, a network, neither), of what, from when until when (both included)."""

    offer: int
    organisation: int | None
    network: int | None
    since: date | None = None
    until: date | None = None

    def runs(self, on: date) -> bool:
        """Whether it holds on this day."""
        return (self.since is None or self.since <= on) and (self.until is None or self.until >= on)


def users_of(offer: int, uses: Iterable[Use], *, on: date) -> tuple[int, int]:
    """Organisations and networks that use the offer on this day, each once however many records say so.

    A record that names neither says only where it is used and counts for nobody.
    """
    running = [use for use in uses if use.offer == offer and use.runs(on)]
    organisations = {use.organisation for use in running if use.organisation is not None}
    networks = {use.network for use in running if use.network is not None and use.organisation is None}
    return len(organisations), len(networks)
