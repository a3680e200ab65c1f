"""Evacuations of a hall: how long they take, by which exits, and that nobody is lost."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from drills import write_drill, write_hall

from scenarios.loading import load
from sim.run import run
from sim.study.evacuations import Evacuation, evacuations
from sim.study.query import open_run

ALARM = '[[interventions]]\nkind = "evacuate"\ntarget = "hall"\nfrom = "03:00"\nuntil = "04:00"\n'
AT_ONCE = 'pre_movement = { distribution = "constant", seconds = 0 }\n'
SECONDS_3 = 3 * 3600.0


class Drill:
    """A run of a drill, and what was asked of it."""

    def __init__(self, folder: Path, campus: Path, text: str, *settings: str) -> None:
        file = write_drill(folder, campus, text)
        out = folder / f"run{len(list(folder.glob('run*')))}"
        run(load(str(file), settings), 1, out, False, lambda *_: None, lambda *_: None)
        self.tables = open_run(out)

    @property
    def told(self) -> Evacuation:
        (only,) = evacuations(self.tables)
        return only

    def rows(self, sql: str) -> list[tuple]:
        return self.tables.execute(sql).fetchall()


def drill(
    folder: Path, people: int, doors: Sequence[str], said: str = AT_ONCE, **hall: object
) -> Drill:
    return Drill(folder, write_hall(folder / "campus", people, doors, **hall), ALARM + said)


def test_half_as_many_doors_take_about_twice_as_long(tmp_path: Path) -> None:
    """RiMEA test 9: 1,000 people leave by 4 doors of 1 m, and by 2."""
    times = []
    for doors in ("nsew", "ns"):
        folder = tmp_path / doors
        folder.mkdir()
        told = drill(folder, 1000, doors).told
        assert (told.within, told.inside, len(told.exits)) == (1000, 0, len(doors))
        # no more pass a door than its flow allows: 1.3 persons/(m s)
        assert all(way.most_in_a_minute <= 1.3 * 60 + 1 for way in told.exits)
        assert told.all_s is not None and told.all_s >= 1000 / len(doors) / 1.3
        # all at once: the busiest door is at its limit
        limits = [way.limit_share for way in told.exits]
        assert max(limits) >= 0.95 and min(limits) > 0.7
        (building,) = told.buildings
        assert (building.id, building.people, building.inside) == ("hall", 1000, 0)
        assert building.empty_s == told.all_s
        assert told.tightest is not None and told.tightest.level >= "E"
        times.append(told.all_s)
    assert 1.6 <= times[1] / times[0] <= 2.4


def test_nobody_uses_a_blocked_exit(tmp_path: Path) -> None:
    told = drill(tmp_path, 200, "nsew", AT_ONCE + 'blocked = ["n", "e"]\n').told
    assert {way.id for way in told.exits} == {"s", "w"}
    assert told.inside == 0


def test_where_all_exits_are_blocked_people_stay_and_are_told(tmp_path: Path) -> None:
    run = drill(tmp_path, 50, "ns", AT_ONCE + 'blocked = ["n", "s"]\n')
    assert (run.told.inside, run.told.all_s, run.told.exits, run.told.last) == (50, None, (), None)
    assert [(each.inside, each.empty_s) for each in run.told.buildings] == [(50, None)]
    assert run.rows("SELECT count(DISTINCT person) FROM unreached WHERE activity = 'evacuation'")
    # a day later nobody is missing
    assert run.rows(
        "SELECT DISTINCT staying + walking + cycling + queuing + gated + awaiting + riding "
        "FROM census"
    ) == [(50,)]


def test_people_leave_by_the_exit_of_their_room(tmp_path: Path) -> None:
    """RiMEA test 10 and NIST 3.1: all use the exit that they are told."""
    allocated = 'allocation = { "room-0" = "e", "room-1" = "s", "room-2" = "e" }\n'
    run = drill(tmp_path, 60, "nsew", AT_ONCE + allocated, rooms=3)
    used = run.rows("SELECT DISTINCT id, exit FROM evacuees JOIN places USING (place) ORDER BY id")
    assert used == [("room-0", "e"), ("room-1", "s"), ("room-2", "e")]


def test_exits_can_be_the_nearest(tmp_path: Path) -> None:
    told = drill(tmp_path, 100, "nsew", AT_ONCE + 'exits = "nearest"\n').told
    assert len(told.exits) == 1  # all doors are as far from the middle: the same one for all


def test_pre_movement_times_are_waited_out(tmp_path: Path) -> None:
    said = 'pre_movement = { distribution = "uniform", low = 60, high = 120 }\n'
    run = drill(tmp_path, 300, "nsew", said)
    ((first, last),) = run.rows("SELECT min(start_s), max(start_s) FROM evacuees")
    assert SECONDS_3 + 60 <= first < SECONDS_3 + 65 and SECONDS_3 + 115 < last <= SECONDS_3 + 120
    late = "SELECT count(*) FROM evacuees JOIN trips USING (person) WHERE activity = 'evacuation'"
    assert run.rows(f"{late} AND abs(ready_s - start_s) < 1e-9") == [(300,)]
    assert run.rows("SELECT count(*) FROM evacuees WHERE out_s < start_s") == [(0,)]


def test_people_gather_and_go_back_when_it_is_over(tmp_path: Path) -> None:
    run = drill(tmp_path, 100, "ns")
    gathered = """
        SELECT count(*), min(enter_s) > 10800, min(leave_s) FROM visits JOIN places USING (place)
        WHERE id = 'meet'"""
    assert run.rows(gathered) == [(100, True, 4 * 3600.0)]
    home = """
        SELECT people FROM place_occupancy JOIN places USING (place)
        WHERE id = 'room-0' AND at_s = 18000"""
    assert run.rows(home) == [(100,)]


def test_the_flow_table_counts_everybody_once(tmp_path: Path) -> None:
    run = drill(tmp_path, 300, "ns", AT_ONCE + "interval_s = 7\n")
    assert run.rows("SELECT sum(people) FROM evacuation") == [(300,)]
    by_person = """
        SELECT exit, 10800 + 7 * floor((out_s - 10800) / 7) AS start_s, count(*)
        FROM evacuees GROUP BY ALL ORDER BY ALL"""
    assert run.rows("SELECT exit, start_s, people FROM evacuation ORDER BY ALL") == run.rows(
        by_person
    )


def test_nothing_depends_on_when_the_world_looks(tmp_path: Path) -> None:
    campus = write_hall(tmp_path / "campus", 200, "nsew")
    alarm = ALARM.replace('"03:00"', '"03:00:17"').replace('"04:00"', '"03:41:13"')
    told = [
        Drill(tmp_path, campus, alarm, f"recording.interval_s={interval}").rows(
            "SELECT person, start_s, exit, out_s, arrive_s FROM evacuees ORDER BY person"
        )
        for interval in (300, 10)
    ]
    assert len(told[0]) == 200
    assert told[0] == told[1]


def test_what_comes_before_the_alarm_is_as_without_it(tmp_path: Path) -> None:
    settings = ("campus.map='quad'",)
    alarm = ALARM.replace("hall", "teaching-1").replace("03:00", "10:00").replace("04:00", "10:20")
    told = []
    for name, text in (("with", alarm), ("without", "")):
        folder = tmp_path / name
        folder.mkdir()
        run = Drill(folder, Path("quad"), text, *settings)
        trips = """
            SELECT person, activity, origin, place, ready_s, depart_s, arrive_s, length_m, free_s
            FROM trips WHERE arrive_s < 36000 ORDER BY ALL"""
        told.append(run.rows(trips))
    assert len(told[0]) > 2000
    assert told[0] == told[1]


@pytest.mark.parametrize(
    "target", ['"campus"', "[]\npolygon = [[{w}, {s}], [{e}, {s}], [{e}, {n}]]"]
)
def test_areas_and_campuses_are_evacuated_too(tmp_path: Path, target: str) -> None:
    corners = target.format(w=105.999, e=106.003, s=29.998, n=30.003)
    text = ALARM.replace('"hall"', corners).replace("03:00", "09:00").replace("04:00", "09:30")
    run = Drill(tmp_path, Path("quad"), text)
    told = run.told
    assert told.inside == 0 and told.within > 300
    assert len(told.buildings) > 3
    # the last building to be empty says when all are out of buildings
    empty = [each.empty_s for each in told.buildings]
    assert empty == sorted(empty, reverse=True)
    ((last,),) = run.rows("SELECT max(out_s - alarm_s) FROM evacuees WHERE building <> ''")
    assert empty[0] == last
    assert run.rows(
        "SELECT DISTINCT staying + walking + cycling + queuing + gated + awaiting + riding "
        "FROM census"
    ) == [(2020,)]


def test_who_leaves_by_a_gate_is_out(tmp_path: Path) -> None:
    text = ALARM.replace('"hall"', '"campus"').replace("03:00", "17:20").replace("04:00", "17:50")
    run = Drill(tmp_path, Path("quad"), text)
    on_their_way = "FROM evacuees WHERE building = '' AND assembly = -1"
    ((people, late),) = run.rows(f"SELECT count(*), count(*) FILTER (isnan(out_s)) {on_their_way}")
    assert people > 0 and late == 0
    assert run.told.inside == 0
