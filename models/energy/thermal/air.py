"""The temperatures, heating and cooling of the zones of a block, compiled."""

from models.compiled import lanes, unallocating
from models.energy.thermal.arrays import (
    COOLING,
    GAINS,
    HEATING,
    INFILTRATION,
    VENTILATION,
    Floats,
    Outside,
    Places,
    Plant,
    Work,
)


@unallocating
def solve_air(
    zones: Places,
    joint: Floats,
    air_own: Floats,
    air_rest: Floats,
    radiant_own: Floats,
    radiant_rest: Floats,
    air_c: Floats,
    radiant_c: Floats,
    outside: Outside,
    plant: Plant,
    work: Work,
) -> None:
    """Write the temperatures of the air and of the radiant nodes, and the terms of the air.

    They hold air_own * air = joint * radiant + air_rest and radiant_own * radiant = joint * air +
    radiant_rest, to which outdoor air, heating and cooling come here.
    """
    out_c, air_heat = outside.air_c, outside.air_heat
    free_c, heating, cooling = lanes(), lanes(), lanes()
    ventilation, infiltration = lanes(), lanes()
    for lane in range(zones.size):
        zone = zones[lane]
        air = air_heat * plant.air_m3_s[zone]
        leak = air_heat * plant.leak_m3_s[zone]
        own = air_own[lane] + (air + leak)
        rest = air_rest[lane] + (air * plant.air_c[zone] + leak * out_c)
        stiff = own - joint[lane] * joint[lane] / radiant_own[lane]
        free = (rest + joint[lane] * radiant_rest[lane] / radiant_own[lane]) / stiff
        # Off is a set-point without end: a product of it and a share of zero would be no number.
        short = plant.heat_to[zone] - free
        heat = min(short * stiff * plant.heat_share[zone], plant.heat_most[zone])
        heat = heat if short > 0.0 else 0.0
        over = free - plant.cool_to[zone]
        cool = min(over * stiff * plant.cool_share[zone], plant.cool_most[zone])
        cool = cool if over > 0.0 and not short > 0.0 else 0.0
        air_c[lane] = free + (heat - cool) / stiff
        free_c[lane], heating[lane], cooling[lane] = free, heat, cool
        radiant_c[lane] = (radiant_rest[lane] + joint[lane] * air_c[lane]) / radiant_own[lane]
        ventilation[lane] = air * (plant.air_c[zone] - air_c[lane])
        infiltration[lane] = leak * (out_c - air_c[lane])
    for lane in range(zones.size):
        zone = zones[lane]
        work.free_c[zone], work.air_c[zone] = free_c[lane], air_c[lane]
        work.radiant_c[zone] = radiant_c[lane]
        work.terms[GAINS, zone] = plant.convective[zone] + plant.radiative[zone]
        work.terms[HEATING, zone] = heating[lane]
        work.terms[COOLING, zone] = -cooling[lane]
        work.terms[VENTILATION, zone] = ventilation[lane]
        work.terms[INFILTRATION, zone] = infiltration[lane]
