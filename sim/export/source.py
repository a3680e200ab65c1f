"""A run folder, opened for an export."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import duckdb
from shapely import LineString
from shapely.ops import substring

from maps import folder as campus_folder
from maps.campus import Campus
from maps.faults import Fault, InputError
from scenarios.interventions.intervention import seconds_of
from scenarios.schema import DAY_S
from sim.record.run_folder import CAMPUS, read_manifest
from sim.study.day import walking_peaks
from sim.study.query import open_run

MAKER = "Campus Twin"


@dataclass(frozen=True)
class Source:
    """The campus of a run, its manifest, and a connection with its tables."""

    campus: Campus
    manifest: Mapping[str, Any]
    tables: duckdb.DuckDBPyConnection

    @property
    def title(self) -> str:
        """What was simulated, in a line."""
        scenario = self.manifest["scenario"]["name"]
        return f"{MAKER}: {scenario}, seed {self.manifest['seed']}"

    @property
    def interval_s(self) -> int:
        """By which intervals the run was recorded [s]."""
        return int(self.manifest["scenario"]["recording"]["interval_s"])

    def rows(self, sql: str, **values: object) -> list[dict[str, Any]]:
        """Return what a query over the tables gives, by column; `values` are its parameters."""
        cursor = self.tables.execute(sql, values or None)
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def clock(self, second: int) -> datetime:
        """Return an instant of the run [s] as a time of the world, in UTC."""
        (day,) = self.rows(
            "SELECT date, day FROM calendar WHERE day <= $day ORDER BY day DESC LIMIT 1",
            day=second // DAY_S,
        )
        zone = ZoneInfo(self.manifest["scenario"]["calendar"]["time_zone"])
        midnight = datetime.combine(date.fromisoformat(day["date"]), time(), zone)
        return midnight.astimezone(UTC) + timedelta(seconds=second - int(day["day"]) * DAY_S)

    def lines(self) -> dict[int, LineString]:
        """Return the geometry of each link outdoors, in local metres, by its number."""
        graph = self.campus.graph
        outdoors = {
            key: data["geometry"]
            for start, end, key, data in graph.edges(keys=True, data=True)
            if not (graph.nodes[start]["building"] or graph.nodes[end]["building"])
        }
        return {
            row["link"]: substring(outdoors[row["edge"]], *row["shares"], normalized=True)
            for row in self.rows(
                "SELECT link, edge, [begin_share, end_share] AS shares FROM links "
                "WHERE kind NOT IN ('cycle', 'rack', 'ride') ORDER BY link"
            )
            if row["edge"] in outdoors
        }


def open_source(run: Path) -> Source:
    """Return a run opened for an export; raises InputError where the folder holds none."""
    manifest = read_manifest(run)
    return Source(campus_folder.load(run / CAMPUS), manifest, open_run(run))


def instant_of(source: Source, said: str | None) -> int:
    """Return a clock time ("08:30", "2 08:30") as an instant of the run [s].

    It is rounded down to the recording interval; left out, it is when most people walk. Raises
    InputError where it is none, or after the end of the run.
    """
    if said is None:
        return walking_peaks(source.tables, 1)[0][0]
    second = second_of("--at", said)
    (end,) = source.rows("SELECT max(at_s) AS s FROM census")
    if second > end["s"]:
        rule = f"must be within the run, which ends after {end['s']} s"
        raise InputError([Fault("--at", "", said, rule, "")])
    return second - second % source.interval_s


def second_of(option: str, said: str) -> int:
    """Return a clock time as seconds of the run; raises InputError where it is none."""
    try:
        return int(seconds_of(said))
    except ValueError as error:
        raise InputError([Fault(option, "", said, str(error), "")]) from error
