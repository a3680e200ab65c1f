"""Where everybody is, by instant: the sum is the population."""

from sim.record.column import Column, Table

AT_S = "at_s"
STAYING = "staying"
WALKING = "walking"
QUEUING = "queuing"
GATED = "gated"
AWAITING = "awaiting"
RIDING = "riding"
WAITING = "waiting"

TABLE = Table(
    "census",
    "how many people stay, walk, queue, wait and ride at regular instants: together, everybody",
    (
        Column(AT_S, "int32", "s", "instant, from the midnight that begins the run"),
        Column(STAYING, "int32", "persons", "at a place"),
        Column(WALKING, "int32", "persons", "on a link"),
        Column(QUEUING, "int32", "persons", "in a place, for a counter, or being served"),
        Column(GATED, "int32", "persons", "at a gate, for a counter, or being served"),
        Column(AWAITING, "int32", "persons", "at a lift or a stop, waiting to board"),
        Column(RIDING, "int32", "persons", "in a lift or a shuttle"),
        Column(
            WAITING,
            "int32",
            "persons",
            "those of the first two columns who cannot go on: a link ahead is narrow or full",
        ),
    ),
)
