"""How walls follow the temperatures of their zones, compiled."""

from models.compiled import lanes, unallocating
from models.energy.thermal.arrays import BEHIND_ZONE, Faces, Floats, Memory, Rows, Walls
from models.energy.thermal.cells import (
    CONVECTION,
    DAMPED,
    INNER_G,
    INNER_P,
    OUTER_0,
    OUTER_A,
    OUTER_B,
    RADIATION,
    SUNLIT,
)


@unallocating
def follow(
    row: int,
    cell: Floats,
    count: int,
    air_c: Floats,
    radiant_c: Floats,
    into_wall: Floats,
    beyond: Floats,
    walls: Walls,
    rows: Rows,
    faces: Faces,
    memory: Memory,
) -> None:
    """Let the walls of a row follow their zones.

    Adds the heat that the zones give to them to `into_wall`, what comes in behind to `beyond` [W].
    """
    kind, first, behind = rows.construction[row], rows.first[row], rows.behind[row]
    part = slice(first, first + count)
    area, inner_c = faces.area[part], memory.inner_c[part]
    flux, outer_flux = lanes(), lanes()
    for lane in range(count):
        convection, radiation = cell[CONVECTION, lane], cell[RADIATION, lane]
        push = convection * air_c[lane] + radiation * radiant_c[lane] + cell[SUNLIT, lane]
        face_c = (cell[INNER_P, lane] + cell[INNER_G, lane] * push) * cell[DAMPED, lane]
        inner_c[lane] = face_c
        flux[lane] = push - (convection + radiation) * face_c
        outer_flux[lane] = cell[OUTER_A, lane] - cell[OUTER_B, lane] * flux[lane]
        into_wall[lane] += area[lane] * flux[lane]
    if behind == BEHIND_ZONE:  # its wall goes on when both its fluxes are known
        fluxes, sunlit = memory.flux[part], memory.sunlit[part]
        for lane in range(count):
            fluxes[lane] = flux[lane]
        for lane in range(count):
            sunlit[lane] = cell[SUNLIT, lane]
        return
    outer_c = memory.outer_c[part]
    resistance, through = walls.resistance[kind, 0], walls.through[kind]
    for lane in range(count):
        beyond[lane] += area[lane] * outer_flux[lane]
        outer_c[lane] = cell[OUTER_0, lane] + resistance * outer_flux[lane] + through * flux[lane]
    for mode in range(walls.modes[kind]):
        decay, drive = walls.decay[kind, mode], walls.drive[kind, mode]
        at_outer, at_inner = walls.at_face[kind, 0, mode], walls.at_face[kind, 1, mode]
        modes = memory.modes[mode, first : first + count]
        for lane in range(count):
            push = at_outer * outer_flux[lane] + at_inner * flux[lane]
            modes[lane] = decay * modes[lane] + drive * push


@unallocating
def advance_shared(
    row: int, count: int, walls: Walls, rows: Rows, faces: Faces, memory: Memory
) -> None:
    """Move the modes of walls between zones on, by the fluxes into both their sides."""
    kind, first = rows.construction[row], rows.first[row]
    for mode in range(walls.modes[kind]):
        decay, drive = walls.decay[kind, mode], walls.drive[kind, mode]
        at_outer, at_inner = walls.at_face[kind, 0, mode], walls.at_face[kind, 1, mode]
        for face in range(first, first + count):
            push = at_outer * memory.flux[faces.twin[face]] + at_inner * memory.flux[face]
            memory.modes[mode, face] = decay * memory.modes[mode, face] + drive * push
