"""Where the sun stands.

Own code and no library's: pvlib takes two thirds of a second to import, a tenth of a day of the
large campus. A test holds both against each other.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
J2000_D = 364.5  # days from noon of 1 January 2000 to midnight of 31 December 2000
HOUR_D = 24.0


def sun_direction(
    utc_hours: Floats, latitude: float, longitude: float
) -> tuple[Floats, Floats, Floats]:
    """Return east, north and up of a unit vector to the sun, as the air bends its light.

    `utc_hours` count from the midnight that begins 2001 in UTC; latitude north, longitude east
    [degrees]. Michalsky 1988, "The Astronomical Almanac's algorithm for approximate solar
    position", Solar Energy 40(3), within 0.01 degrees from 1950 to 2050.
    """
    days = J2000_D + 1.0 + utc_hours / HOUR_D
    mean_longitude = 280.460 + 0.9856474 * days
    anomaly = np.radians(357.528 + 0.9856003 * days)
    ecliptic = np.radians(mean_longitude + 1.915 * np.sin(anomaly) + 0.020 * np.sin(2.0 * anomaly))
    tilt = np.radians(23.439 - 0.0000004 * days)
    ascension = np.arctan2(np.cos(tilt) * np.sin(ecliptic), np.cos(ecliptic))
    sine = np.sin(tilt) * np.sin(ecliptic)  # of the declination
    cosine = np.sqrt(1.0 - sine**2)
    sidereal_h = 6.697375 + 0.0657098242 * days + utc_hours % HOUR_D
    angle = np.radians(15.0 * sidereal_h + longitude) - ascension
    north_pole, equator = np.sin(np.radians(latitude)), np.cos(np.radians(latitude))
    east = -cosine * np.sin(angle)
    north = sine * equator - cosine * north_pole * np.cos(angle)
    up = sine * north_pole + cosine * equator * np.cos(angle)
    return _bent(east, north, up)


def _bent(east: Floats, north: Floats, up: Floats) -> tuple[Floats, Floats, Floats]:
    """Return the direction as it seems through air at 12 degC and 1013 hPa.

    Refraction as in NOAA's solar calculator, in arc seconds by the height in degrees.
    """
    height = np.degrees(np.arcsin(np.clip(up, -1.0, 1.0)))
    slope = np.tan(np.radians(np.clip(height, 5.0, 85.0)))
    high = 58.1 / slope - 0.07 / slope**3 + 0.000086 / slope**5
    low = 1735.0 + height * (-518.2 + height * (103.4 + height * (-12.79 + height * 0.711)))
    seconds = np.where(height > 85.0, 0.0, np.where(height > 5.0, high, low))
    seconds = np.where(height > -0.575, seconds, 0.0) * 283.0 / (273.0 + 12.0)
    seen = np.radians(height + seconds / 3600.0)
    level = np.sqrt(np.maximum(1.0 - up**2, 1e-12))
    scale = np.cos(seen) / level
    return east * scale, north * scale, np.sin(seen)
