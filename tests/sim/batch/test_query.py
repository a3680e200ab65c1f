from pathlib import Path

import pyarrow.parquet as pq
import pytest
from small_plans import other, small

from maps.faults import InputError
from sim.batch.store import Store
from sim.batch.task import tasks_of
from sim.record.tables import indicators
from sim.study.query import ask


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of four runs with nothing but their indicators."""
    kept = Store(tmp_path / "store")
    for task in tasks_of([small(), other("b")], [1, 2]):
        with kept.adding(task) as folder:
            value = 10.0 * task.seed + (1.0 if task.scenario.name == "b" else 0.0)
            pq.write_table(indicators.of({"trips": value}), folder / "indicators.parquet")
            (folder / "manifest.json").write_text('{"run": "some"}')
    return tmp_path / "store"


def test_a_query_goes_over_all_runs(store: Path) -> None:
    sql = "SELECT scenario, avg(value) AS trips FROM indicators GROUP BY scenario ORDER BY scenario"
    names, rows = ask(store, sql)
    assert names == ["scenario", "trips"]
    assert rows == [("b", 16.0), ("weekday", 15.0)]


def test_pairs_are_joined_by_their_seed(store: Path) -> None:
    sql = """
    SELECT seed, o.value - w.value FROM indicators o JOIN indicators w USING (seed, indicator)
    WHERE o.scenario = 'b' AND w.scenario = 'weekday' ORDER BY seed"""
    assert ask(store, sql)[1] == [(1, 1.0), (2, 1.0)]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "COPY indicators TO 'stolen.csv'",
        "SELECT * FROM indicators; DROP VIEW indicators",
        "SELECT * FROM nothing",
    ],
)
def test_nothing_else_is_read_or_written(store: Path, sql: str) -> None:
    with pytest.raises(InputError):
        ask(store, sql)


def test_one_run_of_a_store_can_be_asked(store: Path) -> None:
    (run,) = (store / "runs" / "scenario=b" / "seed=2").iterdir()
    assert ask(run, "SELECT value FROM indicators")[1] == [(21.0,)]
    with pytest.raises(InputError):
        ask(run, f"SELECT * FROM read_parquet('{store}/runs/*/seed=1/*/*.parquet')")


def test_a_view_of_a_whole_store_is_not_taken_for_a_misspelt_table_of_duckdb(store: Path) -> None:
    with pytest.raises(InputError, match="a store as a whole has no views"):
        ask(store, "SELECT * FROM class_attendance")
