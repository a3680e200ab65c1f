"""Where the sun stands in each step of a year, and how the sky shines."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.energy.sun.perez import brightening
from models.energy.sun.position import sun_direction
from models.energy.weather import HOUR_S, YEAR_S, Weather

Floats = NDArray[np.float64]

MINUTES = 5  # between the positions of which those of a step are means
LEAST_COSINE = 0.087  # Perez' bound on the sun's height, cos 85 degrees


@dataclass(frozen=True)
class Sky:
    """The sun and the sky in each step of a year; one entry a step.

    `east`, `north`, `up` are a unit vector to the sun, the mean over the part of the step in which
    it is up; zeros by night. `dni_w_m2` is the direct normal sun, `circumsolar` what of the diffuse
    light comes from the sun's direction (as a normal irradiance), `isotropic` what comes from all
    the sky on the horizontal, `horizon` what a wall sees of the bright band above the horizon, and
    `ghi_w_m2` what falls on the ground [W/m2].
    """

    east: Floats
    north: Floats
    up: Floats
    dni_w_m2: Floats
    circumsolar: Floats
    isotropic: Floats
    horizon: Floats
    ghi_w_m2: Floats


def sky_of(weather: Weather, step_s: float) -> Sky:
    """Return the sky of a year in steps of `step_s` [s]: whole 5 minutes that divide an hour.

    An hour's direct sun shines while the sun is up. The diffuse light after Perez et al. 1990,
    "Modeling daylight availability and irradiance components from direct and global irradiance",
    Solar Energy 44(5).
    """
    east, north, up, lit = directions(
        weather.latitude, weather.longitude, weather.utc_offset_h, step_s
    )
    steps = round(YEAR_S / step_s)
    hour = (np.arange(steps) * step_s / HOUR_S).astype(np.int64)
    of_hour = lit.reshape(-1, round(HOUR_S / step_s)).mean(axis=1)[hour]
    share = np.divide(lit, of_hour, out=np.zeros(steps), where=of_hour > 0.0)
    direct, diffuse = weather.dni_w_m2[hour] * share, weather.dhi_w_m2[hour]
    circumsolar, isotropic, horizon = _perez(direct, diffuse, up, hour)
    return Sky(
        east=east,
        north=north,
        up=up,
        dni_w_m2=direct,
        circumsolar=circumsolar,
        isotropic=isotropic,
        horizon=horizon,
        ghi_w_m2=diffuse + direct * up,
    )


def directions(
    latitude: float, longitude: float, utc_offset_h: float, step_s: float
) -> tuple[Floats, Floats, Floats, Floats]:
    """Return east, north and up of the sun while it is up in each step of a year, and for how long.

    A unit vector, the mean over the part of the step in which the sun is up (zeros by night), and
    that part as a share of the step.
    """
    minutes = (np.arange(round(YEAR_S / 60 / MINUTES)) * MINUTES + MINUTES / 2).astype(np.float64)
    towards = sun_direction(minutes / 60.0 - utc_offset_h, latitude, longitude)
    is_up = towards[2] > 0.0
    parts = np.stack([*(part * is_up for part in towards), is_up])
    east, north, up, lit = parts.reshape(4, -1, round(step_s / 60 / MINUTES)).mean(axis=2)
    length = np.sqrt(east**2 + north**2 + up**2)
    scale = np.divide(1.0, length, out=np.zeros_like(length), where=length > 0.0)
    return east * scale, north * scale, up * scale, lit


def _perez(
    direct: Floats, diffuse: Floats, up: Floats, hour: NDArray[np.int64]
) -> tuple[Floats, Floats, Floats]:
    """Return the circumsolar, isotropic and horizon parts of the diffuse light."""
    zenith_deg = np.degrees(np.arccos(np.clip(up, 0.0, 1.0)))
    about_sun, horizon = brightening(direct, diffuse, zenith_deg, hour // 24 + 1)
    shining = (up > 0.0) & (diffuse > 0.0)
    isotropic = np.where(shining, np.clip(diffuse * (1.0 - about_sun), 0.0, diffuse), diffuse)
    circumsolar = (diffuse - isotropic) / np.maximum(up, LEAST_COSINE)
    return circumsolar, isotropic, np.where(shining, diffuse * horizon, 0.0)
