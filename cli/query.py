"""`campus query`: SQL over the tables of a run, or of all runs of a store."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from cli.listing import print_rows
from maps.faults import Fault, InputError
from sim.record.run_folder import MANIFEST
from sim.study.query import ask

RUNS = Path("runs")


def query(
    sql: Annotated[str, typer.Argument(help="One query, in the SQL of DuckDB.")],
    run: Annotated[
        Path | None,
        typer.Argument(help="A run or a store of runs; by default the latest run in runs/."),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print a list of JSON objects, one a row.")
    ] = False,
) -> None:
    """Ask the tables of a run or a store. Nothing is written, and no other file is read."""
    names, rows = ask(run or _latest(), sql)
    if as_json:
        told = [dict(zip(names, row, strict=True)) for row in rows]
        json.dump(told, sys.stdout, indent=1, ensure_ascii=False, default=str)
        typer.echo()
    else:
        print_rows([names, *([_shown(value) for value in row] for row in rows)])


def _latest() -> Path:
    """Return the run folder that was made last."""
    found = [file.parent for file in RUNS.glob(f"*/{MANIFEST}")]
    if not found:
        rule = "holds no run"
        raise InputError([Fault(str(RUNS), "", "", rule, "name the folder of a run")])
    return max(found, key=lambda folder: (folder.stat().st_mtime_ns, folder.name))


def _shown(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.6g}"
    return "" if value is None else str(value)
