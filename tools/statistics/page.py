"""The page on how often verdicts are right."""

from collections.abc import Sequence
from dataclasses import replace

from tools.reference.markdown import table
from tools.statistics.trials import COMPARISONS, Case, rates

INTRODUCTION = """\
# How often verdicts are right

`python -m tools.statistics` writes this page: {comparisons:,} comparisons of each case are drawn
and judged as `campus compare` judges. The difference of a pair has a standard deviation of 1 in
each, and intervals are of 95 %. *Told* is the share of comparisons with at least one verdict
*better* or *worse*; *covered* is the share of intervals, each by itself, that the true difference
lies in.

"""
AFTER_NOTHING = """

The adjustment keeps the share of comparisons with any wrong verdict near the 5 % of one question.
Adding runs until an interval is narrow stops a little early where the spread happened to look
small, and so errs a little more often than a fixed number of runs. What the seeds of a pair share
cancels out, and changes nothing.

"""
BEFORE_SOMETHING = """\
The smallest effect that matters is {effect:g}, the standard deviation of a pair's difference. At
the effect itself a verdict is told as seldom as by chance, for the difference is just about to
matter; what is half as large again, or twice as large, is told with this power:

"""
ONE = Case("one question, 10 pairs", 0.0, 0.0)
NOTHING = (
    ONE,
    replace(ONE, name="the same, with noise of 5 that the seeds of a pair share", paired=True),
    replace(ONE, name="five questions, adjusted", questions=5),
    replace(ONE, name="one question, added to until ± 0.3, at most 100", runs=100, precision=0.003),
    replace(ONE, name="one question, added to until ± 1, at most 100", runs=100, precision=0.01),
    replace(ONE, name="one question, smallest effect 0.5", smallest_effect=0.5),
)
EFFECT = 1.0
SOMETHING = tuple(
    Case(f"true difference {true:g}, {runs} pairs", true, EFFECT, runs=runs)
    for runs in (10, 20, 40)
    for true in (1.0, 1.5, 2.0)
)


def text() -> str:
    """Return the page; it takes some minutes."""
    return (
        INTRODUCTION.format(comparisons=COMPARISONS)
        + "## Where there is no difference\n\n"
        + "Every verdict told is wrong then.\n\n"
        + _table(NOTHING)
        + AFTER_NOTHING
        + "## Where there is one\n\n"
        + BEFORE_SOMETHING.format(effect=EFFECT)
        + _table(SOMETHING)
        + "\n"
    )


def _table(cases: Sequence[Case]) -> str:
    rows = []
    for case in cases:
        found = rates(case)
        rows.append(
            (
                case.name,
                f"{found.runs:.1f}",
                f"{100 * found.told:.1f} %",
                f"{100 * found.covered:.1f} %",
            )
        )
    return table(("case", "pairs", "told", "covered"), rows)
