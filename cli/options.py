"""Options that several commands share, and what they say as settings of a scenario."""

import json
import re
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from maps.faults import Fault, InputError

SEED_MOST = 2**63 - 1

ScenarioArgument: TypeAlias = Annotated[
    str, typer.Argument(help="A built-in scenario or a scenario file.")
]
SeedOption: TypeAlias = Annotated[
    int, typer.Option(min=0, max=SEED_MOST, help="Which random draws.")
]
CampusOption: TypeAlias = Annotated[
    str | None, typer.Option(help="A built-in campus or a campus folder.")
]
TimetableOption: TypeAlias = Annotated[
    Path | None, typer.Option(help="A folder with timetable.csv and enrolments.csv.")
]
SettingsOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="KEY=VALUE", help="A value of the scenario; repeatable."),
]
WorkersOption: TypeAlias = Annotated[
    int | None,
    typer.Option(min=1, max=1024, help="Processes of this machine; by default one a core."),
]
ClusterOption: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="A Dask scheduler instead, as tcp://node1:8786."),
]
FirstSeedOption: TypeAlias = Annotated[
    int, typer.Option(min=0, max=SEED_MOST // 2, help="First seed.")
]
SensorsOption: TypeAlias = Annotated[
    Path | None, typer.Option(help="The sensors; by default sensors.csv of the campus.")
]
MappingOption: TypeAlias = Annotated[
    Path | None, typer.Option(help="What the columns mean (TOML); by default the record's.")
]
JsonOption: TypeAlias = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def as_settings(
    settings: list[str] | None, campus: str | None, timetable: Path | None
) -> list[str]:
    """Return all that the options set; raises InputError where one names what is not there."""
    from maps.builtin import folder_of

    settings = list(settings or [])
    if campus is not None:
        folder_of(campus)
        settings.append(f"campus.map={json.dumps(campus)}")
    if timetable is not None:
        if not timetable.is_dir():
            rule = "must be a folder with timetable.csv and enrolments.csv"
            raise InputError([Fault("--timetable", "", str(timetable), rule, "")])
        settings.append(f"timetable.folder={json.dumps(str(timetable))}")
    return settings


def size_of(words: str) -> tuple[int, int]:
    """Return width and height as in "1920x1080"; raises InputError where they are none."""
    pixels = re.fullmatch(r"(\d{1,5})x(\d{1,5})", words)
    if pixels is None or min(map(int, pixels.groups())) < 1:
        raise InputError([Fault("--size", "", words, "must be WxH, as 1920x1080", "")])
    width, height = map(int, pixels.groups())
    return width, height
