"""The whole engine: the kernel under the SimPy clock, every system, and every table written."""

import tempfile
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import networkx as nx
import numpy as np
from shapely import LineString

from benchmarks.engines.kernel import warm_up
from benchmarks.engines.spent import counted
from benchmarks.engines.work import Work, grid_work
from benchmarks.stopwatch import Stopwatch
from maps import folder as campus_folder
from maps.builtin import folder_of
from models.people.network import Network
from models.people.walking.arrays import MOVES
from scenarios.loading import load
from sim.record.run_folder import write_tables
from sim.world import world as world_module
from sim.world.stage import Stage, set_stage
from sim.world.systems import days

Told = dict[str, float | dict[str, float]]


def day(side: int, people: int, trips: int, trajectories: bool) -> Told:
    """Return what a recorded day with counters takes, and how large its tables are.

    `spent` tells what the kernel, each system and the writing of files take [s of processor].
    """
    warm_up()
    _recorded(10, 20, 1, trajectories)  # loads what only recording needs
    return _recorded(side, people, trips, trajectories)


def _recorded(side: int, people: int, trips: int, trajectories: bool) -> Told:
    work = grid_work(side, people, trips, counters=True)
    stage = _stage(work, trajectories)
    with counted() as spent, patch.object(days, "plans_of", lambda *_: work.plans):
        world = world_module.build_world(stage)
        with Stopwatch() as walking:
            world_module.play(world, lambda _: None)
    moves = int(world.walkers.logs.filled[MOVES])
    with tempfile.TemporaryDirectory() as folder, Stopwatch() as writing:
        tables = world.recorder.tables()
        write_tables(Path(folder), tables)
        written = sum(file.stat().st_size for file in Path(folder).rglob("*.parquet"))
    spent["files"] = writing.cpu_s
    return {
        "spent": spent,
        "wall_s": walking.wall_s + writing.wall_s,
        "cpu_s": walking.cpu_s + writing.cpu_s,
        "moves": moves,
        "trips": tables["trips"].num_rows,
        "served": tables["queues"].num_rows,
        "written_mb": written / 1e6,
    }


def _stage(work: Work, trajectories: bool) -> Stage:
    """Return the stage of a day of a built-in campus, with the work in its place."""
    scenario = load(
        "weekday",
        [
            "campus.map='quad'",
            "energy.on=false",  # the grid has no buildings
            f"recording.trajectories={str(trajectories).lower()}",
        ],
    )
    campus = campus_folder.load(folder_of("quad"))
    return replace(
        set_stage(scenario, 1, campus),
        campus=replace(campus, graph=_graph(work.terrain.network)),
        terrain=work.terrain,
        population=work.population,
        zone=np.zeros(len(work.terrain.places.ids), dtype=np.int64),
        informed=np.zeros(work.population.size, dtype=bool),
    )


def _graph(network: Network) -> nx.MultiGraph:
    graph = nx.MultiGraph()
    for row, node in enumerate(network.nodes):
        graph.add_node(node, x=network.x_m[row], y=network.y_m[row], building="", floor=0)
    for row, link in enumerate(network.links):
        start, end = network.nodes[network.start[row]], network.nodes[network.end[row]]
        graph.add_edge(
            start,
            end,
            key=link,
            start=start,
            end=end,
            kind="footway",
            path=link,
            oneway=False,
            length_m=network.length_m[row],
            width_m=network.width_m[row],
            geometry=LineString(
                [
                    (network.x_m[at], network.y_m[at])
                    for at in (network.start[row], network.end[row])
                ]
            ),
        )
    return graph
