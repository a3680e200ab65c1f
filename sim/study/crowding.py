"""Where a run was most crowded, when, and who was there on the way from where to where."""

from dataclasses import dataclass

import duckdb

# A path is judged by its worst link. Paths are put in order by the time that people spent in
# discomfort, for one bad minute may be chance.
_WORST = """
SELECT path, arg_max(kind, density), arg_max(level, density), arg_max(start_s, density),
    max(density), coalesce(sum(person_s) FILTER (level >= 'E'), 0) / 60 AS person_min
FROM crowding JOIN links USING (link)
WHERE level >= 'C'
GROUP BY path
ORDER BY person_min DESC, max(density) DESC, path
LIMIT ?"""

_PASSERS = """
WITH passers AS (
    SELECT activity, role, college,
        coalesce(nullif(a.building, ''), a.id) AS origin,
        coalesce(nullif(b.building, ''), b.id) AS goal
    FROM crowd_trips JOIN links USING (link) JOIN people USING (person)
    JOIN places a ON a.place = crowd_trips.origin
    JOIN places b ON b.place = crowd_trips.place
    WHERE path = $path
), total AS (SELECT count(*) AS people FROM passers)
SELECT {columns}, count(*), any_value(total.people)
FROM passers, total
GROUP BY {columns}
HAVING count(*) >= (SELECT value FROM settings WHERE key = 'smallest_cohort')
ORDER BY count(*) DESC, {columns}
LIMIT 1"""


@dataclass(frozen=True)
class Share:
    """The largest of several groups of people: what they have in common, and their share."""

    common: tuple[str, ...]
    share: float


@dataclass(frozen=True)
class WorstPlace:
    """A path at its worst.

    `path` is the id of the path, building or entrance, `kind` that of its worst link. `level` and
    `density` [persons/m2] are those of the worst minute, which began at `at_s` [s of the run].
    `person_min` is the time that people spent there at level E or F [min]. Of those who were there
    at the end of that minute, `way` has the commonest origin and goal (buildings, areas or gates),
    `cohort` the commonest role and college, `activity` the commonest purpose; None where the run
    did not write who was there, or where the group is too small to be told.
    """

    path: str
    kind: str
    level: str
    at_s: int
    density: float
    person_min: float
    way: Share | None
    cohort: Share | None
    activity: Share | None


def _commonest(
    connection: duckdb.DuckDBPyConnection, path: str, columns: tuple[str, ...]
) -> Share | None:
    sql = _PASSERS.format(columns=", ".join(columns))
    row = connection.execute(sql, {"path": path}).fetchone()
    return None if row is None else Share(tuple(map(str, row[:-2])), row[-2] / row[-1])


def worst_places(connection: duckdb.DuckDBPyConnection, most: int = 6) -> list[WorstPlace]:
    """Return the paths on which people spent most time at level E or F, the worst first."""
    rows = connection.execute(_WORST, [most]).fetchall()
    return [
        WorstPlace(
            path=path,
            kind=kind,
            level=level,
            at_s=at_s,
            density=density,
            person_min=person_min,
            way=_commonest(connection, path, ("origin", "goal")),
            cohort=_commonest(connection, path, ("role", "college")),
            activity=_commonest(connection, path, ("activity",)),
        )
        for path, kind, level, at_s, density, person_min in rows
    ]
