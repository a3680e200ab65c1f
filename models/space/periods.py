"""The periods of a teaching day, and the blocks of neighbouring ones that a class holds."""

from dataclasses import dataclass
from functools import cache

from maps.definitions import rows_of

NOON_S, EVENING_S = 12 * 3600.0, 18 * 3600.0


@dataclass(frozen=True)
class Block:
    """A row of `teaching_blocks.csv`: a class's time, from its first period to its last.

    `start_s`, `end_s` in seconds after midnight; `weight` is how readily classes are put there.
    """

    key: str
    name: str
    name_zh: str
    start_s: float
    end_s: float
    periods: int
    weight: float


def seconds_of(clock: str) -> float:
    """Return a clock time as 8:30 in seconds after midnight."""
    hours, minutes = clock.split(":")
    return int(hours) * 3600.0 + int(minutes) * 60.0


@cache
def blocks() -> tuple[Block, ...]:
    """Return the blocks of a day, in order."""
    periods = rows_of("models.space", "data/periods.csv")
    start = {row["period"]: seconds_of(row["start"]) for row in periods}
    end = {row["period"]: seconds_of(row["end"]) for row in periods}
    return tuple(
        Block(
            key=row["block"],
            name=row["name"],
            name_zh=row["name_zh"],
            start_s=start[row["first_period"]],
            end_s=end[row["last_period"]],
            periods=int(row["last_period"]) - int(row["first_period"]) + 1,
            weight=float(row["weight"]),
        )
        for row in rows_of("models.space", "data/teaching_blocks.csv")
    )


@cache
def half_days() -> tuple[int, ...]:
    """Return for each block whether it begins in the morning (0), afternoon (1) or evening (2)."""
    return tuple((block.start_s >= NOON_S) + (block.start_s >= EVENING_S) for block in blocks())
