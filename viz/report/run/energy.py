"""The electricity of the campus by end use, hour by hour."""

from sim.record.tables.energy import END_USES
from viz.report.blocks import Section
from viz.report.charts import hours_axis, stacked
from viz.report.sources import RunSource
from viz.words import say

ORDER = 7


def section(source: RunSource) -> Section | None:
    """Return the load of the campus; None where the run has no energy."""
    if not source.has("energy"):
        return None
    language = source.language
    sums = ", ".join(f"sum({use})" for use in END_USES)
    rows = source.rows(
        f"SELECT start_s / 3600.0 + 0.5, {sums} FROM energy GROUP BY start_s ORDER BY start_s"
    )
    at, *loads = zip(*rows, strict=True)
    title = say("report_load", language)
    chart = stacked(
        title,
        title,
        {
            say(f"use_{use}", language): (at, load)
            for use, load in zip(END_USES, loads, strict=True)
            if any(load)
        },
        hours_axis(say("report_clock", language), at[-1] + 0.5),
        say("report_kilowatts", language),
    )
    return Section(say("report_energy", language), [chart])
