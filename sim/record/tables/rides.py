"""Rides on lifts and shuttles."""

from sim.record.column import Column, Table

PERSON = "person"
LINE = "line"
KIND = "kind"
BOARD = "board"
ALIGHT = "alight"
RODE = "rode"
JOIN_S = "join_s"
BOARD_S = "board_s"
ALIGHT_S = "alight_s"

TABLE = Table(
    "rides",
    "every ride on a lift or a shuttle, in the order of alighting, and every wait for one that was "
    "given up; who still waits or rides when the run ends is left out",
    (
        Column(PERSON, "int32", "", "who rode"),
        Column(LINE, "string", "", "id of the lifts or of the shuttle route"),
        Column(KIND, "string", "", "lift or shuttle"),
        Column(BOARD, "string", "", "floor or stop where the person boarded"),
        Column(ALIGHT, "string", "", "floor or stop that the person rode to"),
        Column(RODE, "int8", "", "1 for a ride, 0 where the person gave up waiting and walked"),
        Column(JOIN_S, "double", "s", "came there, from the midnight that begins the run"),
        Column(BOARD_S, "double", "s", "boarded, or gave up"),
        Column(ALIGHT_S, "double", "s", "alighted, or gave up"),
    ),
)
