"""A message is a reading, or is refused by name, whatever its bytes."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sensors import NOON_US

from scenarios.inputs.telemetry.columns import US
from scenarios.inputs.telemetry.payload import LARGEST_BYTES, read_payload
from scenarios.inputs.telemetry.reading import Told
from scenarios.inputs.telemetry.refusals import Refusal, reasons

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)
KEYS = ("sensor", "time", "value", "direction", "quantity", "unit", "interval_s", "number")


def test_times_are_told_as_seconds_or_with_an_offset() -> None:
    for time in (NOON_US / US, "2026-10-13T12:00:00+08:00", "2026-10-13T04:00:00Z"):
        said = {"sensor": "a", "time": time, "value": 3, "direction": "in", "number": 4}
        told = read_payload(json.dumps(said).encode(), NOON_US + 5)
        assert told == Told("a", NOON_US, 3.0, NOON_US + 5, direction="in", number=4)


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (b" " * (LARGEST_BYTES + 1), "too_large"),
        (b"", "not_readable"),
        (b"[" * LARGEST_BYTES, "not_readable"),
        (b"\xff", "not_readable"),
        (b'{"sensor": "a", "time": 1, "value": %s}' % (b"9" * 5000), "not_readable"),
        (b'{"sensor": "a", "time": 1, "value": NaN}', "not_readable"),
        (b'{"sensor": "a", "time": 1, "value": true}', "not_readable"),
        (b'{"sensor": "a", "time": 1, "value": 1, "valeu": 1}', "not_readable"),
        (b'{"sensor": "a", "time": "2026-10-13T12:00:00", "value": 1}', "unclear_time"),
        (b'{"sensor": "a", "time": "noon", "value": 1}', "unclear_time"),
        (b'{"sensor": "a", "time": 1e99, "value": 1}', "unclear_time"),
    ],
)
def test_what_is_no_reading_is_refused(payload: bytes, reason: str) -> None:
    told = read_payload(payload, NOON_US)
    assert isinstance(told, Refusal)
    assert told.reason == reason


@settings(derandomize=True, deadline=None)
@given(
    st.binary(max_size=300)
    | st.dictionaries(st.sampled_from(KEYS), VALUES).map(lambda said: json.dumps(said).encode())
    | st.fixed_dictionaries(
        {"sensor": st.text(), "time": st.integers() | st.floats() | st.text(), "value": VALUES},
        optional=dict.fromkeys(KEYS[3:], VALUES),
    ).map(lambda said: json.dumps(said).encode())
)
def test_any_bytes_are_a_reading_or_a_refusal(payload: bytes) -> None:
    told = read_payload(payload, NOON_US)
    if isinstance(told, Refusal):
        assert told.reason in reasons()
        assert str(told.fault("broker", "topic"))
    else:
        assert isinstance(told.value, float)
        assert isinstance(told.time, int)
