"""How many rooms of a kind have somebody in them, hour by hour."""

from maps.vocabulary import room_kinds
from viz.report.blocks import Section
from viz.report.charts import heat_map
from viz.report.sources import RunSource
from viz.words import say

ORDER = 5
_SHARES = """
WITH instants AS (
    SELECT at_s // 3600 AS hour, count(*) AS instants FROM census WHERE at_s < 86400 GROUP BY ALL
), used AS (
    SELECT kind, at_s // 3600 AS hour, count(*) AS used
    FROM place_occupancy JOIN places USING (place)
    WHERE people > 0 AND at_s < 86400 GROUP BY ALL
), rooms AS (SELECT kind, count(*) AS rooms FROM places GROUP BY kind)
SELECT kind, hour, used / (rooms * instants)
FROM used JOIN rooms USING (kind) JOIN instants USING (hour)
ORDER BY ALL"""


def section(source: RunSource) -> Section | None:
    """Return a heat map of the kinds of rooms."""
    language = source.language
    known = room_kinds()
    shares: dict[str, list[float]] = {}
    for kind, hour, share in source.rows(_SHARES):
        if kind in known:
            shares.setdefault(kind, [0.0] * 24)[int(hour)] = share
    if not shares:
        return None
    names = [known[kind].name_zh if language == "zh" else known[kind].name for kind in shares]
    title = say("report_room_heat", language)
    hours = [f"{hour:02d}:00" for hour in range(24)]
    chart = heat_map(title, title, names, hours, list(shares.values()))
    return Section(say("report_rooms", language), [chart])
