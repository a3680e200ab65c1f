"""The minutes in which links were crowded."""

from sim.record.column import Column, Table

START_S = "start_s"
LINK = "link"
LEVEL = "level"
HCM_LEVEL = "hcm_level"
ENTERED = "entered"
PERSON_S = "person_s"
DENSITY = "density"

TABLE = Table(
    "crowding",
    "links by minute, where the level of service was C or worse by either standard",
    (
        Column(START_S, "int32", "s", "start of the minute, from the run's first midnight"),
        Column(LINK, "int32", "", "number of the link"),
        Column(LEVEL, "string", "", "level of service, A to F (Fruin; on stairs, of stairs)"),
        Column(HCM_LEVEL, "string", "", "the same after the Highway Capacity Manual"),
        Column(ENTERED, "int32", "persons", "how many entered the link in the minute"),
        Column(PERSON_S, "double", "s", "time that people spent on it in the minute, summed"),
        Column(DENSITY, "double", "persons/m2", "mean density: that time by minute and area"),
    ),
)
