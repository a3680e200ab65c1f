"""Walks from one place to another."""

from sim.record.column import Column, Table

PERSON = "person"
ACTIVITY = "activity"
ORIGIN = "origin"
PLACE = "place"
MEETING = "meeting"
READY_S = "ready_s"
DEPART_S = "depart_s"
ARRIVE_S = "arrive_s"
MEANT_S = "meant_s"
LENGTH_M = "length_m"
FREE_S = "free_s"
MODE = "mode"

TABLE = Table(
    "trips",
    "every walk from one place to another, in the order of arriving",
    (
        Column(PERSON, "int32", "", "who walked"),
        Column(ACTIVITY, "string", "", "what the person went for"),
        Column(MEETING, "int32", "", "row of the timetable where it led to a class; else -1"),
        Column(ORIGIN, "int32", "", "place where the walk began"),
        Column(PLACE, "int32", "", "place where it ended"),
        Column(
            READY_S,
            "double",
            "s",
            "when the person meant to set out, from the midnight that begins the run",
        ),
        Column(DEPART_S, "double", "s", "when there was room on the first link"),
        Column(ARRIVE_S, "double", "s", "when the person arrived"),
        Column(MEANT_S, "double", "s", "when the person meant to arrive; NaN where at any time"),
        Column(LENGTH_M, "double", "m", "length of the way"),
        Column(FREE_S, "double", "s", "time of the same walk without anybody else on it"),
        Column(MODE, "string", "", "walk, or what was ridden on a part of it: bicycle or e-bike"),
    ),
)
