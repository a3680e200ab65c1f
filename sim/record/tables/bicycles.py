"""Where bicycles stand, by instant: those that do not stand anywhere are ridden."""

from sim.record.column import Column, Table

AT_S = "at_s"
RACK = "rack"
BICYCLES = "bicycles"
OVERFLOW = "overflow"

TABLE = Table(
    "bicycles",
    "how many bicycles and e-bikes stand at each rack at regular instants, where there are any",
    (
        Column(AT_S, "int32", "s", "instant, from the midnight that begins the run"),
        Column(RACK, "int32", "", "number of the rack"),
        Column(BICYCLES, "int32", "bicycles", "standing there"),
        Column(OVERFLOW, "int32", "bicycles", "those of them for which the rack has no room"),
    ),
)
