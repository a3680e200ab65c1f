"""The speed–density curve lies near what was measured of people in a corridor."""

import numpy as np
import pytest

from tools.validation.trajectories import (
    LARGEST_ERROR_MPS,
    LARGEST_FITTED_ERROR_MPS,
    WIDTH_M,
    WINDOW_S,
    figures,
    measure,
    measured,
)


def test_edies_definitions_on_people_who_walk_evenly(tmp_path) -> None:
    """One person enters every second and walks at 1 m/s: flow 1/s, density 1/1.8 per m2."""
    rows = []
    for person in range(60):
        frames = np.arange(16 * 8 + 1)
        along = 400.0 - frames / 16.0 * 100.0
        rows.append(np.column_stack([frames * 0 + person, 16 * person + frames, along, along]))
    file = tmp_path / "even.txt"
    np.savetxt(file, np.concatenate(rows)[:, [0, 1, 3, 2, 3]])
    even = measure(file)
    assert even.speed == pytest.approx(1.0)
    assert even.density == pytest.approx(1.0 / WIDTH_M, rel=0.02)
    assert even.flow == pytest.approx(1.0)
    assert even.density.size >= 60 / WINDOW_S - 3


def test_the_curve_lies_near_what_was_measured() -> None:
    experiments = measured()
    if experiments is None:
        pytest.skip("CAMPUS_DATA does not name the folder of real data")
    found = figures(experiments)
    assert len(experiments) == 5
    assert found["windows"] >= 40
    assert found["error_mps"] <= LARGEST_ERROR_MPS
    assert found["fitted_error_mps"] <= LARGEST_FITTED_ERROR_MPS
