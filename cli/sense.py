"""`campus sense`: what sensors would have told of a run."""

import json
from pathlib import Path
from typing import Annotated

import typer

from cli.options import JsonOption, SeedOption, SensorsOption


def sense(
    run: Annotated[Path, typer.Argument(help="A run folder.")],
    sensors: SensorsOption = None,
    seed: SeedOption = 1,
    out: Annotated[Path, typer.Option(help="The Parquet file to write.")] = Path(
        "telemetry.parquet"
    ),
    as_json: JsonOption = False,
) -> None:
    """Write what virtual sensors tell of a run, with their noise, bias, lag and drop-out."""
    from maps import folder as campus_folder
    from scenarios.inputs.telemetry.sensors import SENSORS_FILE, read_sensors
    from sim.record.run_folder import CAMPUS, read_manifest
    from sim.twin.telemetry_file import write_telemetry
    from sim.twin.virtual import observe, tables_for

    manifest = read_manifest(run)
    campus = campus_folder.load(run / CAMPUS)
    known = list(read_sensors(sensors or run / CAMPUS / SENSORS_FILE, campus).values())
    time_zone = manifest["scenario"]["calendar"]["time_zone"]
    readings = observe(tables_for(run, known), known, seed, time_zone)
    write_telemetry(out, readings)
    told = {"sensors": len(known), "readings": readings.num_rows, "file": str(out)}
    if as_json:
        typer.echo(json.dumps(told, ensure_ascii=False))
    else:
        typer.echo(f"{readings.num_rows} readings of {len(known)} sensors: {out}")
