"""The thermal zones, as numbered in the tables of energy and comfort."""

from sim.record.column import Column, Table

ZONE = "zone"
ID = "id"
BUILDING = "building"
USE = "use"
FLOOR_M2 = "floor_m2"
ROOM_M2 = "room_m2"
VOLUME_M3 = "volume_m3"

TABLE = Table(
    "zones",
    "every thermal zone: the rooms of one use in one building",
    (
        Column(ZONE, "int32", "", "number of the zone in this run"),
        Column(ID, "string", "", "id of the zone"),
        Column(BUILDING, "string", "", "id of the building"),
        Column(USE, "string", "", "use of its rooms"),
        Column(FLOOR_M2, "double", "m2", "floor area, corridors and walls included"),
        Column(ROOM_M2, "double", "m2", "area of its rooms"),
        Column(VOLUME_M3, "double", "m3", "volume of its air"),
    ),
)
