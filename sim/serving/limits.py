"""Limits of what one client may ask: how often, and how much at once."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

MOST_ROWS = 10_000
MOST_BODY_BYTES = 0  # nothing is read from a body
MOST_QUERY_BYTES = 2048
_MOST_CLIENTS = 10_000


class Rate:
    """So many requests a minute of each client, by a bucket of tokens that fills steadily.

    A client that was quiet may ask a quarter of a minute's requests at once.
    """

    def __init__(self, per_minute: float, clock: Callable[[], float]) -> None:
        """Begin with every bucket full; `clock` tells the time [s]."""
        self.per_s = per_minute / 60.0
        self.room = max(1.0, per_minute / 4.0)
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def wait_s(self, client: str) -> float:
        """Take one request of a client; return how long it must wait first [s], 0 for not."""
        with self._lock:
            now = self._clock()
            left, seen = self._buckets.pop(client, (self.room, now))
            left = min(self.room, left + (now - seen) * self.per_s)
            may = left >= 1.0
            self._buckets[client] = (left - 1.0 if may else left, now)
            if len(self._buckets) > _MOST_CLIENTS:  # the one not seen for longest has a full bucket
                self._buckets.popitem(last=False)
            return 0.0 if may else (1.0 - left) / self.per_s
