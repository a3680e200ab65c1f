"""The map: crowding and flows on the paths, and what each building holds."""

from collections.abc import Mapping

from models.people.levels import LEVELS, least_areas_m2
from viz.palette import colours
from viz.report import drawing
from viz.report.blocks import Map, MapLayer, Section
from viz.report.buildings import curves, facts
from viz.report.intensity import electricity_layers
from viz.report.sources import RunSource
from viz.words import say

ORDER = 1
_WIDEST_M = 14.0
_FLOW_COLOUR = "#0072B2"

_LEVELS = """
SELECT edge, max(level) FROM crowding JOIN links USING (link) GROUP BY edge"""
_FLOWS = """
SELECT edge, max(people) FROM (
    SELECT edge, link, sum(entered) AS people FROM link_flow JOIN links USING (link) GROUP BY ALL
) GROUP BY edge"""


def section(source: RunSource) -> Section:
    """Return the map with its layers."""
    language = source.language
    shown = Map(
        title="",
        view_box=drawing.view_box(source.campus),
        ground=drawing.ground(source.campus, language),
        layers=[_crowding(source), _flows(source), *electricity_layers(source)],
        labels=drawing.labels(source.campus, language),
        buildings=facts(source),
        curves=curves(source),
        hint=say("report_map_hint", language),
    )
    return Section(say("report_map", language), [shown])


def _crowding(source: RunSource) -> MapLayer:
    language = source.language
    worst: Mapping[str, str] = dict(source.rows(_LEVELS))
    colour = {level: drawing.hexadecimal(colours("level")[level]) for level in LEVELS}

    def style(key: str, _: Mapping[str, object]) -> drawing.Style:
        level = worst.get(key, "A")
        return None if level == "A" else (colour[level], 3.0 + 1.5 * LEVELS.index(level), level)

    least = least_areas_m2("fruin_walkway")
    words = [
        say("report_level", language, level=level, least=f"{area:.2g}")
        for level, area in zip(LEVELS[:-1], least[:-1], strict=True)
    ]
    key = list(
        zip(colour.values(), [*words, say("report_level_last", language, level="F")], strict=True)
    )
    return MapLayer(say("report_crowding", language), drawing.links(source.campus, style), key[1:])


def _flows(source: RunSource) -> MapLayer:
    language = source.language
    passed: Mapping[str, int] = dict(source.rows(_FLOWS))
    most = max(passed.values(), default=1) or 1

    def style(key: str, _: Mapping[str, object]) -> drawing.Style:
        people = passed.get(key, 0)
        told = say("report_passed", language, people=people)
        return (_FLOW_COLOUR, _WIDEST_M * people / most, told) if people > most / 200 else None

    key = [(_FLOW_COLOUR, say("report_passed", language, people=most))]
    return MapLayer(say("report_flows", language), drawing.links(source.campus, style), key)
