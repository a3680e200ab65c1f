"""`campus doctor`: what is installed, what is missing, and what to do about it."""

import json
from dataclasses import asdict

import typer

from cli.doctor_checks import Finding, findings
from cli.options import JsonOption

MARKS = {"good": "ok     ", "note": "note   ", "bad": "MISSING"}


def doctor(
    as_json: JsonOption = False,
) -> None:
    """Tell what is installed, what is missing, and what to do; status 1 where it is needed."""
    found = findings()
    if as_json:
        typer.echo(json.dumps([asdict(each) for each in found], indent=1, ensure_ascii=False))
    else:
        for each in found:
            typer.echo(_line(each))
    if any(each.state == "bad" for each in found):
        raise typer.Exit(1)


def _line(found: Finding) -> str:
    todo = f"\n          → {found.todo}" if found.todo else ""
    return f"{MARKS[found.state]}  {found.name}: {found.told}{todo}"
