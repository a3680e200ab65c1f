"""What must hold between the features of a campus: doors, gates, and ways between them all."""

import networkx as nx

from maps.faults import Faults, did_you_mean
from maps.features import Features
from maps.outdoors import node_id

ON_OUTLINE_M = 3.0


def check_doors(features: Features, faults: Faults) -> None:
    """Note entrances of nothing, away from their building, or on no path; and missing ones."""
    path_points = {point for key in features.paths for point in features.lonlat[key]}
    owners = {key for key, kind in features.ids.items() if kind in ("building", "area")}
    shapes = {key: building.footprint for key, building in features.buildings.items()}
    shapes.update({key: area.shape for key, area in features.areas.items()})
    on_path = "let a path end at its very coordinate"
    for key, entrance in features.entrances.items():
        if entrance.of not in owners:
            rule = "must be a building or an area of the map"
            faults.add(f"{key}, of", entrance.of, rule, did_you_mean(entrance.of, owners))
        elif entrance.of in shapes and entrance.point.distance(shapes[entrance.of]) > ON_OUTLINE_M:
            away = f"{entrance.point.distance(shapes[entrance.of]):.1f} m away"
            faults.add(key, away, f"must lie within {ON_OUTLINE_M:g} m of {entrance.of}")
        if features.lonlat[key][0] not in path_points:
            faults.add(key, "on no path", "an entrance stands on a coordinate of a path", on_path)
    for key, spot in features.spots.items():
        if spot.kind not in ("sensor", "rack") and features.lonlat[key][0] not in path_points:
            rule = f"a {spot.kind} stands on a coordinate of a path"
            faults.add(key, "on no path", rule, on_path)
    entered = {entrance.of for entrance in features.entrances.values()}
    used_areas = {key for key, area in features.areas.items() if area.capacity > 0}
    for key in sorted((features.buildings.keys() | used_areas) - entered):
        hint = "add a feature of kind entrance on its outline, and a path to it"
        faults.add(key, "no entrance", "must have an entrance to be reached", hint)
    if not any(kind == "gate" for kind in features.ids.values()):
        faults.add("", "no gate", "a campus has at least one gate", "add a point of kind gate")
    if not any(kind == "building" for kind in features.ids.values()):
        faults.add("", "no building", "a campus has at least one building")


def _reachable(graph: nx.MultiGraph, start: str) -> tuple[set[str], set[str]]:
    """Return the nodes that one can walk to from `start`, and those one can walk back from."""
    if not any(oneway for _, _, oneway in graph.edges(data="oneway")):
        both = nx.node_connected_component(graph, start)
        return both, both
    directed = nx.DiGraph()
    directed.add_nodes_from(graph)
    for data in (data for _, _, data in graph.edges(data=True)):
        directed.add_edge(data["start"], data["end"])
        if not data["oneway"]:
            directed.add_edge(data["end"], data["start"])
    return nx.descendants(directed, start) | {start}, nx.ancestors(directed, start) | {start}


def check_reach(graph: nx.MultiGraph, features: Features, faults: Faults) -> None:
    """Note every building, used area and gate that cannot be reached from the others and left.

    What counts as the campus is the piece of the graph that holds most entrances and gates.
    """
    doors = {key: node_id(features.lonlat[key][0]) for key in features.entrances}
    gates = {key: node_id(features.lonlat[key][0]) for key in features.gates()}
    nodes = [node for node in (*doors.values(), *gates.values()) if node in graph]
    if not nodes:
        return
    pieces = [set(piece) for piece in nx.connected_components(graph)]
    main = max(pieces, key=lambda piece: (sum(node in piece for node in nodes), len(piece)))
    start = next(node for node in nodes if node in main)
    there, back = _reachable(graph, start)
    owners: dict[str, list[str]] = {}
    for key, node in doors.items():
        owners.setdefault(features.entrances[key].of, []).append(node)
    owners.update({key: [node] for key, node in gates.items()})
    for owner, ways in sorted(owners.items()):
        to_it = any(node in there for node in ways)
        from_it = any(node in back for node in ways)
        if not (to_it and from_it):
            how = "cannot be reached on foot" if not to_it else "cannot be left on foot"
            rule = "must be reachable from every other building and gate"
            hint = "paths meet only where they share a coordinate: join its path to the others"
            faults.add(owner, how, rule, hint)
