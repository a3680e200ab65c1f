"""What an interval says about a question that was asked before the runs."""

from sim.study.compare.statistics import Interval

BETTER = "better"
WORSE = "worse"
SAME = "no relevant difference"
INCONCLUSIVE = "inconclusive"


def verdict(difference: Interval, direction: str, smallest_effect: float) -> str:
    """Return the verdict on an alternative, from the interval of its difference from the baseline.

    `direction` says which is better, "lower" or "higher"; `smallest_effect` is the least
    difference that matters, at least 0. *Better* or *worse* where the interval lies wholly beyond
    that effect, *no relevant difference* where wholly within it, else *inconclusive*.
    """
    if difference.low > smallest_effect:
        return BETTER if direction == "higher" else WORSE
    if difference.high < -smallest_effect:
        return BETTER if direction == "lower" else WORSE
    if -smallest_effect <= difference.low and difference.high <= smallest_effect:
        return SAME
    return INCONCLUSIVE
