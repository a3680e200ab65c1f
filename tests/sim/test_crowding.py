"""What is written of crowds agrees with the flows and the ways of everybody."""

import numpy as np
import pyarrow.parquet as pq
import pytest

from maps.vocabulary import CYCLE, RACK, RIDE
from scenarios.loading import load
from sim.run import run


def _words(recording, table: str, name: str) -> np.ndarray:
    read = pq.read_table(recording.folder / "tables" / f"{table}.parquet", columns=[name])
    return np.array(read.column(name).to_pylist())


@pytest.fixture(params=["huxi_day", "quad_weekend"])
def recording(request):
    return request.getfixturevalue(request.param)


def test_the_time_at_all_levels_is_the_time_of_walking(recording) -> None:
    flow, link = recording.column("link_flow", "person_s", "link")
    flow = flow[~np.isin(_words(recording, "links", "kind")[link], (RIDE, CYCLE, RACK))]
    (spent,) = recording.column("levels_of_service", "person_s")
    standard = _words(recording, "levels_of_service", "standard")
    for name in ("fruin", "hcm"):
        assert spent[standard == name].sum() == pytest.approx(flow.sum())


def test_a_crowd_is_part_of_the_flow_of_its_interval(huxi_day) -> None:
    start, link, density = huxi_day.column("link_flow", "start_s", "link", "density")
    level = _words(huxi_day, "link_flow", "level")
    at, on, dense = huxi_day.column("crowding", "start_s", "link", "density")
    crowded = _words(huxi_day, "crowding", "level")
    worst: dict[tuple[int, int], tuple[float, str]] = {}
    for minute, row, *told in zip(at.tolist(), on.tolist(), dense, crowded, strict=True):
        key = (minute // 300 * 300, row)
        worst[key] = max(worst.get(key, (0.0, "A")), tuple(told))
    keys = zip(start.tolist(), link.tolist(), strict=True)
    flow = dict(zip(keys, zip(density, level, strict=True), strict=True))
    assert len(worst) > 100
    assert all(flow[key] == told for key, told in worst.items())


def test_who_was_in_a_crowd_walked_that_link_then(quad_day) -> None:
    at, link, person = quad_day.column("crowd_trips", "at_s", "link", "person")
    walker, walked, enter, leave = quad_day.column(
        "trajectories", "person", "link", "enter_ms", "leave_ms"
    )
    assert at.size > 0
    for instant in np.unique(at):
        there = (enter <= instant * 1000) & (leave >= instant * 1000)
        on_links = set(zip(walker[there].tolist(), walked[there].tolist(), strict=True))
        sampled = at == instant
        seen = set(zip(person[sampled].tolist(), link[sampled].tolist(), strict=True))
        assert seen <= on_links


def test_a_crowd_is_watched_at_the_end_of_its_worst_minute(huxi_day) -> None:
    at, link = huxi_day.column("crowd_trips", "at_s", "link")
    start, on, dense = huxi_day.column("crowding", "start_s", "link", "density")
    for row in np.unique(link):
        (instant,) = np.unique(at[link == row])
        mine = on == row
        assert start[mine][np.argmax(dense[mine])] + 60 == instant


@pytest.mark.parametrize("interval_s", [30, 2700])
def test_flows_are_the_same_by_whatever_intervals_they_are_written(
    quad_day, tmp_path, interval_s: int
) -> None:
    settings = ("campus.map='quad'", f"recording.interval_s={interval_s}")
    done = run(
        load("weekday", settings), 1, tmp_path / "run", False, lambda *_: None, lambda *_: None
    )
    other = type(quad_day)(done.folder)
    for name in ("person_s", "entered"):
        (usual,), (told,) = (each.column("link_flow", name) for each in (quad_day, other))
        assert told.sum() == pytest.approx(usual.sum(), rel=1e-12)
    start, most = other.column("link_flow", "start_s", "most")
    assert (start % interval_s == 0).all()
    assert most.max() == quad_day.column("link_flow", "most")[0].max()
