"""Hours of the day, as `22:00-06:00`: what lasts over midnight is one pair too."""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

_HOURS = re.compile(r"(\d{1,2}):([0-5]\d)-(\d{1,2}):([0-5]\d)", re.ASCII)


def _pair(said: Any) -> Any:
    found = _HOURS.fullmatch(said) if isinstance(said, str) else None
    if found is None:
        raise ValueError('must be hours of the day, as "22:00-06:00"')
    hours = [int(part) for part in found.groups()]
    first, end = hours[0] * 3600 + hours[1] * 60, hours[2] * 3600 + hours[3] * 60
    if max(first, end) > 86_400 or first == end:
        raise ValueError("must lie within 00:00-24:00, and last for a while")
    return first, end


# The seconds of the day from which and until which it lasts.
Pair = Annotated[
    tuple[int, int],
    BeforeValidator(_pair),
    WithJsonSchema({"type": "string", "pattern": f"^{_HOURS.pattern}$"}),
]
Hours = Annotated[tuple[Pair, ...], Field(strict=False, max_length=48)]


def is_within(hours: tuple[tuple[int, int], ...], second: float) -> bool:
    """Say whether a second of the day lies in any of the hours; always, where there are none."""
    return not hours or any(
        first <= second < end if first < end else (second >= first or second < end)
        for first, end in hours
    )
