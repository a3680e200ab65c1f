"""Live over a real broker: nothing is lost that need not be, and what is wrong stops nothing."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import PIPE
from typing import Any

import pytest
from broker import require_mosquitto

from benchmarks.engines.mosquitto import Mosquitto, publisher
from scenarios.inputs.telemetry.sensors import Sensor
from sim.twin.intake import Intake, explained
from sim.twin.receive import Broker, Receiver
from sim.twin.store import read_store

SENSORS = {f"s{k}": Sensor(f"s{k}", "wifi", "library", 1) for k in range(20)}
PATIENCE_S = 30.0
FLOOD = 2000


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Mosquitto]:
    require_mosquitto()
    running = Mosquitto(tmp_path / "broker")
    running.start()
    yield running
    running.stop()


def _pump(receiver: Receiver, intake: Intake, until: Callable[[], bool]) -> None:
    """Receive until something is so; a test that waits in vain fails."""
    end = time.monotonic() + PATIENCE_S
    while not until():
        receiver.pump(intake, 0.05)
        assert time.monotonic() < end, receiver.problem


def _taken(receiver: Receiver, intake: Intake, readings: int) -> None:
    """Receive until so many were taken; what comes twice is not taken twice."""
    _pump(receiver, intake, lambda: intake.judge.taken >= readings)


def _said(sensor: str, at: float, value: float = 1.0, **more: Any) -> str:
    return json.dumps({"sensor": sensor, "time": at, "value": value, **more})


def _connected(receiver: Receiver, intake: Intake, times: int = 1) -> None:
    _pump(receiver, intake, lambda: receiver.connections >= times)


def test_a_killed_broker_and_a_killed_receiver_lose_nothing(
    broker: Mosquitto, tmp_path: Path
) -> None:
    now = int(time.time()) - 1000
    where = Broker("127.0.0.1", broker.port)
    sender = publisher(broker.port)
    sent = 0

    def send(seconds: range) -> None:
        nonlocal sent
        # the order is turned round, so that it has to be restored
        for second in reversed(seconds):
            for key in SENSORS:
                sender.publish("campus/heads", _said(key, now + second, second), qos=1)
                sent += 1

    with Intake(tmp_path / "store", SENSORS) as intake:
        receiver = Receiver(where)
        receiver.start()
        _connected(receiver, intake)
        send(range(10))
        _taken(receiver, intake, sent)
        broker.save()
        broker.stop(signal.SIGKILL)
        send(range(10, 20))  # the sender keeps what the broker does not take
        broker.start()
        _connected(receiver, intake, 2)
        _taken(receiver, intake, sent)
        receiver.stop()
    send(range(20, 30))  # the receiver is away; the broker keeps it
    with Intake(tmp_path / "store", SENSORS) as intake:
        receiver = Receiver(where)
        receiver.start()
        _taken(receiver, intake, 200)
        receiver.stop()
        account = intake.account()
    sender.loop_stop()
    held = read_store(tmp_path / "store")
    assert held.num_rows == sent == 600
    assert account["missing"] == 0
    times = held["time"].to_pylist()
    assert times == sorted(times)
    assert held["value"].to_pylist() == [float(k // 20) for k in range(600)]


def _listen(broker: Mosquitto, folder: Path) -> "subprocess.Popen[str]":
    sensors = folder / "sensors.csv"
    rows = [f"{key},wifi,library,1" for key in SENSORS]
    sensors.write_text("\n".join(["id,kind,target,interval_s", *rows, ""]))
    command = [str(Path(sys.executable).with_name("campus")), "listen", f"127.0.0.1:{broker.port}"]
    command += ["--campus", "quad", "--sensors", str(sensors), "--out", str(folder / "store")]
    listener = subprocess.Popen([*command, "--json"], text=True, stdout=PIPE, stderr=PIPE)
    assert listener.stderr is not None
    while not listener.stderr.readline().startswith("connected"):
        assert listener.poll() is None
    return listener


def _held(folder: Path, readings: int) -> None:
    """Wait until a store holds so many readings."""
    end = time.monotonic() + PATIENCE_S
    while read_store(folder / "store").num_rows < readings:
        assert time.monotonic() < end
        time.sleep(0.1)


def test_kill_9_of_the_listener_loses_nothing(broker: Mosquitto, tmp_path: Path) -> None:
    now = int(time.time()) - 1000
    listener = _listen(broker, tmp_path)
    sender = publisher(broker.port)
    for second in range(60):
        for key in SENSORS:
            sender.publish("campus/heads", _said(key, now + second, second), qos=1)
        if second == 30:
            _held(tmp_path, 1)
            listener.kill()
            listener.communicate()
    listener = _listen(broker, tmp_path)
    _held(tmp_path, 60 * len(SENSORS))
    listener.terminate()
    account = json.loads(listener.communicate(timeout=PATIENCE_S)[0])
    sender.loop_stop()
    assert listener.returncode == 0
    assert (account["held"], account["missing"]) == (60 * len(SENSORS), 0)
    held = read_store(tmp_path / "store")
    assert held["value"].to_pylist() == [float(k // len(SENSORS)) for k in range(held.num_rows)]


def test_what_was_not_stored_is_not_acknowledged(broker: Mosquitto, tmp_path: Path) -> None:
    where = Broker("127.0.0.1", broker.port)
    now = int(time.time()) - 10
    with Intake(tmp_path / "first", SENSORS) as intake:
        receiver = Receiver(where)
        receiver.start()
        _connected(receiver, intake)
        sender = publisher(broker.port)
        sender.publish("campus/heads", _said("s1", now), qos=1).wait_for_publish(PATIENCE_S)
        time.sleep(0.3)  # it has come, and is not stored
        receiver.stop()
    sender.loop_stop()
    with Intake(tmp_path / "second", SENSORS) as intake:
        receiver = Receiver(where)
        receiver.start()
        _taken(receiver, intake, 1)
        receiver.stop()
        assert intake.judge.taken == 1


def test_what_is_wrong_is_counted_and_the_rest_is_heard(broker: Mosquitto, tmp_path: Path) -> None:
    now = int(time.time()) - 100
    wrong = {
        "too_large": [b"x" * 10_000_000],
        "not_readable": [b"\xff\xfe", b"[" * 60_000, b"{}", b'{"sensor": 1}', b"NaN"],
        "unknown_sensor": [_said("nobody", now)],
        "negative": [_said("s1", now, -3)],
        "wrong_unit": [_said("s1", now, unit="degC")],
        "clock_ahead": [_said("s1", now + 10_000)],
        "unclear_time": [_said("s1", 1e300), _said("s1", "2026-10-13T12:00:00")],
        "duplicate": [_said("s0", now)],
        "clock_backwards": [_said("s0", now, 9)],
    }
    with Intake(tmp_path / "store", SENSORS) as intake:
        receiver = Receiver(Broker("127.0.0.1", broker.port))
        receiver.start()
        _connected(receiver, intake)
        sender = publisher(broker.port)
        payloads = [_said("s0", now), *(each for said in wrong.values() for each in said)]
        # a flood of one sensor, each message another, and one of a sensor that is calm
        payloads += [_said("s3", now - number) for number in range(FLOOD)]
        payloads.append(_said("s2", now))
        for payload in payloads:
            sender.publish("campus/x", payload, qos=1)
        judge = intake.judge
        heard = len(payloads)
        _pump(receiver, intake, lambda: judge.taken + sum(judge.refused.values()) >= heard)
        receiver.stop()
        account = intake.account()
    sender.loop_stop()
    counts = {reason: len(said) for reason, said in wrong.items()}
    assert account["duplicates"] == counts.pop("duplicate")
    flood = account["refused"].pop("flood") + account["refused"].pop("too_old", 0)
    assert account["refused"] == counts
    held = read_store(tmp_path / "store")["sensor"].to_pylist()
    assert held.count("s3") == FLOOD - flood < FLOOD - 500
    assert sorted(set(held)) == ["s0", "s2", "s3"]
    told = {each["reason"]: each["told"] for each in explained(tmp_path / "store")}
    assert told["too_large"].startswith("127.0.0.1: campus/x: 10000000 bytes")
    assert set(told) >= {*wrong, "flood"}


def test_a_broker_that_is_not_there_is_told(tmp_path: Path) -> None:
    with Intake(tmp_path / "store", SENSORS) as intake:
        receiver = Receiver(Broker("127.0.0.1", 1))
        receiver.start()
        _pump(receiver, intake, lambda: "no broker answers" in receiver.problem)
        receiver.stop()
