"""The map of a campus as SVG."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from html import escape

from shapely import LineString, MultiPolygon, Point
from shapely.geometry.base import BaseGeometry

from maps.campus import Campus, Shape
from viz.palette import Colour, colours

_MARGIN_M = 20.0
_EDGE_M = 2.0
_DASH = 0.008  # length of dashes as a share of the width of the map
_LETTERS = 0.014  # height of letters as a share of the width of the map
_WIDE = 0x2E80  # from here on, letters are Chinese
# What a link looks like: colour and width [m], or None where it is left out; and what it is.
Style = tuple[str, float, str] | None


def hexadecimal(colour: Colour) -> str:
    """Return a colour as HTML writes it."""
    return "#" + bytes(colour).hex()


def view_box(campus: Campus) -> str:
    """Return the view box of the map: metres east, and metres south."""
    west, south, east, north = campus.boundary.bounds
    for building in campus.buildings.values():
        box = building.footprint.bounds
        west, south = min(west, box[0]), min(south, box[1])
        east, north = max(east, box[2]), max(north, box[3])
    width, height = east - west + 2 * _MARGIN_M, north - south + 2 * _MARGIN_M
    return f"{west - _MARGIN_M:.0f} {-north - _MARGIN_M:.0f} {width:.0f} {height:.0f}"


def ground(campus: Campus, language: str) -> str:
    """Return boundary, scenery, areas, paths and buildings; a building can be clicked."""
    ground_colours, path_colours = colours("ground"), colours("casing")
    parts = [_area(campus.boundary, hexadecimal(ground_colours["campus"]), "")]
    parts += [
        _area(each.shape, hexadecimal(ground_colours[each.kind]), "")
        for each in campus.scenery.values()
    ]
    parts += [
        _area(each.shape, hexadecimal(colours("area")[each.use]), "")
        for each in campus.areas.values()
    ]
    parts += [
        _line(path.line, hexadecimal(path_colours.get(path.kind, (200, 200, 200))), path.width_m)
        for path in campus.paths.values()
    ]
    for building in campus.buildings.values():
        attributes = (
            f' class="building" data-id="{escape(building.id)}" tabindex="0" role="button"'
            f' aria-label="{escape(building.label(language))}"'
        )
        fill = hexadecimal(colours("building")[building.use])
        parts.append(_area(building.footprint, fill, attributes))
    return "".join(parts)


def links(campus: Campus, style: Callable[[str, Mapping[str, object]], Style]) -> str:
    """Return the edges of the graph outdoors, each as a function of id and data says."""
    parts = []
    nodes = campus.graph.nodes
    for start, end, key, data in sorted(
        campus.graph.edges(keys=True, data=True), key=lambda edge: edge[2]
    ):
        if nodes[start]["building"] and nodes[end]["building"]:
            continue
        said = style(key, data)
        if said is not None:
            colour, width_m, told = said
            parts.append(_line(data["geometry"], colour, width_m, told))
    return "".join(parts)


def built(campus: Campus, before: Campus, colour: str, language: str) -> str:
    """Return what a campus has on its map that another one has not, as dashed outlines."""
    west, _, east, _ = campus.boundary.bounds
    dash = f'fill="none" stroke="{colour}" stroke-dasharray="{_DASH * (east - west):.1f}"'
    new = {
        key: each
        for key, each in campus.buildings.items()
        if key not in before.buildings or _is_moved(each.footprint, before.buildings[key].footprint)
    }
    parts = [
        _area(each.footprint, "#fff", "") + _outlined(_outline(each.footprint), dash, _EDGE_M)
        for each in new.values()
    ]
    for key, path in campus.paths.items():
        known = before.paths.get(key)
        if known is None or known.kind != path.kind or _is_moved(path.line, known.line):
            sides = path.line.buffer(path.width_m / 2 + _EDGE_M, cap_style="flat")
            parts.append(_outlined(_outline(sides), dash, _EDGE_M))
    if new:
        named = labels(replace(campus, buildings=new), language)
        parts.append(f'<g class="names">{named}</g>')
    return "".join(parts)


def _is_moved(shape: BaseGeometry, before: BaseGeometry) -> bool:
    """Say whether a shape lies elsewhere; a path that another one meets has a corner more."""
    return bool(shape.hausdorff_distance(before) > _EDGE_M)


def filled(campus: Campus, fills: Mapping[str, str]) -> str:
    """Return the footprints of buildings in these colours, which let clicks through."""
    return "".join(
        _area(campus.buildings[key].footprint, fill, ' class="cover"')
        for key, fill in fills.items()
        if key in campus.buildings
    )


def labels(campus: Campus, language: str) -> str:
    """Return the names of buildings at their middle, the larger first, where they do not touch."""
    west, _, east, _ = campus.boundary.bounds
    size_m = _LETTERS * (east - west)
    named = [each for each in campus.buildings.values() if each.label(language) != each.id]
    named.sort(key=lambda each: -float(each.footprint.area))
    parts: list[str] = []
    taken: list[tuple[float, float, float]] = []
    for building in named:
        point: Point = building.footprint.representative_point()
        name = building.label(language)
        half = size_m * sum(0.55 if ord(letter) < _WIDE else 1.0 for letter in name) / 2
        middle = min(max(point.x, west + half), east - half)
        if all(
            abs(middle - x) > half + other or abs(point.y - y) > 1.3 * size_m
            for x, y, other in taken
        ):
            taken.append((middle, point.y, half))
            parts.append(f'<text x="{middle:.0f}" y="{-point.y:.0f}">{escape(name)}</text>')
    return f'<g font-size="{size_m:.1f}" stroke-width="{size_m / 4:.1f}">{"".join(parts)}</g>'


def _outlined(data: str, dash: str, width_m: float) -> str:
    return f'<path d="{data}" {dash} stroke-width="{width_m:.1f}"/>'


def _area(shape: Shape, fill: str, attributes: str) -> str:
    return f'<path d="{_outline(shape)}" fill="{fill}"{attributes}/>'


def _line(line: LineString, colour: str, width_m: float, told: str = "") -> str:
    title = f"<title>{escape(told)}</title>" if told else ""
    points = "L".join(f"{x:.1f} {-y:.1f}" for x, y in line.coords)
    stroke = f'stroke="{colour}" stroke-width="{width_m:.1f}"'
    return f'<path class="line" d="M{points}" {stroke}>{title}</path>'


def _outline(shape: BaseGeometry) -> str:
    polygons = shape.geoms if isinstance(shape, MultiPolygon) else [shape]
    rings = [ring for each in polygons for ring in (each.exterior, *each.interiors)]
    return "".join(
        "M" + "L".join(f"{x:.1f} {-y:.1f}" for x, y in ring.coords[:-1]) + "Z" for ring in rings
    )
