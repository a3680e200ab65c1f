"""What the targets of interventions mean on a campus: links, places, services."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from maps.campus import Campus
from maps.faults import did_you_mean
from maps.vocabulary import RIDE, path_kinds
from scenarios.interventions.intervention import FieldFault

OUTDOORS = "outdoors"
LIFTS = "lifts"
# What each target means; the ids that it means stand in their order on the campus.
Meanings: TypeAlias = Callable[[Campus], Mapping[str, Sequence[str]]]


def edges(campus: Campus) -> Mapping[str, Sequence[str]]:
    """Return the edges of the campus graph that each target means.

    A target is an edge itself; a path, an entrance, a walkable area, a lift or a shuttle; a
    building or another area, which means its doors; a gate, which means the edges that meet
    there; a kind of path; "outdoors", which means all that is walked there; or "lifts".
    """
    meant: dict[str, list[str]] = {}
    nodes = campus.graph.nodes
    lifts = {key for key, line in campus.lines.items() if line.is_lift}
    gates = {place.node: key for key, place in campus.places.items() if key in campus.gates}
    for start, end, key, data in sorted(
        campus.graph.edges(keys=True, data=True), key=lambda edge: edge[2]
    ):
        entrance = campus.entrances.get(data["path"])
        # stairs and corridors bear the id of their building, which means its doors
        names = [key, data["kind"]]
        if entrance is not None:
            names += [entrance.id, entrance.of]
        elif data["path"] not in campus.buildings:
            names.append(data["path"])
        names += [gates[node] for node in (start, end) if node in gates]
        is_outdoors = not (nodes[start]["building"] or nodes[end]["building"])
        if data["kind"] != RIDE and is_outdoors:
            names.append(OUTDOORS)
        if data["kind"] == RIDE and data["path"] in lifts:
            names.append(LIFTS)
        for name in dict.fromkeys(names):
            meant.setdefault(name, []).append(key)
    return meant


def places(campus: Campus) -> Mapping[str, Sequence[str]]:
    """Return the places that each target means.

    A target is a place; a building, which means its rooms; or "outdoors": the areas where people
    stay.
    """
    meant: dict[str, list[str]] = {key: [key] for key in campus.places}
    for key, place in campus.places.items():
        if place.building in campus.buildings:
            meant.setdefault(place.building, []).append(key)
        elif key in campus.areas:
            meant.setdefault(OUTDOORS, []).append(key)
    return meant


def services(campus: Campus) -> Mapping[str, Sequence[str]]:
    """Return the services that each target means.

    A target is a service itself; a room, an entrance or a building with some; or a kind of service,
    where no building is called so.
    """
    meant: dict[str, list[str]] = {}
    for key, service in sorted(campus.services.items()):
        names = [key, service.room, service.entrance, service.building]
        if service.kind not in campus.buildings:
            names.append(service.kind)
        for name in dict.fromkeys(names):
            if name:
                meant.setdefault(name, []).append(key)
    return meant


def buildings(campus: Campus) -> Mapping[str, Sequence[str]]:
    """Return the buildings that each target means: itself, or those of a use."""
    meant: dict[str, list[str]] = {key: [key] for key in sorted(campus.buildings)}
    for key in sorted(campus.buildings):
        use = campus.buildings[key].use
        if use not in campus.buildings:
            meant.setdefault(use, []).append(key)
    return meant


def all_of(meanings: Mapping[str, Sequence[str]], targets: Iterable[str]) -> list[str]:
    """Return what several targets mean, each thing once."""
    return list(dict.fromkeys(key for target in targets for key in meanings[target]))


def target_faults(
    targets: Sequence[str], meanings: Meanings, campus: Campus, what: str
) -> list[FieldFault]:
    """Return the targets that mean nothing on the campus, and whether there is none at all."""
    known = meanings(campus)
    if not targets:
        return [("target", "", "must be given", f"name {what}")]
    rule = f"must be {what} of the campus {campus.id!r}"
    return [
        ("target", repr(target), rule, _hint(target, known))
        for target in targets
        if target not in known
    ]


def _hint(target: str, known: Iterable[str]) -> str:
    if target in path_kinds():
        return "the campus has no path of this kind"
    return did_you_mean(target, known)
