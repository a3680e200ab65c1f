"""Stops of shuttles."""

from sim.record.column import Column, Table

LINE = "line"
VEHICLE = "vehicle"
DEPARTURE = "departure"
ORDER = "order"
STOP = "stop"
PLANNED_S = "planned_s"
ARRIVE_S = "arrive_s"
DEPART_S = "depart_s"
ALIGHTED = "alighted"
BOARDED = "boarded"
LEFT_BEHIND = "left_behind"
ABOARD = "aboard"

TABLE = Table(
    "shuttles",
    "every stop of a shuttle, in the order of leaving; a departure of the timetable that is "
    "missing here was not run, because no vehicle was back",
    (
        Column(LINE, "string", "", "id of the route"),
        Column(VEHICLE, "int32", "", "number of the vehicle, from 0"),
        Column(DEPARTURE, "int32", "", "number of the departure in the run, from 0"),
        Column(ORDER, "int32", "", "number of the stop on the route, from 1"),
        Column(STOP, "string", "", "id of the stop"),
        Column(
            PLANNED_S,
            "double",
            "s",
            "departure from the first stop, and arrival at the others, by the timetable, from the "
            "midnight that begins the run",
        ),
        Column(ARRIVE_S, "double", "s", "arrived"),
        Column(DEPART_S, "double", "s", "left"),
        Column(ALIGHTED, "int32", "persons", "how many alighted"),
        Column(BOARDED, "int32", "persons", "how many boarded"),
        Column(LEFT_BEHIND, "int32", "persons", "how many found no seat and wait on"),
        Column(ABOARD, "int32", "persons", "how many were in it on leaving"),
    ),
)
