import numpy as np
import pytest
from scipy.stats import truncnorm

from models.people.spread import cut_normal


def test_numbers_are_those_of_the_cut_normal_distribution() -> None:
    uniform = np.linspace(0.0, 1.0, 100_001)
    expected = truncnorm.ppf(uniform, -2.0, 2.0)
    assert cut_normal(uniform, 0.0, 1.0) == pytest.approx(expected, abs=1e-5)
    shifted = cut_normal(uniform, 12.0, 3.0)
    assert shifted == pytest.approx(12.0 + 3.0 * expected, abs=3e-5)
