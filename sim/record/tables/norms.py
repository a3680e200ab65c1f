"""The norms and surveys that the use of space is held against."""

from sim.record.column import Column, Table

NORM = "norm"
KIND = "kind"
MEASURE = "measure"
VALUE = "value"
UNIT = "unit"
SOURCE = "source"
YEAR = "year"
STATUS = "status"

TABLE = Table(
    "norms",
    "what others found or demand of the use of space, to be held beside the run",
    (
        Column(NORM, "string", "", "whose it is"),
        Column(KIND, "string", "", "kind of room; teaching for all in which classes are held"),
        Column(MEASURE, "string", "", "what is measured: frequency, occupancy, utilisation, …"),
        Column(VALUE, "double", "", "its value, in the unit of the column unit"),
        Column(UNIT, "string", "", "unit of the value; 1 for a share"),
        Column(SOURCE, "string", "", "where it stands"),
        Column(YEAR, "int32", "", "year of the source; 0 where it is unknown"),
        Column(STATUS, "string", "", "surveyed, target, usual, in force, …, unconfirmed"),
    ),
)
