"""Numbers of the scenario and its models by which measures are taken."""

from sim.record.column import Column, Table

KEY = "key"
VALUE = "value"
UNIT = "unit"
MEANING = "meaning"

TABLE = Table(
    "settings",
    "numbers by which measures are taken, so that they can be derived from the tables alone",
    (
        Column(KEY, "string", "", "name of the number"),
        Column(VALUE, "double", "", "its value, in the unit of the column unit"),
        Column(UNIT, "string", "", "unit of the value"),
        Column(MEANING, "string", "", "what it is"),
    ),
)
