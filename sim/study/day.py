"""What a planner asks of a run first: the peaks, the fullest buildings, the longest queues."""

from dataclasses import dataclass

import duckdb

Rows = list[tuple[object, ...]]


@dataclass(frozen=True)
class Crowd:
    """A building or place at its most crowded: its id, how many people, and when [s of the run]."""

    id: str
    people: int
    at_s: int
    share: float


_BUILDINGS = """
WITH inside AS (
    SELECT building, at_s, sum(people) AS people
    FROM place_occupancy JOIN places USING (place)
    WHERE building <> '' AND kind NOT IN ('dormitory_room') GROUP BY ALL
), room AS (SELECT building, sum(capacity) AS capacity FROM places GROUP BY building)
SELECT building, max(people), arg_max(at_s, people), max(people) / any_value(capacity)
FROM inside JOIN room USING (building)
GROUP BY building
ORDER BY max(people) DESC, building
LIMIT ?"""

_QUEUES = """
WITH steps AS (
    SELECT place, join_s AS at_s, 1 AS step FROM queues
    UNION ALL SELECT place, start_s, -1 FROM queues
), lengths AS (
    SELECT place, at_s, sum(step) OVER (PARTITION BY place ORDER BY at_s, step) AS waiting
    FROM steps
), mean AS (SELECT place, avg(start_s - join_s) AS wait_s FROM queues GROUP BY place)
SELECT places.id, max(waiting), arg_max(at_s, waiting), any_value(wait_s)
FROM lengths JOIN places USING (place) JOIN mean USING (place)
GROUP BY places.id
ORDER BY max(waiting) DESC, places.id
LIMIT ?"""


def _crowds(connection: duckdb.DuckDBPyConnection, sql: str, most: int) -> list[Crowd]:
    rows = connection.execute(sql, [most]).fetchall()
    return [Crowd(str(key), int(people), int(at), float(share)) for key, people, at, share in rows]


def crowded_buildings(connection: duckdb.DuckDBPyConnection, most: int = 5) -> list[Crowd]:
    """Return the buildings (dormitories aside) with most people; `share` is of their capacity."""
    return _crowds(connection, _BUILDINGS, most)


def longest_queues(connection: duckdb.DuckDBPyConnection, most: int = 5) -> list[Crowd]:
    """Return the places with the longest queues; `share` is the day's mean wait [s]."""
    return _crowds(connection, _QUEUES, most)


def walking_peaks(connection: duckdb.DuckDBPyConnection, most: int = 4) -> list[tuple[int, int]]:
    """Return the instants [s] at which most people walk, at least an hour apart, and how many."""
    rows = connection.execute("SELECT at_s, walking FROM census ORDER BY walking DESC, at_s")
    peaks: list[tuple[int, int]] = []
    for at, walking in rows.fetchall():
        if len(peaks) < most and all(abs(at - other) >= 3600 for other, _ in peaks):
            peaks.append((int(at), int(walking)))
    return peaks
