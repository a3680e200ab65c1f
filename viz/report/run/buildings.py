"""How full the buildings are, hour by hour."""

from viz.report.blocks import Section
from viz.report.buildings import curves
from viz.report.charts import heat_map
from viz.report.sources import RunSource
from viz.words import say

ORDER = 4
_MOST_ROWS = 30


def section(source: RunSource) -> Section:
    """Return a heat map of the buildings with most people."""
    language = source.language
    capacity = dict(source.rows("SELECT building, sum(capacity) FROM places GROUP BY building"))
    filled = {key: hours for key, hours in curves(source).items() if capacity.get(key)}
    chosen = sorted(filled, key=lambda key: (-max(filled[key]), key))[:_MOST_ROWS]
    names = [source.campus.buildings[key].label(language) for key in chosen]
    shares = [[people / capacity[key] for people in filled[key]] for key in chosen]
    title = say("report_heat", language)
    chart = heat_map(title, title, _apart(names), _HOURS, shares)
    return Section(say("report_buildings", language), [chart])


_HOURS = [f"{hour:02d}:00" for hour in range(24)]


def _apart(names: list[str]) -> list[str]:
    """Return the names, equal ones numbered: a chart takes rows of one name for one row."""
    return [
        name if names.count(name) == 1 else f"{name} ({names[: row + 1].count(name)})"
        for row, name in enumerate(names)
    ]
