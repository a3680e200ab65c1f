"""The days of the run."""

from sim.record.column import Column, Table

DAY = "day"
DATE = "date"
WEEKDAY = "weekday"
WEEK = "week"
TEACHING = "teaching"
STANDS_FOR = "stands_for"

TABLE = Table(
    "calendar",
    "the days on which people are simulated",
    (
        Column(DAY, "int32", "", "day of the run, from 0"),
        Column(DATE, "string", "", "its date, as 2026-10-13"),
        Column(WEEKDAY, "int32", "", "0 on Monday"),
        Column(WEEK, "int32", "", "week of the term, from 0"),
        Column(TEACHING, "int8", "", "1 where classes are held, else 0"),
        Column(STANDS_FOR, "int32", "day", "how many days of the period it stands for"),
    ),
)
