"""What is written of lifts and shuttles agrees with itself, and scenarios change shuttles."""

from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from maps.builtin import folder_of
from maps.faults import InputError
from maps.folder import load
from scenarios.loading import load as load_scenario
from sim.interventions import prepared


def _table(recording, name: str) -> dict[str, np.ndarray]:
    read = pq.read_table(recording.folder / "tables" / f"{name}.parquet")
    return {key: np.array(read.column(key).to_pylist()) for key in read.column_names}


def test_whoever_boards_a_shuttle_alights_from_it(huxi_day) -> None:
    stops = _table(huxi_day, "shuttles")
    assert stops["boarded"].sum() == stops["alighted"].sum() > 500
    assert stops["aboard"].max() <= 23
    assert (stops["aboard"] >= 0).all()
    for departure in np.unique(stops["departure"]):
        run = stops["departure"] == departure
        assert stops["order"][run].tolist() == list(range(1, 8))
        carried = np.cumsum(stops["boarded"][run] - stops["alighted"][run])
        assert carried.tolist() == stops["aboard"][run].tolist()
        assert carried[-1] == 0
    assert (stops["depart_s"] >= stops["planned_s"]).all()


def test_rides_and_stops_count_the_same_people(huxi_day) -> None:
    stops, rides = _table(huxi_day, "shuttles"), _table(huxi_day, "rides")
    boarded = rides["rode"] == 1
    by_shuttle = rides["kind"] == "shuttle"
    assert stops["boarded"].sum() == (by_shuttle & boarded).sum()
    assert (rides["board_s"] >= rides["join_s"]).all()
    assert (rides["alight_s"] > rides["board_s"])[boarded].all()
    assert (rides["alight_s"] == rides["board_s"])[~boarded].all()


def test_lifts_carry_people_over_three_floors_or_more_unless_they_cannot_climb(huxi_day) -> None:
    rides, people = _table(huxi_day, "rides"), _table(huxi_day, "people")
    by_lift = rides["kind"] == "lift"
    assert by_lift.sum() > 5000
    floors = abs(rides["alight"][by_lift].astype(int) - rides["board"][by_lift].astype(int))
    climbs = people["climbs"][rides["person"][by_lift]].astype(bool)
    assert floors[climbs].min() == 3
    assert floors[~climbs].min() < 3


def test_a_scenario_changes_a_shuttle() -> None:
    scenario = load_scenario("shuttle-10min")
    line = prepared(load(folder_of("huxi")), scenario).lines["shuttle"]
    assert np.diff(line.departures_s).tolist() == [600] * (len(line.departures_s) - 1)
    assert (line.departures_s[0], line.vehicles, line.capacity) == (25_200, 3, 23)


def test_a_change_of_what_is_no_shuttle_is_refused(tmp_path: Path) -> None:
    (tmp_path / "wrong.toml").write_text(
        """\
extends = "weekday"
name = "wrong"

[[interventions]]
kind = "change_shuttle"
target = ["shuttel", "library-lifts"]
from = "08:00"
"""
    )
    with pytest.raises(InputError) as refused:
        load_scenario(str(tmp_path / "wrong.toml"))
    told = "\n".join(str(fault) for fault in refused.value.faults)
    for said in ("shuttel", "library-lifts", "must say headway_s, vehicles or seats", "whole run"):
        assert said in told
