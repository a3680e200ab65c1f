from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from sample_run import PEAK_S, copy_run, write_run

from maps.faults import InputError
from viz.viewer.recording import open_recording

PEAK_MS = PEAK_S * 1000


@pytest.mark.parametrize("after_s", [-1, 0, 3, 39, 60, 119, 121, 150, 239, 300])
def test_walkers_are_those_of_the_table(run_folder: Path, after_s: int) -> None:
    at_ms = PEAK_MS + after_s * 1000
    table = pq.read_table(run_folder / "tables" / "trajectories.parquet")
    enter, leave = (table.column(name).to_numpy() for name in ("enter_ms", "leave_ms"))
    there = (enter <= at_ms) & (leave > at_ms)
    walkers = open_recording(run_folder).steps.walkers(at_ms)
    assert walkers.person.tolist() == table.column("person").to_numpy()[there].tolist()
    assert walkers.share == pytest.approx((at_ms - enter[there]) / (leave - enter)[there])


def test_walkers_agree_however_long_each_link_takes(tmp_path: Path) -> None:
    folder = write_run(tmp_path / "run")
    rng = np.random.default_rng(3)
    enter = np.sort(rng.integers(0, 600_000, 500))
    leave = enter + rng.integers(1, 200_000, 500)
    columns = {
        "person": rng.integers(0, 40, 500),
        "link": rng.integers(0, 5, 500),
        "direction": rng.choice([-1, 1], 500),
        "enter_ms": enter,
        "leave_ms": leave,
    }
    pq.write_table(pa.table(columns), folder / "tables" / "trajectories.parquet")
    recording = open_recording(folder)
    for at_ms in range(0, 900_000, 7_919):
        there = (enter <= at_ms) & (leave > at_ms)
        walkers = recording.steps.walkers(at_ms)
        assert walkers.person.tolist() == columns["person"][there].tolist()
        gone = (at_ms - enter[there]) / (leave[there] - enter[there])
        back = columns["direction"][there] < 0
        assert walkers.share == pytest.approx(np.where(back, 1 - gone, gone))


def test_crowding_and_heads_are_those_of_the_interval(run_folder: Path) -> None:
    recording = open_recording(run_folder)
    assert recording.crowding_peak_ms() // 300_000 * 300 == PEAK_S
    assert recording.heads.counts(PEAK_MS + 299_999)["library"] == 40
    assert recording.heads.counts(PEAK_MS - 1)["library"] == 7
    assert recording.heads.counts(0)["library"] == 0
    assert recording.heads.counted == {"library"}
    link, level = recording.flow.crowds(PEAK_MS)
    edges = recording.campus.graph.edges(keys=True, data="geometry")
    line = {key: geometry for *_, key, geometry in edges}
    assert [recording.lines[row] for row in link] == [line["road/0"], line["to-library/0"]]
    assert level.tolist() == [2, 5]
    assert recording.flow.walking(PEAK_MS) == pytest.approx(40 * 180 / 300)


def test_a_run_without_trajectories_has_everything_else(tmp_path: Path) -> None:
    recording = open_recording(write_run(tmp_path / "run", trajectories=False))
    assert not recording.has_trajectories
    assert recording.steps.walkers(PEAK_MS).person.size == 0
    assert recording.heads.counts(PEAK_MS)["library"] == 40


def test_a_folder_that_holds_no_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="must be a run folder"):
        open_recording(tmp_path)
    with pytest.raises(InputError, match="must be a run folder"):
        open_recording(tmp_path / "missing")


def test_all_faults_of_a_run_are_named_together(run_folder: Path, tmp_path: Path) -> None:
    folder = copy_run(run_folder, tmp_path / "run")
    tables = folder / "tables"
    cut = (tables / "link_flow.parquet").read_bytes()[:-40]
    (tables / "link_flow.parquet").write_bytes(cut)
    (tables / "people.parquet").unlink()
    places = pq.read_table(tables / "places.parquet").drop_columns(["building"])
    pq.write_table(places, tables / "places.parquet")
    with pytest.raises(InputError) as refused:
        open_recording(folder)
    told = str(refused.value)
    assert len(refused.value.faults) == 3
    assert "link_flow.parquet" in told
    assert "cannot be read as Parquet" in told
    assert "people.parquet: the table is missing" in told
    assert "the column 'building' is missing" in told


@pytest.mark.parametrize(
    ("table", "column", "value", "rule"),
    [
        ("links", "edge", "elsewhere/0", "not on the run's campus"),
        ("link_flow", "link", 999, "must be a whole number from 0 to"),
        ("trajectories", "person", -1, "must be a whole number from 0 to"),
        ("trajectories", "leave_ms", -5, "must be a whole number from 0 to"),
        ("trajectories", "direction", 7, "must be a whole number from -1 to 1"),
        ("trajectories", "link", 1.5, "must be whole numbers"),
        ("place_occupancy", "people", None, "must be numbers without gaps"),
        ("link_flow", "density", "many", "must be numbers without gaps"),
        ("link_flow", "level", "G", "must be one of A, B, C, D, E, F"),
        ("link_flow", "level", None, "must be one of A, B, C, D, E, F"),
    ],
)
def test_a_foreign_value_is_refused(
    run_folder: Path, tmp_path: Path, table: str, column: str, value: object, rule: str
) -> None:
    folder = copy_run(run_folder, tmp_path / "run")
    file = folder / "tables" / f"{table}.parquet"
    old = pq.read_table(file)
    number = old.schema.get_field_index(column)
    cells = old.column(column).to_pylist()
    spoiled = [value] * len(cells) if isinstance(value, str) else [value, *cells[1:]]
    pq.write_table(old.set_column(number, column, pa.array(spoiled)), file)
    with pytest.raises(InputError, match=rule):
        open_recording(folder)
