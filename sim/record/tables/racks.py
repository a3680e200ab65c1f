"""The racks at which bicycles are left, as numbered in the table of bicycles."""

from sim.record.column import Column, Table

RACK = "rack"
ID = "id"
CAPACITY = "capacity"
ASSUMED = "assumed"
X_M = "x_m"
Y_M = "y_m"

TABLE = Table(
    "racks",
    "every rack at which bicycles are left",
    (
        Column(RACK, "int32", "", "number of the rack in this run"),
        Column(ID, "string", "", "id of the rack: of the map, or rack-ID for one assumed at ID"),
        Column(CAPACITY, "int32", "bicycles", "room; -1 at a gate, beyond which they stand"),
        Column(ASSUMED, "int8", "", "1 where the map shows none, else 0"),
        Column(X_M, "double", "m", "where it stands, east of the middle of the campus"),
        Column(Y_M, "double", "m", "where it stands, north of the middle of the campus"),
    ),
)
