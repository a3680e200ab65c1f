"""People who could not go where they meant to."""

from sim.record.column import Column, Table

PERSON = "person"
ACTIVITY = "activity"
PLACE = "place"
AT_S = "at_s"
REASON = "reason"
CLOSED, STAIRS, FULL = "closed", "stairs", "full"

TABLE = Table(
    "unreached",
    "everybody who could not go to a place as planned: it was closed, or no way led there",
    (
        Column(PERSON, "int32", "", "who"),
        Column(ACTIVITY, "string", "", "what the person meant to do there"),
        Column(PLACE, "int32", "", "where; -1 where nothing was left to choose"),
        Column(AT_S, "double", "s", "when first, from the midnight that begins the run"),
        Column(
            REASON,
            "string",
            "",
            "closed: the place, or every way to it; stairs: the person cannot climb those that "
            "lead there, and was at home instead; full: no place to choose was open and had room",
        ),
    ),
)
