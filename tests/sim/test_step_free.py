"""People who cannot climb stairs get by without, and what they miss is told."""

import json

import numpy as np
import pyarrow.parquet as pq


def _words(recording, table: str, name: str) -> np.ndarray:
    read = pq.read_table(recording.folder / "tables" / f"{table}.parquet", columns=[name])
    return np.array(read.column(name).to_pylist())


def test_nobody_climbs_stairs_who_cannot(step_free_day) -> None:
    (climbs,) = step_free_day.column("people", "climbs")
    kind = _words(step_free_day, "links", "kind")
    person, link = step_free_day.column("trajectories", "person", "link")
    walked = kind[link]
    cannot = climbs[person] == 0
    assert (walked[cannot] == "door").any()
    assert not np.isin(walked[cannot], ("stairs", "steps")).any()
    assert (walked[~cannot] == "stairs").any()


def test_they_live_and_stay_where_no_stairs_lead(step_free_day) -> None:
    climbs, home = step_free_day.column("people", "climbs", "home")
    (step_free,) = step_free_day.column("places", "step_free")
    person, place = step_free_day.column("visits", "person", "place")
    assert (climbs == 0).sum() > 50
    assert step_free[home[climbs == 0]].all()
    assert step_free[place[climbs[person] == 0]].all()
    assert not step_free[place].all()


def test_what_they_miss_is_told(step_free_day) -> None:
    (climbs,) = step_free_day.column("people", "climbs")
    (step_free,) = step_free_day.column("places", "step_free")
    person, place = step_free_day.column("unreached", "person", "place")
    unreachable = _words(step_free_day, "unreached", "reason") == "stairs"
    assert unreachable.any()
    assert not climbs[person[unreachable]].any()
    assert not step_free[place[unreachable]].any()
    values = json.loads((step_free_day.folder / "indicators.json").read_text())
    assert values["out_of_reach"] == unreachable.sum()
    assert values["step_free_people"] == (climbs == 0).sum()
    assert values["rooms_out_of_reach"] > 0


def test_ways_without_stairs_are_never_shorter(step_free_day) -> None:
    way, shortest = step_free_day.column("detours", "way_m", "shortest_m")
    assert way.size > 100
    assert np.isfinite(way).all()
    assert (way >= shortest).all()


def test_everybody_is_home_at_the_end_of_the_day(step_free_day) -> None:
    climbs, home = step_free_day.column("people", "climbs", "home")
    person, place, leave = step_free_day.column("visits", "person", "place", "leave_s")
    last = leave == 86_400.0
    there = home[person[last]] == place[last]
    mine = climbs[person[last]] == 0
    assert there[mine].mean() >= 0.95
