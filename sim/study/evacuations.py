"""What a planner asks of an evacuation: how long it took, by which exits, and who came last."""

from dataclasses import dataclass

import duckdb


@dataclass(frozen=True)
class LastOut:
    """Who was the last to get out: from which place ("" on the way), by which exit, and when.

    Times are those of the run [s]: when the person set out, and got out.
    """

    person: int
    role: str
    place: str
    exit: str
    start_s: float
    out_s: float


@dataclass(frozen=True)
class ExitUse:
    """An exit: how many left by it, until when [s of the run], most in a minute, metres wide.

    `limit_share` is what left in its busiest minute as a share of the most who can.
    """

    id: str
    people: int
    until_s: float
    most_in_a_minute: int
    width_m: float
    limit_share: float


@dataclass(frozen=True)
class BuildingOut:
    """A building or area: how many were to leave, never got out, and when it was empty.

    `empty_s` is the time since the alarm when the last of them who got out did [s].
    """

    id: str
    people: int
    inside: int
    empty_s: float | None


@dataclass(frozen=True)
class Tightest:
    """The most crowded minute on the way out: where, which kind of path, how dense, when."""

    path: str
    kind: str
    level: str
    density: float
    at_s: int


@dataclass(frozen=True)
class Evacuation:
    """An evacuation; times since the alarm [s], None where nobody got as far.

    `within` people were to leave; `inside` never got out. `half_s`, `most_s` and `all_s` are when
    half, 95 % and all of those who got out were out, `gathered_s` when the last came to an
    assembly point. The exits come with the one that was busy longest first.
    """

    number: int
    alarm_s: float
    within: int
    inside: int
    half_s: float | None
    most_s: float | None
    all_s: float | None
    set_out_s: float
    gathered_s: float | None
    exits: tuple[ExitUse, ...]
    buildings: tuple[BuildingOut, ...]
    tightest: Tightest | None
    last: LastOut | None


_TOTALS = """
WITH known AS (
    SELECT *, nullif(out_s, 'NaN') - alarm_s AS out, nullif(arrive_s, 'NaN') - alarm_s AS came
    FROM evacuees
)
SELECT evacuation AS number, any_value(alarm_s) AS alarm_s, count(*) AS within,
    count(*) - count(out) AS inside, quantile_disc(out, 0.5) AS half_s,
    quantile_disc(out, 0.95) AS most_s, max(out) AS all_s, max(start_s - alarm_s) AS set_out_s,
    max(came) AS gathered_s
FROM known GROUP BY evacuation ORDER BY evacuation"""

_EXITS = """
WITH minutes AS (
    SELECT exit, floor((out_s - alarm_s) / 60) AS minute, count(*) AS people, max(out_s) AS until_s
    FROM evacuees WHERE evacuation = ? AND exit <> '' GROUP BY ALL
), doors AS (
    SELECT path AS exit, max(width_m) AS width_m, min(back_limit) AS leave_s
    FROM links WHERE kind = 'door' GROUP BY path
)
SELECT exit, sum(people)::INT, max(until_s), max(people), any_value(width_m),
    least(1, max(people) / (60 * any_value(leave_s)))
FROM minutes JOIN doors USING (exit) GROUP BY exit ORDER BY max(until_s) DESC, exit"""

_BUILDINGS = """
SELECT building, count(*), count(*) - count(nullif(out_s, 'NaN')),
    max(nullif(out_s, 'NaN') - alarm_s) AS empty_s
FROM evacuees WHERE evacuation = ? AND building <> ''
GROUP BY building ORDER BY empty_s DESC NULLS FIRST, building"""

_TIGHTEST = """
WITH known AS (SELECT * FROM evacuees WHERE evacuation = $number),
ways AS (SELECT building AS path FROM known UNION SELECT exit FROM known)
SELECT path, kind, level, density, start_s
FROM crowding JOIN links USING (link) SEMI JOIN ways USING (path)
WHERE start_s > $alarm_s - 60 AND start_s < (SELECT max(nullif(out_s, 'NaN')) FROM known)
ORDER BY density DESC, start_s, link LIMIT 1"""

_LAST = """
SELECT person, role, coalesce(places.id, ''), exit, start_s, out_s
FROM evacuees JOIN people USING (person) LEFT JOIN places USING (place)
WHERE evacuation = ? AND NOT isnan(out_s)
ORDER BY out_s DESC, person LIMIT 1"""


def evacuations(connection: duckdb.DuckDBPyConnection) -> list[Evacuation]:
    """Return every evacuation of a run, in the order of the scenario."""
    rows = connection.execute(_TOTALS).fetchall()
    names = [column[0] for column in connection.description or ()]
    told = []
    for totals in (dict(zip(names, row, strict=True)) for row in rows):
        number = totals["number"]
        exits = connection.execute(_EXITS, [number]).fetchall()
        buildings = connection.execute(_BUILDINGS, [number]).fetchall()
        when = {"number": number, "alarm_s": totals["alarm_s"]}
        tightest = connection.execute(_TIGHTEST, when).fetchone()
        last = connection.execute(_LAST, [number]).fetchone()
        told.append(
            Evacuation(
                **totals,
                exits=tuple(ExitUse(*row) for row in exits),
                buildings=tuple(BuildingOut(*row) for row in buildings),
                tightest=Tightest(*tightest) if tightest else None,
                last=LastOut(*last) if last else None,
            )
        )
    return told
