"""Reads the message of a sensor: one reading as a JSON object."""

import json
import math

from scenarios.inputs.telemetry.columns import US
from scenarios.inputs.telemetry.reading import Told
from scenarios.inputs.telemetry.refusals import Refusal
from scenarios.inputs.telemetry.times import read_time

LARGEST_BYTES = 65_536
SHOWN_BYTES = 200
_TEXTS = ("direction", "quantity", "unit")
_KNOWN = {"sensor", "time", "value", "interval_s", "number", *_TEXTS}
_SECONDS_MOST = 1e11


def read_payload(payload: bytes, arrival: int) -> Told | Refusal:
    """Return what a message says, or why it cannot be read."""
    shown = payload[:SHOWN_BYTES].decode("utf-8", "replace")
    if len(payload) > LARGEST_BYTES:
        return Refusal("too_large", "", f"{len(payload)} bytes, {shown[:40]}")
    try:
        said = json.loads(payload)
    except (ValueError, RecursionError):  # not JSON, not UTF-8, numbers or nesting without end
        return Refusal("not_readable", "", shown)
    if not isinstance(said, dict) or not _fits(said):
        return Refusal("not_readable", "", shown)
    time = _time(said["time"])
    if time is None:
        return Refusal("unclear_time", "", str(said["time"])[:SHOWN_BYTES])
    return Told(
        sensor=said["sensor"],
        time=time,
        value=float(said["value"]),
        arrival=arrival,
        interval_s=said.get("interval_s"),
        number=said.get("number"),
        **{name: said.get(name, "") for name in _TEXTS},
    )


def _fits(said: dict[str, object]) -> bool:
    """Say whether a message has what it must have, and nothing that is not known."""
    number = said.get("number", 0)
    return (
        _KNOWN.issuperset(said)
        and isinstance(said.get("sensor"), str)
        and "time" in said
        and _is_number(said.get("value"))
        and all(isinstance(said.get(name, ""), str) for name in _TEXTS)
        and ("interval_s" not in said or _is_number(said["interval_s"]))
        and isinstance(number, int)
        and not isinstance(number, bool)
    )


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e300


def _time(said: object) -> int | None:
    """Return a time that is told as seconds since 1970, or in ISO 8601 with its offset."""
    if isinstance(said, str):
        return read_time(said, None)
    if _is_number(said):
        seconds = float(said)  # type: ignore[arg-type]
        return (
            round(seconds * US) if math.isfinite(seconds) and abs(seconds) < _SECONDS_MOST else None
        )
    return None
