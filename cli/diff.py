"""`campus diff`: what two scenarios really differ in."""

import json
from typing import Annotated, Any

import typer

from cli.listing import print_rows
from cli.options import SettingsOption


def diff(
    first: Annotated[str, typer.Argument(help="A built-in scenario or a scenario file.")],
    second: Annotated[str, typer.Argument(help="Another one.")],
    settings: SettingsOption = None,
) -> None:
    """Print every key in which two scenarios differ, their parents merged in."""
    from scenarios.difference import differences
    from scenarios.loading import load_all

    a, b = load_all([first, second], settings or [])
    found = differences(a, b)
    if found:
        rows = [(each.key, _said(each.first), _said(each.second)) for each in found]
        print_rows([("", a.name, b.name), *rows])


def _said(value: Any) -> str:
    return "–" if value is None else json.dumps(value, ensure_ascii=False)
