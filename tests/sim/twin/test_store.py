"""What was taken is on the disk: after a crash at any byte, after kill -9, and beside a reader."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pages import ROOT

from maps.faults import InputError
from scenarios.inputs.telemetry.reading import Reading
from sim.twin.store import Store, read_store


def _readings(first: int, last: int) -> list[Reading]:
    return [
        Reading("s", "people", "", k * 10**6, 1, float(k), k * 10**6) for k in range(first, last)
    ]


def _held(folder: Path) -> list[int]:
    return [int(value) for value in read_store(folder)["value"].to_pylist()]


def test_readings_come_back_in_time_order(tmp_path: Path) -> None:
    with Store(tmp_path, log_rows=7) as store:
        for first in (20, 0, 10):
            store.append(_readings(first, first + 5))
            store.append(_readings(first + 5, first + 10))
            assert len(_held(tmp_path)) % 10 == 0
    assert _held(tmp_path) == list(range(30))
    assert [int(v) for v in read_store(tmp_path, 25 * 10**6)["value"].to_pylist()] == [
        *range(25, 30)
    ]
    assert not [*tmp_path.glob("*.log")]


def test_a_log_that_was_cut_off_holds_every_whole_batch(tmp_path: Path) -> None:
    store = Store(tmp_path / "first")
    ends = [0]
    for first in (0, 3, 6):
        store.append(_readings(first, first + 3))
        (log,) = (tmp_path / "first").glob("*.log")
        ends.append(log.stat().st_size)
    whole = log.read_bytes()
    for cut in range(len(whole) + 1):
        folder = tmp_path / str(cut)
        folder.mkdir()
        (folder / log.name).write_bytes(whole[:cut])
        batches = sum(cut >= end for end in ends[1:])
        assert _held(folder) == list(range(3 * batches))
    # and one that is written to again keeps them
    with Store(folder) as again:
        again.append(_readings(9, 12))
    assert _held(folder) == list(range(12))


def test_a_crash_between_a_part_and_its_log_doubles_nothing(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.append(_readings(0, 3))
        (log,) = tmp_path.glob("*.log")
        text = log.read_bytes()
    log.write_bytes(text)
    assert _held(tmp_path) == [0, 1, 2]
    with Store(tmp_path) as again:
        again.append(_readings(3, 4))
    assert _held(tmp_path) == [0, 1, 2, 3]


_WRITER = """
import sys
from pathlib import Path
from scenarios.inputs.telemetry.reading import Reading
from sim.twin.store import Store
with Store(Path(sys.argv[1]), log_rows=40) as store:
    k = 0
    while True:
        five = range(k, k + 5)
        store.append([Reading("s", "people", "", j * 10**6, 1, float(j), 0) for j in five])
        k += 5
        print(k, flush=True)
"""


def test_kill_9_loses_nothing_that_was_put_on_the_disk(tmp_path: Path) -> None:
    program = [sys.executable, "-c", _WRITER, str(tmp_path / "store")]
    with subprocess.Popen(program, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        for _ in range(50):
            acknowledged = int(writer.stdout.readline())
        os.kill(writer.pid, signal.SIGKILL)
        acknowledged = max([acknowledged, *map(int, writer.stdout)])
    held = _held(tmp_path / "store")
    assert held == list(range(len(held)))
    assert len(held) >= acknowledged >= 250
    with Store(tmp_path / "store"):  # the lock went with the process
        pass
    assert _held(tmp_path / "store") == held


def test_two_writers_are_one_too_many(tmp_path: Path) -> None:
    with Store(tmp_path), pytest.raises(InputError, match="another process writes"):
        Store(tmp_path)
