"""All zones of a campus, one step after another."""

import math
from dataclasses import dataclass

import numpy as np

from models.compiled import LANES
from models.energy.thermal.arrays import (
    BEYOND,
    COOLING,
    GAINS,
    HEATING,
    INFILTRATION,
    SUN,
    SURFACES,
    TERMS,
    VENTILATION,
    WINDOWS,
    Blocks,
    Faces,
    Floats,
    Ints,
    Memory,
    Outside,
    Places,
    Plant,
    Sides,
    Sun,
    Work,
)
from models.energy.thermal.blocks import blocks_of
from models.energy.thermal.cells import QUANTITIES
from models.energy.thermal.conditions import Balance, Conditions, Followed, Step
from models.energy.thermal.faces import faces_of, sides_of, walls_of
from models.energy.thermal.kernel import step_zones
from models.energy.thermal.wind import SUBURB, Terrain
from models.energy.weather import KELVIN, Outdoors
from models.energy.zones import Zones

AIR_HEAT = 1006.0  # dry air [J/(kg K)]
GAS_CONSTANT = 287.05  # of dry air [J/(kg K)]


def air_heat(pressure_pa: float, temp_c: float) -> float:
    """Return the heat that a cubic metre of air takes for a kelvin [J/(m3 K)]."""
    return AIR_HEAT * pressure_pa / (GAS_CONSTANT * (temp_c + KELVIN))


@dataclass(frozen=True)
class State:
    """What the zones and their walls remember; `ThermalModel.step` changes it in place."""

    memory: Memory

    @property
    def air_c(self) -> Floats:
        """Temperature of the air of each zone [degrees C]."""
        return self.memory.air_c

    @property
    def radiant_c(self) -> Floats:
        """Mean temperature of the faces of each zone [degrees C]."""
        return self.memory.radiant_c


class ThermalModel:
    """The zones with their walls, made ready for steps of `step_s` [s].

    Temperatures of air and faces are those at the end of a step, fluxes are held over it. The air
    itself holds no heat: give furniture and air as an internal surface where they matter.
    """

    def __init__(self, zones: Zones, step_s: float = 1800.0, terrain: Terrain = SUBURB) -> None:
        self.zones = zones
        self.step_s = step_s
        self._walls, self._capacity = walls_of(zones, step_s)
        self._sides = sides_of(zones.facades, terrain)
        self._blocks, self._rows, number = blocks_of(zones)
        self._faces = faces_of(zones, number)
        self._room = _room(self._blocks, self._sides, self._faces)
        self._row, self._lit = number[:0], self._blocks.zone[:0]  # of the sun that was last given

    def start(self, temp_c: float) -> State:
        """Return a state in which everything has one temperature [degrees C]."""
        faces, kind = self._faces, self.zones.surfaces.construction[self._faces.number]
        memory = Memory(
            modes=np.zeros((self._walls.decay.shape[1], faces.area.size)),
            outer_c=np.full(faces.area.size, temp_c),
            inner_c=np.full(faces.area.size, temp_c),
            air_c=np.full(self.zones.size, temp_c),
            radiant_c=np.full(self.zones.size, temp_c),
            flux=np.zeros(faces.area.size),
            sunlit=np.zeros(faces.area.size),
        )
        memory.modes[0] = temp_c * np.sqrt(self._capacity[kind])
        return State(memory)

    def heat_j(self, state: State) -> Floats:
        """Return the heat in the walls of each zone, above 0 degrees C [J]; twins count once."""
        faces, surfaces = self._faces, self.zones.surfaces
        kind = surfaces.construction[faces.number]
        each = faces.area * state.memory.modes[0] * np.sqrt(self._capacity[kind])
        held = np.zeros(self.zones.size)
        once = faces.keeper == np.arange(faces.keeper.size)
        np.add.at(held, surfaces.zone[faces.number], each * once)
        return held

    def step(self, state: State, conditions: Conditions) -> Step:
        """Move `state` on by one step, and return how it went."""
        work = self._move(state, conditions)
        air_c, radiant_c, terms = work.air_c[0], work.radiant_c[0], work.terms[0]
        return Step(
            air_c=air_c,
            radiant_c=radiant_c,
            operative_c=(air_c + radiant_c) / 2.0,
            free_c=work.free_c[0],
            heating_w=terms[HEATING],
            cooling_w=-terms[COOLING],
            outside_w=terms[BEYOND],
            balance=Balance(
                gains_w=terms[GAINS],
                sun_w=terms[SUN],
                heating_w=terms[HEATING],
                cooling_w=terms[COOLING],
                ventilation_w=terms[VENTILATION],
                infiltration_w=terms[INFILTRATION],
                surfaces_w=terms[SURFACES],
                windows_w=terms[WINDOWS],
            ),
        )

    def follow(self, state: State, conditions: Conditions) -> Followed:
        """Move `state` on by several steps, and return how they went.

        It is as `step` for each of them, in one go.
        """
        work = self._move(state, conditions)
        return Followed(
            air_c=work.air_c,
            heating_w=work.terms[:, HEATING],
            cooling_w=-work.terms[:, COOLING],
        )

    def _move(self, state: State, given: Conditions) -> Work:
        steps, zones, sunshine = len(given.outdoors), self.zones.size, given.sunshine
        ones = np.ones_like(given.heat_to_c)

        def by_step(values: Floats) -> Floats:
            return values.reshape(steps, -1)

        free_c, air_c, radiant_c = np.empty((3, steps, zones))
        terms = np.empty((steps, TERMS, zones))
        work = Work(*self._room, free_c, air_c, radiant_c, terms)
        step_zones(
            self._walls,
            self._sides,
            self._blocks,
            self._rows,
            self._faces,
            state.memory,
            np.array([outside_of(each, given.ground_c) for each in given.outdoors]),
            Sun(
                self._lit_by(sunshine.row),
                by_step(sunshine.absorbed_out),
                by_step(sunshine.absorbed_in),
                by_step(sunshine.direct_in),
                by_step(sunshine.diffuse_in),
            ),
            Plant(
                by_step(given.convective_w),
                by_step(given.radiative_w),
                by_step(given.air_m3_s),
                by_step(given.air_c),
                by_step(given.infiltration_m3_s),
                by_step(given.heat_to_c),
                by_step(given.cool_to_c),
                by_step(ones * given.heat_share),
                by_step(ones * given.cool_share),
                by_step(given.heat_most_w),
                by_step(given.cool_most_w),
            ),
            work,
        )
        return work

    def _lit_by(self, row: Ints) -> Places:
        """Return the rows of the sun by face, given them by surface: mostly those of last time."""
        if row is not self._row:
            self._row, self._lit = row, row[self._faces.number].astype(np.uint32)
        return self._lit


def _room(blocks: Blocks, sides: Sides, faces: Faces) -> tuple[Floats, Floats, Floats, Floats]:
    """Return the first four of `Work`."""
    most, count = int(np.diff(blocks.first_row).max()), faces.area.size
    cells = np.zeros((most, QUANTITIES, LANES))
    return cells, np.zeros(sides.east.size), np.zeros(count), np.zeros(count)


def outside_of(outdoors: Outdoors, ground_c: float) -> Outside:
    """Return the outdoors of a step as the compiled step takes it."""
    wind_from = math.radians(outdoors.wind_from_deg)
    return Outside(
        air_c=outdoors.temp_air_c,
        sky_c=outdoors.sky_c,
        ground_c=ground_c,
        wind_mps=outdoors.wind_mps,
        wind_east=math.sin(wind_from),
        wind_north=math.cos(wind_from),
        air_heat=air_heat(outdoors.pressure_pa, outdoors.temp_air_c),
    )
