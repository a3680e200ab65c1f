"""The norms and surveys that the use of space is held against, read once from `norms.csv`."""

from dataclasses import dataclass
from functools import cache

from maps.definitions import rows_of

# "teaching" stands for all kinds of room in which classes are held.
TEACHING = "teaching"


@dataclass(frozen=True)
class Norm:
    """A value of one measure for one kind of room.

    `year` is 0 where it is unknown. `status` says what it is worth: surveyed, target, usual, in
    force, older, superseded, rescinded, or unconfirmed, where nobody has seen the original.
    """

    norm: str
    kind: str
    measure: str
    value: float
    unit: str
    source: str
    year: int
    status: str


@cache
def norms() -> tuple[Norm, ...]:
    """Return every norm, in the order of the file."""
    return tuple(
        Norm(
            norm=row["norm"],
            kind=row["kind"],
            measure=row["measure"],
            value=float(row["value"]),
            unit=row["unit"],
            source=row["source"],
            year=int(row["year"] or 0),
            status=row["status"],
        )
        for row in rows_of("models.space", "data/norms.csv")
    )
