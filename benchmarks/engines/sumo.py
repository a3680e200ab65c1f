"""SUMO's pedestrians on the streets, persons and ways of the work, in steps of one second."""

import subprocess
import tempfile
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

from benchmarks.engines.work import LINK_M, WIDTH_M, Work, grid_work
from benchmarks.process import measure


def day(programs: str, side: int, people: int, trips: int, model: str) -> dict[str, float]:
    """Return what a model, "nonInteracting" or "striping", takes; `programs` holds the binaries.

    Reading the network is left out: what a run of its first second takes is taken off.
    """
    work = grid_work(side, people, trips)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        moves, first_s = _write_persons(work, folder / "persons.rou.xml")
        _write_net(work, folder, Path(programs), walking_areas=model == "striping")
        command = [
            str(Path(programs) / "sumo"),
            *("--net-file", str(folder / "grid.net.xml")),
            *("--route-files", str(folder / "persons.rou.xml")),
            *("--statistic-output", str(folder / "statistics.xml")),
            *("--pedestrian.model", model, "--step-length", "1", "--begin", str(first_s)),
            *("--no-step-log", "--duration-log.statistics"),
        ]
        reading = measure([*command, "--end", str(first_s + 1)])
        cost = measure(command)
        told = ET.parse(folder / "statistics.xml").getroot()
    walks = _numbers(told, "pedestrianStatistics")
    return {
        "wall_s": cost.wall_s - reading.wall_s,
        "cpu_s": cost.cpu_s - reading.cpu_s,
        "moves": moves,
        "trips": walks["number"],
        "walked_s": walks["number"] * walks["duration"],
    }


def _numbers(told: ET.Element, name: str) -> dict[str, float]:
    found = told.find(name)
    if found is None:
        raise ValueError(f"SUMO told nothing of {name}")
    return {key: float(value) for key, value in found.attrib.items()}


def _write_net(work: Work, folder: Path, programs: Path, walking_areas: bool) -> None:
    """Write the streets: an edge a link, walked both ways.

    Where crossings have an area of their own, as striping needs them, that shortens the edges;
    else an edge is as long as its link.
    """
    network = work.terrain.network
    at = zip(network.nodes, network.x_m, network.y_m, strict=True)
    nodes = [f'<node id="{node}" x="{x:g}" y="{y:g}"/>' for node, x, y in at]
    length = "" if walking_areas else f' length="{LINK_M:g}"'
    ends = enumerate(zip(network.start, network.end, strict=True))
    edges = [
        f'<edge id="{link}" from="{start}" to="{end}" numLanes="1" speed="10" '
        f'allow="pedestrian" width="{WIDTH_M:g}"{length}/>'
        for link, (start, end) in ends
    ]
    _write(folder / "grid.nod.xml", "nodes", nodes)
    _write(folder / "grid.edg.xml", "edges", edges)
    subprocess.run(
        [
            str(programs / "netconvert"),
            *("--node-files", str(folder / "grid.nod.xml")),
            *("--edge-files", str(folder / "grid.edg.xml")),
            *("--walkingareas", str(walking_areas).lower()),
            *("--output-file", str(folder / "grid.net.xml")),
        ],
        check=True,
        capture_output=True,
    )


def _write_persons(work: Work, file: Path) -> tuple[int, int]:
    """Write a person for each trip, with the way that ours takes.

    Returns how many links they walk, and the second in which the first sets out.
    """
    plans, node, route = work.plans, work.terrain.node, work.terrain.route
    effort, speed = work.terrain.effort_m, work.population.speed_mps
    walks: list[tuple[float, str]] = []
    moves = 0
    for person in range(work.population.size):
        rows = range(plans.first[person], plans.first[person + 1])
        for before, row in pairwise(rows):
            origin, place = plans.place[before], plans.place[row]
            if node[origin] == node[place]:
                continue
            way = float(effort(plans.place[before:row], plans.place[row : row + 1])[0])
            links = _way(work, int(node[origin]), int(node[place]), int(route[place]))
            moves += len(links)
            depart = plans.start_s[row] - way / speed[person]
            edges = " ".join(map(str, links))
            walk = f'<walk speed="{speed[person]:.4f}" edges="{edges}"/>'
            walks.append((depart, f'<person id="{row}" depart="{depart:.2f}">{walk}</person>'))
    walks.sort()
    _write(file, "routes", [person for _, person in walks])
    return moves, int(walks[0][0])


def _way(work: Work, node: int, goal: int, route: int) -> list[int]:
    """Return the links from a node to a place's node."""
    end = work.terrain.network.arc_end()
    links = []
    while node != goal:
        arc = work.terrain.routes.next_arc(route, node)
        links.append(arc >> 1)
        node = int(end[arc])
    return links


def _write(file: Path, name: str, lines: list[str]) -> None:
    file.write_text(f"<{name}>\n" + "\n".join(lines) + f"\n</{name}>\n", encoding="utf-8")
