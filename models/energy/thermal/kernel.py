"""Steps of all zones, compiled.

The inner temperature of a face is linear in the flux into it, and that flux is linear in the
temperatures of the zone's air and of its radiant node: each zone comes down to two equations.
Of a wall between two zones, each zone foresees the other side by what was there at the end of the
step before; both fluxes that come about go into the wall, so that no heat is lost.

Zones of one make lie in lanes, see `thermal.blocks`: inner loops go over lanes, without branches.
"""

from models.compiled import compiled, lanes, unallocating
from models.energy.thermal.air import solve_air
from models.energy.thermal.arrays import (
    BEHIND_ZONE,
    BEYOND,
    SUN,
    SURFACES,
    WINDOWS,
    Blocks,
    Faces,
    Floats,
    Memory,
    Outside,
    Plant,
    Rows,
    Sides,
    Sun,
    Walls,
    Work,
)
from models.energy.thermal.at_step import outside_at, plant_at, sun_at, work_at
from models.energy.thermal.cells import (
    CONVECTION,
    DAMPED,
    INNER_G,
    INNER_P,
    RADIATION,
    SUNLIT,
)
from models.energy.thermal.films import LEEWARD, WINDWARD, still_film
from models.energy.thermal.follow import advance_shared, follow
from models.energy.thermal.respond import meet_zone, respond
from models.energy.thermal.room import warmth


@compiled
def step_zones(
    walls: Walls,
    sides: Sides,
    blocks: Blocks,
    rows: Rows,
    faces: Faces,
    memory: Memory,
    outside: Floats,
    sun: Sun,
    plant: Plant,
    work: Work,
) -> None:
    """Move all zones on by some steps; changes `memory`, answers in `work`.

    `outside` has a row of `Outside` for each step; so have the arrays of `sun`, `plant` and the
    answers in `work` an axis of steps first.
    """
    _all_steps(walls, sides, blocks, rows, faces, memory, outside, sun, plant, work)


@unallocating  # what is made of a step's part of the arrays is not to be counted either
def _all_steps(
    walls: Walls,
    sides: Sides,
    blocks: Blocks,
    rows: Rows,
    faces: Faces,
    memory: Memory,
    outside: Floats,
    sun: Sun,
    plant: Plant,
    work: Work,
) -> None:
    for step in range(outside.shape[0]):
        _step(
            walls,
            sides,
            blocks,
            rows,
            faces,
            memory,
            outside_at(outside, step),
            sun_at(sun, step),
            plant_at(plant, step),
            work_at(work, step),
        )


@unallocating
def _step(
    walls: Walls,
    sides: Sides,
    blocks: Blocks,
    rows: Rows,
    faces: Faces,
    memory: Memory,
    outside: Outside,
    sun: Sun,
    plant: Plant,
    work: Work,
) -> None:
    """Move all zones on by one step."""
    _blow(sides, outside, work)
    _foresee(faces, memory, work)
    for block in range(blocks.first_lane.size - 1):
        _step_block(block, walls, blocks, rows, faces, memory, outside, sun, plant, work)
    for block in range(blocks.first_lane.size - 1):
        count = blocks.first_lane[block + 1] - blocks.first_lane[block]
        for row in range(blocks.first_row[block], blocks.first_row[block + 1]):
            if rows.behind[row] == BEHIND_ZONE and rows.inner[row] == 1:
                advance_shared(row, count, walls, rows, faces, memory)
    for zone in range(memory.air_c.size):
        memory.air_c[zone] = work.air_c[zone]
        memory.radiant_c[zone] = work.radiant_c[zone]


@unallocating
def _blow(sides: Sides, outside: Outside, work: Work) -> None:
    """Write the film that the wind alone makes on glass on each side of the buildings."""
    windward = WINDWARD[0] * outside.wind_mps ** WINDWARD[1]
    leeward = LEEWARD[0] * outside.wind_mps ** LEEWARD[1]
    for side in range(sides.east.size):
        blown = sides.east[side] * outside.wind_east + sides.north[side] * outside.wind_north
        if blown + sides.up[side] > 0.0:
            work.forced[side] = windward * sides.windward[side]
        else:
            work.forced[side] = leeward * sides.leeward[side]


@unallocating
def _foresee(faces: Faces, memory: Memory, work: Work) -> None:
    """Write film and drive of the zone behind each shared wall, as they were."""
    for i in range(faces.shared.size):
        face, there = faces.shared[i], faces.beyond[i]
        twin, air_c = faces.twin[face], memory.air_c[there]
        radiation = faces.radiation[twin] * warmth(memory.radiant_c[there])
        convection = still_film(faces.warm[i], faces.cool[i], memory.inner_c[twin], air_c)
        work.film[face] = convection + radiation
        work.drive[face] = (
            convection * air_c + radiation * memory.radiant_c[there] + memory.sunlit[twin]
        )


@unallocating
def _step_block(
    block: int,
    walls: Walls,
    blocks: Blocks,
    rows: Rows,
    faces: Faces,
    memory: Memory,
    outside: Outside,
    sun: Sun,
    plant: Plant,
    work: Work,
) -> None:
    """Move the zones of a block on: first their air, then the walls that follow it."""
    zones = blocks.zone[blocks.first_lane[block] : blocks.first_lane[block + 1]]
    first_row, last_row, count = blocks.first_row[block], blocks.first_row[block + 1], zones.size
    was_c, radiating, direct, diffuse = lanes(), lanes(), lanes(), lanes()
    joint, air_own, air_rest, radiant_own, radiant_rest = (
        lanes(),
        lanes(),
        lanes(),
        lanes(),
        lanes(),
    )
    for lane in range(count):
        was_c[lane], radiating[lane] = memory.air_c[zones[lane]], memory.radiant_c[zones[lane]]
    for lane in range(count):
        radiating[lane], direct[lane], diffuse[lane] = warmth(radiating[lane]), 0.0, 0.0
        joint[lane], air_own[lane], radiant_own[lane] = 0.0, 0.0, 0.0
        air_rest[lane] = plant.convective[zones[lane]]
        radiant_rest[lane] = plant.radiative[zones[lane]]
    for row in range(first_row, last_row):
        if walls.window[rows.construction[row]]:
            _let_in(row, count, direct, diffuse, rows, faces, sun)
    for row in range(first_row, last_row):
        cell = work.cells[row - first_row]
        respond(row, cell, count, walls, rows, faces, memory, outside, sun, work)
        meet_zone(
            row, cell, count, was_c, radiating, direct, diffuse, walls, rows, faces, memory, sun
        )
        area = faces.area[rows.first[row] : rows.first[row] + count]
        for lane in range(count):
            convection, radiation = cell[CONVECTION, lane], cell[RADIATION, lane]
            gain = cell[INNER_G, lane]
            damped = cell[DAMPED, lane]
            base = (cell[INNER_P, lane] + gain * cell[SUNLIT, lane]) * damped
            to_air, to_radiant = area[lane] * convection, area[lane] * radiation
            joint[lane] += to_air * radiation * gain * damped
            air_own[lane] += to_air * (1.0 - gain * convection * damped)
            air_rest[lane] += to_air * base
            radiant_own[lane] += to_radiant * (1.0 - gain * radiation * damped)
            radiant_rest[lane] += to_radiant * base
    air_c, radiant_c = lanes(), lanes()
    solve_air(
        zones,
        joint,
        air_own,
        air_rest,
        radiant_own,
        radiant_rest,
        air_c,
        radiant_c,
        outside,
        plant,
        work,
    )
    opaque, glass, sunlight, beyond = lanes(), lanes(), lanes(), lanes()
    for lane in range(count):
        opaque[lane], glass[lane], sunlight[lane], beyond[lane] = 0.0, 0.0, 0.0, 0.0
    for row in range(first_row, last_row):
        cell = work.cells[row - first_row]
        area = faces.area[rows.first[row] : rows.first[row] + count]
        for lane in range(count):
            sunlight[lane] += area[lane] * cell[SUNLIT, lane]
        into = glass if walls.window[rows.construction[row]] else opaque
        follow(row, cell, count, air_c, radiant_c, into, beyond, walls, rows, faces, memory)
    for lane in range(count):
        work.terms[SUN, zones[lane]] = sunlight[lane]
        work.terms[SURFACES, zones[lane]] = -opaque[lane]
        work.terms[WINDOWS, zones[lane]] = -glass[lane]
        work.terms[BEYOND, zones[lane]] = beyond[lane]


@unallocating
def _let_in(
    row: int, count: int, direct: Floats, diffuse: Floats, rows: Rows, faces: Faces, sun: Sun
) -> None:
    """Add the sun that comes in through the windows of a row [W]."""
    part = slice(rows.first[row], rows.first[row] + count)
    area, lit = faces.area[part], sun.lit[part]
    for lane in range(count):
        direct[lane] += area[lane] * sun.direct[lit[lane]]
        diffuse[lane] += area[lane] * sun.diffuse[lit[lane]]
