"""The slow reference of the thermal step: each zone as one dense set of equations."""

import math

import numpy as np

from models.energy.thermal.faces import faces_of, sides_of, walls_of
from models.energy.thermal.model import air_heat
from models.energy.thermal.wind import SUBURB
from models.energy.zones import GROUND, KINDS, OUTDOORS

ROOTS = np.cbrt(np.arange(402) / 4.0)
FACING = {"floor": 1, "roof": -1, "internal": 2}


def still(facing, face_c, air_c):
    warmer = face_c - air_c
    if facing == 0:
        factor = 1.31
    elif facing == 2:
        factor = (1.51 + 0.76) / 2.0
    else:
        factor = 1.51 if facing * warmer > 0.0 else 0.76
    return max(factor * np.interp(abs(warmer), np.arange(402) / 4.0, ROOTS), 0.1)


def long_waves(emissivity, one_c, other_c):
    one, other = one_c + 273.15, other_c + 273.15
    return emissivity * 5.670374419e-8 * (one**2 + other**2) * (one + other)


class ZonesOneByOne:
    def __init__(self, zones, step_s, temp_c):
        self.zones, self.surfaces = zones, zones.surfaces
        self.walls, capacity = walls_of(zones, step_s)
        self.sides = sides_of(zones.facades, SUBURB)
        count = self.surfaces.zone.size
        self.faces = faces_of(zones, np.arange(count))
        self.facing = [FACING.get(KINDS[kind], 0) for kind in self.surfaces.kind]
        self.level = zones.facades.tilt_deg >= 45.0
        self.modes = np.zeros((count, self.walls.decay.shape[1]))
        self.modes[:, 0] = temp_c * np.sqrt(capacity[self.surfaces.construction])
        self.outer_c, self.inner_c = np.full((2, count), temp_c)
        self.air_c, self.radiant_c = np.full((2, zones.size), temp_c)
        self.sunlit = np.zeros(count)

    def step(self, given):
        """Move on by a step; return heating less cooling [W]."""
        fluxes = np.zeros((self.surfaces.zone.size, 2))  # outer, inner
        was = self.air_c.copy(), self.radiant_c.copy(), self.inner_c.copy(), self.sunlit.copy()
        power = [self._solve(zone, given, fluxes, was) for zone in range(self.zones.size)]
        twin, walls = self.surfaces.twin, self.walls
        for j, kind in enumerate(self.surfaces.construction):
            if twin[j] >= 0:
                fluxes[j, 0] = fluxes[twin[j], 1]
            push = fluxes[j] @ walls.at_face[kind]
            self.modes[j] = walls.decay[kind] * self.modes[j] + walls.drive[kind] * push
        return np.array(power)

    def _behind(self, j, given, was):
        """Return film and drive of what is behind a face."""
        air_was, radiant_was, inner_was, sun_was = was
        out, kind, twin = given.outdoors[0], self.surfaces.construction[j], self.surfaces.twin[j]
        there = self.surfaces.beyond[j]
        if there == OUTDOORS:
            side, was_c, walls = self.faces.side[j], self.outer_c[j], self.walls
            from_deg = math.radians(out.wind_from_deg)
            blown = self.sides.east[side] * math.sin(from_deg) + self.sides.up[side]
            if blown + self.sides.north[side] * math.cos(from_deg) > 0.0:
                forced = 3.26 * out.wind_mps**0.89 * self.sides.windward[side]
            else:
                forced = 3.55 * out.wind_mps**0.617 * self.sides.leeward[side]
            calm = still(0 if self.level[side] else 1, was_c, out.temp_air_c)
            moved = calm + walls.roughness[kind] * (math.hypot(calm, forced) - calm)
            view, emissivity = self.faces.sky_view[j], walls.emissivity[kind]
            sky = view * long_waves(emissivity, was_c, out.sky_c)
            rest = moved + (1.0 - view) * long_waves(emissivity, was_c, out.temp_air_c)
            absorbed = given.sunshine.absorbed_out[given.sunshine.row[j]]
            return sky + rest, sky * out.sky_c + rest * out.temp_air_c + absorbed
        if there >= 0:
            film = still(self.facing[twin], inner_was[twin], air_was[there])
            radiation = self._radiation(twin, radiant_was)
            drive = film * air_was[there] + radiation * radiant_was[there] + sun_was[twin]
            return film + radiation, drive
        return 0.0, 0.0

    def _radiation(self, j, radiant_was):
        """Return the films to the radiant nodes, by what these had."""
        hotter = (radiant_was[self.surfaces.zone[j]] + 273.15) / 293.15
        return self.faces.radiation[j] * hotter**3

    def _gap(self, j):
        """Return what the gaps of a window resist more than at 10 degrees C."""
        kind, mean_k = (
            self.surfaces.construction[j],
            (self.outer_c[j] + self.inner_c[j]) / 2 + 273.15,
        )
        still_air = (2.873e-3 + 7.760e-5 * mean_k) / (2.873e-3 + 7.760e-5 * 283.15)
        share, gaps = self.walls.radiating[kind], self.walls.gaps[kind]
        return gaps / ((1.0 - share) * still_air + share * (mean_k / 283.15) ** 3) - gaps

    def _solve(self, zone, given, fluxes, was):
        """Solve the temperatures of both sides of each face, the fluxes into them, and the air."""
        here = np.flatnonzero(self.surfaces.zone == zone)
        area, radiation = self.faces.area[here], self._radiation(here, was[1])
        sun, row = given.sunshine, given.sunshine.row[here]
        self.sunlit[here] = (
            sun.absorbed_in[row]
            + (area * sun.direct_in[row]).sum() * self.faces.direct_share[here]
            + (area * sun.diffuse_in[row]).sum() * self.faces.diffuse_share[here]
        )
        count = here.size
        matrix, right = np.zeros((4 * count + 2, 4 * count + 2)), np.zeros(4 * count + 2)
        air, radiant = 4 * count, 4 * count + 1
        for i, j in enumerate(here):
            kind, twin, walls = self.surfaces.construction[j], self.surfaces.twin[j], self.walls
            inner = 0 if 0 <= twin < j else 1
            left = walls.decay[kind] * self.modes[twin if inner == 0 else j]
            inside, outside, q_in, q_out = range(4 * i, 4 * i + 4)
            for equation, temp, own, other, side in (
                (inside, inside, q_in, q_out, inner),
                (outside, outside, q_out, q_in, 1 - inner),
            ):
                matrix[equation, temp] = 1.0
                matrix[equation, own] = -walls.resistance[kind, side]
                if side == 1:
                    matrix[equation, own] -= self._gap(j)
                matrix[equation, other] = -walls.through[kind]
                right[equation] = walls.at_face[kind, side] @ left
            if self.surfaces.beyond[j] == GROUND:
                matrix[q_out, outside], right[q_out] = 1.0, given.ground_c
            else:
                film, drive = self._behind(j, given, was)
                matrix[q_out, q_out], matrix[q_out, outside], right[q_out] = 1.0, film, drive
            film = still(self.facing[j], was[2][j], was[0][zone])
            matrix[q_in, q_in], matrix[q_in, inside] = 1.0, film + radiation[i]
            matrix[q_in, air], matrix[q_in, radiant] = -film, -radiation[i]
            right[q_in] = self.sunlit[j]
            for node, by in ((air, film), (radiant, radiation[i])):
                matrix[node, node] += area[i] * by
                matrix[node, inside] = -area[i] * by
        out = given.outdoors[0]
        heat = air_heat(out.pressure_pa, out.temp_air_c)
        brought, leak = heat * given.air_m3_s[zone], heat * given.infiltration_m3_s[zone]
        matrix[air, air] += brought + leak
        right[air] = brought * given.air_c[zone] + leak * out.temp_air_c
        right[air] += given.convective_w[zone]
        right[radiant] = given.radiative_w[zone]
        unit = np.zeros(right.size)
        unit[air] = 1.0
        free, by_watt = np.linalg.solve(matrix, np.stack([right, unit], axis=1)).T
        power = 0.0
        if free[air] < given.heat_to_c[zone]:
            power = (given.heat_to_c[zone] - free[air]) / by_watt[air]
            power = min(power * given.heat_share, given.heat_most_w[zone])
        elif free[air] > given.cool_to_c[zone]:
            power = (free[air] - given.cool_to_c[zone]) / by_watt[air]
            power = -min(power * given.cool_share, given.cool_most_w[zone])
        found = free + power * by_watt
        self.air_c[zone], self.radiant_c[zone] = found[air], found[radiant]
        self.inner_c[here], self.outer_c[here] = found[0:-2:4], found[1:-2:4]
        fluxes[here, 1], fluxes[here, 0] = found[2:-2:4], found[3:-2:4]
        return power
