"""How long people wait at counters and gates."""

from viz.report.blocks import Section
from viz.report.charts import bars_to
from viz.report.sources import RunSource
from viz.words import say

ORDER = 6
_WAITS = """
SELECT service, median(start_s - join_s) / 60, quantile_cont(start_s - join_s, 0.95) / 60
FROM queues GROUP BY service ORDER BY 3 DESC, service LIMIT 20"""


def section(source: RunSource) -> Section | None:
    """Return the services with the longest waits; None where nobody queued."""
    language = source.language
    rows = source.rows(_WAITS)
    if not rows:
        return None
    title = say("report_waits", language)
    chart = bars_to(
        title,
        title,
        [_name(source, service) for service, *_ in rows],
        [middle for _, middle, _ in rows],
        [upper for _, _, upper in rows],
        say("report_minutes", language),
    )
    return Section(say("report_queues", language), [chart])


def _name(source: RunSource, key: str) -> str:
    service = source.campus.services.get(key)
    if service is None:  # opened by an intervention
        return key
    room = source.campus.rooms.get(service.room)
    label = service.label(source.language)
    return room.label(source.language) if room and label == key else label
