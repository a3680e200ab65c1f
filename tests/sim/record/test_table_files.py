"""Long tables go into files as they grow, and nothing but memory is other for it."""

from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
from small_plans import small

from sim import run as running
from sim.record import table_files
from sim.record.recorder import MANY, Recorder
from sim.record.run_folder import table_writer
from sim.record.table_files import TableFiles
from sim.record.tables import census, gridlocks

PART = 700
VECTOR = 2048  # DuckDB adds up so many rows at a time, and never those of two row groups
TOLD = [column.name for column in gridlocks.TABLE.columns]


def _rows(number: int, count: int = PART) -> dict[str, object]:
    drawn = np.random.default_rng(number)
    return {name: drawn.integers(0, 1000, count) for name in TOLD}


def _run(out: Path) -> Path:
    scenario = small(settings=["calendar.days=2"])
    running.run(scenario, 1, out, False, lambda *_: None, lambda *_: None)
    return out


@pytest.mark.parametrize("parts", [1, 2, 10, 20])
def test_a_growing_table_has_the_bytes_of_one_written_at_once(
    parts: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table_files, "GROUP", 1000)
    recorder, whole = Recorder(), Recorder()
    files = TableFiles(recorder, tmp_path)
    for number in range(parts):
        for each in (recorder, whole):
            each.add(gridlocks.TABLE, _rows(number))
        files.take()
        assert recorder.count(gridlocks.TABLE) < 1000
    (tmp_path / "grown").mkdir()
    assert files.put(tmp_path / "grown") == {"gridlocks": parts * PART}
    table, at_once = whole.tables()["gridlocks"], tmp_path / "at_once.parquet"
    with table_writer(at_once, "gridlocks", table.schema) as writer:
        writer.write_table(table, 1000)
    assert (tmp_path / "grown" / "gridlocks.parquet").read_bytes() == at_once.read_bytes()


def test_a_run_with_growing_tables_tells_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = _run(tmp_path / "held")
    monkeypatch.setattr(table_files, "GROUP", VECTOR)
    grown = _run(tmp_path / "grown")
    names = sorted(file.name for file in (held / "tables").iterdir())
    assert names == sorted(file.name for file in (grown / "tables").iterdir())
    flows = pq.ParquetFile(grown / "tables" / "link_flow.parquet").metadata
    assert flows.num_row_groups == -(-flows.num_rows // VECTOR) > 2
    for name in names:
        one, other = (pq.read_table(folder / "tables" / name) for folder in (held, grown))
        assert one.schema.equals(other.schema, check_metadata=True), name
        assert repr(one.to_pydict()) == repr(other.to_pydict()), name  # a gap is as a gap
    for name in ("manifest.json", "indicators.json"):
        assert (held / name).read_bytes() == (grown / name).read_bytes()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["grown", "held"]


def test_an_interrupted_run_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[float] = []

    def interrupt(doing: str, share: float) -> None:
        if doing == "simulating" and share > 0.7:
            taken.append(share)
            raise KeyboardInterrupt

    monkeypatch.setattr(table_files, "GROUP", 100)
    scenario = small(settings=["calendar.days=2"])
    with pytest.raises(KeyboardInterrupt):
        running.run(scenario, 1, tmp_path / "runs" / "a", False, interrupt, lambda *_: None)
    assert taken
    assert list(tmp_path.iterdir()) == []


def test_many_parts_of_a_row_are_made_one() -> None:
    recorder = Recorder()
    names = [column.name for column in census.TABLE.columns]
    for number in range(3 * MANY):
        recorder.add(census.TABLE, {name: [number] for name in names})
    table = recorder.tables()["census"]
    assert table["at_s"].to_pylist() == list(range(3 * MANY))
    assert table["at_s"].num_chunks <= MANY
    assert recorder.rows(census.TABLE, 3 * MANY - 1)["walking"].to_pylist() == [3 * MANY - 1]
