"""A run that was recorded every half hour rather than every five minutes."""

from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from scenarios.loading import load
from sim.run import run
from viz.legend import legend
from viz.viewer.layer import Subject
from viz.viewer.recording import Recording, open_recording

HALF_HOUR_S = 1800
AT_MS = (8 * 3600 + 20 * 60) * 1000
"""Within the interval that begins at 08:00."""
BEGUN_S = 8 * 3600


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("half-hours") / "run"
    changes = ['campus.map="quad"', "energy.on=false", f"recording.interval_s={HALF_HOUR_S}"]
    scenario = load("weekday", changes)
    return run(scenario, 1, out, False, lambda *_: None, lambda *_: None).folder


@pytest.fixture(scope="module")
def recording(folder: Path) -> Recording:
    return open_recording(folder)


def test_flows_are_those_of_its_interval(folder: Path, recording: Recording) -> None:
    rows = pq.read_table(folder / "tables" / "link_flow.parquet").to_pandas()
    now = rows[rows["start_s"] == BEGUN_S]
    link, a_minute = recording.flow.entering(AT_MS)
    assert len(now) > 0
    assert np.array_equal(link, now["link"])
    assert np.allclose(a_minute * 30, now["entered"])
    assert recording.flow.walking(AT_MS) == pytest.approx(now["person_s"].sum() / HALF_HOUR_S)


def test_curves_have_a_value_an_interval(folder: Path, recording: Recording) -> None:
    rows = pq.read_table(folder / "tables" / "link_flow.parquet").to_pandas()
    busiest = int(rows.groupby("link")["entered"].sum().idxmax())
    at_ms, a_minute = recording.flow.curve(busiest)
    assert set(np.diff(at_ms)) == {HALF_HOUR_S * 1000}
    assert (a_minute * 30).sum() == pytest.approx(rows[rows["link"] == busiest]["entered"].sum())


def test_heads_are_those_of_its_instant(folder: Path, recording: Recording) -> None:
    rows = pq.read_table(folder / "tables" / "place_occupancy.parquet").to_pandas()
    now = rows[rows["at_s"] == BEGUN_S]
    assert recording.heads.at_places(AT_MS).sum() == now["people"].sum() > 0


def test_the_day_is_whole(recording: Recording) -> None:
    assert recording.end_ms >= 24 * 3600 * 1000


def test_the_legend_names_its_interval(recording: Recording) -> None:
    for language, words in (("en", "minute of 30"), ("zh", "30 分钟内")):
        notes = [section.note for section in legend(Subject(recording.campus, recording, language))]
        assert any(words in note for note in notes)
