"""How many leave by each exit in an evacuation, over time."""

from sim.record.column import Column, Table

EVACUATION = "evacuation"
EXIT = "exit"
BUILDING = "building"
START_S = "start_s"
PEOPLE = "people"

TABLE = Table(
    "evacuation",
    "how many evacuees left by each exit, by intervals from the alarm on; empty ones left out",
    (
        Column(EVACUATION, "int32", "", "number of the intervention in the scenario, from 0"),
        Column(EXIT, "string", "", "entrance by which people left"),
        Column(BUILDING, "string", "", "building or area that they left"),
        Column(START_S, "double", "s", "start of the interval"),
        Column(PEOPLE, "int32", "persons", "how many stepped out in it"),
    ),
)
