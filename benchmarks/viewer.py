"""The viewer: frames while 20,000 people move or a world goes on, jumps, opening, memory."""

from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from benchmarks.aims import at_least, at_most
from benchmarks.process import CAMPUS, call, measure

PEOPLE = 20_000
OPENINGS = 3
LIVE_SPEED = 600


def run() -> None:
    with TemporaryDirectory() as folder:
        day = str(Path(folder) / "huxi")
        measure([CAMPUS, "run", "--trajectories", "--out", day])
        openings = [call("benchmarks.engines.window:opened", day)[1] for _ in range(OPENINGS)]
        cost, told = call("benchmarks.engines.window:drawn", day, PEOPLE)
    frames, jumps = told["frames_cpu_s"], told["jumps_s"]
    print(f"huxi at 1600 × 900, {told['moving'][0]:,.0f} people moving, {len(frames)} frames:")
    _tell_frames(told["frames_s"], frames)
    print(f"{len(jumps)} jumps, wall-clock: median {1000 * median(jumps):.1f} ms")
    walls, works = ([each[key] for each in openings] for key in ("wall_s", "cpu_s"))
    print(f"opening: {median(walls):.2f} s, cpu {median(works):.2f} s")
    at_least("frames by processor time, median", 1 / median(frames), 60, "frames/s")
    at_least("frames by processor time, p99", 1 / _p99(frames), 30, "frames/s")
    at_most("the slowest jump", 1000 * max(jumps), 100, "ms")
    at_most("opening the recording, wall-clock", median(walls), 2, "s")
    at_most("memory, imports included", cost.memory_mb, 1000, "MB")

    _, told = call("benchmarks.engines.window:lived", LIVE_SPEED)
    frames, late = told["frames_cpu_s"], told["late"]
    print(
        f"huxi live at {LIVE_SPEED} times, up to {told['until_h'][0]:.1f} h, {len(frames)} frames:"
    )
    _tell_frames(told["frames_s"], frames)
    print(f"frames that waited for the world: {sum(late) / len(late):.1%}")
    at_least("live frames by processor time, median", 1 / median(frames), 60, "frames/s")
    at_least("live frames by processor time, p99", 1 / _p99(frames), 30, "frames/s")


def _tell_frames(walls: Sequence[float], works: Sequence[float]) -> None:
    for name, times in (("wall-clock", walls), ("processor", works)):
        print(f"{name}: median {1000 * median(times):.1f} ms, p99 {1000 * _p99(times):.1f} ms")


def _p99(times: Sequence[float]) -> float:
    return quantiles(times, n=100)[-1]
