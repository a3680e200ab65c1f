"""What is measured: each engine on the same work, as a function that is called in a process."""

import sys
from pathlib import Path

# The small problems and the reference that the tests use.
sys.path.append(str(Path(__file__).parents[2] / "tests" / "support"))
