"""`campus calibrate people`: fit what people do to counts of them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.options import (
    CampusOption,
    ClusterOption,
    JsonOption,
    MappingOption,
    SensorsOption,
    SettingsOption,
    TimetableOption,
    WorkersOption,
    as_settings,
)

if TYPE_CHECKING:
    from sim.calibration.case import Case
    from sim.calibration.people import Calibration

RESULT, SCENARIO, PICTURE = "calibration.json", "calibrated.toml", "held-back.png"


def calibrate_people(
    counts: Annotated[list[Path], typer.Argument(help="Counts of people, CSV or Parquet.")],
    out: Annotated[Path, typer.Option(help="The folder of the study and its runs.")],
    scenario: Annotated[
        str, typer.Option(help="A built-in scenario or a scenario file.")
    ] = "weekday",
    campus: CampusOption = None,
    timetable: TimetableOption = None,
    settings: SettingsOption = None,
    sensors: SensorsOption = None,
    mapping: MappingOption = None,
    fit: Annotated[
        list[str] | None,
        typer.Option(metavar="KEY[=LOW..HIGH]", help="What is fitted; repeatable."),
    ] = None,
    replications: Annotated[
        int, typer.Option(min=2, max=100, help="Seeds by which slopes are found.")
    ] = 2,
    workers: WorkersOption = None,
    cluster: ClusterOption = None,
    as_json: JsonOption = False,
) -> None:
    """Fit parameters of demand to counts, and judge them by days that were held back.

    Every fourth day is held back from the fit; a profile of the same weekday is the rival.
    """
    from sim.calibration.case import read_case
    from sim.calibration.unknowns import usual

    shared = as_settings(settings, campus, timetable)
    case = read_case(scenario, shared, fit or usual(), counts, sensors, mapping)

    from cli.batch_progress import BatchProgress
    from cli.pool import pool_of
    from cli.tell_calibration import tell_calibration
    from sim.batch.pools import lasting
    from sim.batch.store import Store
    from sim.batch.trials import Trials
    from sim.calibration import report
    from sim.calibration.people import calibrate
    from sim.record.run_folder import json_text, write_whole

    with BatchProgress() as progress, lasting(pool_of(workers, cluster)) as open_pool:
        trials = Trials(Store(out), open_pool, progress.show)
        found = calibrate(case, trials, replications)
    told = json_text(report.as_json(case, found))
    write_whole(out / RESULT, told)
    write_whole(out / SCENARIO, report.scenario_text(case, found, out))
    _draw(case, found, out / PICTURE)
    if as_json:
        typer.echo(told, nl=False)
    else:
        tell_calibration(case, found)
        typer.echo(f"\n{out / SCENARIO}\n{out / PICTURE}")


def _draw(case: "Case", found: "Calibration", file: Path) -> None:
    """Draw the first day that was held back."""
    from cli.tell_calibration import WAYS
    from viz.count_picture import draw_counts

    day = case.days.held_back[0]
    names = [" ".join(key).strip() for key in case.hours.series]
    counted = case.hours.counts[case.hours.dates.index(day)]
    told = {WAYS[way]: dict(zip(names, of[day], strict=True)) for way, of in found.told.items()}
    title = f"{day:%A} {day}, which was held back: people by the hour"
    draw_counts(title, dict(zip(names, counted, strict=True)), told, file)
