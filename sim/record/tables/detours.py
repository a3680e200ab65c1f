"""How much farther people walk who cannot climb stairs."""

from sim.record.column import Column, Table

PERSON = "person"
ORIGIN = "origin"
PLACE = "place"
DEPART_S = "depart_s"
WAY_M = "way_m"
SHORTEST_M = "shortest_m"

TABLE = Table(
    "detours",
    "every walk of those who cannot climb stairs, beside the way that others would take; both as "
    "level metres, of which stairs cost more than their length",
    (
        Column(PERSON, "int32", "", "who walked"),
        Column(ORIGIN, "int32", "", "place where the walk began"),
        Column(PLACE, "int32", "", "place where it ended"),
        Column(DEPART_S, "double", "s", "when, from the midnight that begins the run"),
        Column(WAY_M, "double", "m", "shortest way without stairs"),
        Column(SHORTEST_M, "double", "m", "shortest way of those who can climb stairs"),
    ),
)
