"""The time that people spent at each level of service."""

from sim.record.column import Column, Table

START_S = "start_s"
KIND = "kind"
STANDARD = "standard"
LEVEL = "level"
PERSON_S = "person_s"

TABLE = Table(
    "levels_of_service",
    "time spent on links at each level of service, by interval and kind of path",
    (
        Column(START_S, "int32", "s", "start of the interval, from the run's first midnight"),
        Column(KIND, "string", "", "kind of path"),
        Column(STANDARD, "string", "", "fruin, or hcm for the Highway Capacity Manual"),
        Column(LEVEL, "string", "", "level of service of the minute, A to F"),
        Column(PERSON_S, "double", "s", "time that people spent at it, summed"),
    ),
)
