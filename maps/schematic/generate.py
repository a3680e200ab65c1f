"""Makes a campus folder of a site plan."""

from pathlib import Path

from maps.folder import write
from maps.schematic.draw import features
from maps.schematic.fill import rooms, services
from maps.schematic.layout import lay_out
from maps.schematic.plan import read_plan


def generate(name: str, out: Path) -> None:
    """Write the campus folder of the site plan `name`; raises InputError where `out` is in use."""
    plan = read_plan(name)
    filled = rooms(plan)
    drawn = features(plan, lay_out(plan))
    write(out, plan.header, drawn, filled, services(plan, filled), plan.lines)
