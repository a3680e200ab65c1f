"""What the campus draws from the grid, hour by hour."""

from sim.record.column import Column, Table

START_S = "start_s"
MONTH = "month"
DRAWN_KWH = "drawn_kwh"
LOST_KWH = "lost_kwh"
PEAK_KW = "peak_kw"
CARBON_KG = "carbon_kg"

TABLE = Table(
    "grid",
    "what the campus draws from the grid, hour by hour",
    (
        Column(START_S, "int32", "s", "start of the hour, from the run's first midnight"),
        Column(MONTH, "int32", "", "month of the year, from 1"),
        Column(DRAWN_KWH, "double", "kWh", "drawn from the grid; below 0 where it is fed"),
        Column(LOST_KWH, "double", "kWh", "lost between the grid and the meters"),
        Column(PEAK_KW, "double", "kW", "greatest power drawn, as a mean over a step"),
        Column(CARBON_KG, "double", "kg", "carbon dioxide of what is drawn"),
    ),
)
