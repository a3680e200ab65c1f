"""A year of 1,000 thermal zones by hours, beside a scalar 5R1C; days and a year of a campus."""

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.aims import at_most
from benchmarks.process import CAMPUS, Cost, call, measure, report

ZONES, SCALAR_ZONES = 1000, 5
AIM_S = 1.0
PAIRS = 5
MOST_SHARE = 0.15
YEAR_S = 60


def run() -> None:
    print(f"{'engine':24s} {'zones':>6s} {'cpu s':>7s} {'ms a zone-year':>15s}")
    _, ours = call("benchmarks.engines.zones:ours", ZONES)
    _tell("ours, walls by layers", ZONES, ours["cpu_s"])
    _, scalar = call("benchmarks.engines.zones:reference", SCALAR_ZONES)
    _tell("5R1C in Python", SCALAR_ZONES, scalar["cpu_s"])
    each = (ours["cpu_s"] / ZONES, scalar["cpu_s"] / SCALAR_ZONES)
    print(
        f"{ours['faces']:.0f} faces; the sun's geometry takes {ours['sun_s']:.2f} s more; "
        f"a zone-year is {each[1] / each[0]:.0f} times as fast as the 5R1C"
    )
    at_most("1,000 zones × 8,760 hours, imports and sun apart", ours["cpu_s"], AIM_S, "s")
    _whole_days()
    _days()
    _year()


def _whole_days() -> None:
    """Show what the command takes for a day of the built-in campus with energy and without."""
    costs: dict[str, list[Cost]] = {"true": [], "false": []}
    for _ in range(PAIRS):
        for on, each in costs.items():
            with TemporaryDirectory() as folder:
                options = ["--set", f"energy.on={on}", "--out", str(Path(folder) / "day")]
                each.append(measure([CAMPUS, "run", *options]))
    report("campus run (huxi), with energy", costs["true"])
    report("campus run (huxi), without", costs["false"])
    pairs = zip(costs["true"], costs["false"], strict=True)
    more = median(on.cpu_s / off.cpu_s - 1.0 for on, off in pairs)
    at_most("a day with energy, beside one without", 100.0 * more, 100.0 * MOST_SHARE, "% more")


def _days() -> None:
    """Show what a day takes with energy and without where all that can be is prepared."""
    _, told = call("benchmarks.engines.days:with_and_without_energy", "huxi", PAIRS)
    both = list(zip(told["with"], told["without"], strict=True))
    more = median(on / off - 1.0 for on, off in both)
    on, off = median(told["with"]), median(told["without"])
    print(f"a further day of huxi: with energy {on:.2f} cpu s, without {off:.2f} ({PAIRS} pairs)")
    at_most("the same of a further day", 100.0 * more, 100.0 * MOST_SHARE, "% more")


def _year() -> None:
    """Show what a year on representative days takes."""
    with TemporaryDirectory() as folder:
        cost = measure([CAMPUS, "run", "year", "--out", str(Path(folder) / "year")])
    report("campus run year (huxi)", [cost])
    at_most("a year on representative days, wall-clock", cost.wall_s, YEAR_S, "s")


def _tell(name: str, zones: int, cpu_s: float) -> None:
    print(f"{name:24s} {zones:6d} {cpu_s:7.2f} {1e3 * cpu_s / zones:15.2f}")
