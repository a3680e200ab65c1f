"""Same scenario and seed, same bytes: in other processes, and for other windows of the kernel."""

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import sys
from pathlib import Path
from scenarios.loading import load
from sim.run import run
run(load("weekday", ["campus.map='quad'", "recording.trajectories=true"]), 7, Path(sys.argv[1]),
    False, lambda *_: None, lambda *_: None)
"""


def _files(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    for number, hash_seed in enumerate(("1", "2")):
        command = [sys.executable, "-c", SCRIPT, str(tmp_path / str(number))]
        subprocess.run(command, check=True, env=os.environ | {"PYTHONHASHSEED": hash_seed})
    first, second = _files(tmp_path / "0"), _files(tmp_path / "1")
    assert first.keys() == second.keys()
    assert {"manifest.json", "indicators.json", "tables/trips.parquet"} <= first.keys()
    assert [name for name in first if first[name] != second[name]] == []
