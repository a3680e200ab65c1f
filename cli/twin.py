"""`campus twin`: follows a day by what sensors say, and looks ahead."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.language import LanguageOption
from cli.options import (
    CampusOption,
    ClusterOption,
    FirstSeedOption,
    SensorsOption,
    SettingsOption,
    TimetableOption,
    WorkersOption,
    as_settings,
)
from maps.faults import Fault, InputError

if TYPE_CHECKING:
    import pyarrow as pa

    from sim.twin.twin import Estimate


def twin(
    telemetry: Annotated[Path, typer.Option(help="Readings: a Parquet file, or a store of them.")],
    out: Annotated[Path, typer.Option(help="Where estimates, log and runs go.")],
    scenario: Annotated[str, typer.Argument(help="The day: a scenario or its file.")] = "weekday",
    campus: CampusOption = None,
    sensors: SensorsOption = None,
    questions: Annotated[
        Path | None, typer.Option(help="Questions to decide on the way, a TOML file.")
    ] = None,
    timetable: TimetableOption = None,
    settings: SettingsOption = None,
    members: Annotated[int, typer.Option(min=16, max=1000, help="Days of the ensemble.")] = 64,
    repeated: Annotated[
        int, typer.Option(min=2, max=1000, help="Of these, how many are run for each option.")
    ] = 16,
    first_seed: FirstSeedOption = 1,
    every_min: Annotated[
        int, typer.Option(min=5, max=60, help="Minutes between two estimates; divides an hour.")
    ] = 15,
    live: Annotated[
        bool, typer.Option("--live", help="Wait for each instant of the day by this clock.")
    ] = False,
    workers: WorkersOption = None,
    cluster: ClusterOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print a line of JSON each.")] = False,
    *,
    language: LanguageOption,
) -> None:
    """Correct an ensemble of the day by its telemetry; publish every building with a band."""
    if 60 % every_min or repeated > members:
        rule = "--every-min must divide 60, and --repeated be at most --members"
        raise InputError([Fault("campus twin", "", f"{every_min}, {repeated}", rule, "")])
    from scenarios.inputs.telemetry.sensors import SENSORS_FILE, read_sensors
    from scenarios.loading import load
    from scenarios.schema import DAY_S
    from scenarios.site import site

    asked = load(scenario, as_settings(settings, campus, timetable))
    with site(asked.campus) as (folder, place):
        known = list(read_sensors(sensors or folder / SENSORS_FILE, place).values())

    from cli.batch_progress import BatchProgress
    from cli.pool import pool_of
    from cli.tell_twin import as_json as json_line
    from cli.tell_twin import as_line
    from sim.batch.store import Store
    from sim.twin.ensemble import Workshop, make_ensemble, refuse_unfit
    from sim.twin.follow import Following
    from sim.twin.live import refuse_another_day, wait_for
    from sim.twin.questions import read_questions
    from sim.twin.received import Received, midnight_us
    from sim.twin.twin import Twin

    every_s = 60 * every_min
    refuse_unfit(asked, every_s)
    if live:
        refuse_another_day(asked)
    to_answer = read_questions(questions, place, every_s) if questions else []
    midnight = midnight_us(asked.calendar)
    _read(telemetry)  # refused before the members are run
    with BatchProgress() as progress:
        workshop = Workshop(Store(out), pool_of(workers, cluster), progress.show)
        ensemble = make_ensemble(asked, members, first_seed, known, every_s, workshop)

    def receive(now_s: int, received: Received) -> None:
        if live:
            wait_for(now_s, midnight)
        if live or now_s == every_s:
            received.take_all(_read(telemetry, midnight if live else None))

    def tell(estimate: "Estimate", doubted: list[str]) -> None:
        where = ensemble.members.where
        if as_json:
            typer.echo(json_line(estimate, where, doubted))
        else:
            typer.echo(as_line(estimate, where, doubted, place, language.value))

    received = Received(known, midnight)
    workshop = Workshop(workshop.store, workshop.open_pool, lambda done, wanted: None)
    Following(
        Twin(ensemble.members, known, place, first_seed),
        ensemble,
        received,
        midnight,
        receive,
        tell,
        workshop,
        repeated,
        out,
    ).day(range(every_s, DAY_S + 1, every_s), to_answer)
    for reason, count in sorted(received.left_out.items()):
        typer.echo(f"{count} readings left out: {reason}", err=True)


def _read(telemetry: Path, since: int | None = None) -> "pa.Table":
    """Return the readings of a file, or those of a store since a time [us since 1970, UTC].

    Raises InputError where it is neither.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    from scenarios.inputs.telemetry.columns import SCHEMA
    from sim.twin.store import read_store

    if telemetry.is_dir():
        return read_store(telemetry, since)
    try:
        return pq.read_table(telemetry, schema=SCHEMA)
    except (OSError, pa.ArrowException):
        rule = "must be a Parquet file of readings, or a store of them"
        hint = "campus sense writes such a file; campus import telemetry and campus listen, a store"
        raise InputError([Fault(str(telemetry), "", "", rule, hint)]) from None
