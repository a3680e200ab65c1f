"""Energy follows the people: what remains without them, and what moves with a class."""

import json
from pathlib import Path

import numpy as np
import pytest
from small_inputs import write_timetable

from scenarios.parameters import known_parameters

NOBODY = tuple(f"population.{group}=0" for group in ("students", "staff", "visitors"))


def test_with_everybody_sent_home_the_base_load_remains(recorded) -> None:
    empty, full = recorded("cold-spell", *NOBODY), recorded("cold-spell")
    known = {name: each.value for name, each in known_parameters()["energy"].items()}
    base = 0.0
    for use, floor_m2, room_m2 in empty.ask("SELECT use, floor_m2, room_m2 FROM zones"):
        hours = 24.0 if use == "dormitory" else known["close_h"] - known["open_h"]
        base += hours * known["lighting_common"] * (floor_m2 - room_m2)
        base += 24.0 * known[f"standby_{use}"] * room_m2
        idle = known["process_idle_share"] * known.get(f"process_{use}", 0.0)
        servers = known.get(f"servers_{use}", 0.0) * (1.0 + known["servers_cooling"])
        base += 24.0 * (idle + servers) * room_m2
    assert empty.one("SELECT sum(total_kwh) FROM energy") == pytest.approx(base / 1000.0)
    assert empty.one("SELECT sum(heating_kwh + fans_kwh + hot_water_kwh) FROM energy") == 0.0
    assert full.indicators["electricity_kwh"] > 2.0 * base / 1000.0


def timetable(folder: Path, room: str) -> str:
    """Write a timetable with one class on Tuesday morning, of 40 students, in a room."""
    classes = (
        "class,course,kind,weekday,start,end,weeks,room,instructor,seats\n"
        f"c1,Algebra,lecture,Tue,08:30,10:10,1-18,{room},t1,40\n"
    )
    students = "class,student\n" + "".join(f"c1,p{n}\n" for n in range(40))
    return f"timetable.folder={json.dumps(str(write_timetable(folder, classes, students)))}"


def test_moving_a_class_moves_its_kilowatt_hours(recorded, tmp_path: Path) -> None:
    used = """SELECT sum(total_kwh) FROM energy JOIN zones USING (zone)
        WHERE building = '%s' AND start_s BETWEEN 28800 AND 36000"""
    here = recorded("heatwave", timetable(tmp_path / "here", "A11"), "population.staff=0")
    there = recorded("heatwave", timetable(tmp_path / "there", "D1"), "population.staff=0")
    leaves = here.one(used % "A") - there.one(used % "A")
    comes = there.one(used % "D") - here.one(used % "D")
    assert leaves > 2.0
    assert comes > 2.0
    assert there.one(used % "B") == pytest.approx(here.one(used % "B"), rel=0.15)


def test_people_are_counted_once(recorded) -> None:
    """Person-hours in the zones are those of the visits."""
    day = recorded("weekday")
    told = day.one("SELECT sum(persons) FROM comfort")
    sql = """SELECT sum(leave_s - enter_s) / 3600 FROM visits JOIN places USING (place)
        WHERE building IN ('A', 'B', 'C', 'D')"""
    assert told == pytest.approx(day.one(sql), rel=1e-9)


def test_too_hot_rooms_are_avoided_where_the_scenario_says_so(recorded) -> None:
    off = 'interventions=[{kind="change_weather",warmer_k=12.0},{kind="set_points",cooling=false}]'
    sql = "SELECT count(*) FROM visits WHERE activity = 'study' AND enter_s > 0"
    stay, avoid = recorded("heatwave", off), recorded("heatwave", off, "energy.leave_above_c=30.0")
    assert avoid.one(sql) < 0.7 * stay.one(sql)


def test_every_meter_balances_hour_by_hour(recorded) -> None:
    rows = recorded("pv-and-battery").ask(
        """SELECT used_kwh + charged_kwh + exported_kwh,
            drawn_kwh + generated_kwh + discharged_kwh FROM meters"""
    )
    out, into = np.array(rows).T
    np.testing.assert_allclose(out, into, rtol=1e-6, atol=1e-9)
    passed = """SELECT m.drawn + lost_kwh - drawn_kwh FROM grid JOIN (
        SELECT start_s, sum(drawn_kwh - exported_kwh) AS drawn FROM meters GROUP BY start_s
    ) AS m USING (start_s)"""
    assert np.abs(recorded("pv-and-battery").ask(passed)).max() < 1e-6


def test_end_uses_and_cars_are_what_the_meters_see(recorded) -> None:
    day = recorded("weekday")
    buildings = day.one("SELECT sum(used_kwh) FROM meters WHERE meter <> 'park'")
    assert buildings == pytest.approx(day.one("SELECT sum(total_kwh) FROM energy"))
    assert day.one("SELECT sum(used_kwh) FROM meters WHERE meter = 'park'") > 0.0


def test_the_bill_is_that_of_the_meters(recorded) -> None:
    day = recorded("weekday")
    bill = day.ask("SELECT month, days, energy_cny, peak_kw, demand_cny FROM bills")
    assert len(bill) == 1
    month, days, energy, peak, demand = bill[0]
    assert (month, days) == (10, 1)
    assert energy == pytest.approx(day.one("SELECT sum(cost_cny) FROM meters"))
    assert peak == pytest.approx(day.indicators["peak_kw"])
    assert demand == pytest.approx(peak * 40.0 / 31.0)
    flat = day.ask("SELECT DISTINCT tariff FROM meters WHERE meter = 'B'")
    assert flat == [("chongqing-flat",)]


def test_energy_can_be_left_out(recorded) -> None:
    day = recorded("weekday", "energy.on=false")
    assert day.indicators["electricity_kwh"] is None
    assert day.one("SELECT count(*) FROM energy") == 0
    same = recorded("weekday")
    trips = "SELECT person, place, depart_s, arrive_s FROM trips"
    assert day.ask(trips) == same.ask(trips)
