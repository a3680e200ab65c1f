"""How the faces of a row answer to heat on their inner sides, compiled."""

from models.compiled import lanes, unallocating
from models.energy.thermal.arrays import (
    BEHIND_GROUND,
    BEHIND_OUTDOORS,
    BEHIND_ZONE,
    Faces,
    Floats,
    Memory,
    Outside,
    Rows,
    Sun,
    Walls,
    Work,
)
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
from models.energy.thermal.films import radiation_film, still_film, windy_film
from models.energy.thermal.glass import gap_change


@unallocating
def respond(
    row: int,
    cell: Floats,
    count: int,
    walls: Walls,
    rows: Rows,
    faces: Faces,
    memory: Memory,
    outside: Outside,
    sun: Sun,
    work: Work,
) -> None:
    """Write how both sides of the faces answer to the flux into their inner sides."""
    kind, inner, behind = rows.construction[row], rows.inner[row], rows.behind[row]
    inner_0, outer_0 = lanes(), lanes()
    _remember(row, count, inner_0, outer_0, walls, rows, faces, memory)
    film, drive = lanes(), lanes()
    if behind == BEHIND_OUTDOORS:
        _meet_outdoors(row, count, film, drive, walls, rows, faces, memory, outside, sun, work)
    elif behind == BEHIND_ZONE:
        part = slice(rows.first[row], rows.first[row] + count)
        there_film, there_drive = work.film[part], work.drive[part]
        for lane in range(count):
            film[lane], drive[lane] = there_film[lane], there_drive[lane]
    else:
        for lane in range(count):
            film[lane], drive[lane] = 0.0, 0.0
    inner_r, outer_r = walls.resistance[kind, inner], walls.resistance[kind, 1 - inner]
    through, ground_c = walls.through[kind], outside.ground_c
    outer_a, outer_b = lanes(), lanes()
    if behind == BEHIND_GROUND:
        for lane in range(count):
            outer_a[lane] = (ground_c - outer_0[lane]) / outer_r
            outer_b[lane] = through / outer_r
    else:
        for lane in range(count):
            eased = 1.0 / (1.0 + film[lane] * outer_r)
            outer_a[lane] = (drive[lane] - film[lane] * outer_0[lane]) * eased
            outer_b[lane] = film[lane] * through * eased
    for lane in range(count):
        cell[OUTER_0, lane] = outer_0[lane]
        cell[OUTER_A, lane] = outer_a[lane]
        cell[OUTER_B, lane] = outer_b[lane]
        cell[INNER_P, lane] = inner_0[lane] + through * outer_a[lane]
        cell[INNER_G, lane] = inner_r - through * outer_b[lane]
    if walls.window[kind]:
        part = slice(rows.first[row], rows.first[row] + count)
        outer_c, inner_c = memory.outer_c[part], memory.inner_c[part]
        gaps, radiating = walls.gaps[kind], walls.radiating[kind]
        for lane in range(count):
            mean_c = (outer_c[lane] + inner_c[lane]) / 2.0
            cell[INNER_G, lane] += gap_change(gaps, radiating, mean_c)


@unallocating
def _remember(
    row: int,
    count: int,
    inner_0: Floats,
    outer_0: Floats,
    walls: Walls,
    rows: Rows,
    faces: Faces,
    memory: Memory,
) -> None:
    """Write what the temperatures of both sides would come to without any flux into them."""
    kind, inner, first = rows.construction[row], rows.inner[row], rows.first[row]
    for lane in range(count):
        inner_0[lane], outer_0[lane] = 0.0, 0.0
    for mode in range(walls.modes[kind]):
        decay = walls.decay[kind, mode]
        at_inner, at_outer = walls.at_face[kind, inner, mode], walls.at_face[kind, 1 - inner, mode]
        if inner == 1:  # it keeps its modes itself
            modes = memory.modes[mode, first : first + count]
            for lane in range(count):
                left = decay * modes[lane]
                inner_0[lane] += at_inner * left
                outer_0[lane] += at_outer * left
        else:
            for lane in range(count):
                left = decay * memory.modes[mode, faces.keeper[first + lane]]
                inner_0[lane] += at_inner * left
                outer_0[lane] += at_outer * left


@unallocating
def _meet_outdoors(
    row: int,
    count: int,
    film: Floats,
    drive: Floats,
    walls: Walls,
    rows: Rows,
    faces: Faces,
    memory: Memory,
    outside: Outside,
    sun: Sun,
    work: Work,
) -> None:
    """Write the films of outdoor air and sky, and what these and the sun give."""
    kind, part = rows.construction[row], slice(rows.first[row], rows.first[row] + count)
    warm, cool = rows.warm_out[row], rows.cool_out[row]
    emissivity, roughness = walls.emissivity[kind], walls.roughness[kind]
    outer_c, side, lit = memory.outer_c[part], faces.side[part], sun.lit[part]
    sky_view = faces.sky_view[part]
    air_c, sky_c = outside.air_c, outside.sky_c
    for lane in range(count):
        was_c, view = outer_c[lane], sky_view[lane]
        still = still_film(warm, cool, was_c, air_c)
        sky = view * radiation_film(emissivity, was_c, sky_c)
        rest = (1.0 - view) * radiation_film(emissivity, was_c, air_c)
        rest += windy_film(still, work.forced[side[lane]], roughness)
        film[lane] = rest + sky
        drive[lane] = rest * air_c + sky * sky_c + sun.outer[lit[lane]]


@unallocating
def meet_zone(
    row: int,
    cell: Floats,
    count: int,
    was_c: Floats,
    radiating: Floats,
    direct: Floats,
    diffuse: Floats,
    walls: Walls,
    rows: Rows,
    faces: Faces,
    memory: Memory,
    sun: Sun,
) -> None:
    """Write the films of the zone's air and other faces, and the sun that the faces absorb.

    The air had `was_c`; the faces radiate `radiating` times as much as at 20 degrees C.
    """
    part = slice(rows.first[row], rows.first[row] + count)
    inner_c, lit, radiation = memory.inner_c[part], sun.lit[part], faces.radiation[part]
    direct_share, diffuse_share = faces.direct_share[part], faces.diffuse_share[part]
    warm, cool = rows.warm[row], rows.cool[row]
    films, sunlit = lanes(), lanes()
    for lane in range(count):
        films[lane] = still_film(warm, cool, inner_c[lane], was_c[lane])
        sunlit[lane] = 0.0
    if walls.window[rows.construction[row]]:
        for lane in range(count):
            sunlit[lane] = sun.inner[lit[lane]]
    for lane in range(count):
        convection, gain = films[lane], cell[INNER_G, lane]
        cell[SUNLIT, lane] = sunlit[lane] + (
            direct[lane] * direct_share[lane] + diffuse[lane] * diffuse_share[lane]
        )
        radiative = radiation[lane] * radiating[lane]
        cell[CONVECTION, lane], cell[RADIATION, lane] = convection, radiative
        cell[DAMPED, lane] = 1.0 / (1.0 + gain * (convection + radiative))
