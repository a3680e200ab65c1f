"""The air in the zones, and who was comfortable in it, hour by hour."""

from sim.record.column import Column, Table

START_S = "start_s"
ZONE = "zone"
PERSONS = "persons"
AIR_C = "air_c"
OPERATIVE_C = "operative_c"
HUMIDITY = "humidity"
CO2_PPM = "co2_ppm"
RESTING_H = "resting_h"
DISCOMFORT_H = "discomfort_h"
VOTE = "vote"

TABLE = Table(
    "comfort",
    "temperature and air of each zone, and the comfort of the people in it, hour by hour",
    (
        Column(START_S, "int32", "s", "start of the hour, from the run's first midnight"),
        Column(ZONE, "int32", "", "number of the zone"),
        Column(PERSONS, "double", "persons", "how many people were there, on average"),
        Column(AIR_C, "double", "degC", "temperature of the air"),
        Column(OPERATIVE_C, "double", "degC", "mean of that and of the surfaces about"),
        Column(HUMIDITY, "double", "1", "relative humidity"),
        Column(CO2_PPM, "double", "ppm", "carbon dioxide"),
        Column(RESTING_H, "double", "person h", "hours of people at rest, whose comfort is judged"),
        Column(DISCOMFORT_H, "double", "person h", "those of them in which it was uncomfortable"),
        Column(VOTE, "double", "1", "predicted mean vote of people at rest, -3 cold to 3 hot"),
    ),
)
