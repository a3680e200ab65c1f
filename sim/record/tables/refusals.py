"""People who did not get in where they went, or did not want to wait."""

from sim.record.column import Column, Table

PERSON = "person"
ACTIVITY = "activity"
MEETING = "meeting"
PLACE = "place"
AT_S = "at_s"
REASON = "reason"
# In the order of the numbers that the walkers use.
REASONS = ("", "full", "closed", "balked")

TABLE = Table(
    "refusals",
    "everybody who came to a place of their choice, or to a gate before it, and did not get in",
    (
        Column(PERSON, "int32", "", "who was turned away"),
        Column(ACTIVITY, "string", "", "what the person came for"),
        Column(MEETING, "int32", "", "row of the timetable for which the person came, -1 for none"),
        Column(PLACE, "int32", "", "where"),
        Column(AT_S, "double", "s", "when, from the midnight that begins the run"),
        Column(REASON, "string", "", "full, closed, or balked: the queue was too long to wait"),
    ),
)
