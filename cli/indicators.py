"""`campus indicators`: what a run is judged by, and the SQL of each number."""

from typing import Annotated

import typer

from cli.language import Language, LanguageOption
from cli.listing import print_rows
from maps.faults import Fault, InputError, did_you_mean
from sim.study.indicators import Indicator, groups, indicators


def list_indicators(
    key: Annotated[
        str | None, typer.Argument(help="An indicator, to see how it is derived.")
    ] = None,
    *,
    language: LanguageOption,
) -> None:
    """List the indicators by group, or tell one of them in full, with its SQL."""
    if key is None:
        for group in groups().values():
            typer.echo(group.name_zh if language is Language.ZH else group.name)
            of_group = [each for each in indicators().values() if each.group == group.key]
            print_rows([(f"  {each.key}", _name(each, language), each.unit) for each in of_group])
    elif key in indicators():
        _tell(indicators()[key], language)
    else:
        hint = did_you_mean(key, indicators())
        raise InputError([Fault("KEY", "", key, "must be an indicator", hint)])


def _name(indicator: Indicator, language: Language) -> str:
    return indicator.name_zh if language is Language.ZH else indicator.name


def _tell(indicator: Indicator, language: Language) -> None:
    group = groups()[indicator.group]
    print_rows(
        [
            ("key", indicator.key),
            ("name", _name(indicator, language)),
            ("group", group.name_zh if language is Language.ZH else group.name),
            ("unit", indicator.unit),
            ("better", indicator.direction),
            ("tables", ", ".join(indicator.tables)),
        ]
    )
    typer.echo(f"\n{indicator.sql.strip()}")
