"""How high the sun stands.

Equations of NOAA, "General Solar Position Calculations" (Global Monitoring Division), whose series
are those of J. W. Spencer, "Fourier series representation of the position of the sun", Search 2(5)
(1971) 172. They hold to about half a degree, which is enough to paint day and night.
"""

import math
from datetime import UTC, datetime


def elevation_deg(moment: datetime, longitude: float, latitude: float) -> float:
    """Return the sun's height over the horizon [degrees], without refraction.

    `moment` knows its time zone; `longitude` east and `latitude` north in degrees.
    """
    utc = moment.astimezone(UTC)
    hour = utc.hour + utc.minute / 60 + utc.second / 3600
    year = 2 * math.pi / 365 * (utc.timetuple().tm_yday - 1 + (hour - 12) / 24)
    equation_of_time_min = 229.18 * (
        0.000075
        + 0.001868 * math.cos(year)
        - 0.032077 * math.sin(year)
        - 0.014615 * math.cos(2 * year)
        - 0.040849 * math.sin(2 * year)
    )
    declination = (
        0.006918
        - 0.399912 * math.cos(year)
        + 0.070257 * math.sin(year)
        - 0.006758 * math.cos(2 * year)
        + 0.000907 * math.sin(2 * year)
        - 0.002697 * math.cos(3 * year)
        + 0.00148 * math.sin(3 * year)
    )
    solar_min = hour * 60 + equation_of_time_min + 4 * longitude
    angle = math.radians(solar_min / 4 - 180)
    north = math.radians(latitude)
    height = math.sin(north) * math.sin(declination) + math.cos(north) * math.cos(
        declination
    ) * math.cos(angle)
    return math.degrees(math.asin(max(-1.0, min(1.0, height))))
