"""A timetable as the texts of its two files."""

import csv
import io
from collections.abc import Iterable, Sequence

from scenarios.inputs.class_times import WEEKDAYS, clock_text, weeks_text
from scenarios.inputs.timetable import (
    ENROLMENT_COLUMNS,
    ENROLMENTS_FILE,
    MEETING_COLUMNS,
    TIMETABLE_FILE,
    Meeting,
)


def timetable_texts(
    meetings: Iterable[Meeting], enrolments: Iterable[tuple[str, str]]
) -> dict[str, str]:
    """Return the files of a timetable folder by name; `enrolments` are (class, student)."""
    return {
        TIMETABLE_FILE: csv_text(MEETING_COLUMNS, map(_row, meetings)),
        ENROLMENTS_FILE: csv_text(ENROLMENT_COLUMNS, enrolments),
    }


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a CSV file whose first line names the columns."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()


def _row(meeting: Meeting) -> tuple[object, ...]:
    return (
        meeting.class_id,
        meeting.course,
        meeting.kind,
        WEEKDAYS[meeting.weekday],
        clock_text(meeting.start_s),
        clock_text(meeting.end_s),
        weeks_text(meeting.weeks),
        meeting.room,
        meeting.instructor,
        meeting.seats,
    )
