"""When a class is held, as a timetable writes it: weekday, clock time, weeks of the term."""

import re

from maps.faults import Faults

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MOST_WEEKS = 60
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})")
_WEEKS = re.compile(r"([0-9]{1,2})(?:-([0-9]{1,2}))?")
_BITS = re.compile(r"[01]{3,}")


def read_weekday(text: str, place: str, faults: Faults) -> int:
    """Return 0 to 6 for Mon to Sun, or for 1 to 7 (ISO 8601); notes a fault for all else."""
    names = [name.lower() for name in WEEKDAYS]
    if text.lower() in names:
        return names.index(text.lower())
    if text in ("1", "2", "3", "4", "5", "6", "7"):
        return int(text) - 1
    faults.add(place, text, "must be Mon to Sun, or 1 (Monday) to 7")
    return 0


def read_clock(text: str, place: str, faults: Faults) -> int | None:
    """Return HH:MM from 00:00 to 24:00 as seconds after midnight, or None with a fault."""
    match = _CLOCK.fullmatch(text)
    hours, minutes = (int(match[1]), int(match[2])) if match else (99, 99)
    if minutes > 59 or hours * 60 + minutes > 24 * 60:
        faults.add(place, text, "must be a time as HH:MM from 00:00 to 24:00")
        return None
    return hours * 3600 + minutes * 60


def read_weeks(text: str, place: str, faults: Faults) -> int:
    """Return a bit mask of weeks, bit 0 for week 1; notes a fault where it cannot be read.

    The text is a list such as `1-8,10,12-16`, or a string of three or more 0 and 1 whose first
    character stands for week 1.
    """
    if _BITS.fullmatch(text) and len(text) <= MOST_WEEKS and "1" in text:
        return int(text[::-1], 2)
    weeks = 0
    for part in text.split(","):
        match = _WEEKS.fullmatch(part.strip())
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= last <= MOST_WEEKS:
            rule = f"must be weeks from 1 to {MOST_WEEKS}, as 1-8,10 or 111111110100"
            faults.add(place, part if part.strip() else text, rule)
            return 0
        weeks |= (1 << (last - first + 1)) - 1 << (first - 1)
    return weeks


def weeks_text(weeks: int) -> str:
    """Return a bit mask of weeks as the list that `read_weeks` reads, as 1-8,10."""
    held = [week for week in range(1, MOST_WEEKS + 1) if weeks >> (week - 1) & 1]
    firsts = [week for week in held if week - 1 not in held]
    lasts = [week for week in held if week + 1 not in held]
    runs = zip(firsts, lasts, strict=True)
    return ",".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)


def clock_text(seconds: int) -> str:
    """Return seconds after midnight, whole minutes, as HH:MM."""
    return f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}"
