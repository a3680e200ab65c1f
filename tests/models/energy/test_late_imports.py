"""What is heavy is imported when the sun is first worked out, not before."""

import subprocess
import sys

CODE = """
import sys
import sim.run, sim.world.energy.begin, scenarios.inputs.epw, models.energy.campus_zones
print([name for name in ("pvlib", "pandas") if name in sys.modules])
"""


def test_a_run_imports_pvlib_only_for_the_sun() -> None:
    told = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
