"""`campus import telemetry`: what sensors told, from files into a store."""

import json
from pathlib import Path
from typing import Annotated

import typer

from cli.options import JsonOption, MappingOption, SensorsOption


def import_telemetry(
    files: Annotated[list[Path], typer.Argument(help="Telemetry, as CSV or Parquet.")],
    campus: Annotated[str, typer.Option(help="A built-in campus or a campus folder.")],
    sensors: SensorsOption = None,
    mapping: MappingOption = None,
    *,
    out: Annotated[Path, typer.Option(help="The store to put it into; made where missing.")],
    as_json: JsonOption = False,
) -> None:
    """Put telemetry into a store: in time order, each reading once, what is refused explained."""
    from cli.tell_telemetry import tell_account
    from maps import folder as campus_folder
    from maps.builtin import folder_of
    from scenarios.inputs.telemetry.files import read_telemetry
    from scenarios.inputs.telemetry.mapping import OF_THE_RECORD, read_mapping
    from scenarios.inputs.telemetry.sensors import SENSORS_FILE, read_sensors
    from sim.twin.intake import Intake, explained

    folder = folder_of(campus)
    known = read_sensors(sensors or folder / SENSORS_FILE, campus_folder.load(folder))
    means = OF_THE_RECORD if mapping is None else read_mapping(mapping, known)
    told = {file: read_telemetry(file, means, known) for file in files}
    with Intake(out, known) as intake:
        for file, placed in told.items():
            intake.take(placed, str(file))
        account = intake.account()
    if as_json:
        typer.echo(json.dumps(account, indent=1, ensure_ascii=False))
    else:
        tell_account(account, explained(out))
