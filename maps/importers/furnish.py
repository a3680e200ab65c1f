"""Fills buildings with rooms and counters where nobody surveyed them.

Shares and sizes are those of `maps/data/furnishing*.csv`; all of it is assumed and marked so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from maps.campus import Building, Room, Service
from maps.definitions import rows_of
from maps.importers.counters import counters_in, gates_of, with_parcel_station
from maps.parameters import Parameter, read_parameters
from maps.vocabulary import GATE

SMALLEST_ROOM_M2 = 1.0


@dataclass(frozen=True)
class Furnishing:
    """Rooms and services of a campus, and what was assumed to make them, in words."""

    rooms: list[Room]
    services: list[Service]
    notes: list[str]


@dataclass(frozen=True)
class _Fit:
    """A kind of room in a building: its share of net floor area, and its usual size [m2]."""

    kind: str
    share: float
    room_m2: float


@dataclass(frozen=True)
class _Need:
    """A kind of room that a campus cannot do without, and the uses it is fitted into."""

    kind: str
    suited_uses: tuple[str, ...]
    people_a_seat: float | None


@cache
def _fits() -> Mapping[str, tuple[_Fit, ...]]:
    fits: dict[str, tuple[_Fit, ...]] = {}
    for row in rows_of("maps", "data/furnishing.csv"):
        fit = _Fit(row["kind"], float(row["share"]), float(row["room_m2"]))
        fits[row["use"]] = (*fits.get(row["use"], ()), fit)
    return fits


@cache
def _m2_a_seat() -> Mapping[str, float]:
    return {row["kind"]: float(row["m2_a_seat"]) for row in rows_of("maps", "data/room_kinds.csv")}


@cache
def _needs() -> tuple[_Need, ...]:
    return tuple(
        _Need(
            row["kind"],
            tuple(row["suited_uses"].split()),
            float(row["people_a_seat"]) if row["people_a_seat"] else None,
        )
        for row in rows_of("maps", "data/furnishing_needs.csv")
    )


@cache
def _assumptions() -> Mapping[str, Parameter]:
    return read_parameters(files("maps").joinpath("data", "furnishing.toml"))


def _net_m2_a_floor(building: Building) -> float:
    return float(building.footprint.area) * _assumptions()["net_share"].value


def _rooms(building: Building, fits: Sequence[_Fit], floors: range) -> list[Room]:
    """Return rooms of these kinds on these floors, the first kind lowest."""
    a_floor = max(SMALLEST_ROOM_M2, _net_m2_a_floor(building))
    rooms: list[Room] = []
    on_floor = dict.fromkeys(floors, 0)
    filled_m2 = 0.0
    for fit in fits:
        total_m2 = fit.share * a_floor * len(floors)
        count = max(1, round(total_m2 / fit.room_m2))
        area_m2 = max(SMALLEST_ROOM_M2, total_m2 / count)
        for _ in range(count):
            storey = min(len(floors) - 1, int((filled_m2 + area_m2 / 2) / a_floor))
            filled_m2 += area_m2
            floor = floors[storey]
            on_floor[floor] += 1
            number = f"{floor}.{on_floor[floor]:02d}"
            rooms.append(
                Room(
                    id=f"{building.id}-{number}",
                    name=f"{building.name} {number}" if building.name else "",
                    name_zh=f"{building.name_zh} {number}" if building.name_zh else "",
                    assumed=frozenset(("all",)),
                    building=building.id,
                    floor=floor,
                    kind=fit.kind,
                    seats=max(1, int(area_m2 / _m2_a_seat()[fit.kind])),
                    area_m2=round(area_m2, 1),
                )
            )
    return rooms


def _refit(building: Building, kind: str, rooms: list[Room]) -> list[Room]:
    """Return the rooms of a building, a room of another kind on its ground floor.

    The new one is as large as such rooms are, or as the floor; what was there before keeps the
    rest of the floor.
    """
    fits = [fit for fits in _fits().values() for fit in fits if fit.kind == kind]
    a_floor = max(SMALLEST_ROOM_M2, _net_m2_a_floor(building))
    share = min(1.0, max(fit.room_m2 for fit in fits) / a_floor)
    made = _rooms(building, [_Fit(kind, share, share * a_floor)], range(1, 2))
    left_m2 = (1.0 - share) * a_floor
    kept = []
    for room in rooms:
        if room.floor == 1:
            left_m2 -= room.area_m2
        if room.floor != 1 or (left_m2 >= 0.0 and room.id != made[0].id):
            kept.append(room)
    return [*made, *kept]


def _people(rooms: Mapping[str, list[Room]]) -> int:
    """Return about how many people there are to feed: by beds, else by places to learn."""

    def seats(*kinds: str) -> int:
        return sum(room.seats for own in rooms.values() for room in own if room.kind in kinds)

    learning = seats("classroom", "lecture_hall", "laboratory")
    return seats("dormitory_room") or int(learning / _assumptions()["seats_a_learner"].value)


def _apart(buildings: Sequence[Building]) -> list[Building]:
    """Return buildings in order, those near an earlier one behind all others."""
    spacing = _assumptions()["need_spacing"].value
    first: list[Building] = []
    for building in buildings:
        if all(building.footprint.distance(other.footprint) >= spacing for other in first):
            first.append(building)
    taken = {building.id for building in first}
    return [*first, *(building for building in buildings if building.id not in taken)]


def _fill_need(
    need: _Need, buildings: Sequence[Building], rooms: dict[str, list[Room]], refitted: set[str]
) -> str:
    """Refit buildings until a campus has enough of a kind of room; return what was done."""
    if any(room.kind == need.kind for own in rooms.values() for room in own):
        return ""
    suited = sorted(
        (b for b in buildings if b.use in need.suited_uses and b.id not in refitted),
        key=lambda b: (need.suited_uses.index(b.use), -b.footprint.area, b.id),
    )
    wanted = _people(rooms) / need.people_a_seat if need.people_a_seat else 1.0
    seats = 0
    chosen: list[str] = []
    for building in _apart(suited)[: int(_assumptions()["largest_need_floors"].value)]:
        if seats >= wanted:
            break
        rooms[building.id] = _refit(building, need.kind, rooms[building.id])
        refitted.add(building.id)
        seats += sum(room.seats for room in rooms[building.id] if room.kind == need.kind)
        chosen.append(building.label())
    kind = need.kind.replace("_", " ")
    if not chosen:
        return f"no {kind} on the campus, and no building in which there might be one"
    return f"{kind}: none recognised; the ground floor of {', '.join(chosen)} ({seats} seats)"


def _within_name(room: Room) -> Room:
    return replace(room, name=room.name[:180], name_zh=room.name_zh[:180])


def furnish(
    buildings: Sequence[Building], doors: Mapping[str, Sequence[str]] | None = None
) -> Furnishing:
    """Return rooms and services for buildings of which only use, footprint and floors are known.

    `doors` are the entrances of each building, as far as they are known.

    A kind of room that a campus needs and that no building has (places to learn, read, eat, work
    and shop) is fitted into the ground floor of the most suitable buildings. All is marked
    assumed.
    """
    rooms = {
        building.id: _rooms(building, _fits()[building.use], range(1, building.floors + 1))
        for building in buildings
    }
    refitted: set[str] = set()
    notes = [_fill_need(need, buildings, rooms, refitted) for need in _needs()]
    every = [_within_name(room) for building in buildings for room in rooms[building.id]]
    every, station = with_parcel_station(every)
    services = [*counters_in(every, station), *gates_of(buildings, every, doors or {})]
    counts = {kind: sum(room.kind == kind for room in every) for kind in _m2_a_seat()}
    told = ", ".join(f"{kind.replace('_', ' ')} {count}" for kind, count in counts.items() if count)
    summary = [f"{len(every)} rooms by use, floor area and floors: {told}"]
    summary += [f"{len(services)} services with their counters and hours"]
    if station:
        summary.append("a parcel station in half of the largest shop")
    gates = sum(service.kind == GATE for service in services)
    if gates:
        summary.append(f"gates at the {gates} doors of libraries")
    if not any(room.kind == "dormitory_room" for room in every):
        summary.append("no dormitory recognised: everybody comes through the gates")
    return Furnishing(every, services, [*summary, *(note for note in notes if note)])
