"""Everybody who was to leave in an evacuation."""

from sim.record.column import Column, Table

EVACUATION = "evacuation"
PERSON = "person"
BUILDING = "building"
PLACE = "place"
ALARM_S = "alarm_s"
START_S = "start_s"
EXIT = "exit"
OUT_S = "out_s"
ASSEMBLY = "assembly"
ARRIVE_S = "arrive_s"

TABLE = Table(
    "evacuees",
    "everybody who was within what was evacuated when the alarm sounded",
    (
        Column(EVACUATION, "int32", "", "number of the intervention in the scenario, from 0"),
        Column(PERSON, "int32", "", "who"),
        Column(BUILDING, "string", "", "building or area the person was in; empty outdoors"),
        Column(PLACE, "int32", "", "place the person was in; -1 on the way"),
        Column(ALARM_S, "double", "s", "the alarm, from the midnight that begins the run"),
        Column(START_S, "double", "s", "when the person set out, or was to"),
        Column(EXIT, "string", "", "entrance by which the person left; empty outdoors or inside"),
        Column(
            OUT_S,
            "double",
            "s",
            "when; outdoors, on arrival there or beyond a gate; NaN for who never got out",
        ),
        Column(ASSEMBLY, "int32", "", "place of the assembly point; -1 for who had another way"),
        Column(ARRIVE_S, "double", "s", "arrival there; NaN for who did not arrive"),
    ),
)
