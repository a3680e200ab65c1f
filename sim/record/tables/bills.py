"""What the electricity of each month of the run costs."""

from sim.record.column import Column, Table

MONTH = "month"
DAYS = "days"
ENERGY_CNY = "energy_cny"
PEAK_KW = "peak_kw"
DEMAND_CNY = "demand_cny"

TABLE = Table(
    "bills",
    "what the electricity of each month costs, as far as the month lies in the run",
    (
        Column(MONTH, "int32", "", "month, counted from January of the run's first year"),
        Column(DAYS, "int32", "", "how many of its days lie in the run"),
        Column(ENERGY_CNY, "double", "CNY", "what all meters drew, at their tariffs"),
        Column(PEAK_KW, "double", "kW", "greatest power that the campus drew from the grid"),
        Column(DEMAND_CNY, "double", "CNY", "charge for that peak, by the days in the run"),
    ),
)
