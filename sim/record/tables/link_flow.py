"""What passed on each link, by interval."""

from sim.record.column import Column, Table

START_S = "start_s"
LINK = "link"
ENTERED = "entered"
PERSON_S = "person_s"
MOST = "most"
DENSITY = "density"
LEVEL = "level"

TABLE = Table(
    "link_flow",
    "people on each link by interval, both ways; intervals without anybody are left out",
    (
        Column(START_S, "int32", "s", "start of the interval, from the run's first midnight"),
        Column(LINK, "int32", "", "number of the link"),
        Column(ENTERED, "int32", "persons", "how many entered it in the interval"),
        Column(PERSON_S, "double", "s", "time that people spent on it in the interval, summed"),
        Column(MOST, "int32", "persons", "greatest number on it at once"),
        Column(DENSITY, "double", "persons/m2", "mean density of its most crowded minute"),
        Column(LEVEL, "string", "", "level of service of that minute, A to F (Fruin)"),
    ),
)
