"""The views of rooms and classes are held against counts that are made straight from the arrays."""

import json

import duckdb
import numpy as np
import pyarrow.parquet as pq
import pytest

from sim.study.indicators import groups, indicators
from sim.study.query import open_run
from sim.study.space import rooms_by_use, use_of_rooms
from sim.study.views import views


@pytest.fixture(scope="module")
def connection(quad_day):
    return open_run(quad_day.folder)


def _table(run, name: str) -> dict[str, list]:
    return pq.read_table(run.folder / "tables" / f"{name}.parquet").to_pydict()


def test_every_indicator_derives_again_from_the_tables(quad_day, connection) -> None:
    recorded = json.loads((quad_day.folder / "indicators.json").read_text(encoding="utf-8"))
    assert set(recorded) == set(indicators())
    for key, indicator in indicators().items():
        assert indicator.group in groups()
        (value,) = connection.execute(indicator.sql).fetchone()
        if recorded[key] is None:
            assert value is None
        else:
            assert value == pytest.approx(recorded[key], rel=1e-12), key


def test_an_indicator_needs_no_table_but_those_it_names(quad_day) -> None:
    for indicator in indicators().values():
        known = set(indicator.tables)
        for view in reversed([*views().values()]):
            if view.key in known:
                known.update(view.tables)
        only = open_run(quad_day.folder)
        for (name,) in only.execute("SHOW TABLES").fetchall():
            if name not in known:
                only.execute(f"DROP VIEW {name}")
        only.execute(indicator.sql).fetchone()


def test_attendance_is_that_of_the_visits(quad_day, connection) -> None:
    rows = connection.execute(
        "SELECT meeting, booked, attending, late, start_s FROM class_attendance"
    ).fetchall()
    people, visits = _table(quad_day, "people"), _table(quad_day, "visits")
    students = {
        p for p, role in zip(people["person"], people["role"], strict=True) if role == "student"
    }
    came: dict[int, dict[int, float]] = {}
    for person, meeting, enter in zip(
        visits["person"], visits["meeting"], visits["enter_s"], strict=True
    ):
        if meeting >= 0 and person in students:
            earlier = came.setdefault(meeting, {}).get(person, np.inf)
            came[meeting][person] = min(enter, earlier)
    assert len(rows) > 50
    for meeting, booked, attending, late, start in rows:
        there = came.get(meeting, {})
        assert attending == len(there) <= booked
        assert late == sum(enter > start for enter in there.values())


def test_booked_hours_are_those_of_the_timetable(quad_day, connection) -> None:
    classes = _table(quad_day, "classes")
    minutes = {  # office hours share rooms, and a room is booked once
        (place, minute)
        for a, b, place in zip(classes["start_s"], classes["end_s"], classes["place"], strict=True)
        for minute in range(int(a) // 60, int(b) // 60)
        if place >= 0 and 8 * 60 <= minute < 18 * 60
    }
    expected = len(minutes) / 60
    (booked,) = connection.execute("SELECT sum(booked_h) FROM room_hours").fetchone()
    assert booked == pytest.approx(expected)


def test_seen_hours_are_those_of_the_recorded_instants(quad_day, connection) -> None:
    places, seen = _table(quad_day, "places"), _table(quad_day, "place_occupancy")
    kinds = ("classroom", "lecture_hall", "computer_room", "laboratory")
    rooms = {p for p, kind in zip(places["place"], places["kind"], strict=True) if kind in kinds}
    here = [
        people
        for at, place, people in zip(seen["at_s"], seen["place"], seen["people"], strict=True)
        if place in rooms and 8 * 3600 <= at < 18 * 3600
    ]
    used, seats = connection.execute(
        "SELECT sum(used_h), sum(used_seat_h) FROM room_hours"
    ).fetchone()
    assert used == pytest.approx(len(here) / 12)
    assert seats == pytest.approx(sum(here) / 12)


def test_utilisation_is_frequency_times_occupancy_and_norms_stand_beside_it(connection) -> None:
    uses = {use.kind: use for use in use_of_rooms(connection)}
    assert list(uses)[-1] == "teaching"
    for use in uses.values():
        if use.utilisation is not None:
            assert use.utilisation == pytest.approx(use.frequency * use.occupancy)
            assert 0 < use.utilisation <= 1
    assert dict(uses["laboratory"].said) == {"newcastle": 0.48, "utah": 0.4}
    assert uses["teaching"].rooms == sum(use.rooms for use in uses.values()) / 2


def test_the_fullest_and_the_emptiest_rooms_are_the_ends_of_one_order(connection) -> None:
    full, empty = (rooms_by_use(connection, fullest) for fullest in (True, False))
    assert [room.utilisation for room in full] == sorted(
        (r.utilisation for r in full), reverse=True
    )
    assert full[-1].utilisation >= empty[-1].utilisation >= empty[0].utilisation


def test_contact_is_shorter_than_the_class_and_than_the_booking(quad_day, connection) -> None:
    rows = connection.execute("""
        SELECT contact_h, students, (end_s - start_s) / 3600 AS lasts_h
        FROM contact_meetings JOIN classes USING (meeting, day)
    """).fetchall()
    assert len(rows) > 50
    for contact_h, students, lasts_h in rows:
        # both may come before the class begins
        assert 0.5 * lasts_h * students < contact_h < (lasts_h + 0.5) * students


def test_a_day_of_a_student_adds_up(quad_day, connection) -> None:
    rows = connection.execute(
        "SELECT class_h, study_h, free_h, walking_min FROM student_days"
    ).fetchall()
    people = _table(quad_day, "people")
    assert len(rows) == people["role"].count("student")
    for class_h, study_h, free_h, walking_min in rows:
        assert class_h + study_h + free_h + walking_min / 60 < 24


def test_desks_in_dormitories_are_their_beds_and_used_by_a_share_of_those_there(
    quad_day, connection
) -> None:
    places, seen = _table(quad_day, "places"), _table(quad_day, "place_occupancy")
    room = {
        place: (building, beds)
        for place, building, kind, beds in zip(
            *(places[name] for name in ("place", "building", "kind", "capacity")), strict=True
        )
        if kind == "dormitory_room"
    }
    there: dict[tuple[int, str], float] = {}
    for at, place, people in zip(seen["at_s"], seen["place"], seen["people"], strict=True):
        if place in room and 7 * 3600 <= at % 86400 <= 23 * 3600:
            building, beds = room[place]
            there[at, building] = there.get((at, building), 0) + min(people, beds)
    rows = connection.execute(
        "SELECT at_s, building, desks, in_use FROM dormitory_desks"
    ).fetchall()
    assert len(rows) == len(there) > 0
    for at, building, desks, in_use in rows:
        assert desks == sum(beds for other, beds in room.values() if other == building)
        assert in_use == pytest.approx(0.25 * there[at, building])
        assert in_use <= desks


def test_who_finds_no_seat_and_lives_beyond_the_gates_has_no_desk(quad_day, connection) -> None:
    sql = indicators()["study_seat_missed_without_desk"].sql
    everybody = "SELECT person, 'study' AS activity, 'full' AS reason FROM people"
    ((count,),) = connection.execute(f"WITH unreached AS ({everybody}) {sql}").fetchall()
    places, people = _table(quad_day, "places"), _table(quad_day, "people")
    kind = dict(zip(places["place"], places["kind"], strict=True))
    assert count == sum(kind[home] != "dormitory_room" for home in people["home"]) > 0


def test_use_of_sports_grounds_and_booked_rooms_is_that_of_the_visits(quad_day, connection) -> None:
    visits = _table(quad_day, "visits")
    ((guests,),) = connection.execute("SELECT sum(guests) FROM sports_ground_hours").fetchall()
    assert guests == visits["activity"].count("sport") > 0
    classes = _table(quad_day, "classes")
    joint = ("office_hours", "tutorial", "club", "talk", "group_study")
    for kind, meetings, without in connection.execute(
        "SELECT kind, sum(meetings), sum(without_room) FROM bookings GROUP BY kind"
    ).fetchall():
        assert kind in joint
        assert meetings == classes["kind"].count(kind)
        of_kind = zip(classes["kind"], classes["place"], strict=True)
        assert without == sum(other == kind and place < 0 for other, place in of_kind)


def test_cohorts_too_small_to_be_told_have_no_name_in_the_days_of_students(connection) -> None:
    people, least = "FROM student_days WHERE day = 0", 5
    for cohort, none in (("college", "''"), ("year", "0"), ("home", "''")):
        sql = f"SELECT count(*) {people} AND {cohort} <> {none} GROUP BY {cohort}"
        counts = [count for (count,) in connection.execute(sql).fetchall()]
        assert min(counts) >= least
    huge = views()["student_days"].sql.replace(
        "SELECT value FROM settings WHERE key = 'smallest_cohort'", "SELECT 5000 AS value"
    )
    named = f"SELECT count(*) FROM ({huge}) WHERE college <> '' OR year > 0 OR home <> ''"
    assert connection.execute(named).fetchall() == [(0,)]


@pytest.mark.parametrize("least", [5, 100, 5000])
def test_small_cohorts_are_hidden(quad_day, connection, least: int) -> None:
    value = f"CASE key WHEN 'smallest_cohort' THEN {least} ELSE value END AS value"
    table = f"(SELECT * REPLACE ({value}) FROM settings)"
    for key, count in (
        ("cohorts", "students"),
        ("class_changes", "people"),
        ("contacts", "students"),
    ):
        sql = views()[key].sql.replace("FROM settings", f"FROM {table}")
        shown = connection.execute(f"SELECT {count} FROM ({sql})").fetchall()
        assert all(row[0] >= least for row in shown)
        if least == 5:
            assert shown
        if least == 5000:
            assert not shown


def test_a_gap_has_no_value_where_one_cohort_alone_is_told() -> None:
    told = duckdb.connect()
    told.execute("CREATE TABLE cohorts (dimension TEXT, walking_min DOUBLE, late_share DOUBLE)")
    gaps = [indicators()[key].sql for key in ("walking_gap_colleges", "late_gap_colleges")]
    for late, expected in ((0.1, [None, None]), (0.4, [0.0, pytest.approx(0.3)])):
        told.execute("INSERT INTO cohorts VALUES ('college', 30, $late)", {"late": late})
        assert [told.execute(sql).fetchone()[0] for sql in gaps] == expected


def test_turned_away_is_who_was_refused_for_that_class_and_never_came(quad_day, connection) -> None:
    people, refusals = _table(quad_day, "people"), _table(quad_day, "refusals")
    visits = _table(quad_day, "visits")
    role = dict(zip(people["person"], people["role"], strict=True))
    came = set(zip(visits["meeting"], visits["person"], strict=True))
    expected: dict[int, set[int]] = {}
    for person, meeting, reason in zip(
        refusals["person"], refusals["meeting"], refusals["reason"], strict=True
    ):
        is_missed = meeting >= 0 and (meeting, person) not in came
        if is_missed and reason == "full" and role[person] == "student":
            expected.setdefault(meeting, set()).add(person)
    rows = connection.execute(
        "SELECT meeting, turned_away FROM class_attendance WHERE turned_away > 0"
    ).fetchall()
    assert dict(rows) == {meeting: len(persons) for meeting, persons in expected.items()}
    assert all(meeting in set(_table(quad_day, "classes")["meeting"]) for meeting in expected)
