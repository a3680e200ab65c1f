"""How many people are at each place."""

from sim.record.column import Column, Table

AT_S = "at_s"
PLACE = "place"
PEOPLE = "people"
QUEUING = "queuing"
HELD = "held"

TABLE = Table(
    "place_occupancy",
    "people at each place at regular instants; empty places are left out",
    (
        Column(AT_S, "int32", "s", "instant, from the midnight that begins the run"),
        Column(PLACE, "int32", "", "number of the place"),
        Column(PEOPLE, "int32", "persons", "how many are there, those who queue included"),
        Column(QUEUING, "int32", "persons", "how many of them queue or are being served"),
        Column(HELD, "int32", "seats", "seats held empty by bags of people who are away"),
    ),
)
