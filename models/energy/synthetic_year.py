"""A year of weather made from monthly figures: days that follow one another, and their hours.

The monthly means of temperature and sun are those of the figures. Warm and clear spells are drawn;
a clear day has a wide range of temperature, vapour stays about the same through a day, so that
nights are damp and, where the month is, foggy.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from maps.definitions import rows_of
from maps.parameters import Parameter
from models.draws import uniforms
from models.energy.estimates import SOLAR_CONSTANT, saturation_pa, sky_infrared, split_sun
from models.energy.sun.sky import directions
from models.energy.weather import HOUR_S, HOURS, Weather

Floats = NDArray[np.float64]

NAME = "synthetic year of Chongqing"
LATITUDE, LONGITUDE, ELEVATION_M, UTC_OFFSET_H = 29.58, 106.47, 259.0, 8.0
DAYS = 365
MONTH_DAYS = np.array([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
MONTH = np.repeat(np.arange(12), MONTH_DAYS)  # of each day
COLDEST_H, WARMEST_H = 7.0, 16.0  # of a day, in the CSWD year of Chongqing
CLEAREST_HOUR = 0.82  # of the sun outside the atmosphere
MOST_SUN = 4.0  # of a day, by the mean of its month


def synthetic_year(parameters: Mapping[str, Parameter], seed: int = 0) -> Weather:
    """Return a year of weather in Chongqing, the same for the same seed."""
    known = {name: parameter.value for name, parameter in parameters.items()}
    months = _months()
    sunny, warm = _spells(seed, known)
    _, _, up, lit = directions(LATITUDE, LONGITUDE, UTC_OFFSET_H, HOUR_S)
    outside = SOLAR_CONSTANT * (up * lit).reshape(DAYS, 24)
    ghi, brightness = _sun(months, sunny, outside, seed, known)
    temp = _temperature(months, warm, brightness, known)
    humidity, dew_point = _moisture(months, temp, brightness)
    dni, dhi = split_sun(ghi.ravel(), up)
    cloud = np.repeat(np.clip(1.2 - 0.6 * brightness, 0.0, 1.0), 24)
    speed, wind_from = _wind(seed, known)
    pressure = 101_325.0 * (1.0 - 2.25577e-5 * ELEVATION_M) ** 5.2559  # ICAO standard atmosphere
    return Weather(
        name=NAME,
        latitude=LATITUDE,
        longitude=LONGITUDE,
        utc_offset_h=UTC_OFFSET_H,
        temp_air_c=temp.ravel(),
        dew_point_c=dew_point.ravel(),
        humidity=humidity.ravel(),
        pressure_pa=np.full(HOURS, pressure),
        wind_mps=speed,
        wind_from_deg=wind_from,
        ghi_w_m2=ghi.ravel(),
        dni_w_m2=dni,
        dhi_w_m2=dhi,
        sky_w_m2=sky_infrared(temp.ravel(), dew_point.ravel(), cloud),
    )


def _months() -> Mapping[str, Floats]:
    rows = rows_of("models.energy", "data/chongqing_months.csv")
    return {
        name: np.array([float(row[name]) for row in rows])
        for name in rows[0]
        if name not in ("month", "source")
    }


def _normals(seed: int, purpose: str, count: int) -> Floats:
    return np.asarray(ndtri(0.5 / 2**53 + uniforms(seed, purpose, 0, np.arange(count)).ravel()))


def _spells(seed: int, known: Mapping[str, float]) -> tuple[Floats, Floats]:
    """Return how sunny and how warm each day is, as normal numbers that follow on one another."""
    shine = _persistent(_normals(seed, "weather: sun", DAYS), known["sun_persistence"])
    own = _persistent(_normals(seed, "weather: warmth", DAYS), known["warmth_persistence"])
    with_sun = known["warm_when_sunny"]
    return shine, with_sun * shine + np.sqrt(1.0 - with_sun**2) * own


def _persistent(drawn: Floats, persistence: float) -> Floats:
    """Return a first-order autoregression of spread 1."""
    values = drawn.copy()
    for day in range(1, values.size):
        values[day] = persistence * values[day - 1] + np.sqrt(1 - persistence**2) * drawn[day]
    return values


def _sun(
    months: Mapping[str, Floats],
    sunny: Floats,
    outside: Floats,
    seed: int,
    known: Mapping[str, float],
) -> tuple[Floats, Floats]:
    """Return the global horizontal sun [W/m2], shape (days, 24), and days by their month's mean.

    A day's sun is lognormal with its month's spread, and no more than a clear day's. What a month
    then lacks, its other days have more.
    """
    spread = np.sqrt(np.log(1.0 + months["sun_spread"] ** 2))[MONTH]
    clear = known["clearest_share"] * outside.sum(axis=1)
    wanted = np.exp(spread * sunny)
    day = np.zeros(DAYS)
    target = months["sun_kwh_m2"] * 1e3
    scale = np.ones(12)
    for _ in range(200):
        day = np.minimum(wanted * scale[MONTH], clear)
        scale *= target / np.bincount(MONTH, day, 12)
    passing = _normals(seed, "weather: clouds", HOURS).reshape(DAYS, 24)
    shape = outside**1.1 * np.exp(known["passing_clouds"] * passing)
    ghi = day[:, None] * shape / shape.sum(axis=1, keepdims=True)
    for _ in range(30):  # what is more than a clear hour's goes to the day's other hours
        ghi = np.minimum(ghi, CLEAREST_HOUR * outside)
        ghi *= (day / ghi.sum(axis=1))[:, None]
    mean = (target / MONTH_DAYS)[MONTH]
    return ghi, np.minimum(day / mean, MOST_SUN)


def _temperature(
    months: Mapping[str, Floats], warm: Floats, brightness: Floats, known: Mapping[str, float]
) -> Floats:
    """Return the air's temperature [degrees C], shape (days, 24); months have their means."""
    follows = known["range_of_sun"]
    swing = months["day_range_k"][MONTH] * (1.0 - follows + follows * brightness)
    rest = months["day_spread_k"][MONTH] * warm
    hour = np.arange(1, 25.0)  # the reading ends the hour
    rising = np.clip((hour - COLDEST_H) / (WARMEST_H - COLDEST_H), 0.0, 1.0)
    falling = ((hour - WARMEST_H) % 24.0) / (24.0 - WARMEST_H + COLDEST_H)
    turn = np.where((hour >= COLDEST_H) & (hour <= WARMEST_H), np.pi * (1.0 + rising), 0.0)
    turn = np.where(turn > 0.0, turn, np.pi * falling)
    curve = np.cos(turn) / 2.0
    curve -= curve.mean()
    # The course of the year is drawn straight between the middles of months; these are found so
    # that each month has its mean, spells and all.
    middle = np.cumsum(MONTH_DAYS) - MONTH_DAYS / 2.0
    day = np.arange(DAYS) + 0.5

    def course(at_middle: Floats) -> Floats:
        return np.asarray(np.interp(day, middle, at_middle, period=DAYS))

    def by_month(values: Floats) -> Floats:
        return np.asarray(np.bincount(MONTH, values, 12) / MONTH_DAYS, np.float64)

    matrix = np.stack([by_month(course(one)) for one in np.eye(12, dtype=np.float64)], axis=1)
    at_middle = np.linalg.solve(matrix, months["temp_c"] - by_month(rest))
    mean = course(np.asarray(at_middle, np.float64)) + rest
    return np.asarray(mean[:, None] + swing[:, None] * curve[None, :])


def _moisture(
    months: Mapping[str, Floats], temp: Floats, brightness: Floats
) -> tuple[Floats, Floats]:
    """Return relative humidity and dew point [degrees C], shape (days, 24).

    Air holds the same vapour through a day, less on a clear one, and never more than it can.
    """
    full = saturation_pa(temp)
    dry = 1.0 - 0.06 * (brightness - 1.0)
    held = saturation_pa(temp.mean(axis=1)) * dry
    factor = months["humidity"].copy()
    humidity = np.ones_like(temp)
    for _ in range(60):
        humidity = np.clip((factor[MONTH] * held)[:, None] / full, 0.15, 1.0)
        reached = np.bincount(MONTH, humidity.mean(axis=1), 12) / MONTH_DAYS
        factor *= months["humidity"] / reached
    log = np.log(humidity * full / 611.2)
    return humidity, 243.12 * log / (17.62 - log)


def _wind(seed: int, known: Mapping[str, float]) -> tuple[Floats, Floats]:
    """Return speed [m/s], Rayleigh-distributed, and direction [degrees], hour after hour."""
    gust = _persistent(_normals(seed, "weather: wind", HOURS), 0.8)
    other = _persistent(_normals(seed, "weather: wind across", HOURS), 0.8)
    speed = known["wind_mean"] * np.sqrt(2.0 / np.pi) * np.hypot(gust, other)
    turn = _persistent(_normals(seed, "weather: direction", HOURS), 0.9)
    return speed, (known["wind_from"] + known["wind_turning"] * turn) % 360.0
