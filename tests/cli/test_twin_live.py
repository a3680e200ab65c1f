"""`campus twin --live`: a day is followed by the clock while sensors tell it to a store.

The clock stands still but while the twin sleeps; what arrives until it wakes is put into the store
meanwhile, four seconds late. So a day takes no longer than its estimates.
"""

import json
import time
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from math import ceil
from pathlib import Path
from typing import TypeAlias

import pytest
from broker import require_mosquitto
from command_line import CommandLine
from here import Here
from small_inputs import (
    ENROLMENTS,
    ROOMS,
    SCENARIO,
    SERVICES,
    TIMETABLE,
    campus_map,
    write_campus,
    write_timetable,
)

from benchmarks.engines.mosquitto import Mosquitto, publisher
from scenarios.inputs.telemetry.columns import US
from scenarios.inputs.telemetry.reading import Reading, Told, as_table
from scenarios.inputs.telemetry.sensors import Sensor
from scenarios.loading import load
from scenarios.schema import DAY_S, HOUR_S
from sim.batch.pools import Pool
from sim.run import run
from sim.twin.follow import ESTIMATES, LOG
from sim.twin.intake import Intake
from sim.twin.live import WRITTEN_S
from sim.twin.log import clock
from sim.twin.receive import Broker, Receiver
from sim.twin.received import WAIT_S, midnight_us
from sim.twin.telemetry_file import write_telemetry
from sim.twin.virtual import observe, tables_for

SENSORS = {
    key: Sensor(key, kind, target, HOUR_S // 4, noise=0.1, drop_out=0.05, lag_s=90.0)
    for key, kind, target in (
        ("door", "door_counter", "d1"),
        ("heads", "wifi", "canteen"),
        ("class", "wifi", "teach"),
    )
}
ROWS = "\n".join(f"{each.id},{each.kind},{each.target},900,0.1" for each in SENSORS.values())
QUESTION = """\
[[questions]]
name = "lunch"
at = "11:00"
place = "canteen"
[[questions.options]]
name = "as it is"
[[questions.options]]
name = "shut"
interventions = [{ kind = "close_place", target = "r3" }]
"""
EVERY_S = HOUR_S // 2
INSTANTS = range(EVERY_S, DAY_S + 1, EVERY_S)
LATE_US = 4 * US  # until what has arrived is in the store
PATIENCE_S = 30.0


class Day:
    """A day of a small campus: what its sensors tell, and what a replay of that says."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        write_campus(folder / "campus", campus_map(), ROOMS, SERVICES)
        write_timetable(folder / "timetable", TIMETABLE, ENROLMENTS)
        file = folder / "scenario.toml"
        file.write_text(SCENARIO.replace("days = 2", "days = 1"), encoding="utf-8")
        (folder / "sensors.csv").write_text(f"id,kind,target,interval_s,noise\n{ROWS}\n")
        (folder / "questions.toml").write_text(QUESTION, encoding="utf-8")
        scenario = load(str(file), ["recording.trajectories=true"])
        self.midnight = midnight_us(scenario.calendar)
        done = run(scenario, 77, folder / "truth", False, lambda *_: None, lambda *_: None)
        sensors = list(SENSORS.values())
        told = observe(tables_for(done.folder, sensors), sensors, 1).to_pydict()
        rows = [_at_the_last_moment(Reading(*row)) for row in zip(*told.values(), strict=True)]
        self.readings = sorted(rows, key=lambda reading: reading.arrival)
        write_telemetry(folder / "telemetry.parquet", as_table(self.readings))

    def asked(self, telemetry: Path, *more: str) -> list[str]:
        return [
            *("twin", str(self.folder / "scenario.toml"), "--telemetry", str(telemetry)),
            *("--sensors", str(self.folder / "sensors.csv")),
            *("--questions", str(self.folder / "questions.toml")),
            *("--out", str(self.folder / "out"), "--members", "16", "--repeated", "2"),
            *("--every-min", "30", "--json", *more),
        ]

    def published(self) -> tuple[bytes, bytes]:
        """Take away what was published: estimates and log. The runs are kept."""
        files = [self.folder / "out" / name for name in (ESTIMATES, LOG)]
        held = [file.read_bytes() for file in files]
        for file in files:
            file.unlink()
        return held[0], held[1]


def _at_the_last_moment(reading: Reading) -> Reading:
    """Let the readings of one sensor arrive just when they still count."""
    last = reading.time + (WAIT_S - 1) * US
    return reading._replace(arrival=last) if reading.sensor == "heads" else reading


class Clock:
    """A clock that moves only while somebody sleeps; `tell` is given what arrives meanwhile."""

    def __init__(self, day: Day, tell: Callable[[Reading], None]) -> None:
        self.now_us = day.midnight - 600 * US
        self.stops_us = day.midnight + 2 * DAY_S * US
        self._due = deque(day.readings)
        self._tell = tell

    def time(self) -> float:
        return self.now_us / US

    def time_ns(self) -> int:
        return self.now_us * 1000

    def sleep(self, seconds: float) -> None:
        self.go_to(self.now_us + ceil(seconds * US))
        if self.now_us >= self.stops_us:
            raise KeyboardInterrupt

    def go_to(self, until_us: int) -> None:
        while self._due and self._due[0].arrival + LATE_US < until_us:
            reading = self._due.popleft()
            self.now_us = reading.arrival
            self._tell(reading)
        self.now_us = until_us


Follow: TypeAlias = Callable[[Clock, Path], tuple[int, dict[str, float]]]


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    return Day(tmp_path_factory.mktemp("day"))


@pytest.fixture
def replayed(day: Day, campus: CommandLine, monkeypatch: pytest.MonkeyPatch) -> tuple[bytes, bytes]:
    """What a replay of the day publishes; the members are run in this process, and kept."""
    monkeypatch.setattr("cli.pool.pool_of", lambda *_: lambda: nullcontext(Pool(Here(), 1)))
    status, told, failed = campus(*day.asked(day.folder / "telemetry.parquet"))
    assert status == 0, failed
    assert len(told.splitlines()) == len(INSTANTS)
    return day.published()


@pytest.fixture
def follow(day: Day, campus: CommandLine, monkeypatch: pytest.MonkeyPatch) -> Follow:
    """Follow the day by a clock; gives the exit status, and when each instant was told."""

    def follow(clock: Clock, store: Path) -> tuple[int, dict[str, float]]:
        told = {}

        def hear(line: str, err: bool = False) -> None:
            told[json.loads(line)["at"]] = (clock.now_us - day.midnight) / US

        for module in ("live", "receive"):
            monkeypatch.setattr(f"sim.twin.{module}.time", clock)
        with monkeypatch.context() as patched:
            patched.setattr("cli.twin.typer.echo", hear)
            status, _, _ = campus(*day.asked(store, "--live"))
        return status, told

    return follow


def _late(told: Mapping[str, float]) -> list[float]:
    """Return how long after each instant it was told [s]."""
    assert list(told) == [clock(now_s) for now_s in INSTANTS]
    return [at - now_s for at, now_s in zip(told.values(), INSTANTS, strict=True)]


def test_what_comes_over_a_broker_is_followed_by_the_clock(
    day: Day, replayed: tuple[bytes, bytes], follow: Follow, tmp_path: Path
) -> None:
    require_mosquitto()
    broker = Mosquitto(tmp_path / "broker")
    broker.start()
    sender, receiver = publisher(broker.port), Receiver(Broker("127.0.0.1", broker.port))
    with Intake(tmp_path / "store", SENSORS) as intake:

        def pump(until: Callable[[], bool]) -> None:
            end = time.monotonic() + PATIENCE_S
            while not until():
                receiver.pump(intake, 0.05)
                assert time.monotonic() < end, receiver.problem

        def tell(reading: Reading) -> None:
            said = {"sensor": reading.sensor, "time": reading.time / US, "value": reading.value}
            said |= {"direction": reading.direction} if reading.direction else {}
            sender.publish("campus/x", json.dumps(said), qos=1)
            before = intake.judge.taken
            pump(lambda: intake.judge.taken > before)

        receiver.start()
        pump(lambda: receiver.connections > 0)
        status, told = follow(Clock(day, tell), tmp_path / "store")
        receiver.stop()
    sender.loop_stop()
    broker.stop()
    assert status == 0
    assert _late(told) == pytest.approx([WAIT_S + WRITTEN_S] * len(INSTANTS), abs=1e-3)
    assert day.published() == replayed


def test_started_again_it_catches_up_and_goes_on(
    day: Day, replayed: tuple[bytes, bytes], follow: Follow, tmp_path: Path
) -> None:
    noon_us = day.midnight + 12 * HOUR_S * US
    with Intake(tmp_path / "store", SENSORS) as intake:

        def tell(reading: Reading) -> None:
            each = Told(
                reading.sensor, reading.time, reading.value, reading.arrival, reading.direction
            )
            intake.take([("", each)], "test")

        by = Clock(day, tell)
        by.stops_us = noon_us
        status, told = follow(by, tmp_path / "store")
        assert (status, list(told)[-1]) == (130, "11:30")
        assert '"decision"' in day.published()[1].decode()
        by.stops_us = day.midnight + 2 * DAY_S * US
        by.go_to(noon_us + 40 * 60 * US)
        status, told = follow(by, tmp_path / "store")
    assert status == 0
    expected = [max(now_s + WAIT_S + WRITTEN_S, 12 * HOUR_S + 40 * 60) for now_s in INSTANTS]
    assert list(told.values()) == pytest.approx(expected, abs=1e-3)
    assert day.published() == replayed


@pytest.mark.parametrize("days_off", [-2, 1])
def test_another_day_cannot_be_followed_live(
    day: Day, campus: CommandLine, monkeypatch: pytest.MonkeyPatch, days_off: int, tmp_path: Path
) -> None:
    by = Clock(day, lambda reading: None)
    by.now_us += days_off * DAY_S * US + HOUR_S * US
    monkeypatch.setattr("sim.twin.live.time", by)
    status, _, told = campus(*day.asked(tmp_path, "--live"))
    assert status == 2
    assert "only today or tomorrow can be followed live" in told
