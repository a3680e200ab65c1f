"""Where people walk more, and where fewer, than in the baseline."""

from collections.abc import Mapping

from viz.report import drawing
from viz.report.blocks import Map, MapLayer, Section
from viz.report.charts import COLOURS
from viz.report.sources import ComparisonSource
from viz.words import say

ORDER = 2
_WIDEST_M = 14.0
_MORE, _FEWER = COLOURS[1], COLOURS[0]
_FLOWS = """
SELECT edge, max(people) FROM (
    SELECT edge, link, sum(entered) AS people FROM link_flow JOIN links USING (link) GROUP BY ALL
) GROUP BY edge ORDER BY edge"""


def section(source: ComparisonSource) -> Section:
    """Return the map with a layer for each alternative."""
    language = source.language
    base = _flows(source, source.base)
    layers = [_layer(source, base, name) for name in source.alternatives]
    shown = Map(
        title=say("report_flow_difference", language),
        view_box=drawing.view_box(source.campus),
        ground=drawing.ground(source.campus, language),
        layers=layers,
        labels=drawing.labels(source.campus, language),
        buildings={},
        curves={},
        hint="",
    )
    return Section(say("report_map", language), [shown])


def _flows(source: ComparisonSource, scenario: str) -> Mapping[str, float]:
    """Return how many pass each edge, the mean of the runs."""
    total: dict[str, float] = {}
    for edge, people in source.mean_rows(scenario, _FLOWS):
        total[edge] = total.get(edge, 0.0) + float(people)
    runs = len(source.record["seeds"])
    return {edge: people / runs for edge, people in total.items()}


def _layer(source: ComparisonSource, base: Mapping[str, float], name: str) -> MapLayer:
    language = source.language
    other = _flows(source, name)
    change = {key: other.get(key, 0.0) - base.get(key, 0.0) for key in {**base, **other}}
    most = max((abs(people) for people in change.values()), default=1.0) or 1.0

    def style(key: str, _: Mapping[str, object]) -> drawing.Style:
        people = change.get(key, 0.0)
        if abs(people) <= most / 100:
            return None
        colour = _MORE if people > 0 else _FEWER
        told = say("report_passed", language, people=people)
        return (
            colour,
            max(_WIDEST_M * abs(people) / most, 1.5),
            f"{'+' if people > 0 else ''}{told}",
        )

    key = [
        (_MORE, say("report_more", language, base=source.base)),
        (_FEWER, say("report_fewer", language, base=source.base)),
    ]
    return MapLayer(name, drawing.links(source.campus, style), key)
