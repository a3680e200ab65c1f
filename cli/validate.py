"""`campus validate`: what each input is, and everything that is wrong with it."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from maps import folder as campus_folder
from maps.builtin import folder_of
from maps.campus import Campus
from maps.faults import Fault, InputError, noted
from scenarios.inputs.epw import read_epw
from scenarios.inputs.tariffs import read_tariffs
from scenarios.inputs.telemetry.sensors import SENSORS_FILE, read_sensors
from scenarios.inputs.timetable import ENROLMENTS_FILE, TIMETABLE_FILE, read_timetable
from scenarios.loading import load as load_scenario
from scenarios.site import site_of


def validate(
    paths: Annotated[
        list[Path],
        typer.Argument(help="Scenarios (.toml), campus or timetable folders, OSM files."),
    ],
    campus: Annotated[
        str | None,
        typer.Option(help="The campus whose rooms a timetable uses: a built-in name or a folder."),
    ] = None,
) -> None:
    """Check inputs and name every fault, with the file, the place, the rule and a hint."""
    faults: list[Fault] = []
    of_rooms = None
    try:
        of_rooms = None if campus is None else campus_folder.load(folder_of(campus))
    except InputError as refused:
        faults += refused.faults
    for path in paths:
        try:
            typer.echo(f"{path}: {_check(path, of_rooms)}")
        except InputError as refused:
            faults += refused.faults
    if faults:
        raise InputError(faults)


def _check(path: Path, campus: Campus | None) -> str:
    """Return what was checked and found in order; raises `InputError` with the faults."""
    if path.is_dir():
        if (path / campus_folder.MAP_FILE).exists():
            return _check_campus(path)
        if (path / TIMETABLE_FILE).exists() or (path / ENROLMENTS_FILE).exists():
            return _check_timetable(path, campus)
        hint = f"a campus has {campus_folder.MAP_FILE}, a timetable has {TIMETABLE_FILE}"
        raise _refused(path, "must be a campus folder or a timetable folder", hint)
    for endings, check in _CHECKS:
        if path.name.endswith(endings):
            return check(path)
    if not path.exists():
        raise _refused(path, "there is no such file or folder", "")
    hint = "for a file within a campus or timetable folder, name the folder"
    raise _refused(path, "must be a folder, a scenario (.toml) or a map (.osm, .osm.pbf)", hint)


def _refused(path: Path, rule: str, hint: str) -> InputError:
    return InputError([Fault(str(path), "", "", rule, hint)])


def _check_campus(path: Path) -> str:
    campus = campus_folder.load(path)
    if (path / SENSORS_FILE).exists():
        read_sensors(path / SENSORS_FILE, campus)
    return (
        f"a campus (buildings: {len(campus.buildings)}, rooms: {len(campus.rooms)}, "
        f"services: {len(campus.services)}); no fault found"
    )


def _check_timetable(path: Path, campus: Campus | None) -> str:
    timetable = read_timetable(path, campus)
    rooms = "" if campus else "; its rooms were not checked: name their campus with --campus"
    return (
        f"a timetable (weekly meetings: {len(timetable.meetings)}, "
        f"students: {len(timetable.students)}); no fault found{rooms}"
    )


def _check_scenario(path: Path) -> str:
    scenario = load_scenario(str(path))
    campus = site_of(scenario.campus)
    folder, weather, tariffs = (
        scenario.timetable.folder,
        scenario.weather.file,
        scenario.energy.tariffs,
    )
    faults: list[Fault] = []
    for named, read in (
        (folder, lambda file: read_timetable(file, campus)),
        (weather, read_epw),
        (tariffs, read_tariffs),
    ):
        if named is not None:
            with noted(faults):
                read(Path(named))

    from sim.run import try_out
    from sim.study.compare.questions import check_questions

    with noted(faults):
        check_questions(scenario)
    if faults:
        raise InputError(faults)
    try_out(scenario)
    return f"the scenario {scenario.name!r} and the inputs it names; no fault found"


def _check_osm(path: Path) -> str:
    from maps.importers.osm import import_osm

    with TemporaryDirectory() as folder:
        out = Path(folder) / "campus"
        import_osm(path, out)
        buildings = len(campus_folder.load(out).buildings)
    return f"a map from which a campus (buildings: {buildings}) can be imported; no fault found"


_CHECKS: tuple[tuple[tuple[str, ...], Callable[[Path], str]], ...] = (
    ((".toml",), _check_scenario),
    ((".osm", ".pbf"), _check_osm),
)
