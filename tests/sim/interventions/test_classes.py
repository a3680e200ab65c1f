"""Classes moved and rehoused, classrooms opened, groups called to a place."""

from collections.abc import Callable
from pathlib import Path

import pytest

from maps.faults import InputError
from scenarios.loading import load
from sim.run import run
from sim.study.query import open_run

Rows = Callable[[str], list]


def day(folder: Path, text: str, *settings: str) -> Rows:
    file = folder / "scenario.toml"
    file.write_text(f'extends = "weekday"\nname = "tried"\n[campus]\nmap = "quad"\n{text}')
    out = folder / "run"
    small = ("population.students=700", *settings)
    run(load(str(file), small), 1, out, False, lambda *_: None, lambda *_: None)
    tables = open_run(out)
    return lambda sql: tables.execute(sql).fetchall()


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Rows:
    return day(tmp_path_factory.mktemp("base"), "")


TAUGHT = "('lecture', 'seminar', 'laboratory', 'computer')"
ROOMS = "SELECT meeting, room FROM class_attendance ORDER BY meeting"


def test_a_renovated_building_is_empty_and_only_its_classes_move(
    base: Rows, tmp_path: Path
) -> None:
    rows = day(tmp_path, '[[interventions]]\nkind = "renovate"\ntarget = "laboratory"\n')
    inside = "SELECT count(*) FROM visits JOIN places USING (place) WHERE building = 'laboratory'"
    assert base(inside)[0][0] > 0
    assert rows(f"{inside} AND kind = 'laboratory'") == [(0,)]
    before, after = dict(base(ROOMS)), dict(rows(ROOMS))
    moved = {meeting for meeting, room in before.items() if room.startswith("laboratory-")}
    assert moved
    for meeting, room in before.items():
        assert (after[meeting] != room) == (meeting in moved)
    clash = """
        SELECT count(*) FROM classes a JOIN classes b USING (day, place)
        WHERE a.meeting < b.meeting AND a.start_s < b.end_s AND b.start_s < a.end_s
            AND place >= 0"""
    # office hours and the like may share a room, before as after
    assert rows(f"{clash} AND a.kind IN {TAUGHT} AND b.kind IN {TAUGHT}") == [(0,)]
    assert rows(clash) == base(clash)
    small = "SELECT count(*) FROM class_attendance WHERE place >= 0 AND booked >= capacity"
    assert rows(small) == [(0,)]


def test_classes_move_to_a_room_and_a_time(base: Rows, tmp_path: Path) -> None:
    ((chosen,),) = base("SELECT class_id FROM classes WHERE place >= 0 ORDER BY meeting LIMIT 1")
    text = f'[[interventions]]\nkind = "move_classes"\ntarget = "{chosen}"\n'
    rows = day(tmp_path, text + 'to = "teaching-2-301"\nstart = "20:00"\n')
    ((room, start),) = rows(
        f"SELECT room, start_s FROM class_attendance WHERE class_id = '{chosen}'"
    )
    assert (room, start) == ("teaching-2-301", 20 * 3600)
    others = f"SELECT * FROM classes WHERE class_id <> '{chosen}' ORDER BY meeting"
    assert rows(others) == base(others)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('kind = "move_classes"\ntarget = "EE-999"\nto = "teaching-1-101"', "must be a class"),
        ('kind = "move_classes"\ntarget = "lecture"', "must be given, or start"),
        ('kind = "move_classes"\ntarget = "lecture"\nto = "nowhere"', "must be a room"),
        ('kind = "renovate"\ntarget = "laboratory"\nfrom = "10:00"', "for the whole run"),
        ('kind = "gather"\ntarget = "office"\nfrom = "09:00"', "must be a time of the day"),
        ('kind = "open_classrooms"\ntarget = "teaching-9"', "must be a classroom"),
    ],
)
def test_what_cannot_be_is_refused(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        day(tmp_path, f"[[interventions]]\n{text}\n")


def test_classrooms_are_studied_in_while_they_are_open(base: Rows, tmp_path: Path) -> None:
    text = '[[interventions]]\nkind = "open_classrooms"\ntarget = "teaching-1"\n'
    rows = day(tmp_path, text + 'from = "18:00"\nuntil = "22:00"\n')
    sql = """
        SELECT count(*) FILTER (enter_s > 64800), count(*) FILTER (enter_s < 64800) FROM visits
        JOIN places USING (place) WHERE activity = 'study' AND building = 'teaching-1'"""
    (evening, by_day), (usual, usual_by_day) = rows(sql)[0], base(sql)[0]
    assert evening > usual
    assert by_day == usual_by_day


def test_groups_come_one_after_another(tmp_path: Path) -> None:
    text = """
[[interventions]]
kind = "gather"
target = ["teaching-1-101", "teaching-1-201"]
from = "18:00"
until = "21:00"
years = [1, 2]
stay_min = 20
"""
    rows = day(tmp_path, text)
    ((groups, first, last),) = rows("""
        SELECT count(*), min(start_s) / 3600, max(end_s) / 3600 FROM classes
        WHERE kind = 'gathering'""")
    assert (
        groups == rows("SELECT count(DISTINCT class_group) FROM people WHERE year IN (1, 2)")[0][0]
    )
    assert first == 18.0
    assert last <= 21.0
    ((came, called),) = rows("""
        SELECT sum(attending), sum(booked) FROM class_attendance WHERE kind = 'gathering'""")
    # evening classes keep some
    assert 0.7 * called < came <= called


def test_exams_replace_classes(base: Rows, tmp_path: Path) -> None:
    rows = day(tmp_path, "", "calendar.exam_weeks=[6]")
    assert {kind for (kind,) in rows("SELECT DISTINCT kind FROM classes")} == {"exam"}
    exams = dict(rows("SELECT class_id, start_s FROM classes"))
    assert len(exams) == len(rows("SELECT 1 FROM classes"))
    assert exams.items() < dict(base("SELECT class_id, start_s FROM classes")).items()


def test_every_other_college_begins_its_morning_later(tmp_path: Path) -> None:
    settings = ("population.students=1500", "parameters.space.later_mornings=20")
    rows = day(tmp_path, "", *settings)
    starts = "SELECT DISTINCT start_s / 3600 FROM classes WHERE class_id LIKE '{}%' ORDER BY ALL"
    usual, later = ([hour for (hour,) in rows(starts.format(key))] for key in ("EE", "CS"))
    assert set(usual) <= {8.5, 10.5, 13.5, 15 + 1 / 3, 19.0}
    assert set(later) <= {8.5 + 1 / 3, 10.5 + 1 / 3, 13.5, 15 + 1 / 3, 19.0}
    assert later[0] == 8.5 + 1 / 3
