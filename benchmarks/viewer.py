"""The viewer: frames while 20,000 people move, jumps through the day, opening, memory."""

import sys
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from benchmarks.aims import at_least, at_most
from benchmarks.process import call, measure

PEOPLE = 20_000
OPENINGS = 3
CAMPUS = str(Path(sys.executable).with_name("campus"))


def run() -> None:
    with TemporaryDirectory() as folder:
        day = str(Path(folder) / "huxi")
        measure([CAMPUS, "run", "--trajectories", "--out", day])
        openings = [call("benchmarks.engines.window:opened", day)[1] for _ in range(OPENINGS)]
        cost, told = call("benchmarks.engines.window:drawn", day, PEOPLE)
    frames, jumps = told["frames_cpu_s"], told["jumps_s"]
    slowest = quantiles(frames, n=100)[-1]
    print(f"huxi at 1600 × 900, {told['moving'][0]:,.0f} people moving, {len(frames)} frames:")
    for name, times in (("wall-clock", told["frames_s"]), ("processor", frames)):
        high = quantiles(times, n=100)[-1]
        print(f"{name}: median {1000 * median(times):.1f} ms, p99 {1000 * high:.1f} ms")
    print(f"{len(jumps)} jumps, wall-clock: median {1000 * median(jumps):.1f} ms")
    walls, works = ([each[key] for each in openings] for key in ("wall_s", "cpu_s"))
    print(f"opening: {median(walls):.2f} s, cpu {median(works):.2f} s")
    at_least("frames by processor time, median", 1 / median(frames), 60, "frames/s")
    at_least("frames by processor time, p99", 1 / slowest, 30, "frames/s")
    at_most("the slowest jump", 1000 * max(jumps), 100, "ms")
    at_most("opening the recording, wall-clock", median(walls), 2, "s")
    at_most("memory, imports included", cost.memory_mb, 1000, "MB")
