"""The benchmark of live telemetry in short: nothing is lost outside the outage."""

from broker import require_mosquitto

from benchmarks.engines.telemetry import SENSORS, live


def test_a_thousand_a_second_survive_the_death_of_the_broker() -> None:
    require_mosquitto()
    told = live(seconds=6.0, outage_s=1.0)
    assert told["sent"] == 6 * SENSORS
    assert told["lost_outside"] == 0
    assert told["stored"] == told["sent"] - told["lost_in_outage"]
    assert told["in_order"]
    assert told["account"]["taken"] == told["stored"]
    assert not told["account"]["refused"]
    assert told["longest_lag_s"] > 1.0
