import json
from pathlib import Path

import pytest

CHEATS = [
    "SELECT * FROM read_csv('/etc/hostname')",
    "SELECT * FROM read_text('{run}/manifest.json')",
    "COPY (SELECT 1) TO '{run}/tables/x.csv'",
    "CREATE TABLE x AS SELECT 1",
    "ATTACH '{run}/x.db'",
    "SET enable_external_access = true",
    "SELECT 1; SELECT 2",
    "SELECT * FROM nosuch",
    "",
]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from scenarios.loading import load
    from sim.run import run as run_scenario

    out = tmp_path_factory.mktemp("runs") / "quad"
    settings = ["campus.map='quad'", "population.students=300", "recording.interval_s=1800"]
    run_scenario(load("weekday", settings), 1, out, False, lambda *_: None, lambda *_: None)
    return out


def test_a_query_gives_columns_or_json(campus, run: Path) -> None:
    sql = "SELECT role, count(*) AS people FROM people GROUP BY role ORDER BY role"
    status, out, _ = campus("query", sql, str(run))
    assert status == 0
    assert out.splitlines()[0].split() == ["role", "people"]
    status, out, _ = campus("query", sql, str(run), "--json")
    told = {row["role"]: row["people"] for row in json.loads(out)}
    assert told["student"] == 300


@pytest.mark.parametrize("sql", CHEATS)
def test_a_query_can_neither_write_nor_read_elsewhere(campus, run: Path, sql: str) -> None:
    before = sorted(run.rglob("*"))
    status, out, err = campus("query", sql.format(run=run), str(run))
    assert status == 2
    assert "Traceback" not in err
    assert not out
    assert sorted(run.rglob("*")) == before


def test_without_a_run_the_latest_one_is_asked(campus, run: Path, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    status, _, err = campus("query", "SELECT 1")
    assert status == 2
    assert "runs" in err
    (tmp_path / "runs").symlink_to(run.parent)
    status, out, _ = campus("query", "SELECT count(*) AS people FROM people")
    assert status == 0
    assert int(out.splitlines()[1]) > 300


def test_indicators_are_listed_and_told_with_their_sql(campus) -> None:
    status, out, _ = campus("indicators", "--language", "en")
    assert status == 0
    assert "room_utilisation" in out
    status, out, _ = campus("indicators", "late_share", "--language", "zh")
    assert status == 0
    assert "SELECT" in out
    assert "迟到比例" in out
    status, _, err = campus("indicators", "late_shares")
    assert status == 2
    assert "late_share" in err
