"""The people of the run, as numbered in the other tables. They are synthetic."""

from sim.record.column import Column, Table

PERSON = "person"
KEY = "key"
ROLE = "role"
COLLEGE = "college"
YEAR = "year"
CLASS_GROUP = "class_group"
AGE = "age"
HOME = "home"
SPEED_MPS = "speed_mps"
CLIMBS = "climbs"
LEADER = "leader"
BICYCLE = "bicycle"
INFORMED = "informed"

TABLE = Table(
    "people",
    "everybody who belongs to the campus",
    (
        Column(PERSON, "int32", "", "number of the person in this run"),
        Column(KEY, "int64", "", "stable id, the same in every run that has this person"),
        Column(ROLE, "string", "", "student, teacher, staff or visitor"),
        Column(COLLEGE, "string", "", "college; empty for those without"),
        Column(YEAR, "int32", "", "year of study; 0 for those who do not study"),
        Column(CLASS_GROUP, "string", "", "class group; empty for those without"),
        Column(AGE, "int32", "years", "age"),
        Column(HOME, "int32", "", "place where the day begins: a bed's room, or a gate"),
        Column(SPEED_MPS, "double", "m/s", "free walking speed on the level"),
        Column(CLIMBS, "int8", "", "1 for those who can climb stairs, else 0"),
        Column(LEADER, "int32", "", "first of the friends one walks with; oneself if alone"),
        Column(
            BICYCLE, "string", "", "what the person owns: bicycle, e-bike, or empty for neither"
        ),
        Column(INFORMED, "int8", "", "1 for those who take ways by measured times, else 0"),
    ),
)
