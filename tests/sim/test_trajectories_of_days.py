"""Trajectories of a run of several days hold every day."""

from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
from small_plans import small

from scenarios.schema import DAY_S
from sim.run import run

DAYS = 3


def test_every_day_has_its_trajectories(tmp_path: Path) -> None:
    """On each day as many links were entered as the table of flows counts."""
    settings = [f"calendar.days={DAYS}", "recording.trajectories=true", "energy.on=false"]
    done = run(
        small(settings=settings), 1, tmp_path / "run", False, lambda *_: None, lambda *_: None
    )
    read = {
        name: pq.read_table(done.folder / "tables" / f"{name}.parquet")
        for name in ("trajectories", "link_flow")
    }
    day = read["trajectories"]["enter_ms"].to_numpy() // (1000 * DAY_S)
    flow = read["link_flow"]
    entered = np.bincount(
        flow["start_s"].to_numpy() // DAY_S, flow["entered"].to_numpy(), minlength=DAYS
    )
    assert entered.min() > 1000
    np.testing.assert_array_equal(np.bincount(day, minlength=DAYS), entered)
