"""Queues that were let on by force."""

from sim.record.column import Column, Table

PERSON = "person"
LINK = "link"
AT_S = "at_s"
SINCE_S = "since_s"

TABLE = Table(
    "gridlocks",
    "everybody who waited for room on a link for so long that a gridlock was assumed and broken",
    (
        Column(PERSON, "int32", "", "who was let on"),
        Column(LINK, "int32", "", "the link that had no room"),
        Column(AT_S, "double", "s", "when, from the midnight that begins the run"),
        Column(SINCE_S, "double", "s", "since when the person had waited"),
    ),
)
