"""Where people walk more, and where fewer, than in the baseline; and what is new on the map."""

from collections.abc import Mapping

from shapely import LineString

from maps.campus import Campus
from viz.report import drawing
from viz.report.blocks import Map, MapLayer, Section
from viz.report.charts import COLOURS
from viz.report.sources import ComparisonSource
from viz.words import say

ORDER = 2
_WIDEST_M = 14.0
_SAME_M = 0.5  # as near lies the middle of a piece to the edge that it is a piece of
_FEWER, _MORE, _NEW = COLOURS[:3]
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
    other, campus = _flows(source, name), source.campus_of(name)
    edge_before = edges_before(campus, source.campus)
    change = {
        key: other.get(key, 0.0) - base.get(edge_before.get(key, ""), 0.0)
        for key in {**edge_before, **other}
    }
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
    built = drawing.built(campus, source.campus, _NEW, language)
    if built:
        key.append((_NEW, say("report_new", language)))
    return MapLayer(name, drawing.links(campus, style) + built, key, dashed=(_NEW,))


def edges_before(campus: Campus, before: Campus) -> Mapping[str, str]:
    """Return for each edge of a campus the one of another that it is, or is a piece of.

    Where a new path meets an old one, the old one is cut: its pieces bear other names.
    """
    known: dict[str, list[tuple[str, LineString]]] = {}
    for _, _, key, data in before.graph.edges(keys=True, data=True):
        known.setdefault(data["path"], []).append((key, data["geometry"]))
    names = {key for edges in known.values() for key, _ in edges}
    if campus is before:
        return {key: key for key in names}
    found = {}
    for _, _, key, data in campus.graph.edges(keys=True, data=True):
        middle = data["geometry"].interpolate(0.5, normalized=True)
        near = [
            # floors lie above one another: of several, the edge of the same name
            (other != key, other)
            for other, line in known.get(data["path"], [])
            if line.distance(middle) <= _SAME_M
        ]
        if near:
            found[key] = min(near)[1]
    return found
