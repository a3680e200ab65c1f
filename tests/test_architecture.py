"""The direction of the arrows: a room imports only rooms below it."""

import ast
from pathlib import Path

import networkx as nx
import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("cli", "viz", "sim", "scenarios", "models", "maps")  # from the top down


def _imports(file: Path) -> list[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names: list[str] = []  # of modules, also of those named after "from PACKAGE import"
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno} imports relatively"
            module = node.module or ""
            names += [module, *(f"{module}.{alias.name}" for alias in node.names)]
    return names


def _module(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _files(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_rooms_below_it(room: str) -> None:
    above = ROOMS[: ROOMS.index(room)]
    wrong = [
        f"{file.relative_to(ROOT)} imports {name}"
        for file in _files(room)
        for name in _imports(file)
        if name.split(".")[0] in above
    ]
    assert not wrong


def test_no_modules_import_one_another_in_a_circle() -> None:
    files = [file for room in (*ROOMS, "benchmarks", "tools", "tests") for file in _files(room)]
    modules = {_module(file): file for file in files}
    graph = nx.DiGraph(
        (module, name)
        for module, file in modules.items()
        for name in _imports(file)
        if name in modules
    )
    assert not [circle for circle in nx.strongly_connected_components(graph) if len(circle) > 1]


def test_models_know_no_clock() -> None:
    assert not [file for file in _files("models") if "simpy" in _imports(file)]


def test_tables_know_no_world() -> None:
    wrong = [
        f"{file.relative_to(ROOT)} imports {name}"
        for part in ("record", "study")
        for file in sorted((ROOT / "sim" / part).rglob("*.py"))
        for name in _imports(file)
        if name.startswith(("sim.world", "simpy"))
    ]
    assert not wrong


def test_the_viewer_knows_no_models() -> None:
    wrong = [
        f"{file.relative_to(ROOT)} imports {name}"
        for file in sorted((ROOT / "viz" / "viewer").rglob("*.py"))
        for name in _imports(file)
        if name.split(".")[0] == "models"
    ]
    assert not wrong
