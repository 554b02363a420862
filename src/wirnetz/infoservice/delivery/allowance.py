"""How many rows may be claimed now, by mailing and group of domains: the relay's pace, the mailing's, the group's."""

from wirnetz.infoservice.delivery.pace import GROUPS, Bucket, group_paces, smallest
from wirnetz.infoservice.delivery.replies import ReplyClass
from wirnetz.infoservice.delivery.settings import PumpSettings

SLOWER = frozenset({ReplyClass.BUSY})


class Allowance:
    """One worker's share of every limit. Used by one thread."""

    def __init__(self, settings: PumpSettings, now: float) -> None:
        self._relay = Bucket(settings.relay_per_minute, now=now)
        self._groups = group_paces(now=now, per_minute=settings.group_per_minute, at_once=settings.group_at_once)
        self._mailings: dict[int, Bucket] = {}
        self._out = dict.fromkeys(GROUPS, 0)
        self._turn = 0

    def rooms(
        self, mailings: list[tuple[int, float | None]], most: int, *, workers: int, now: float
    ) -> list[tuple[int, str, int]]:
        """Mailing, group and number for the next claim, at most `most` in all; mailings take turns in coming first."""
        self._keep_buckets(mailings, now)
        self._turn += 1
        order = sorted(mailings, key=lambda each: (each[0] + self._turn) % max(len(mailings), 1))
        left = smallest(most, self._relay.room(now, workers)) or 0
        free = {name: self._group_room(name, workers, now) for name in GROUPS}
        rooms: list[tuple[int, str, int]] = []
        for number, _pace in order:
            own = smallest(left, self._mailings[number].room(now, workers)) or 0
            for name in GROUPS:
                room = smallest(own, free[name]) or 0
                if room > 0:
                    rooms.append((number, name, room))
        return rooms

    def _keep_buckets(self, mailings: list[tuple[int, float | None]], now: float) -> None:
        for number, pace in mailings:
            bucket = self._mailings.get(number)
            if bucket is None:
                self._mailings[number] = Bucket(pace, now=now)
            elif bucket.per_minute != pace:
                bucket.per_minute = pace

    def _group_room(self, name: str, workers: int, now: float) -> int | None:
        pace = self._groups[name]
        at_once = None if pace.most_at_once is None else max(pace.most_at_once - self._out[name], 0)
        return smallest(at_once, pace.bucket.room(now, workers))

    def take(self, mailing: int, group: str, count: int) -> None:
        """So many rows were claimed."""
        self._relay.take(count)
        self._groups[group].bucket.take(count)
        self._mailings[mailing].take(count)
        self._out[group] += count

    def give_back(self, group: str) -> None:
        """A claimed row is out of hand again."""
        self._out[group] = max(self._out[group] - 1, 0)

    def note(self, group: str, reply: ReplyClass, status: str) -> None:
        """Learn from an answer: slower when asked to, a little faster while all goes well."""
        if reply in SLOWER or status.startswith("4.7."):
            self._groups[group].slow_down()
        elif reply is ReplyClass.ACCEPTED:
            self._groups[group].note_accepted()
