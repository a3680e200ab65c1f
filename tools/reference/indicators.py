"""The page of the indicators."""

from sim.study.indicators import Group, Indicator, groups, indicators
from tools.reference.markdown import page, table

FILE = "indicators.md"
INTRODUCTION = """\
An indicator is one number that a run is judged by. It is SQL over the [tables](tables.md) of the
run folder and the [views](views.md) over them, so anyone can derive it again: `campus indicators`
lists them, `campus indicators KEY` shows the SQL. `indicators.json` holds all of them; `null`
stands where there is nothing to measure, as lateness on a day without classes. Unit 1 is a share
or a count. The definitions are the TOML files in `sim/study/indicators/`."""


def text() -> str:
    """Return the page."""
    overviews = map(_overview, groups().values())
    return page("The indicators", INTRODUCTION, [*overviews, *map(_section, indicators().values())])


def _overview(group: Group) -> str:
    """Return the indicators of a group as a table."""
    rows = [
        (f"[`{each.key}`](#{each.key})", each.name, each.name_zh, each.unit, each.direction)
        for each in indicators().values()
        if each.group == group.key
    ]
    listed = table(("key", "name", "name in Chinese", "unit", "better"), rows)
    return f"## {group.name} · {group.name_zh}\n\n{listed}"


def _section(indicator: Indicator) -> str:
    return f"### {indicator.key}\n\n```sql\n{indicator.sql.strip()}\n```"
