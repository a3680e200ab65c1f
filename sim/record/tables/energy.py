"""Electricity by zone and end use, hour by hour, and the heat and cold that it gave."""

from sim.record.column import Column, Table

START_S = "start_s"
ZONE = "zone"
END_USES = {
    "heating_kwh": "electricity for heating rooms",
    "cooling_kwh": "electricity for cooling rooms",
    "fans_kwh": "electricity of fans, and of pumps that carry heat and cold",
    "lighting_kwh": "electricity of lamps",
    "plugs_kwh": "electricity of devices",
    "process_kwh": "electricity of experiments in laboratories",
    "servers_kwh": "electricity of server rooms, their cooling included",
    "kitchen_kwh": "electricity of kitchens",
    "hot_water_kwh": "electricity for hot water",
}
TOTAL_KWH = "total_kwh"
HEAT_KWH = "heat_kwh"
COLD_KWH = "cold_kwh"

TABLE = Table(
    "energy",
    "electricity of each zone by end use, hour by hour",
    (
        Column(START_S, "int32", "s", "start of the hour, from the run's first midnight"),
        Column(ZONE, "int32", "", "number of the zone"),
        *(Column(name, "double", "kWh", meaning) for name, meaning in END_USES.items()),
        Column(TOTAL_KWH, "double", "kWh", "electricity of all these uses"),
        Column(HEAT_KWH, "double", "kWh", "heat that heating gave the zone"),
        Column(COLD_KWH, "double", "kWh", "heat and moisture that cooling took from it"),
    ),
)
