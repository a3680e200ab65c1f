"""The meetings of classes that the run held."""

from sim.record.column import Column, Table

MEETING = "meeting"
CLASS_ID = "class_id"
COURSE = "course"
KIND = "kind"
DAY = "day"
START_S = "start_s"
END_S = "end_s"
PLACE = "place"
SEATS = "seats"
BOOKED = "booked"
ONLINE = "online"
INSTRUCTOR = "instructor"

TABLE = Table(
    "classes",
    "every meeting of a class that the timetable has in the run",
    (
        Column(MEETING, "int32", "", "row of the timetable"),
        Column(CLASS_ID, "string", "", "id of the class"),
        Column(COURSE, "string", "", "course"),
        Column(KIND, "string", "", "lecture, seminar, laboratory"),
        Column(DAY, "int32", "", "day of the run, from 0"),
        Column(START_S, "double", "s", "start, from the midnight that begins the run"),
        Column(END_S, "double", "s", "end"),
        Column(PLACE, "int32", "", "room; -1 for a class without one, or online"),
        Column(SEATS, "int32", "persons", "most who may enrol"),
        Column(BOOKED, "int32", "persons", "how many are enrolled"),
        Column(ONLINE, "int8", "", "1 where it is held online, else 0"),
        Column(INSTRUCTOR, "int32", "", "person who gives it; -1 where unknown"),
    ),
)
