"""How wide the doors and stairs of a building are where the map does not say."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from maps.campus import Entrance, Path, Room
from maps.features import LonLat
from maps.vocabulary import assumptions, path_kinds

WIDEST_DOOR_M = 6.0


def fullest_floor(rooms: Iterable[Room]) -> Mapping[str, int]:
    """Return how many people the fullest floor of each building seats.

    Building codes reckon exits and stairs by that floor, since floors are left one after another.
    """
    seats: dict[str, Counter[int]] = defaultdict(Counter)
    for room in rooms:
        seats[room.building][room.floor] += room.seats
    return {building: max(floors.values()) for building, floors in seats.items()}


def exit_width_m(people: int) -> float:
    """Return the width of all exits together for so many people on the fullest floor [m]."""
    return people * assumptions()["exit_width"].value / 100.0


def with_assumed_widths(
    entrances: Mapping[str, Entrance], rooms: Iterable[Room]
) -> dict[str, Entrance]:
    """Return the entrances, those whose width is assumed as wide as their building needs.

    Between one double door and `WIDEST_DOOR_M`.
    """
    people = fullest_floor(rooms)
    unknown = Counter(
        entrance.of for entrance in entrances.values() if "width_m" in entrance.assumed
    )

    def widened(entrance: Entrance) -> Entrance:
        if "width_m" not in entrance.assumed:
            return entrance
        needed = exit_width_m(people.get(entrance.of, 0)) / unknown[entrance.of]
        least = path_kinds()["door"].width_m
        return replace(entrance, width_m=min(max(least, needed), WIDEST_DOOR_M))

    return {key: widened(entrance) for key, entrance in entrances.items()}


def with_ways_as_wide_as_doors(
    paths: Mapping[str, Path],
    entrances: Mapping[str, Entrance],
    lonlat: Mapping[str, list[LonLat]],
) -> dict[str, Path]:
    """Return the paths, the assumed ways to doors at least as wide as the doors they lead to."""
    door = {lonlat[key][0]: entrance.width_m for key, entrance in entrances.items()}

    def widened(key: str, path: Path) -> Path:
        if path.kind != "access" or not path.assumed & {"width_m", "all"}:
            return path
        ends = (lonlat[key][0], lonlat[key][-1])
        return replace(path, width_m=max(path.width_m, *(door.get(end, 0.0) for end in ends)))

    return {key: widened(key, path) for key, path in paths.items()}
