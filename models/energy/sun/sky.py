"""Where the sun stands in each step of a year, and how the sky shines."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

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
    Solar Energy 44(5), as pvlib has it.
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
    import pandas as pd
    from pvlib.solarposition import ephemeris

    minutes = np.arange(round(YEAR_S / 60 / MINUTES)) * MINUTES + MINUTES / 2
    first = pd.Timestamp("2001-01-01") - pd.Timedelta(hours=utc_offset_h)
    times = first.tz_localize("UTC") + pd.to_timedelta(minutes, unit="min")
    found = ephemeris(times, latitude, longitude)
    height = np.radians(found["apparent_elevation"].to_numpy(np.float64))
    azimuth = np.radians(found["azimuth"].to_numpy(np.float64))
    is_up = height > 0.0
    across = np.cos(height) * is_up
    parts = np.stack(
        [across * np.sin(azimuth), across * np.cos(azimuth), np.sin(height) * is_up, is_up]
    )
    east, north, up, lit = parts.reshape(4, -1, round(step_s / 60 / MINUTES)).mean(axis=2)
    length = np.sqrt(east**2 + north**2 + up**2)
    scale = np.divide(1.0, length, out=np.zeros_like(length), where=length > 0.0)
    return east * scale, north * scale, up * scale, lit


def _perez(
    direct: Floats, diffuse: Floats, up: Floats, hour: NDArray[np.int64]
) -> tuple[Floats, Floats, Floats]:
    """Return the circumsolar, isotropic and horizon parts of the diffuse light."""
    from pvlib.atmosphere import get_relative_airmass
    from pvlib.irradiance import get_extra_radiation, perez

    zenith = np.degrees(np.arccos(np.clip(up, 0.0, 1.0)))
    day = hour // 24 + 1
    outside = np.asarray(get_extra_radiation(day))
    # What a wall that faces the sun sees of each part tells how large the part is.
    found = perez(
        90.0,
        180.0,
        diffuse,
        direct,
        outside,
        zenith,
        np.full(zenith.size, 180.0),
        np.asarray(get_relative_airmass(zenith)),
        return_components=True,
    )
    shining = (up > 0.0) & (diffuse > 0.0)

    def part(name: str) -> Floats:
        values = np.asarray(found[name], np.float64)
        return np.where(shining, np.nan_to_num(values), 0.0)

    isotropic = np.where(shining, 2.0 * part("poa_isotropic"), diffuse)
    isotropic = np.clip(isotropic, 0.0, diffuse)
    circumsolar = (diffuse - isotropic) / np.maximum(up, LEAST_COSINE)
    return circumsolar, isotropic, np.where(shining, part("poa_horizon"), 0.0)
