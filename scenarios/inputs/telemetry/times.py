"""Reads the times that sensors and files tell, as microseconds since 1970, UTC."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_US = timedelta(microseconds=1)


def microseconds(when: datetime, zone: ZoneInfo | None) -> int | None:
    """Return a time, or None where it is not clear which is meant.

    A time without an offset is that of a clock in `zone`. What such a clock shows twice, or never,
    in the night in which it is changed, is not clear.
    """
    if when.tzinfo is None:
        if zone is None:
            return None
        early, late = (when.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
        if early.utcoffset() != late.utcoffset():
            return None
        when = early
    return (when - _EPOCH) // _US


def read_time(text: str, zone: ZoneInfo | None, form: str = "") -> int | None:
    """Return the time that a text tells in a form of `strptime`, or else in ISO 8601."""
    try:
        when = datetime.strptime(text, form) if form else datetime.fromisoformat(text)
        return microseconds(when, zone)
    except (ValueError, OverflowError):
        return None
