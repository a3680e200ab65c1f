"""The weather, hour by hour."""

from sim.record.column import Column, Table

START_S = "start_s"
TEMP_AIR_C = "temp_air_c"
HUMIDITY = "humidity"
WIND_MPS = "wind_mps"
GHI = "ghi_w_m2"
DNI = "dni_w_m2"
DHI = "dhi_w_m2"

TABLE = Table(
    "weather",
    "the weather outdoors, means over each hour",
    (
        Column(START_S, "int32", "s", "start of the hour, from the run's first midnight"),
        Column(TEMP_AIR_C, "double", "degC", "temperature of the air"),
        Column(HUMIDITY, "double", "1", "relative humidity"),
        Column(WIND_MPS, "double", "m/s", "wind"),
        Column(GHI, "double", "W/m2", "sun on the horizontal, sky included"),
        Column(DNI, "double", "W/m2", "direct sun on a plane that faces it"),
        Column(DHI, "double", "W/m2", "light of the sky on the horizontal"),
    ),
)
