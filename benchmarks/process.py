"""Measures a command as a whole process."""

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Cost:
    """Wall-clock and processor seconds, and the peak of memory, of one process."""

    wall_s: float
    cpu_s: float
    memory_mb: float


def measure(command: Sequence[str]) -> Cost:
    """Run a command to its end and return what it cost; raises where it fails."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
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
