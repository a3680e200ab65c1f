"""What a planner asks of a run first: the peaks, the fullest buildings, the longest queues."""

from dataclasses import dataclass

import duckdb

Rows = list[tuple[object, ...]]


@dataclass(frozen=True)
class Crowd:
    """A building or service at its most crowded: its id, how many people, when [s of the run]."""

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
    SELECT service, join_s AS at_s, 1 AS step FROM queues
    UNION ALL SELECT service, start_s, -1 FROM queues
), lengths AS (
    SELECT service, at_s, sum(step) OVER (PARTITION BY service ORDER BY at_s, step) AS waiting
    FROM steps
), mean AS (SELECT service, avg(start_s - join_s) AS wait_s FROM queues GROUP BY service)
SELECT service, max(waiting), arg_max(at_s, waiting), any_value(wait_s)
FROM lengths JOIN mean USING (service)
GROUP BY service
ORDER BY max(waiting) DESC, service
LIMIT ?"""


def _crowds(connection: duckdb.DuckDBPyConnection, sql: str, most: int) -> list[Crowd]:
    rows = connection.execute(sql, [most]).fetchall()
    return [Crowd(str(key), int(people), int(at), float(share)) for key, people, at, share in rows]


def crowded_buildings(connection: duckdb.DuckDBPyConnection, most: int = 5) -> list[Crowd]:
    """Return the buildings (dormitories aside) with most people; `share` is of their capacity."""
    return _crowds(connection, _BUILDINGS, most)


def longest_queues(connection: duckdb.DuckDBPyConnection, most: int = 5) -> list[Crowd]:
    """Return the services with the longest queues; `share` is the day's mean wait [s]."""
    return _crowds(connection, _QUEUES, most)


def walking_peaks(connection: duckdb.DuckDBPyConnection, most: int = 4) -> list[tuple[int, int]]:
    """Return the instants [s] at which most people walk, at least an hour apart, and how many."""
    rows = connection.execute("SELECT at_s, walking FROM census ORDER BY walking DESC, at_s")
    peaks: list[tuple[int, int]] = []
    for at, walking in rows.fetchall():
        if len(peaks) < most and all(abs(at - other) >= 3600 for other, _ in peaks):
            peaks.append((int(at), int(walking)))
    return peaks
