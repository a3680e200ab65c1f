"""Measures commands, and functions, as whole processes."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import IO, Any

ROOT = Path(__file__).parents[1]
CAMPUS = str(Path(sys.executable).with_name("campus"))


@dataclass(frozen=True)
class Cost:
    """Wall-clock and processor seconds, and the peak of memory, of one process."""

    wall_s: float
    cpu_s: float
    memory_mb: float


def measure(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command to its end and return what it cost; raises where it fails."""
    with tempfile.TemporaryFile() as told:
        return _measure(command, environment or {}, told)


def call(
    function: str,
    *arguments: float | str,
    python: str = sys.executable,
    environment: Mapping[str, str] | None = None,
) -> tuple[Cost, dict[str, Any]]:
    """Call `module:function` in a process of its own; return its cost and what it returned."""
    command = [python, "-m", "benchmarks.task", function, json.dumps(arguments)]
    with tempfile.TemporaryFile() as told:
        cost = _measure(command, environment or {}, told)
        told.seek(0)
        return cost, json.load(told)


def _measure(command: Sequence[str], environment: Mapping[str, str], told: IO[bytes]) -> Cost:
    begin = time.perf_counter()
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **environment}, stdout=told, stderr=errors
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            sys.stderr.write(errors.read().decode(errors="replace"))
            raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def report(name: str, costs: Sequence[Cost]) -> None:
    """Print the median of each cost, with the range of the wall-clock time."""
    walls = [cost.wall_s for cost in costs]
    print(
        f"{name:44s} {median(walls):7.2f} s  ({min(walls):.2f}-{max(walls):.2f})"
        f"  cpu {median(cost.cpu_s for cost in costs):6.2f} s"
        f"  memory {max(cost.memory_mb for cost in costs):6.0f} MB"
    )
