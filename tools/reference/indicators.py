"""The page of the indicators."""

from sim.study.indicators import Indicator, indicators
from tools.reference.markdown import page, table

FILE = "indicators.md"
INTRODUCTION = """\
An indicator is one number that a run is judged by. It is SQL over the [tables](tables.md) of the
run folder, so anyone can derive it again. `indicators.json` holds all of them; `null` stands
where there is nothing to measure, as lateness on a day without classes. Unit 1 is a share or a
count. The definitions are the TOML files in `sim/study/indicators/`."""


def text() -> str:
    """Return the page."""
    known = list(indicators().values())
    rows = [
        (f"[`{each.key}`](#{each.key})", each.name, each.name_zh, each.unit, each.direction)
        for each in known
    ]
    overview = table(("key", "name", "name in Chinese", "unit", "better"), rows)
    return page("The indicators", INTRODUCTION, [overview, *map(_section, known)])


def _section(indicator: Indicator) -> str:
    return f"## {indicator.key}\n\n```sql\n{indicator.sql.strip()}\n```"
