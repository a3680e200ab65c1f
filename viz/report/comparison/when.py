"""How many walk through the day, beside the baseline: the mean of the runs."""

from viz.report.blocks import Section
from viz.report.charts import hours_axis, lines
from viz.report.sources import ComparisonSource
from viz.words import say

ORDER = 3
_CENSUS = "SELECT at_s, walking FROM census ORDER BY at_s"


def section(source: ComparisonSource) -> Section:
    """Return a curve for each scenario."""
    language = source.language
    series = {}
    for name in (source.base, *source.alternatives):
        total: dict[int, float] = {}
        for at_s, walking in source.mean_rows(name, _CENSUS):
            total[at_s] = total.get(at_s, 0.0) + walking
        runs = len(source.record["seeds"])
        at = sorted(total)
        series[name] = ([each / 3600 for each in at], [total[each] / runs for each in at])
    title = say("report_walking", language)
    until_h = max(x[-1] for x, _ in series.values())
    axis = hours_axis(say("report_clock", language), until_h)
    chart = lines(title, title, series, axis, say("report_persons", language))
    return Section(say("report_when", language), [chart])
