"""A campus whose assumed widths are others."""

from collections.abc import Collection

from maps.campus import Campus

DERIVED = ("stairs", "corridor", "square")  # no map tells their widths


def assumed_kinds(campus: Campus) -> dict[str, float]:
    """Return the kinds of links with assumed widths, and how long they are together [m]."""
    length: dict[str, float] = {}
    for _, _, data in campus.graph.edges(data=True):
        if _is_assumed(campus, data):
            kind = str(data["kind"])
            length[kind] = length.get(kind, 0.0) + float(data["length_m"])
    return length


def scale_widths(campus: Campus, kinds: Collection[str], factor: float) -> None:
    """Multiply the assumed widths of links of these kinds."""
    for _, _, data in campus.graph.edges(data=True):
        if data["kind"] in kinds and _is_assumed(campus, data):
            data["width_m"] *= factor


def _is_assumed(campus: Campus, data: dict[str, object]) -> bool:
    if data["kind"] in DERIVED:
        return True
    owner = campus.paths.get(str(data["path"])) or campus.entrances.get(str(data["path"]))
    return owner is not None and bool(owner.assumed & {"width_m", "all"})
