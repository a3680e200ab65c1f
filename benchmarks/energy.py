"""A year of 1,000 thermal zones by hours, beside a scalar 5R1C of ISO 13790."""

from benchmarks.aims import at_most
from benchmarks.process import call

ZONES, SCALAR_ZONES = 1000, 5
AIM_S = 1.0


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


def _tell(name: str, zones: int, cpu_s: float) -> None:
    print(f"{name:24s} {zones:6d} {cpu_s:7.2f} {1e3 * cpu_s / zones:15.2f}")
