"""Days of a built-in campus, one after another in one process."""

import tempfile
from pathlib import Path

from benchmarks.engines.spent import counted
from benchmarks.stopwatch import Stopwatch
from maps import folder as campus_folder
from maps.builtin import folder_of
from scenarios.loading import load
from sim.record.run_folder import write_tables
from sim.world.stage import set_stage
from sim.world.world import build_world, play


def days(campus: str, count: int) -> dict[str, float | list[float] | dict[str, float]]:
    """Return what each day takes once campus, routes and timetable are prepared [s].

    Everything is on, and every table but the trajectories is written. `spent` tells what the
    kernel, each system and the writing of files take of the last day.
    """
    with Stopwatch() as preparing:
        scenario = load("weekday", [f"campus.map='{campus}'"])
        stage = set_stage(scenario, 1, campus_folder.load(folder_of(campus)))
    wall, cpu = [], []
    for _ in range(count):
        with (
            Stopwatch() as watch,
            tempfile.TemporaryDirectory() as folder,
            counted() as spent,
        ):
            world = build_world(stage)
            play(world, lambda _: None)
            with Stopwatch() as writing:
                write_tables(Path(folder), world.recorder.tables())
        spent["files"] = writing.cpu_s
        wall.append(watch.wall_s)
        cpu.append(watch.cpu_s)
    return {
        "people": stage.population.size,
        "prepare_s": preparing.cpu_s,
        "wall_s": wall,
        "cpu_s": cpu,
        "spent": spent,
    }


def with_and_without_energy(campus: str, pairs: int) -> dict[str, list[float]]:
    """Return what days take with energy and without, in turn in one process [cpu s].

    The first day of either is left out: it loads what the others find loaded.
    """
    place = campus_folder.load(folder_of(campus))
    stages = {
        name: set_stage(load("weekday", [f"campus.map='{campus}'", option]), 1, place)
        for name, option in (("with", "energy.on=true"), ("without", "energy.on=false"))
    }
    cpu: dict[str, list[float]] = {name: [] for name in stages}
    for _ in range(pairs + 1):
        for name, stage in stages.items():
            with Stopwatch() as watch, tempfile.TemporaryDirectory() as folder:
                world = build_world(stage)
                play(world, lambda _: None)
                write_tables(Path(folder), world.recorder.tables())
            cpu[name].append(watch.cpu_s)
    return {name: each[1:] for name, each in cpu.items()}
