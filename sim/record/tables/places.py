"""The places of the campus, as numbered in the other tables."""

from sim.record.column import Column, Table

PLACE = "place"
ID = "id"
KIND = "kind"
BUILDING = "building"
FLOOR = "floor"
CAPACITY = "capacity"
AREA_M2 = "area_m2"
STEP_FREE = "step_free"

TABLE = Table(
    "places",
    "every place where people can stay",
    (
        Column(PLACE, "int32", "", "number of the place in this run"),
        Column(ID, "string", "", "id of the room, area or gate"),
        Column(KIND, "string", "", "kind of room, use of the area, or gate"),
        Column(BUILDING, "string", "", "id of the building or area; empty for a gate"),
        Column(FLOOR, "int32", "", "floor, from 1; 0 outdoors"),
        Column(CAPACITY, "int32", "persons", "how many can be there"),
        Column(AREA_M2, "double", "m2", "floor area of a room; 0 where it is unknown or outdoors"),
        Column(STEP_FREE, "int8", "", "1 where no stairs need be climbed to it, else 0"),
    ),
)
