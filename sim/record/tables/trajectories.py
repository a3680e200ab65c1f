"""Every link that everybody walked."""

from sim.record.column import Column, Table

PERSON = "person"
LINK = "link"
DIRECTION = "direction"
ENTER_MS = "enter_ms"
LEAVE_MS = "leave_ms"

TABLE = Table(
    "trajectories",
    "every link that was walked, in the order of entering; whole milliseconds, since they pack "
    "to a tenth of what seconds with a fraction take",
    (
        Column(PERSON, "int32", "", "who walked"),
        Column(LINK, "int32", "", "number of the link"),
        Column(DIRECTION, "int8", "", "1 from the link's start to its end, -1 back"),
        Column(ENTER_MS, "int32", "ms", "entered, from the midnight that begins the run"),
        Column(LEAVE_MS, "int32", "ms", "left it"),
    ),
)
