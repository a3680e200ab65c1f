"""The sun's position and the sky's light are those of pvlib."""

import numpy as np
import pandas as pd
import pytest
from pvlib import atmosphere, irradiance, solarposition

from models.energy.estimates import split_sun
from models.energy.sun.perez import air_mass, brightening, outside_w_m2
from models.energy.sun.position import sun_direction


@pytest.mark.parametrize("place", [(29.58, 106.47), (39.83, -104.65), (-33.9, 151.2)])
def test_the_sun_stands_where_it_should(place: tuple[float, float]) -> None:
    hours = np.arange(0.0, 8760.0, 0.7)
    times = pd.Timestamp("2001-01-01", tz="UTC") + pd.to_timedelta(hours, unit="h")
    found = solarposition.get_solarposition(times, *place)  # SPA, within 0.0003 degrees
    height = np.radians(found["apparent_elevation"].to_numpy())
    azimuth = np.radians(found["azimuth"].to_numpy())
    theirs = np.array([np.cos(height) * np.sin(azimuth), np.cos(height) * np.cos(azimuth)])
    theirs = np.vstack([theirs, np.sin(height)])
    ours = np.array(sun_direction(hours, *place))
    np.testing.assert_allclose((ours**2).sum(axis=0), 1.0, rtol=1e-9)
    apart = np.degrees(2.0 * np.arcsin(np.linalg.norm(ours - theirs, axis=0) / 2.0))
    assert apart[height > 0.0].max() < 0.06  # refraction at the horizon differs most
    assert apart[height > np.radians(5.0)].max() < 0.02


def test_the_sky_shines_as_it_should() -> None:
    random = np.random.default_rng(3)
    count = 2000
    zenith = random.uniform(0.0, 89.0, count)
    diffuse, direct = random.uniform(5.0, 400.0, count), random.uniform(0.0, 900.0, count)
    direct[::5] = 0.0
    day = random.integers(1, 366, count)
    outside = np.asarray(irradiance.get_extra_radiation(day))
    np.testing.assert_allclose(outside_w_m2(day), outside, rtol=1e-4)
    mass = atmosphere.get_relative_airmass(zenith)
    np.testing.assert_allclose(air_mass(zenith), mass, rtol=1e-6)
    theirs = irradiance.perez(
        90.0,
        180.0,
        diffuse,
        direct,
        outside,
        zenith,
        np.full(count, 180.0),
        mass,
        return_components=True,
    )
    about_sun, horizon = brightening(direct, diffuse, zenith, day)
    seen = np.asarray(theirs["poa_sky_diffuse"]) > 0.0
    isotropic = diffuse * (1.0 - about_sun) / 2.0
    np.testing.assert_allclose(isotropic[seen], theirs["poa_isotropic"][seen], rtol=1e-3)
    band = np.asarray(theirs["poa_horizon"])
    np.testing.assert_allclose((diffuse * horizon)[seen], band[seen], rtol=1e-3, atol=0.05)


def test_the_sun_is_split_as_it_should() -> None:
    random = np.random.default_rng(4)
    up = np.tile(np.sin(np.radians(np.linspace(-20.0, 80.0, 24))), 365)
    ghi = random.uniform(0.0, 0.75, up.size) * 1366.0 * np.maximum(up, 0.0)
    zenith = np.degrees(np.arccos(np.clip(up, 0.0, 1.0)))
    theirs = irradiance.erbs(ghi, zenith, np.arange(up.size) // 24 + 1)
    dni, dhi = split_sun(ghi, up)
    np.testing.assert_allclose(dni, np.asarray(theirs["dni"]), rtol=1e-3, atol=0.2)
    np.testing.assert_allclose(dhi + dni * np.maximum(up, 0.0), ghi, atol=1e-9)
