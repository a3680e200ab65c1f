"""Makes thermal zones of a campus: one for each building and use of its rooms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from maps.campus import Building, Campus
from maps.parameters import Parameter
from maps.vocabulary import assumptions
from models.energy.constructions import Construction, Envelope, Layer
from models.energy.eras import (
    GROUND_FLOOR,
    PARTITION,
    SLAB,
    Era,
    constructions,
    era_of,
    use_of_room,
)
from models.energy.facades import Facade, facades_of, outline
from models.energy.sun.horizon import Obstacle
from models.energy.zones import ADIABATIC, GROUND, KINDS, NONE, OUTDOORS, Surfaces, Zones
from models.people.places import places_of

OTHER = "other"
FURNITURE_M = 0.02
FURNITURE_HEAT = 1500.0  # [J/(kg K)]
FURNITURE_DENSITY = 600.0  # [kg/m3]
FURNITURE_CONDUCTIVITY = 0.15  # [W/(m K)]


@dataclass
class _Rows:
    """Surfaces as they are found, and the constructions that they use."""

    zone: list[int] = field(default_factory=list)
    kind: list[int] = field(default_factory=list)
    construction: list[int] = field(default_factory=list)
    area_m2: list[float] = field(default_factory=list)
    beyond: list[int] = field(default_factory=list)
    facade: list[int] = field(default_factory=list)
    envelopes: dict[Envelope, int] = field(default_factory=dict)

    def add(
        self,
        zone: int,
        kind: str,
        envelope: Envelope,
        area_m2: float,
        beyond: int,
        facade: int = NONE,
    ) -> None:
        if area_m2 <= 0.0:
            return
        self.zone.append(zone)
        self.kind.append(KINDS.index(kind))
        self.construction.append(self.envelopes.setdefault(envelope, len(self.envelopes)))
        self.area_m2.append(area_m2)
        self.beyond.append(beyond)
        self.facade.append(facade)

    def surfaces(self) -> Surfaces:
        """Return the surfaces in order of their zones, with twins found."""
        order = np.argsort(np.array(self.zone, np.int64), kind="stable")
        zone, beyond = np.array(self.zone, np.int64)[order], np.array(self.beyond, np.int64)[order]
        pair = {
            (int(zone[row]), int(beyond[row])): row for row in range(zone.size) if beyond[row] >= 0
        }
        twin = [pair.get((int(b), int(z)), NONE) for z, b in zip(zone, beyond, strict=True)]
        return Surfaces(
            zone=zone,
            kind=np.array(self.kind, np.int64)[order],
            construction=np.array(self.construction, np.int64)[order],
            area_m2=np.array(self.area_m2, np.float64)[order],
            beyond=beyond,
            twin=np.array(twin, np.int64),
            facade=np.array(self.facade, np.int64)[order],
        )


def zones_of(
    campus: Campus,
    parameters: Mapping[str, Parameter],
    walls: Mapping[tuple[str, str], Construction] | None = None,
) -> Zones:
    """Return the zones of a campus, in order of building and use.

    `walls` are the constructions of the "wall" and "roof" of buildings, or of all buildings of a
    use, that are not those of their age.

    The floors of a building, corridors too, belong to its uses by the area of their rooms, and so
    do its façades, roof and ground. A building without rooms is one zone of other use.
    """
    known = {name: parameter.value for name, parameter in parameters.items()}
    storey_m = assumptions()["storey_height"].value
    buildings = sorted(campus.buildings)
    room_m2 = _room_areas(campus)
    rows, facades, keys = _Rows(), list[Facade](), list[tuple[str, str]]()
    floor_m2, changes = list[float](), list[float]()
    for number, key in enumerate(buildings):
        building = campus.buildings[key]
        era = _era(building, known, walls or {})
        uses = {use: area for (owner, use), area in room_m2.items() if owner == key} or {OTHER: 1.0}
        own = outline(building, number, storey_m)
        first = len(keys)
        for use, area in uses.items():
            share = area / sum(uses.values())
            floors_m2 = building.footprint.area * building.floors * share
            _enclose(rows, len(keys), era, own, len(facades), share)
            _fill(rows, len(keys), floors_m2, building, share, known)
            keys.append((key, use))
            floor_m2.append(floors_m2)
            changes.append(era.air_changes_h)
        _join(rows, first, floor_m2[first:], known["shared_share"])
        facades += own
    clear_m = storey_m - sum(layer.thickness_m for layer in constructions()[SLAB].layers)
    volume_m3 = np.array(floor_m2) * clear_m
    return Zones(
        ids=[f"{building}/{use}" for building, use in keys],
        buildings=buildings,
        building=np.array([buildings.index(building) for building, _ in keys], np.int64),
        use=[use for _, use in keys],
        floor_m2=np.array(floor_m2),
        volume_m3=volume_m3,
        infiltration_m3_s=volume_m3 * np.array(changes) / 3600.0,
        zone_of_place=_zone_of_place(campus, keys),
        surfaces=rows.surfaces(),
        facades=facades_of(facades, _obstacles(campus, storey_m)),
        constructions=list(rows.envelopes),
    )


def _era(
    building: Building, known: Mapping[str, float], walls: Mapping[tuple[str, str], Construction]
) -> Era:
    """Return what a building is made of: as its age has it, or as `walls` tell."""
    era = era_of(int(building.built or known["built_year"]))

    def part(name: str, usual: Construction) -> Construction:
        of_use = walls.get((building.use, name), usual)
        return walls.get((building.id, name), of_use)

    return replace(era, wall=part("wall", era.wall), roof=part("roof", era.roof))


def _use(kind: str) -> str:
    return use_of_room().get(kind, OTHER)


def _room_areas(campus: Campus) -> dict[tuple[str, str], float]:
    """Return the area of rooms by building and use, in order."""
    found: dict[tuple[str, str], float] = {}
    for room in campus.rooms.values():
        key = (room.building, _use(room.kind))
        found[key] = found.get(key, 0.0) + room.area_m2
    return dict(sorted(found.items()))


def _zone_of_place(campus: Campus, keys: Sequence[tuple[str, str]]) -> np.ndarray:
    places = places_of(campus)
    number = {key: zone for zone, key in enumerate(keys)}
    zones = []
    for row, building in enumerate(places.building):
        owner = places.buildings[building] if building != NONE else ""
        zones.append(number.get((owner, _use(places.kinds[places.kind[row]])), NONE))
    return np.array(zones, np.int64)


def _obstacles(campus: Campus, storey_m: float) -> list[Obstacle]:
    return [
        Obstacle(campus.buildings[key].footprint, campus.buildings[key].floors * storey_m)
        for key in sorted(campus.buildings)
    ]


def _enclose(
    rows: _Rows, zone: int, era: Era, own: Sequence[Facade], first: int, share: float
) -> None:
    """Add a zone's share of the façades and the roof."""
    for number, facade in enumerate(own, first):
        area = facade.area_m2 * share
        if facade.tilt_deg == 0.0:
            rows.add(zone, "roof", era.roof, area, OUTDOORS, number)
            continue
        rows.add(zone, "wall", era.wall, area * (1.0 - era.window_share), OUTDOORS, number)
        rows.add(zone, "window", era.window, area * era.window_share, OUTDOORS, number)


def _fill(
    rows: _Rows,
    zone: int,
    floors_m2: float,
    building: Building,
    share: float,
    known: Mapping[str, float],
) -> None:
    """Add what is on the ground and inside a zone: slabs, partitions, furniture."""
    ground_m2 = building.footprint.area * share
    rows.add(zone, "floor", _ground_floor(known["ground_resistance"]), ground_m2, GROUND)
    slab, partition = _half(constructions()[SLAB]), _half(constructions()[PARTITION])
    rows.add(zone, "internal", slab, 2.0 * (floors_m2 - ground_m2), ADIABATIC)
    faces_m2 = 2.0 * floors_m2 * known["partition_share"]
    rows.add(zone, "internal", partition, faces_m2, ADIABATIC)
    sheets = Layer(
        "furniture",
        FURNITURE_M / 2.0,
        FURNITURE_CONDUCTIVITY,
        FURNITURE_DENSITY,
        FURNITURE_HEAT,
    )
    faces_m2 = floors_m2 * known["furniture_mass"] / (FURNITURE_DENSITY * FURNITURE_M / 2.0)
    rows.add(zone, "internal", Construction("furniture", (sheets,)), faces_m2, ADIABATIC)


def _join(rows: _Rows, first: int, floor_m2: Sequence[float], shared_share: float) -> None:
    """Add slabs between the zones of a building, which lie one above the next."""
    slab = constructions()[SLAB]
    for number in range(len(floor_m2) - 1):
        area = shared_share * min(floor_m2[number], floor_m2[number + 1])
        lower, upper = first + number, first + number + 1
        rows.add(lower, "roof", slab, area, upper)
        rows.add(upper, "floor", slab, area, lower)


def _ground_floor(resistance: float) -> Construction:
    whole = constructions()[GROUND_FLOOR]
    return replace(whole, layers=(Layer("ground", resistance, 1.0), *whole.layers))


def _half(whole: Construction) -> Construction:
    """Return the inner half of a construction, of layers in the same order from both sides."""
    middle, *rest = whole.layers[len(whole.layers) // 2 :]
    half = replace(middle, thickness_m=middle.thickness_m / 2.0)
    return replace(whole, key=f"half of {whole.key}", layers=(half, *rest))
