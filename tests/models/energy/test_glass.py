"""Windows: what their gaps resist at a temperature, and what passes at an angle."""

import numpy as np
import pytest

from models.energy.constructions import Glazing
from models.energy.thermal.glass import gap_change, gaps_of, optics

STEFAN_BOLTZMANN = 5.670374419e-8
CLEAR = Glazing("double clear", panes=2, u_value=3.0)


@pytest.mark.parametrize("mean_c", [-10.0, 10.0, 40.0])
def test_a_gap_between_clear_panes_conducts_and_radiates(mean_c: float) -> None:
    """12 mm of still air between faces of emissivity 0.84."""
    temp_k = mean_c + 273.15
    conducted = (2.873e-3 + 7.760e-5 * temp_k) / 0.012
    radiated = 4.0 * STEFAN_BOLTZMANN * temp_k**3 / (2.0 / 0.84 - 1.0)
    gaps, radiating = gaps_of(CLEAR)
    found = gaps + gap_change.py_func(gaps, radiating, mean_c)  # type: ignore[attr-defined]
    assert found == pytest.approx(1.0 / (conducted + radiated), rel=0.005)


def test_coated_panes_radiate_little_and_a_single_pane_has_no_gap() -> None:
    assert gaps_of(Glazing("coated", panes=2, u_value=1.4))[1] == pytest.approx(0.0, abs=0.05)
    assert gaps_of(Glazing("single", panes=1, u_value=5.7)) == (0.0, 0.0)


def test_what_passes_is_as_stated_and_smooth_between() -> None:
    """By WINDOW 7 for the glass of Standard 140-2020, case 600."""
    stated = (0.703, 0.702, 0.699, 0.692, 0.678, 0.646, 0.577, 0.438, 0.208)
    own = optics(CLEAR).through
    through = optics(Glazing("stated", panes=2, u_value=3.0, through=stated)).through
    assert through[0:81:10] == pytest.approx(stated)
    assert (np.diff(through) <= 0.0).all()
    assert through == pytest.approx(own, abs=0.03)
