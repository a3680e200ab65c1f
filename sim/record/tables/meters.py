"""What passes each electric meter, hour by hour."""

from sim.record.column import Column, Table

START_S = "start_s"
METER = "meter"
TARIFF = "tariff"
USED_KWH = "used_kwh"
GENERATED_KWH = "generated_kwh"
CHARGED_KWH = "charged_kwh"
DISCHARGED_KWH = "discharged_kwh"
DRAWN_KWH = "drawn_kwh"
EXPORTED_KWH = "exported_kwh"
COST_CNY = "cost_cny"

TABLE = Table(
    "meters",
    "the electric balance of each meter, of a building or a car park, hour by hour",
    (
        Column(START_S, "int32", "s", "start of the hour, from the run's first midnight"),
        Column(METER, "string", "", "id of the building, or of the car park"),
        Column(TARIFF, "string", "", "name of its tariff"),
        Column(USED_KWH, "double", "kWh", "what is used behind the meter"),
        Column(GENERATED_KWH, "double", "kWh", "what modules on its roof give"),
        Column(CHARGED_KWH, "double", "kWh", "what its battery takes"),
        Column(DISCHARGED_KWH, "double", "kWh", "what its battery gives"),
        Column(DRAWN_KWH, "double", "kWh", "what it draws from the campus's network"),
        Column(EXPORTED_KWH, "double", "kWh", "what it gives to the campus's network"),
        Column(COST_CNY, "double", "CNY", "what is drawn, at its tariff, less what is exported"),
    ),
)
