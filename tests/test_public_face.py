import subprocess
import sys
from pathlib import Path

from cli.commands import COMMANDS

HEAVY = ("duckdb", "networkx", "numba", "numpy", "osmium", "pyarrow", "pydantic", "pygame")
HEAVY += ("scipy", "shapely", "simpy")
CALL = "from cli.main import main; main(['--help'])"


def _help(*options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *options, "-c", CALL]
    root = Path(__file__).parents[1]
    return subprocess.run(command, cwd=root, text=True, capture_output=True, check=True)


def test_help_lists_every_command() -> None:
    lines = _help().stdout.splitlines()
    listed = {line.split()[0] for line in lines[lines.index("Commands:") + 1 :] if line.strip()}
    assert listed == {name.split()[0] for name, _, _ in COMMANDS}


def test_help_imports_nothing_heavy() -> None:
    trace = _help("-X", "importtime").stderr
    imported = {line.rpartition("|")[2].strip().split(".")[0] for line in trace.splitlines()}
    assert "typer" in imported
    assert not imported.intersection(HEAVY)
