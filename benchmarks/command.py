"""The command line as a user waits for it: help, and a day of each built-in campus."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.process import measure, report

RUNS = 5
CAMPUS = str(Path(sys.executable).with_name("campus"))


def run() -> None:
    report("campus --help", [measure([CAMPUS, "--help"]) for _ in range(RUNS)])
    days = (
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
