"""Truths of the ensemble's own distribution have every rank alike."""

import numpy as np
from scipy.stats import chisquare

from models.assimilation.ranks import ranks


def test_ranks_of_the_same_distribution_are_even() -> None:
    rng = np.random.default_rng(1)
    truth, members = rng.poisson(3.0, 5000), rng.poisson(3.0, (9, 5000))  # with many ties
    found = ranks(truth, members, rng.random(5000))
    assert chisquare(np.bincount(found, minlength=10)).pvalue > 0.01


def test_a_truth_beyond_the_members_has_an_end_rank() -> None:
    members = np.array([[1.0, 1.0, 5.0], [2.0, 3.0, 5.0]])
    found = ranks(np.array([0.0, 4.0, 5.0]), members, np.array([0.9, 0.1, 0.5]))
    assert found.tolist() == [0, 2, 1]
