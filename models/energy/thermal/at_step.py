"""What belongs to one step, of arrays that have an axis of steps first; compiled."""

from models.compiled import unallocating
from models.energy.thermal.arrays import Floats, Outside, Plant, Sun, Work


@unallocating
def outside_at(outside: Floats, step: int) -> Outside:
    """Return what is outdoors in a step."""
    of_step = outside[step]
    return Outside(
        of_step[0], of_step[1], of_step[2], of_step[3], of_step[4], of_step[5], of_step[6]
    )


@unallocating
def sun_at(sun: Sun, step: int) -> Sun:
    """Return the sun of a step."""
    return Sun(sun.lit, sun.outer[step], sun.inner[step], sun.direct[step], sun.diffuse[step])


@unallocating
def plant_at(plant: Plant, step: int) -> Plant:
    """Return what is given to the zones in a step."""
    return Plant(
        plant.convective[step],
        plant.radiative[step],
        plant.air_m3_s[step],
        plant.air_c[step],
        plant.leak_m3_s[step],
        plant.heat_to[step],
        plant.cool_to[step],
        plant.heat_share[step],
        plant.cool_share[step],
        plant.heat_most[step],
        plant.cool_most[step],
    )


@unallocating
def work_at(work: Work, step: int) -> Work:
    """Return where a step answers, and the room that it works in."""
    return Work(
        work.cells,
        work.forced,
        work.film,
        work.drive,
        work.free_c[step],
        work.air_c[step],
        work.radiant_c[step],
        work.terms[step],
    )
