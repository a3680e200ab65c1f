"""Cutting links shorter changes flows, times and the places of queues by less with each step."""

from tools.validation.cutting import LENGTHS_M, cut_at, steps


def test_each_step_changes_less() -> None:
    last = cut_at(LENGTHS_M[-1]).figures
    for figure, changes in steps().items():
        assert (changes[1:] < changes[:-1]).all(), figure
        assert changes[-1] < 0.01 * last[figure], figure
