"""In a long vacation most students are away, and all are back at its end."""

from datetime import date

import numpy as np
import pytest

from scenarios.calendar import day_of
from scenarios.loading import load
from sim.run import run

VACATION = "calendar.vacations=[{from=2027-01-18,until=2027-02-10}]"


def test_the_days_of_a_long_vacation() -> None:
    settings = [VACATION, "calendar.days=30", "calendar.start=2027-01-17"]
    calendar = load("weekday", settings).calendar
    told = [day_of(calendar, number).vacation for number in (0, 1, 2, 23, 24, 25)]
    assert told == ["", "leave", "away", "away", "return", ""]
    assert day_of(calendar, 1).date == date(2027, 1, 18)
    short = load("weekday", ["calendar.start=2026-10-02"]).calendar
    assert day_of(short, 0).vacation == ""


def test_who_leaves_comes_back(tmp_path) -> None:
    import pyarrow.parquet as pq

    settings = [
        'campus.map="quad"',
        "calendar.start=2027-01-18",
        "calendar.days=15",
        "calendar.vacations=[{from=2027-01-18,until=2027-01-31}]",
        "energy.on=false",
        "recording.interval_s=3600",
    ]
    scenario = load("weekday", settings)
    done = run(scenario, 1, tmp_path / "run", False, lambda *_: None, lambda *_: None)

    def table(name: str) -> dict[str, np.ndarray]:
        read = pq.read_table(done.folder / "tables" / f"{name}.parquet")
        return {key: np.array(read.column(key).to_pylist()) for key in read.column_names}

    places, count = table("places"), table("place_occupancy")
    beds = np.isin(count["place"], places["place"][places["kind"] == "dormitory_room"])

    def at_home(day: int, hour: int) -> int:
        return int(count["people"][beds & (count["at_s"] == day * 86_400 + hour * 3600)].sum())

    everybody = at_home(0, 0)
    assert at_home(7, 0) == pytest.approx(0.1 * everybody, rel=0.25)
    assert at_home(7, 12) <= at_home(7, 0)
    assert at_home(15, 0) >= 0.97 * everybody
