"""How long people wait at counters."""

from viz.report.blocks import Section
from viz.report.charts import bars_to
from viz.report.sources import RunSource
from viz.words import say

ORDER = 6
_WAITS = """
SELECT place, count(*), median(start_s - join_s) / 60, quantile_cont(start_s - join_s, 0.95) / 60
FROM queues GROUP BY place ORDER BY 4 DESC, place LIMIT 20"""


def section(source: RunSource) -> Section | None:
    """Return the places with the longest waits; None where nobody queued."""
    language = source.language
    ids = dict(source.rows("SELECT place, id FROM places"))
    rows = source.rows(_WAITS)
    if not rows:
        return None
    title = say("report_waits", language)
    chart = bars_to(
        title,
        title,
        [_name(source, ids.get(place, "")) for place, *_ in rows],
        [middle for _, _, middle, _ in rows],
        [upper for _, _, _, upper in rows],
        say("report_minutes", language),
    )
    return Section(say("report_queues", language), [chart])


def _name(source: RunSource, key: str) -> str:
    room = source.campus.rooms.get(key)
    return room.label(source.language) if room else key
