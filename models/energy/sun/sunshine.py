"""The sun on every façade and through every window, step by step through a year."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from models.energy.constructions import Construction, Envelope
from models.energy.sun.horizon import SECTORS, sector_deg, sector_of
from models.energy.sun.sky import Sky, sky_of
from models.energy.thermal.conditions import Sunshine
from models.energy.thermal.glass import ANGLES, Optics, optics
from models.energy.weather import YEAR_S, Weather
from models.energy.zones import NONE, Facades, Zones

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

ALBEDO = 0.2  # of the ground, and of what stands on it
DAY_S = 86_400


class SunOnFacades:
    """What falls on façades in each step of a year [W/m2], worked out a day at a time."""

    def __init__(self, facades: Facades, sky: Sky) -> None:
        self._facades = facades
        self._sky = sky
        tilt, azimuth = np.radians(facades.tilt_deg), np.radians(facades.azimuth_deg)
        self._normal = np.stack(
            [np.sin(tilt) * np.sin(azimuth), np.sin(tilt) * np.cos(azimuth), np.cos(tilt)]
        )
        free = (1.0 + np.cos(tilt)) / 2.0
        self._band = np.sin(tilt) * _open_share(facades)
        # Neighbours hide sky and reflect in its place: half of them is taken to be in the light.
        self._reflected = ALBEDO * (1.0 - free + np.maximum(free - facades.sky_view, 0.0) / 2.0)

    def between(self, first: int, last: int) -> tuple[Floats, Floats, Floats]:
        """Return cosine of incidence, direct and diffuse sun of some steps of the year.

        Each of shape (steps, facades). The direct sun includes the light around it.
        """
        sky, part = self._sky, slice(first, last)
        to_sun = np.stack([sky.east[part], sky.north[part], sky.up[part]], axis=1)
        cosine = np.maximum(to_sun @ self._normal, 0.0)
        beam = sky.dni_w_m2[part] + sky.circumsolar[part]
        direct = cosine * beam[:, None] * self._sunlit(to_sun)
        diffuse = (
            sky.isotropic[part, None] * self._facades.sky_view
            + np.maximum(sky.horizon[part, None], -sky.isotropic[part, None]) * self._band
            + sky.ghi_w_m2[part, None] * self._reflected
        )
        return cosine, direct, np.maximum(diffuse, 0.0)

    def _sunlit(self, to_sun: Floats) -> Floats:
        """Return the share of each façade that the sun reaches over its neighbours."""
        height = np.degrees(np.arcsin(np.clip(to_sun[:, 2], -1.0, 1.0)))
        sector = sector_of(np.degrees(np.arctan2(to_sun[:, 0], to_sun[:, 1])) % 360.0)
        share = np.zeros((height.size, self._facades.building.size))
        up = height > 0.0
        hidden_below = self._facades.horizon_deg[:, :, sector[up]]  # facades, heights, steps
        share[up] = (height[up] > hidden_below).mean(axis=1).T
        return share


def _open_share(facades: Facades) -> Floats:
    """Return the share of the horizon before each façade on which nothing stands."""
    away = np.radians(sector_deg()[None, :] - facades.azimuth_deg[:, None])
    before = np.maximum(np.cos(away), 0.0)
    free = (facades.horizon_deg < 360.0 / SECTORS).mean(axis=1)
    return np.asarray((before * free).sum(axis=1) / before.sum(axis=1))


class SunOnSurfaces:
    """What the sun does to each surface of the zones, for the steps of a thermal model."""

    def __init__(
        self,
        zones: Zones,
        weather: Weather,
        step_s: float = 1800.0,
        on_facades: SunOnFacades | None = None,
    ) -> None:
        """Take the sun on façades as it is without shades, or as `on_facades` tells."""
        self._step_s = step_s
        self._steps = round(DAY_S / step_s)
        self._facades = on_facades or SunOnFacades(zones.facades, sky_of(weather, step_s))
        lit = zones.surfaces.facade != NONE
        # Surfaces of one façade and construction have one sun.
        pairs = np.stack([zones.surfaces.facade[lit], zones.surfaces.construction[lit]], axis=1)
        each, row = np.unique(pairs, axis=0, return_inverse=True)
        self._facade, self._kind = each[:, 0], each[:, 1]
        self._row = np.full(lit.size, each.shape[0])  # the last row stays dark
        self._row[lit] = row.ravel()
        self._glass = [_glass(envelope) for envelope in zones.constructions]
        self._absorptance = np.array([_absorptance(e) for e in zones.constructions])
        self._day = NONE
        self._today: Sequence[Floats] = ()

    def at(self, start_s: float) -> Sunshine:
        """Return the sun of the step that begins at `start_s` after 1 January, 0:00 [s]."""
        step = round((start_s % YEAR_S) / self._step_s)
        day, of_day = divmod(step, self._steps)
        if day != self._day:
            self._day, self._today = day, self._of_day(day)
        return Sunshine(self._row, *(values[of_day] for values in self._today))

    def of_day(self, day: int) -> Sunshine:
        """Return the sun of all steps of a day; 0 is 1 January, and the year repeats."""
        return Sunshine(self._row, *self._of_day(day % round(YEAR_S / DAY_S)))

    def _of_day(self, day: int) -> Sequence[Floats]:
        """Return the five parts of `Sunshine` for a day, each of shape (steps, rows)."""
        first = day * self._steps
        cosine, direct, diffuse = (
            values[:, self._facade] for values in self._facades.between(first, first + self._steps)
        )
        incident = direct + diffuse
        outer, inner = incident * self._absorptance[self._kind], np.zeros_like(incident)
        through, spread = np.zeros_like(incident), np.zeros_like(incident)
        angle = np.degrees(np.arccos(np.minimum(cosine, 1.0)))
        for kind in np.unique(self._kind):
            glass = self._glass[kind]
            if glass is None:
                continue
            rows = self._kind == kind
            at = angle[:, rows]
            outer[:, rows] = (
                _by_angle(glass.outer, at) * direct[:, rows]
                + glass.diffuse_outer * diffuse[:, rows]
            )
            inner[:, rows] = (
                _by_angle(glass.inner, at) * direct[:, rows]
                + glass.diffuse_inner * diffuse[:, rows]
            )
            through[:, rows] = _by_angle(glass.through, at) * direct[:, rows]
            spread[:, rows] = glass.diffuse_through * diffuse[:, rows]
        dark = ((0, 0), (0, 1))
        return [np.pad(each, dark) for each in (incident, outer, inner, through, spread)]


def _by_angle(table: Floats, angle_deg: Floats) -> Floats:
    row = np.minimum(angle_deg.astype(np.int64), ANGLES - 2)
    return np.asarray(table[row] + (angle_deg - row) * (table[row + 1] - table[row]))


def _glass(envelope: Envelope) -> Optics | None:
    return None if isinstance(envelope, Construction) else optics(envelope)


def _absorptance(envelope: Envelope) -> float:
    return envelope.absorptance_out if isinstance(envelope, Construction) else 0.0
