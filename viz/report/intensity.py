"""The electricity of each building for its floor, on the map."""

from collections.abc import Mapping

from viz.report import drawing
from viz.report.blocks import MapLayer
from viz.report.sources import RunSource
from viz.words import say

# Cividis in five steps (J. Nuñez, C. Anderton and R. Renslow 2018, PLoS ONE 13(7) e0199239).
_RAMP = ("#00224e", "#35456c", "#666970", "#a59c74", "#fee838")
_BUILDINGS = """
WITH used AS (SELECT zone, sum(total_kwh) AS kwh FROM energy GROUP BY zone)
SELECT building, sum(kwh), sum(floor_m2) FROM used JOIN zones USING (zone)
GROUP BY building ORDER BY building"""


def electricity_of(source: RunSource) -> Mapping[str, tuple[float, float]]:
    """Return the electricity [kWh] and floor area [m2] of each building; none without energy."""
    if not source.has("energy"):
        return {}
    return {key: (kwh, floor_m2) for key, kwh, floor_m2 in source.rows(_BUILDINGS)}


def electricity_layers(source: RunSource) -> list[MapLayer]:
    """Return the layer of the map, or none where the run has no energy."""
    used = electricity_of(source)
    shares = {key: kwh / floor_m2 for key, (kwh, floor_m2) in used.items() if floor_m2 > 0}
    if not shares:
        return []
    language = source.language
    most = max(shares.values())
    step = most / len(_RAMP)
    fills = {
        key: _RAMP[min(int(share / step), len(_RAMP) - 1)] if step else _RAMP[0]
        for key, share in shares.items()
    }
    key = [
        (colour, say("report_kwh_m2", language, low=step * row, high=step * (row + 1)))
        for row, colour in enumerate(_RAMP)
    ]
    return [MapLayer(say("report_intensity", language), drawing.filled(source.campus, fills), key)]
