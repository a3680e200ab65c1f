"""A window on a run opens without what only a world needs."""

import subprocess
import sys

CODE = """
import sys
import viz.viewer.window
print([name for name in ("numba", "scipy", "simpy", "sim.world") if name in sys.modules])
"""


def test_a_window_imports_no_world() -> None:
    told = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == "[]"
