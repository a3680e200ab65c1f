"""What a click on a building tells."""

from collections.abc import Mapping, Sequence

from maps.vocabulary import building_uses
from viz.report.intensity import electricity_of
from viz.report.sources import RunSource
from viz.viewer.moment import clock_text
from viz.words import say

_MOST = """
WITH inside AS (
    SELECT building, at_s, sum(people) AS people
    FROM place_occupancy JOIN places USING (place) WHERE building <> '' GROUP BY ALL
)
SELECT building, max(people), arg_max(at_s, people) FROM inside GROUP BY building"""

_HOURS = """
WITH inside AS (
    SELECT building, at_s, sum(people) AS people
    FROM place_occupancy JOIN places USING (place) WHERE building <> '' GROUP BY ALL
)
SELECT building, at_s // 3600 AS hour, max(people) FROM inside
WHERE at_s < 86400 GROUP BY ALL ORDER BY ALL"""


def facts(source: RunSource) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Return what is known of each building, as pairs of a name and a value."""
    language = source.language
    capacity = dict(source.rows("SELECT building, sum(capacity) FROM places GROUP BY building"))
    most = {key: (int(people), int(at)) for key, people, at in source.rows(_MOST)}
    used = electricity_of(source)
    told = {}
    for key, building in source.campus.buildings.items():
        people, at_s = most.get(key, (0, 0))
        time = clock_text(at_s * 1000, seconds=False)
        told[key] = [
            ("", building.label(language)),
            (say("report_use", language), _use(building.use, language)),
            (say("report_floors", language), str(building.floors)),
            (say("report_capacity", language), f"{int(capacity.get(key, 0)):,}"),
            (say("report_most", language), say("report_at", language, people=people, time=time)),
        ]
        if key in used:
            kwh = say("report_kwh", language, kwh=used[key][0])
            told[key].append((say("report_electricity", language), kwh))
    return told


def curves(source: RunSource) -> Mapping[str, Sequence[float]]:
    """Return the most people in each building, hour by hour of the first day."""
    hours: dict[str, list[float]] = {key: [0.0] * 24 for key in source.campus.buildings}
    for key, hour, people in source.rows(_HOURS):
        if key in hours:
            hours[key][int(hour)] = float(people)
    return hours


def _use(key: str, language: str) -> str:
    word = building_uses()[key]
    return word.name_zh if language == "zh" else word.name
