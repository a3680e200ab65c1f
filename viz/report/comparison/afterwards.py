"""What was looked at afterwards: hints without a verdict."""

from collections.abc import Sequence

from sim.study.indicators import indicators
from viz.quantity import difference_shown, shown
from viz.report.blocks import Paragraph, Section, Table
from viz.report.sources import ComparisonSource
from viz.words import say

ORDER = 5


def section(source: ComparisonSource) -> Section | None:
    """Return every other indicator whose interval lies beside 0; None where there is none."""
    language = source.language
    known = indicators()
    rows = [
        (
            told["alternative"],
            known[told["indicator"]].name_zh if language == "zh" else known[told["indicator"]].name,
            shown(told["base"], told["unit"], language),
            shown(told["other"], told["unit"], language),
            difference_shown(told["difference"], told["interval"], told["unit"], language),
        )
        for told in source.record["looked_at_afterwards"]
        if _differs(told["interval"])
    ]
    if not rows:
        return None
    heads = ("other", "indicator", "base", "other", "difference")
    headers = [say(f"report_{key}", language) for key in heads]
    note = Paragraph(say("report_afterwards_note", language))
    return Section(
        say("report_afterwards", language),
        [note, Table(headers, rows, right=(2, 3, 4))],
        form="folded",
    )


def _differs(interval: Sequence[float | None]) -> bool:
    low, high = interval
    return low is not None and high is not None and (low > 0.0 or high < 0.0)
