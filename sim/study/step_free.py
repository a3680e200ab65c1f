"""What people who cannot climb stairs cannot reach, by building."""

from dataclasses import dataclass

import duckdb

# Residential rooms are left out: whoever needs a room without stairs is given one.
_BUILDINGS = """
SELECT building, count(*) FILTER (step_free = 0) AS places, count(*),
    sum(capacity) FILTER (step_free = 0) AS seats
FROM places
WHERE building <> '' AND kind <> 'dormitory_room'
GROUP BY building HAVING places > 0
ORDER BY seats DESC, building
LIMIT ?"""


@dataclass(frozen=True)
class OutOfReach:
    """A building: how many of its places only stairs lead to, and how many people they hold."""

    building: str
    places: int
    of: int
    seats: int


def out_of_reach(connection: duckdb.DuckDBPyConnection, most: int = 5) -> list[OutOfReach]:
    """Return the buildings of which most seats are out of reach without stairs."""
    rows = connection.execute(_BUILDINGS, [most]).fetchall()
    return [OutOfReach(building, places, of, int(seats)) for building, places, of, seats in rows]
