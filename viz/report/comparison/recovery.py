"""How long after a shock everything is as usual again."""

from viz.recovered import heads, rows, shock_told
from viz.report.blocks import Block, Paragraph, Section, Table
from viz.report.sources import ComparisonSource
from viz.words import say

ORDER = 3


def section(source: ComparisonSource) -> Section | None:
    """Return a table for each alternative that holds a shock, None where there is none."""
    language = source.language
    tables: list[Block] = [
        Table(heads(language), rows(each["recovery"], language), right=(1,), title=told)
        for each in source.record["alternatives"]
        if each.get("recovery")
        for told in [shock_told(each["scenario"]["name"], each["recovery"], language)]
    ]
    if not tables:
        return None
    how = Paragraph(say("recovery_how", language))
    return Section(say("recovery_title", language), [*tables, how])
