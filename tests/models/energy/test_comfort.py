"""Comfort is held against the tables of ISO 7730 and against pythermalcomfort."""

import numpy as np
import pytest

from models.energy.comfort import adaptive_band, predicted_dissatisfied, predicted_mean_vote
from models.energy.of_use import values
from scenarios.parameters import known_parameters

# Rows of ISO 7730:2005, table D.1, as the validation data of pythermalcomfort have them too:
# air, radiant, speed, humidity, met, clo, vote, dissatisfied.
TABLE = [
    (22.0, 22.0, 0.10, 60, 1.2, 0.5, -0.75, 17),
    (27.0, 27.0, 0.10, 60, 1.2, 0.5, 0.77, 17),
    (27.0, 27.0, 0.30, 60, 1.2, 0.5, 0.44, 9),
    (23.5, 25.5, 0.10, 60, 1.2, 0.5, -0.01, 5),
    (23.5, 25.5, 0.30, 60, 1.2, 0.5, -0.55, 11),
    (19.0, 19.0, 0.10, 40, 1.2, 1.0, -0.60, 13),
    (23.5, 23.5, 0.30, 40, 1.2, 1.0, 0.12, 5),
    (23.0, 21.0, 0.10, 40, 1.2, 1.0, 0.05, 5),
    (23.0, 21.0, 0.30, 40, 1.2, 1.0, -0.16, 6),
    (22.0, 22.0, 0.10, 60, 1.6, 0.5, 0.05, 5),
    (27.0, 27.0, 0.10, 60, 1.6, 0.5, 1.17, 34),
    (27.0, 27.0, 0.30, 60, 1.6, 0.5, 0.95, 24),
]


def test_the_table_of_the_standard() -> None:
    air, radiant, speed, humidity, met, clo, vote, dissatisfied = np.array(TABLE).T
    found = predicted_mean_vote(air, radiant, speed, humidity / 100.0, met, clo)
    np.testing.assert_allclose(found, vote, atol=0.1)  # the standard's own tolerance
    share = 100.0 * predicted_dissatisfied(found)
    np.testing.assert_allclose(share, dissatisfied, atol=2.0)


def test_pythermalcomfort_finds_the_same() -> None:
    models = pytest.importorskip("pythermalcomfort.models")
    random = np.random.default_rng(1)
    air, radiant = random.uniform(12.0, 36.0, (2, 200))
    speed, humidity = random.uniform(0.05, 0.9, 200), random.uniform(0.2, 0.95, 200)
    met, clo = random.uniform(0.8, 2.0, 200), random.uniform(0.3, 1.5, 200)
    theirs = models.pmv_ppd_iso(
        tdb=air,
        tr=radiant,
        vr=speed,
        rh=100 * humidity,
        met=met,
        clo=clo,
        limit_inputs=False,
        round_output=False,
    ).pmv
    ours = predicted_mean_vote(air, radiant, speed, humidity, met, clo)
    np.testing.assert_allclose(ours, theirs, atol=0.01)


def test_the_adaptive_band_of_the_standard() -> None:
    known = values(known_parameters()["energy"])
    low, high = adaptive_band(20.0, known)
    assert low == pytest.approx(0.33 * 20 + 18.8 - 4)
    assert high == pytest.approx(0.33 * 20 + 18.8 + 3)
    assert adaptive_band(-5.0, known) == adaptive_band(10.0, known)
