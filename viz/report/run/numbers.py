"""The indicators, in the four groups by which a campus is judged."""

from collections.abc import Sequence

from sim.study.indicators import Group, Indicator, groups, indicators
from viz.quantity import shown
from viz.report.blocks import Section, Table
from viz.report.sources import RunSource
from viz.words import say

ORDER = 2


def section(source: RunSource) -> Section:
    """Return a table for each group of indicators."""
    by_group: dict[str, list[Indicator]] = {key: [] for key in groups()}
    for indicator in indicators().values():
        by_group[indicator.group].append(indicator)
    tables = [_table(source, groups()[key], mine) for key, mine in by_group.items() if mine]
    return Section(say("report_day", source.language), tables, form="columns")


def _table(source: RunSource, group: Group, mine: Sequence[Indicator]) -> Table:
    language = source.language
    rows = [
        (
            each.name_zh if language == "zh" else each.name,
            shown(source.indicators.get(each.key), each.unit, language),
        )
        for each in mine
    ]
    headers = (say("report_indicator", language), say("report_value", language))
    title = group.name_zh if language == "zh" else group.name
    return Table(headers, rows, right=(1,), title=title)
