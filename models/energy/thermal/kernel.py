"""One step of all zones, compiled.

The inner temperature of a face is linear in the flux into it, and that flux is linear in the
temperatures of the zone's air and of its radiant node: each zone comes down to two equations.
Of a wall between two zones, each zone foresees the other side by the other's temperatures of the
step before; both fluxes that come about go into the wall, so that no heat is lost.
"""

from models.compiled import compiled, unallocating
from models.energy.thermal.arrays import (
    BEHIND_GROUND,
    BEHIND_OUTDOORS,
    BEHIND_ZONE,
    BEYOND,
    COOLING,
    GAINS,
    HEATING,
    INFILTRATION,
    SUN,
    SURFACES,
    VENTILATION,
    WINDOWS,
    Faces,
    Memory,
    Outside,
    Plant,
    Sides,
    Sun,
    Walls,
    Work,
)
from models.energy.thermal.films import (
    LEEWARD,
    WINDWARD,
    radiation_film,
    still_film,
    windy_film,
)


@compiled
def step_zones(
    walls: Walls,
    sides: Sides,
    faces: Faces,
    memory: Memory,
    outside: Outside,
    sun: Sun,
    plant: Plant,
    work: Work,
) -> None:
    """Move all zones on by one step; changes `memory`, answers in `work`."""
    _blow(sides, outside, work)
    for zone in range(faces.first.size - 1):
        _solve(zone, walls, sides, faces, memory, outside, sun, plant, work)
        _follow(zone, walls, faces, memory, work)
    for j in faces.shared:
        if faces.twin[j] > j:
            _advance(j, memory.flux[faces.twin[j]], memory.flux[j], walls, faces, memory)
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
def _solve(
    zone: int,
    walls: Walls,
    sides: Sides,
    faces: Faces,
    memory: Memory,
    outside: Outside,
    sun: Sun,
    plant: Plant,
    work: Work,
) -> None:
    """Find the temperatures of a zone's air and radiant node, and its heating and cooling."""
    begin, end = faces.first[zone], faces.first[zone + 1]
    direct, diffuse = 0.0, 0.0
    for j in range(begin, end):
        direct += faces.area[j] * sun.direct[faces.lit[j]]
        diffuse += faces.area[j] * sun.diffuse[faces.lit[j]]
    # air_own * air = joint * radiant + air_rest, and radiant_own * radiant = joint * air + rest
    air_own, air_rest = 0.0, plant.convective[zone]
    radiant_own, radiant_rest = 0.0, plant.radiative[zone]
    joint = 0.0
    for j in range(begin, end):
        i = j - begin
        _respond(i, j, walls, sides, faces, memory, outside, sun, work)
        sunlit = sun.inner[faces.lit[j]]
        sunlit += direct * faces.direct_share[j] + diffuse * faces.diffuse_share[j]
        radiation = faces.radiation[j]
        convection = still_film(faces.facing[j], memory.inner_c[j], memory.air_c[zone])
        gain = work.inner_g[i]
        damped = 1.0 / (1.0 + gain * (convection + radiation))
        base = (work.inner_p[i] + gain * sunlit) * damped
        to_air, to_radiant = faces.area[j] * convection, faces.area[j] * radiation
        joint += to_air * radiation * gain * damped
        air_own += to_air * (1.0 - gain * convection * damped)
        air_rest += to_air * base
        radiant_own += to_radiant * (1.0 - gain * radiation * damped)
        radiant_rest += to_radiant * base
        work.sunlit[i], work.convection[i], work.damped[i] = sunlit, convection, damped
    air = outside.air_heat * plant.air_m3_s[zone]
    leak = outside.air_heat * plant.leak_m3_s[zone]
    air_own += air + leak
    air_rest += air * plant.air_c[zone] + leak * outside.air_c
    stiff = air_own - joint * joint / radiant_own
    free_c = (air_rest + joint * radiant_rest / radiant_own) / stiff
    heating, cooling = 0.0, 0.0
    if free_c < plant.heat_to[zone]:
        heating = (plant.heat_to[zone] - free_c) * stiff * plant.heat_share[zone]
        heating = min(heating, plant.heat_most[zone])
    elif free_c > plant.cool_to[zone]:
        cooling = (free_c - plant.cool_to[zone]) * stiff * plant.cool_share[zone]
        cooling = min(cooling, plant.cool_most[zone])
    air_c = free_c + (heating - cooling) / stiff
    work.free_c[zone] = free_c
    work.air_c[zone] = air_c
    work.radiant_c[zone] = (radiant_rest + joint * air_c) / radiant_own
    work.terms[GAINS, zone] = plant.convective[zone] + plant.radiative[zone]
    work.terms[HEATING, zone] = heating
    work.terms[COOLING, zone] = -cooling
    work.terms[VENTILATION, zone] = air * (plant.air_c[zone] - air_c)
    work.terms[INFILTRATION, zone] = leak * (outside.air_c - air_c)


@unallocating
def _respond(
    i: int,
    j: int,
    walls: Walls,
    sides: Sides,
    faces: Faces,
    memory: Memory,
    outside: Outside,
    sun: Sun,
    work: Work,
) -> None:
    """Write how both sides of a face answer to the flux into its inner side."""
    kind, twin = faces.construction[j], faces.twin[j]
    inner = 0 if 0 <= twin < j else 1  # the side of the construction that is in the zone
    holder = twin if inner == 0 else j
    inner_0, outer_0 = 0.0, 0.0
    for m in range(walls.modes[kind]):
        left = walls.decay[kind, m] * memory.modes[holder, m]
        inner_0 += walls.at_face[kind, inner, m] * left
        outer_0 += walls.at_face[kind, 1 - inner, m] * left
    film, drive = 0.0, 0.0
    behind = faces.behind[j]
    if behind == BEHIND_OUTDOORS:
        was_c, side = memory.outer_c[j], faces.side[j]
        still = still_film(sides.facing[side], was_c, outside.air_c)
        sky = sides.sky_view[side] * radiation_film(walls.emissivity[kind], was_c, outside.sky_c)
        rest = 1.0 - sides.sky_view[side]
        rest *= radiation_film(walls.emissivity[kind], was_c, outside.air_c)
        rest += windy_film(still, work.forced[side], walls.roughness[kind])
        film = rest + sky
        drive = rest * outside.air_c + sky * outside.sky_c + sun.outer[faces.lit[j]]
    elif behind == BEHIND_ZONE:
        there = faces.beyond[j]
        convection = still_film(faces.facing[twin], memory.inner_c[twin], memory.air_c[there])
        film = convection + faces.radiation[twin]
        drive = convection * memory.air_c[there]
        drive += faces.radiation[twin] * memory.radiant_c[there] + memory.sunlit[twin]
    outer_r, through = walls.resistance[kind, 1 - inner], walls.through[kind]
    if behind == BEHIND_GROUND:
        outer_a, outer_b = (outside.ground_c - outer_0) / outer_r, through / outer_r
    else:
        eased = 1.0 / (1.0 + film * outer_r)
        outer_a, outer_b = (drive - film * outer_0) * eased, film * through * eased
    work.outer_0[i], work.outer_a[i], work.outer_b[i] = outer_0, outer_a, outer_b
    work.inner_p[i] = inner_0 + through * outer_a
    work.inner_g[i] = walls.resistance[kind, inner] - through * outer_b


@unallocating
def _follow(zone: int, walls: Walls, faces: Faces, memory: Memory, work: Work) -> None:
    """Let the walls of a zone follow its temperatures, and add up what they give off."""
    begin, end = faces.first[zone], faces.first[zone + 1]
    air_c, radiant_c = work.air_c[zone], work.radiant_c[zone]
    sunlight, opaque, glass, beyond = 0.0, 0.0, 0.0, 0.0
    for j in range(begin, end):
        i = j - begin
        film = work.convection[i] + faces.radiation[j]
        push = work.convection[i] * air_c + faces.radiation[j] * radiant_c + work.sunlit[i]
        inner_c = (work.inner_p[i] + work.inner_g[i] * push) * work.damped[i]
        flux = push - film * inner_c
        outer_flux = work.outer_a[i] - work.outer_b[i] * flux
        kind, area = faces.construction[j], faces.area[j]
        sunlight += area * work.sunlit[i]
        if walls.window[kind]:
            glass -= area * flux
        else:
            opaque -= area * flux
        memory.inner_c[j] = inner_c
        if faces.behind[j] == BEHIND_ZONE:
            memory.flux[j], memory.sunlit[j] = flux, work.sunlit[i]
            continue
        beyond += area * outer_flux
        _advance(j, outer_flux, flux, walls, faces, memory)
        memory.outer_c[j] = (
            work.outer_0[i] + walls.resistance[kind, 0] * outer_flux + walls.through[kind] * flux
        )
    work.terms[SUN, zone] = sunlight
    work.terms[SURFACES, zone] = opaque
    work.terms[WINDOWS, zone] = glass
    work.terms[BEYOND, zone] = beyond


@unallocating
def _advance(
    j: int, outer_flux: float, inner_flux: float, walls: Walls, faces: Faces, memory: Memory
) -> None:
    """Move the modes of a wall on by a step with these fluxes into its sides."""
    kind = faces.construction[j]
    for m in range(walls.modes[kind]):
        push = walls.at_face[kind, 0, m] * outer_flux + walls.at_face[kind, 1, m] * inner_flux
        memory.modes[j, m] = walls.decay[kind, m] * memory.modes[j, m] + walls.drive[kind, m] * push
