"""Where everybody is, by instant: the sum is the population."""

from sim.record.column import Column, Table

AT_S = "at_s"
STAYING = "staying"
WALKING = "walking"
CYCLING = "cycling"
QUEUING = "queuing"
GATED = "gated"
AWAITING = "awaiting"
RIDING = "riding"
WAITING = "waiting"

TABLE = Table(
    "census",
    "how many people stay, walk, cycle, queue, wait and ride at regular instants: all together, "
    "everybody",
    (
        Column(AT_S, "int32", "s", "instant, from the midnight that begins the run"),
        Column(STAYING, "int32", "persons", "at a place"),
        Column(WALKING, "int32", "persons", "on a link, on foot"),
        Column(CYCLING, "int32", "persons", "on a link, on a bicycle or an e-bike"),
        Column(QUEUING, "int32", "persons", "in a place, for a counter, or being served"),
        Column(GATED, "int32", "persons", "at a gate, for a counter, or being served"),
        Column(AWAITING, "int32", "persons", "at a lift or a stop, waiting to board"),
        Column(RIDING, "int32", "persons", "in a lift or a shuttle"),
        Column(
            WAITING,
            "int32",
            "persons",
            "those of the first three columns who cannot go on: a link ahead is narrow or full",
        ),
    ),
)
