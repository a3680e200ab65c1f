"""The day as curves: who walks, waits and queues."""

from viz.report.blocks import Section
from viz.report.charts import hours_axis, lines
from viz.report.sources import RunSource
from viz.words import say

ORDER = 3
_CENSUS = "SELECT at_s / 3600.0, walking, queuing + gated, awaiting FROM census ORDER BY at_s"


def section(source: RunSource) -> Section:
    """Return the curves of the census."""
    language = source.language
    at, walking, queuing, awaiting = zip(*source.rows(_CENSUS), strict=True)
    title = say("report_walking_curve", language)
    chart = lines(
        title,
        title,
        {
            say("report_walking", language): (at, walking),
            say("report_queuing", language): (at, queuing),
            say("report_awaiting", language): (at, awaiting),
        },
        hours_axis(say("report_clock", language), at[-1]),
        say("report_persons", language),
    )
    return Section(say("report_when", language), [chart])
