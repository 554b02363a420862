"""How fast: a bucket of tokens for the relay, for each mailing and for each group of domains."""

from dataclasses import dataclass

REST = "rest"
GROUP_OF_DOMAIN: dict[str, str] = {
    **dict.fromkeys(("gmail.com", "googlemail.com"), "google"),
    **dict.fromkeys(
        ("outlook.com", "outlook.de", "hotmail.com", "hotmail.de", "live.com", "live.de", "msn.com"), "microsoft"
    ),
    **dict.fromkeys(("yahoo.com", "yahoo.de", "ymail.com", "rocketmail.com", "aol.com", "aol.de"), "yahoo"),
    **dict.fromkeys(("gmx.de", "gmx.net", "gmx.at", "gmx.ch", "web.de", "gmx.com", "mail.com"), "united"),
    **dict.fromkeys(("t-online.de", "magenta.de"), "telekom"),
}
"""Domains whose mail one provider takes; each provider counts how fast we come."""
GROUPS = (REST, *sorted(set(GROUP_OF_DOMAIN.values())))
START_PER_MINUTE = 20.0
SLOWEST, FASTEST = 1.0, 6_000.0


def group_of(address: str) -> str:
    """The group of an address's domain."""
    return GROUP_OF_DOMAIN.get(address.rpartition("@")[2].lower(), REST)


class Bucket:
    """Tokens that come back at a rate per minute; without a rate there are always enough. It may go into debt."""

    def __init__(self, per_minute: float | None, *, now: float) -> None:
        self.per_minute = per_minute
        self._at = now
        self._tokens = 1.0

    def room(self, now: float, share: int = 1) -> int | None:
        """How many may go now if `share` workers divide the rate among them; None means as many as you like."""
        if self.per_minute is None:
            return None
        rate = self.per_minute / 60 / max(share, 1)
        self._tokens = min(self._tokens + (now - self._at) * rate, max(1.0, 2 * rate))
        self._at = now
        return max(int(self._tokens), 0)

    def take(self, count: int) -> None:
        """Spend tokens."""
        if self.per_minute is not None:
            self._tokens -= count


@dataclass
class GroupPace:
    """The pace for one provider: halved when it says slowly, a tenth faster after each hundred accepted."""

    bucket: Bucket
    most_at_once: int | None
    accepted: int = 0

    def slow_down(self) -> None:
        """The provider asked for less."""
        if self.bucket.per_minute is not None:
            self.bucket.per_minute = max(self.bucket.per_minute / 2, SLOWEST)
        self.accepted = 0

    def note_accepted(self) -> None:
        """One more went well."""
        self.accepted += 1
        if self.accepted >= 100 and self.bucket.per_minute is not None:
            self.bucket.per_minute = min(self.bucket.per_minute * 1.1, FASTEST)
            self.accepted = 0


def group_paces(
    *, now: float, per_minute: float | None = START_PER_MINUTE, at_once: int | None = 2
) -> dict[str, GroupPace]:
    """A pace for every group; the rest is bound by the relay alone."""
    return {
        name: GroupPace(Bucket(None if name == REST else per_minute, now=now), None if name == REST else at_once)
        for name in GROUPS
    }


def smallest(*rooms: int | None) -> int | None:
    """The smallest of several limits; None where there is none."""
    bound = [room for room in rooms if room is not None]
    return min(bound) if bound else None
