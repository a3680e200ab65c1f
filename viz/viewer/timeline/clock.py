"""The time that is shown: it runs, pauses, and jumps."""

from viz.viewer.moment import Moment

SPEEDS = (1, 10, 30, 60, 120, 300, 600, 1800, 3600)
USUAL_SPEED = 60


class Clock:
    """A time between the start and the end of a run, in ms since its midnight.

    Of a run that goes on, no more than is known, up to `known_ms`, is shown; what is wanted beyond
    is shown once it is known.
    """

    def __init__(self, start_ms: int, end_ms: int) -> None:
        """Stand at the start, paused."""
        self.start_ms = start_ms
        self.end_ms = end_ms
        self.known_ms = end_ms
        self.playing = False
        self.speed = USUAL_SPEED
        self._at_ms = float(start_ms)

    @property
    def moment(self) -> Moment:
        """The instant that is shown."""
        return Moment(int(min(self._at_ms, self.known_ms)))

    @property
    def wanted_ms(self) -> float:
        """The instant to be shown, whether it is known or not."""
        return self._at_ms

    @property
    def waits(self) -> bool:
        """Whether what is wanted is not known yet."""
        return self._at_ms > self.known_ms

    @property
    def times(self) -> tuple[int, int, int]:
        """The start of the run, its end, and the instant that is shown [ms]."""
        return self.start_ms, self.end_ms, self.moment.at_ms

    def jump(self, at_ms: float) -> None:
        """Go to an instant, or to the nearer end of the run where it lies outside."""
        self._at_ms = min(max(at_ms, self.start_ms), self.end_ms)

    def tick(self, elapsed_ms: float) -> None:
        """Let so much real time pass; the end of the run pauses the clock."""
        if self.playing and not self.waits:
            self.jump(self._at_ms + elapsed_ms * self.speed)
            self.playing = self._at_ms < self.end_ms

    def toggle(self) -> None:
        """Play or pause; from the end, play from the start again."""
        if not self.playing and self._at_ms >= self.end_ms:
            self.jump(self.start_ms)
        self.playing = not self.playing

    def faster(self) -> None:
        """Take the next higher speed, if there is one."""
        self.speed = min((speed for speed in SPEEDS if speed > self.speed), default=SPEEDS[-1])

    def slower(self) -> None:
        """Take the next lower speed, if there is one."""
        self.speed = max((speed for speed in SPEEDS if speed < self.speed), default=SPEEDS[0])
