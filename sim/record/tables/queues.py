"""Waits at counters."""

from sim.record.column import Column, Table

PERSON = "person"
SERVICE = "service"
KIND = "kind"
PLACE = "place"
JOIN_S = "join_s"
START_S = "start_s"
END_S = "end_s"

TABLE = Table(
    "queues",
    "everybody who queued at a service, in the order of joining",
    (
        Column(PERSON, "int32", "", "who queued"),
        Column(SERVICE, "string", "", "id of the service"),
        Column(KIND, "string", "", "kind of the service"),
        Column(
            PLACE, "int32", "", "where it stands, -1 for a gate, which stands at the end of a link"
        ),
        Column(JOIN_S, "double", "s", "joined the queue, from the midnight that begins the run"),
        Column(START_S, "double", "s", "reached the counter"),
        Column(END_S, "double", "s", "was served"),
    ),
)
