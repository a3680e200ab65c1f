"""People who found a place full or closed."""

from sim.record.column import Column, Table

PERSON = "person"
ACTIVITY = "activity"
PLACE = "place"
AT_S = "at_s"

TABLE = Table(
    "refusals",
    "everybody who came to a place of their choice and found it full or closed",
    (
        Column(PERSON, "int32", "", "who was turned away"),
        Column(ACTIVITY, "string", "", "what the person came for"),
        Column(PLACE, "int32", "", "where"),
        Column(AT_S, "double", "s", "when, from the midnight that begins the run"),
    ),
)
