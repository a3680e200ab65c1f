"""Seats that are held empty: who holds one comes back to it, and nobody else sits there."""

import numpy as np
import pyarrow.parquet as pq
import pytest

from scenarios.loading import load
from sim.run import run


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> dict[float, dict[str, dict[str, np.ndarray]]]:
    """Return tables of a day on which nobody holds seats, and of one on which nine in ten do."""
    told = {}
    for share in (0.0, 0.9):
        out = tmp_path_factory.mktemp("seats") / "run"
        settings = (
            "campus.map='quad'",
            f"parameters.people.seat_hold_share={share}",
            "parameters.people.weekday_morning_2_study=0.48",
            "parameters.people.noon_study_share=0.2",
        )
        run(load("weekday", settings), 1, out, False, lambda *_: None, lambda *_: None)
        told[share] = {
            name: {
                column: values.to_numpy()
                for column, values in zip(table.column_names, table.columns, strict=True)
            }
            for name in ("place_occupancy", "visits", "places")
            for table in (pq.read_table(out / "tables" / f"{name}.parquet"),)
        }
    return told


def _back_at_once(day: dict[str, dict[str, np.ndarray]]) -> tuple[int, int]:
    """Return how often people left a study seat for a meal and studied on, and there again."""
    visits = day["visits"]
    order = np.lexsort((visits["enter_s"], visits["person"]))
    person, place, activity = (visits[name][order] for name in ("person", "place", "activity"))
    returns = (
        (person[2:] == person[:-2])
        & (activity[:-2] == "study")
        & (activity[1:-1] == "meal")
        & (activity[2:] == "study")
    )
    return int(returns.sum()), int((returns & (place[2:] == place[:-2])).sum())


def test_who_holds_a_seat_comes_back_to_it(days) -> None:
    returns, same = _back_at_once(days[0.9])
    assert returns > 5
    assert same > 0.75 * returns
    returns, same = _back_at_once(days[0.0])
    assert same < 0.5 * returns


def test_held_seats_are_counted_and_nobody_sits_on_them(days) -> None:
    assert not days[0.0]["place_occupancy"]["held"].any()
    seen, places = days[0.9]["place_occupancy"], days[0.9]["places"]
    assert seen["held"].max() > 0
    assert seen["held"].min() >= 0
    capacity = places["capacity"][seen["place"]]
    assert (seen["people"] + seen["held"] <= capacity).all()


def test_all_seats_are_free_again_in_the_end(days) -> None:
    seen = days[0.9]["place_occupancy"]
    at_last = seen["at_s"] >= 20 * 3600
    assert not seen["held"][at_last].any()
