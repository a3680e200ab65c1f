"""A campus whose widths are others."""

from collections.abc import Collection, Mapping

from maps.campus import Campus
from maps.vocabulary import path_kinds

# No map tells the widths of stairs and corridors, and of lines across a square.
_DERIVED = ("stairs", "corridor", "square")
_INDOORS, _AT_DOORS, _LARGE = ("stairs", "corridor"), ("door", "access"), ("footway", "road")
_SMALL = tuple(sorted({*path_kinds()} - {*_INDOORS, *_AT_DOORS, *_LARGE}))
GROUPS: Mapping[str, Collection[str]] = {
    "all of them": tuple(path_kinds()),
    "footways": ("footway",),
    "roads": ("road",),
    "other paths": _SMALL,
    "doors and ways to them": _AT_DOORS,
    "stairs and corridors": _INDOORS,
}


def assumed_km(campus: Campus, kinds: Collection[str]) -> float:
    """Return how long the links of these kinds with assumed widths are together [km]."""
    edges = campus.graph.edges(data=True)
    return sum(
        float(data["length_m"]) / 1000.0
        for _, _, data in edges
        if data["kind"] in kinds and _is_assumed(campus, data)
    )


def scale_widths(campus: Campus, kinds: Collection[str], factor: float) -> None:
    """Multiply the assumed widths of links of these kinds."""
    for _, _, data in campus.graph.edges(data=True):
        if data["kind"] in kinds and _is_assumed(campus, data):
            data["width_m"] *= factor


def forget_narrow(campus: Campus) -> int:
    """Give paths that are narrower than is assumed of their kind that width; return how many."""
    narrow = set()
    for _, _, data in campus.graph.edges(data=True):
        path = campus.paths.get(str(data["path"]))
        if path is not None and data["width_m"] < path_kinds()[path.kind].width_m:
            data["width_m"] = path_kinds()[path.kind].width_m
            narrow.add(path.id.partition("/")[0])
    return len(narrow)


def _is_assumed(campus: Campus, data: Mapping[str, object]) -> bool:
    if data["kind"] in _DERIVED:
        return True
    owner = campus.paths.get(str(data["path"])) or campus.entrances.get(str(data["path"]))
    return owner is not None and bool(owner.assumed & {"width_m", "all"})
