"""`campus import ical`: calendars to a timetable folder."""

from datetime import datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from maps import folder as campus_folder
from maps.builtin import folder_of
from maps.faults import Fault, InputError
from scenarios.importers.ical.importer import import_ical


def import_ical_files(
    files: Annotated[list[Path], typer.Argument(help="Calendars (.ics).")],
    campus: Annotated[
        str, typer.Option(help="The campus whose rooms they name: a built-in name or a folder.")
    ],
    out: Annotated[Path, typer.Option(help="The timetable folder to make; new or empty.")],
    rooms: Annotated[
        Path | None,
        typer.Option(help="A CSV file of room and campus_room; left out, by id or name."),
    ] = None,
    term_start: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="A day of week 1; by default the first event's."),
    ] = None,
    time_zone: Annotated[
        str, typer.Option(help="The time zone of the campus, as scenarios have it.")
    ] = "Asia/Shanghai",
    weeks: Annotated[
        int, typer.Option(min=1, max=60, help="Weeks of what recurs without end.")
    ] = 18,
) -> None:
    """Make a timetable folder from calendars; tell what was found and assumed."""
    try:
        zone = ZoneInfo(time_zone)
    except (KeyError, ValueError, OSError):
        rule = "must be a time zone of the IANA database, as Asia/Shanghai"
        raise InputError([Fault("--time-zone", "", time_zone, rule, "")]) from None
    loaded = campus_folder.load(folder_of(campus))
    first = None if term_start is None else term_start.date()
    typer.echo(str(import_ical(files, loaded, out, rooms, first, zone, weeks)))
