"""Who was in the worst crowds, and where they were going."""

from sim.record.column import Column, Table

AT_S = "at_s"
LINK = "link"
PERSON = "person"
ACTIVITY = "activity"
ORIGIN = "origin"
PLACE = "place"

TABLE = Table(
    "crowd_trips",
    "everybody who was on one of the most crowded links at the end of its most crowded minute; "
    "of the links of a path only the worst",
    (
        Column(AT_S, "int32", "s", "end of the minute, from the midnight that begins the run"),
        Column(LINK, "int32", "", "number of the link"),
        Column(PERSON, "int32", "", "who was on it"),
        Column(ACTIVITY, "string", "", "what the person was walking to"),
        Column(ORIGIN, "int32", "", "place where the walk began"),
        Column(PLACE, "int32", "", "place where it led"),
    ),
)
