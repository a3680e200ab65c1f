"""`campus calibrate people`: a truth of other seeds and demand, found again from its counters."""

import json
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from command_line import CommandLine
from here import Here
from small_plans import small

from scenarios.inputs.telemetry.sensors import Sensor
from scenarios.loading import load
from sim.batch.pools import Pool
from sim.run import run
from sim.twin.telemetry_file import write_telemetry
from sim.twin.virtual import observe, tables_for

TRUTH = 0.42  # of those free in the evening study then; 0.25 is believed
KEY = "parameters.people.weekday_evening_study"
SENSORS = [Sensor("heads", "wifi", "library", 900, noise=0.05, drop_out=0.02)]
SENSORS_CSV = "id,kind,target,interval_s\nheads,wifi,library,900\n"
PEOPLE = ["population.students=1000", "energy.on=false", "calendar.holidays=[2026-10-14]"]


@pytest.fixture(scope="module")
def counts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return three Tuesdays, each of a seed of its own, as noisy counters tell them."""
    folder = tmp_path_factory.mktemp("truth")
    told = []
    for seed, day in enumerate((13, 20, 27), start=71):
        settings = [*PEOPLE, f"calendar.start={date(2026, 10, day)}", f"{KEY}={TRUTH}"]
        scenario = small(settings=settings)
        done = run(scenario, seed, folder / f"{day}", False, lambda *_: None, lambda *_: None)
        told.append(observe(tables_for(done.folder, SENSORS), SENSORS, seed))
    write_telemetry(folder / "counts.parquet", pa.concat_tables(told))
    (folder / "sensors.csv").write_text(SENSORS_CSV, encoding="utf-8")
    return folder


def _said(counts: Path, out: Path) -> list[str]:
    people = [part for each in PEOPLE for part in ("--set", each)]
    return [
        *("calibrate", "people", str(counts / "counts.parquet"), "--campus", "quad"),
        *("--sensors", str(counts / "sensors.csv"), "--fit", KEY),
        *("--set", "population.staff=5", "--set", "population.visitors=0", *people),
        *("--workers", "2", "--out", str(out)),
    ]


def test_a_hidden_demand_is_found_again(
    counts: Path, tmp_path: Path, campus: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Runs are made in this process, where all is compiled, and by fewer seeds in the end."""
    monkeypatch.setattr("sim.calibration.people.MORE_SEEDS", 4)
    monkeypatch.setattr("cli.pool.pool_of", lambda *_: lambda: nullcontext(Pool(Here(), 1)))
    out = tmp_path / "study"
    status, told, failed = campus(*_said(counts, out))
    assert status == 0, failed
    assert "days fitted: 2, held back: 1, left out: 0" in told
    record = json.loads((out / "calibration.json").read_text(encoding="utf-8"))
    (found,) = record["parameters"]
    assert found["low"] <= TRUTH <= found["high"]
    assert found["high"] - found["low"] < 0.25  # of a range of 0.375
    assert found["is_told"]
    ways = record["held_back_days"]["people"]
    assert ways["fitted"]["rmse"] < ways["before"]["rmse"]
    assert record["nearer"]["people"] == min(("fitted", "naive"), key=lambda w: ways[w]["rmse"])
    assert len(record["geh_by_hour"]["naive"]) == 24
    assert (out / "held-back.png").read_bytes().startswith(b"\x89PNG")
    fitted = load(str(out / "calibrated.toml"))
    assert fitted.parameters["people"]["weekday_evening_study"] == found["value"]
    assert fitted.population.students == 1000
    assert fitted.campus.map == "quad"
    assert fitted.calendar.holidays == (date(2026, 10, 14),)

    before = {file: file.read_bytes() for file in out.iterdir() if file.is_file()}
    status, again, _ = campus(*_said(counts, out), "--json")
    assert status == 0
    assert json.loads(again) == record
    assert {file: file.read_bytes() for file in before} == before


def test_what_is_refused_leaves_nothing_behind(
    counts: Path, tmp_path: Path, campus: CommandLine
) -> None:
    out = tmp_path / "study"
    said = _said(counts, out)
    status, told, failed = campus(*said, "--set", "calendar.term_start=2020-09-01")
    assert (status, told) == (2, "")
    assert "no counted day is a usual day of the term" in failed
    status, told, failed = campus(*said, "--fit", "lunch", "--mapping", str(tmp_path / "no.toml"))
    assert (status, told) == (2, "")
    assert "--fit: lunch: must be a parameter" in failed
    assert "no.toml" in failed
    assert not out.exists()
