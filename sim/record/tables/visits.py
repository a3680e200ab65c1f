"""Stays at places."""

from sim.record.column import Column, Table

PERSON = "person"
ACTIVITY = "activity"
MEETING = "meeting"
PLACE = "place"
ENTER_S = "enter_s"
LEAVE_S = "leave_s"

TABLE = Table(
    "visits",
    "every stay at a place, queues there included; those that last at the end, end with the run",
    (
        Column(PERSON, "int32", "", "who stayed"),
        Column(ACTIVITY, "string", "", "what the person did there"),
        Column(MEETING, "int32", "", "row of the classes table; -1 for none"),
        Column(PLACE, "int32", "", "where"),
        Column(ENTER_S, "double", "s", "arrival, from the midnight that begins the run"),
        Column(LEAVE_S, "double", "s", "departure"),
    ),
)
