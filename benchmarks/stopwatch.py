"""Wall-clock and processor time of a stretch of code."""

import time
from types import TracebackType
from typing import Self


class Stopwatch:
    """Counts while it is entered; `wall_s` and `cpu_s` are of the last time [s].

    Processor time is of the whole process, its threads included. Where others use the machine,
    it is the truer of the two.
    """

    wall_s = 0.0
    cpu_s = 0.0

    def __enter__(self) -> Self:
        self._wall, self._cpu = time.perf_counter(), time.process_time()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.wall_s = time.perf_counter() - self._wall
        self.cpu_s = time.process_time() - self._cpu
