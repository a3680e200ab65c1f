"""Hidden truths, each with a demand drawn from what is believed, and seeds of its own.

The counters of a truth are noisy; of four Tuesdays the last is held back. All truths share one
store, and with it the runs by what was believed before.
"""

import json
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from scipy.special import ndtri

from models.draws import uniforms
from models.people.calibration.unknowns import scale_of
from scenarios.inputs.telemetry.sensors import Sensor
from scenarios.loading import load
from sim.batch.pools import lasting, local_pool
from sim.batch.store import Store
from sim.batch.trials import Trials
from sim.calibration.case import read_case
from sim.calibration.people import calibrate
from sim.calibration.report import as_json
from sim.calibration.unknowns import PREFIX, unknowns_of
from sim.run import run
from sim.twin.telemetry_file import write_telemetry
from sim.twin.virtual import observe, tables_for

Floats = NDArray[np.float64]

TRUTHS = 8
DAYS = ("2026-10-13", "2026-10-20", "2026-10-27", "2026-11-03")
BASE = ["campus.map=quad", "energy.on=false"]
FITTED = {
    "shares": ("lunch_share", "breakfast_share_before_class", "weekday_evening_study"),
    "attraction-and-times": ("classroom_attraction", "lunch_time", "evening_time"),
}
_ERRORS = {"noise": 0.1, "drop_out": 0.02, "lag_s": 30.0}
COUNTERS = [
    *(
        Sensor(f"canteen-{n}", "door_counter", f"canteen-door{n}", 900, **_ERRORS)
        for n in (1, 2, 3)
    ),
    *(Sensor(f"library-{n}", "door_counter", f"library-door{n}", 900, **_ERRORS) for n in (1, 2)),
    Sensor("library-wifi", "wifi", "library", 900, **_ERRORS),
]
# Who goes to the shop after supper is a share of those who sup: its door sees the product.
SEEN_TOGETHER = [PREFIX + name for name in ("supper_share", "errand_after_supper_share")]
SHOP = [Sensor("shop", "door_counter", "shop-door1", 900, noise=0.03)]
CANTEEN = [Sensor(f"c-{n}", "door_counter", f"canteen-door{n}", 900, noise=0.03) for n in (1, 2, 3)]


@dataclass(frozen=True)
class Truth:
    """Values that are hidden, and the files of what was counted."""

    values: Floats
    counts: Path
    sensors: Path


def truth_of(number: int, fitted: Sequence[str], counters: Sequence[Sensor], folder: Path) -> Truth:
    """Simulate a truth, and write down what its counters tell, unless it is there."""
    scale = scale_of(unknowns_of(fitted, load("weekday", BASE)))
    drawn = uniforms(number, "hidden truth", 0, np.arange(len(fitted)), 1)[:, 0]
    values = scale.values(np.asarray(ndtri(drawn)))
    said = [f"{key}={value!r}" for key, value in zip(fitted, values.tolist(), strict=True)]
    counts, sensors = folder / f"counts-{number}.parquet", folder / "sensors.csv"
    if counts.exists():
        return Truth(values, counts, sensors)
    readings = []
    for day, start in enumerate(DAYS):
        seed = 1000 * (number + 1) + day
        settings = [*BASE, *said, f"calendar.start={start}", "recording.trajectories=true"]
        made = folder / "day"
        run(load("weekday", settings), seed, made, False, lambda *_: None, lambda *_: None)
        readings.append(observe(tables_for(made, counters), list(counters), seed))
        shutil.rmtree(made)
    write_telemetry(counts, pa.concat_tables(readings))
    rows = [f"{each.id},{each.kind},{each.target},{each.interval_s}" for each in counters]
    sensors.write_text("\n".join(["id,kind,target,interval_s", *rows, ""]), encoding="utf-8")
    return Truth(values, counts, sensors)


def found_of(truth: Truth, fitted: Sequence[str], trials: Trials) -> dict[str, Any]:
    """Return what a calibration finds of a truth."""
    case = read_case("weekday", BASE, fitted, [truth.counts], truth.sensors, None)
    return as_json(case, calibrate(case, trials, 2))


def table(folder: Path, names: Sequence[str]) -> str:
    """Return the table of all truths in Markdown, and keep what was found beside the runs."""
    folder.mkdir(parents=True, exist_ok=True)
    fitted, lines = [PREFIX + name for name in names], []
    with lasting(lambda: local_pool(2)) as open_pool:
        trials = Trials(Store(folder / "study"), open_pool, lambda *_: None)
        for number in range(TRUTHS):
            truth = truth_of(number, fitted, COUNTERS, folder)
            found = found_of(truth, fitted, trials)
            (folder / f"found-{number}.json").write_text(json.dumps(found), encoding="utf-8")
            lines.append(_line(number, truth, found))
            print(lines[-1], file=sys.stderr, flush=True)
    return "\n".join(lines)


def apart(folder: Path) -> str:
    """Tell what is found of two shares by the door of the shop alone, and by more doors."""
    lines = []
    with lasting(lambda: local_pool(2)) as open_pool:
        for name, counters in (("the shop", SHOP), ("the shop and the canteen", [*SHOP, *CANTEEN])):
            here = folder / name.replace(" ", "-")
            here.mkdir(parents=True, exist_ok=True)
            truth = truth_of(0, SEEN_TOGETHER, counters, here)
            trials = Trials(Store(here / "study"), open_pool, lambda *_: None)
            found = found_of(truth, SEEN_TOGETHER, trials)
            told = {"truth": truth.values.tolist(), "not_told_apart": found["not_told_apart"]}
            lines.append(f"doors of {name}: {json.dumps(told | {'found': found['parameters']})}")
    return "\n".join(lines)


def _line(number: int, truth: Truth, found: dict[str, Any]) -> str:
    cells = [str(number + 1)]
    for each, value in zip(found["parameters"], truth.values.tolist(), strict=True):
        mark = "" if each["low"] <= value <= each["high"] else " (outside)"
        cells.append(
            f"{value:.3f}: {each['value']:.3f} ({each['low']:.3f}–{each['high']:.3f}){mark}"
        )
    for quantity in ("passages", "people"):
        of = found["held_back_days"][quantity]
        cells.append(" / ".join(f"{of[way]['rmse']:.1f}" for way in ("fitted", "before", "naive")))
    cells.append(str(found["runs"]))
    return "| " + " | ".join(cells) + " |"
