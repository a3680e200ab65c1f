"""Tells the account of what was received."""

from collections.abc import Iterable, Mapping
from typing import Any

import typer


def tell_account(account: Mapping[str, Any], explained: Iterable[Mapping[str, str]]) -> None:
    """Tell what was taken, what was refused, and why, with an example of each reason."""
    typer.echo(
        f"taken: {account['taken']} readings ({account['late']} late), "
        f"duplicates: {account['duplicates']}, missing: {account['missing']}, "
        f"in the store: {account['held']}"
    )
    if lag := account["lag_s"]:
        told = ", ".join(f"{name} {value:g}" for name, value in lag.items())
        typer.echo(f"lag [s]: {told}")
    if account["silent"]:
        typer.echo(f"never heard: {', '.join(account['silent'])}")
    examples: dict[str, str] = {}
    for each in explained:
        examples[each["reason"]] = each["told"]
    for reason, count in account["refused"].items():
        typer.echo(f"refused, {reason}: {count}, as {examples[reason]}")
