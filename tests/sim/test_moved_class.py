"""A class moved to a far building makes its students late, and nobody else."""

from collections.abc import Sequence
from pathlib import Path

import duckdb
import far_annex
import numpy as np
import pytest

from scenarios.loading import load
from sim.run import run
from sim.study.compare.statistics import paired, t_interval
from sim.study.query import open_run

SMALL = ("campus.map='quad'", "population.students=900", "recording.interval_s=900")
# Small classes that their students reach from another one in ten minutes, hardly anybody late.
CHOSEN = """
    SELECT after, to_class, any_value(places.building), any_value(booked)
    FROM class_changes JOIN class_attendance ON meeting = after
        JOIN places ON places.id = from_room
    WHERE gap_min BETWEEN 9 AND 11 GROUP BY ALL
    HAVING sum(people) >= 20 AND any_value(booked) <= 30
        AND sum(people * class_changes.late_share) / sum(people) < 0.1
    ORDER BY after LIMIT 30"""
# The room farthest on foot from where they come from, of those that hold them and are free.
FAR = """
    WITH far AS (
        SELECT q.building, median(free_s) AS free_s
        FROM trips JOIN places p ON p.place = trips.origin JOIN places q ON q.place = trips.place
        WHERE p.building = $building GROUP BY ALL HAVING count(*) >= 3
    ), held AS (SELECT start_s, end_s FROM classes WHERE meeting = $meeting)
    SELECT free_s, id FROM teaching_rooms JOIN far USING (building)
    WHERE capacity > $booked AND place NOT IN (
        SELECT place FROM classes, held
        WHERE classes.start_s < held.end_s AND classes.end_s > held.start_s
    )
    ORDER BY free_s DESC, id LIMIT 1"""
LATE = """
    SELECT sum(late) / sum(attending) FROM class_attendance
    WHERE kind IN ('lecture', 'seminar', 'laboratory', 'computer') AND {}"""

# The class that most people come to straight from another one, those people, and how many come late
# to what they attend.
FOLLOWING = """
    SELECT to_class FROM class_changes WHERE gap_min <= 20
    GROUP BY to_class ORDER BY sum(people) DESC, to_class LIMIT 1"""
MEMBERS = """
    SELECT DISTINCT person FROM trips JOIN classes USING (meeting) WHERE class_id = $moved"""
LATE_PEOPLE = """
    SELECT avg((arrive_s > start_s)::INT) FILTER (list_contains($members, person)),
        avg((arrive_s > start_s)::INT) FILTER (NOT list_contains($members, person))
    FROM trips JOIN classes USING (meeting)"""


def farthest_move(day: duckdb.DuckDBPyConnection) -> tuple[str, str]:
    """Return of those classes the one with the longest walk to such a room, and the room."""
    found = []
    for meeting, moved, building, booked in day.execute(CHOSEN).fetchall():
        told = {"building": building, "meeting": meeting, "booked": booked}
        row = day.execute(FAR, told).fetchone()
        if row:
            found.append((row[0], moved, row[1]))
    _, moved, room = max(found)
    return moved, room


def moving(file: Path, moved: str, room: str) -> Path:
    """Write a scenario that moves a class to a room, and return its file."""
    file.write_text(
        f'extends = "weekday"\n[[interventions]]\nkind = "move_classes"\n'
        f'target = "{moved}"\nto = "{room}"\n',
        encoding="utf-8",
    )
    return file


def day_of(
    scenario: str, settings: Sequence[str], seed: int, out: Path
) -> duckdb.DuckDBPyConnection:
    run(load(scenario, settings), seed, out, False, lambda *_: None, lambda *_: None)
    return open_run(out)


def test_only_the_students_of_a_class_moved_far_away_come_late(huxi_day, tmp_path: Path) -> None:
    base = open_run(huxi_day.folder)
    moved, room = farthest_move(base)
    file = moving(tmp_path / "moved.toml", moved, room)
    after = day_of(str(file), (), 1, tmp_path / "run")

    def late(whose: str) -> tuple[float, float]:
        (was,), (now,) = (day.execute(LATE.format(whose)).fetchone() for day in (base, after))
        return was, now

    was, now = late(f"class_id = '{moved}'")
    assert was < 0.1
    assert now > 0.5
    was, now = late(f"class_id <> '{moved}'")
    assert now == pytest.approx(was, abs=0.002)


def test_the_lateness_of_others_stays_in_paired_runs(tmp_path: Path) -> None:
    annex = far_annex.write_to(tmp_path / "annex")
    small = (f"campus.changes='{annex}'", *SMALL)
    late = []
    for seed in (1, 2, 3, 4):
        base = day_of("weekday", small, seed, tmp_path / f"base-{seed}")
        (moved,) = base.execute(FOLLOWING).fetchone()
        members = [person for (person,) in base.execute(MEMBERS, {"moved": moved}).fetchall()]
        assert len(members) >= 10
        file = moving(tmp_path / f"moved-{seed}.toml", moved, far_annex.ROOM)
        after = day_of(str(file), small, seed, tmp_path / f"after-{seed}")
        told = {"members": members}
        late.append([day.execute(LATE_PEOPLE, told).fetchone() for day in (base, after)])
    theirs, others = (t_interval(paired(*np.array(late)[:, :, who].T), 0.95) for who in (0, 1))
    assert theirs.low > 0.1
    assert others.low <= 0.0 <= others.high
    assert others.half_width < 0.005
