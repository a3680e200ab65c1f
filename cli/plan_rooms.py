"""`campus plan rooms`: better rooms for the classes of a scenario, at the times they have."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cli.options import (
    CampusOption,
    ScenarioArgument,
    SeedOption,
    SettingsOption,
    TimetableOption,
    as_settings,
)


class Aim(StrEnum):
    """What a plan is to cut."""

    WALKING = "walking"
    SEATS = "seats"
    BUILDINGS = "buildings"


def plan(
    scenario: ScenarioArgument = "weekday",
    campus: CampusOption = None,
    timetable: TimetableOption = None,
    seed: SeedOption = 1,
    settings: SettingsOption = None,
    *,
    cut: Annotated[Aim, typer.Option(help="What there is to be less of.")],
    most_moves: Annotated[
        int | None, typer.Option(min=0, help="Most weekly meetings that may change rooms.")
    ] = None,
    minutes: Annotated[
        float, typer.Option(min=0.01, help="How long the search may take at the utmost.")
    ] = 10.0,
    out: Annotated[Path, typer.Option(help="The folder to make; new or empty.")],
) -> None:
    """Give classes other rooms, so that people walk less, or fewer seats or buildings stay empty.

    The folder gets the timetables before and after, a scenario for each, the moves with what each
    gains, and the account that is told here.
    """
    from cli.progress import Progress
    from models.compiled import compiling_told
    from sim.planning.rooms import plan_scenario

    asked = as_settings(settings, campus, timetable)
    with Progress() as progress, compiling_told(progress.tell_compiling):
        planned = plan_scenario(
            scenario, asked, seed, cut.value, most_moves, minutes, out, progress.show
        )
    typer.echo(planned.account)
