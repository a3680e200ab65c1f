"""The record of telemetry: one row a reading, alike for real and virtual sensors."""

import pyarrow as pa

SENSOR = "sensor"
QUANTITY = "quantity"
DIRECTION = "direction"
TIME = "time"
INTERVAL_S = "interval_s"
VALUE = "value"
ARRIVAL = "arrival"

US = 1_000_000  # microseconds in a second

_MEANING = {
    SENSOR: "id of the sensor",
    QUANTITY: "what was measured, which also says in which unit",
    DIRECTION: "which way people passed: in, out, forward, backward; empty for all else",
    TIME: "end of the measured interval [us since 1970, UTC]",
    INTERVAL_S: "length of the measured interval [s]",
    VALUE: "what was measured, in the unit of the quantity",
    ARRIVAL: "when the reading was received [us since 1970, UTC]",
}
_TYPE = {
    SENSOR: pa.string(),
    QUANTITY: pa.string(),
    DIRECTION: pa.string(),
    TIME: pa.int64(),
    INTERVAL_S: pa.int32(),
    VALUE: pa.float64(),
    ARRIVAL: pa.int64(),
}
SCHEMA = pa.schema(
    [
        pa.field(name, kind, nullable=False, metadata={"meaning": _MEANING[name]})
        for name, kind in _TYPE.items()
    ]
)
