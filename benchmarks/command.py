"""The command line as a user waits for it: start-up, help, a day of each built-in campus."""

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.aims import at_most, tell_spent
from benchmarks.process import CAMPUS, call, measure, report

RUNS = 5
DAYS = 4


def run() -> None:
    _start()
    _further_days()
    report("campus --help", [measure([CAMPUS, "--help"]) for _ in range(RUNS)])
    days: tuple[tuple[str, list[str]], ...] = (
        ("campus run --campus quad", ["--campus", "quad"]),
        ("campus run (huxi)", []),
        ("campus run --trajectories (huxi)", ["--trajectories"]),
    )
    with TemporaryDirectory() as folder:
        for number, (name, options) in enumerate(days):
            command = [CAMPUS, "run", *options, "--force", "--out"]
            measure([*command, str(Path(folder) / "first")])  # compiles what is not compiled yet
            outs = [str(Path(folder) / f"{number}-{time}") for time in range(RUNS)]
            report(name, [measure([*command, out]) for out in outs])


def _start() -> None:
    """Show how long it takes until the first step, with the kernel's code to be made and kept."""
    with TemporaryDirectory() as cache:
        kept = {"NUMBA_CACHE_DIR": cache}
        function = "benchmarks.engines.start:first_step"
        cold, _ = call(function, environment=kept)
        warm = [call(function, environment=kept) for _ in range(RUNS)]
    report("until the first step, nothing compiled", [cold])
    report("until the first step, all compiled", [cost for cost, _ in warm])
    imports, kernel = (median(told[name] for _, told in warm) for name in ("imports_s", "kernel_s"))
    print(f"of it imports {imports:.2f} s, loading the kernel and a small day {kernel:.2f} s")
    start = median(cost.cpu_s for cost, _ in warm)
    at_most("start-up with all compiled, processor time", start, 1.5, "s")
    at_most("compiling, processor time", cold.cpu_s - start, 10, "s")


def _further_days() -> None:
    """Show what a further day of the built-in campus takes in one process."""
    _, told = call("benchmarks.engines.days:days", "huxi", DAYS)
    wall, cpu = (told[name][1:] for name in ("wall_s", "cpu_s"))
    print(
        f"huxi, {told['people']} people: preparing {told['prepare_s']:.2f} cpu s; a further day"
        f" {median(wall):.2f} s, cpu {median(cpu):.2f} s (of {len(cpu)})"
    )
    tell_spent("the last of them", told["spent"])
    at_most("a further day of huxi, processor time", median(cpu), 2.4, "s")
