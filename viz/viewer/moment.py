"""The instant that is drawn."""

from dataclasses import dataclass, field

from viz.viewer.look import Look

DAY_MS = 86_400_000


@dataclass(frozen=True)
class Moment:
    """An instant of a run, `at_ms` after the midnight that begins it, and how it is shown."""

    at_ms: int = 0
    look: Look = field(default_factory=Look)


def clock_text(at_ms: int, seconds: bool = True) -> str:
    """Return an instant as in "08:25:00", after the first day as in "day 2, 08:25:00"."""
    day, rest = divmod(int(at_ms), DAY_MS)
    whole = rest // 1000
    text = f"{whole // 3600:02d}:{whole // 60 % 60:02d}"
    if seconds:
        text += f":{whole % 60:02d}"
    return text if day == 0 else f"day {day + 1}, {text}"
