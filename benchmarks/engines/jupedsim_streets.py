"""JuPedSim on streets of the same widths: its default model and step, agents drawn alike.

Runs in the peers' environment, and so draws its own people: origins and destinations are
crossings, departures lie in a rush, speeds are those of the work.
"""

import random
import time

import jupedsim  # type: ignore[import-not-found]  # in the peers' environment
import shapely

LINK_M = 20.0
WIDTH_M = 4.0
RUSH_S = 60.0
STEP_S = 0.01
LIMIT_S = 3600.0  # of simulated time
RADIUS_M = 0.15


def trips(columns: int, rows: int, people: int) -> dict[str, float]:
    """Return what one trip of everybody takes on `columns` × `rows` crossings."""
    draw = random.Random(1)
    simulation = jupedsim.Simulation(
        model=jupedsim.CollisionFreeSpeedModel(), geometry=_streets(columns, rows), dt=STEP_S
    )
    exits = {
        (column, row): _exit(simulation, column, row)
        for column in range(columns)
        for row in range(rows)
    }
    crossings = sorted(exits)
    depart = sorted(max(0.0, draw.gauss(2 * RUSH_S, RUSH_S)) for _ in range(people))
    waiting = [(time_s, *_two(draw, crossings)) for time_s in depart]
    walked = 0.0
    wall, cpu = time.perf_counter(), time.process_time()
    while (waiting or simulation.agent_count()) and simulation.elapsed_time() < LIMIT_S:
        now = simulation.elapsed_time()
        waiting = [
            trip
            for trip in waiting
            if trip[0] > now or not _set_out(simulation, trip[1], exits[trip[2]], draw)
        ]
        simulation.iterate(round(1 / STEP_S))
        walked += simulation.agent_count()
    return {
        "wall_s": time.perf_counter() - wall,
        "cpu_s": time.process_time() - cpu,
        "walked_s": walked,
        "left": len(waiting) + simulation.agent_count(),
    }


def _streets(columns: int, rows: int) -> shapely.Polygon:
    """Return the streets: a rectangle, its blocks of houses taken out."""
    width, height = (columns - 1) * LINK_M + WIDTH_M, (rows - 1) * LINK_M + WIDTH_M
    blocks = [
        shapely.box(
            column * LINK_M + WIDTH_M,
            row * LINK_M + WIDTH_M,
            (column + 1) * LINK_M,
            (row + 1) * LINK_M,
        )
        for column in range(columns - 1)
        for row in range(rows - 1)
    ]
    return shapely.box(0, 0, width, height).difference(shapely.union_all(blocks))


def _exit(simulation: jupedsim.Simulation, column: int, row: int) -> tuple[int, int]:
    """Return the journey to a crossing and its one stage: a square in the middle of it."""
    x, y = column * LINK_M + WIDTH_M / 2, row * LINK_M + WIDTH_M / 2
    stage = simulation.add_exit_stage(list(shapely.box(x - 1, y - 1, x + 1, y + 1).exterior.coords))
    return simulation.add_journey(jupedsim.JourneyDescription([stage])), stage


def _two(
    draw: random.Random, crossings: list[tuple[int, int]]
) -> tuple[tuple[int, int], tuple[int, int]]:
    origin, goal = draw.sample(crossings, 2)
    return origin, goal


def _set_out(
    simulation: jupedsim.Simulation,
    crossing: tuple[int, int],
    goal: tuple[int, int],
    draw: random.Random,
) -> bool:
    """Put an agent somewhere on a crossing; False where somebody stands there."""
    x, y = (at * LINK_M + WIDTH_M / 2 + draw.uniform(-1.6, 1.6) for at in crossing)
    journey, stage = goal
    agent = jupedsim.CollisionFreeSpeedModelAgentParameters(
        position=(x, y),
        journey_id=journey,
        stage_id=stage,
        desired_speed=max(0.6, draw.gauss(1.34, 0.2)),
        radius=RADIUS_M,
    )
    try:
        simulation.add_agent(agent)
    except RuntimeError:
        return False
    return True
