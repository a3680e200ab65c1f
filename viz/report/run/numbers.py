"""The indicators, group by group."""

from collections.abc import Sequence

from sim.study.indicators import Indicator, indicators
from viz.quantity import shown
from viz.report.blocks import Section, Table
from viz.report.sources import RunSource
from viz.words import say

ORDER = 2


def section(source: RunSource) -> Section:
    """Return a table for each group of indicators."""
    groups: dict[str, list[Indicator]] = {}
    for indicator in indicators().values():
        groups.setdefault(indicator.group, []).append(indicator)
    tables = [_table(source, group) for group in groups.values()]
    return Section(say("report_day", source.language), tables, form="columns")


def _table(source: RunSource, group: Sequence[Indicator]) -> Table:
    language = source.language
    rows = [
        (
            each.name_zh if language == "zh" else each.name,
            shown(source.indicators.get(each.key), each.unit, language),
        )
        for each in group
    ]
    headers = (say("report_indicator", language), say("report_value", language))
    return Table(headers, rows, right=(1,))
