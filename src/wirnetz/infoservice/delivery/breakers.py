"""When a mailing stops by itself, rather than fail for everybody: windows over what the server answered."""

from collections import Counter, deque

from wirnetz.infoservice.delivery.replies import PERMANENT, ReplyClass
from wirnetz.infoservice.delivery.states import Reason

WINDOW = 200
IN_A_ROW = 20
SHARE_FAILED, SHARE_POLICY, SHARE_RARE = 0.05, 0.02, 0.01
FEWEST_RARE = 10
"""With fewer than this, one per cent of a small mailing would be a single row."""
NOT_ABOUT_A_RECIPIENT = frozenset({ReplyClass.SERVER_BUSY, ReplyClass.SENDER_REFUSED})


class Breaker:
    """What one worker has seen of one mailing since it began or was resumed."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._last: deque[ReplyClass] = deque(maxlen=WINDOW)
        self._counts: Counter[ReplyClass] = Counter()
        self._row = 0
        self._rare = {ReplyClass.UNCERTAIN: 0, ReplyClass.BROKEN: 0}

    def note(self, reply: ReplyClass) -> Reason | None:
        """Count one answer; why the mailing has to pause, if it has to."""
        if reply is ReplyClass.SENDER_REFUSED:
            return Reason.SENDER
        if reply in NOT_ABOUT_A_RECIPIENT:
            return None
        if reply in self._rare:
            self._rare[reply] += 1
        if len(self._last) == WINDOW:
            self._counts[self._last[0]] -= 1
        self._last.append(reply)
        self._counts[reply] += 1
        self._row = self._row + 1 if reply in PERMANENT else 0
        return None if reply is ReplyClass.ACCEPTED else self._judge()  # what went well makes nothing worse

    def _judge(self) -> Reason | None:
        permanent = sum(self._counts[reply] for reply in PERMANENT)
        policy = self._counts[ReplyClass.POLICY]
        if self._row >= IN_A_ROW or permanent >= SHARE_FAILED * WINDOW:
            return Reason.CONTENT if policy * 2 > permanent else Reason.FAILURES
        if policy >= SHARE_POLICY * WINDOW:
            return Reason.CONTENT
        if self._is_too_often(ReplyClass.UNCERTAIN):
            return Reason.AMBIGUOUS
        if self._is_too_often(ReplyClass.BROKEN):
            return Reason.BROKEN
        return None

    def _is_too_often(self, reply: ReplyClass) -> bool:
        return self._rare[reply] > max(SHARE_RARE * self._size, FEWEST_RARE)
