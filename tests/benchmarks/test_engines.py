"""Every engine does its work at a small size; what it costs is not judged here."""

import sys
from pathlib import Path

import numpy as np
import pytest

from benchmarks import __main__ as command
from benchmarks import peers
from benchmarks.engines import counters, days, hold, kernel, reference, simpy_queue, sumo, world
from benchmarks.engines.work import PEOPLE, SIDE, grid_work, side_for
from benchmarks.process import call
from benchmarks.queues import theory

SMALL = (20, 400, 2)
needs_peers = pytest.mark.skipif(
    not peers.is_there(), reason="the peers are not installed: python -m benchmarks installs them"
)


@pytest.fixture(scope="module")
def ours() -> dict[str, float]:
    return kernel.day(*SMALL)


def test_everybody_makes_the_trips(ours: dict) -> None:
    assert 0.8 * 400 * 2 < ours["trips"] <= 400 * 2
    assert ours["moves"] > ours["trips"]
    assert ours["walked_s"] >= ours["free_s"] > 0


def test_the_reference_arrives_as_the_kernel_does(ours: dict) -> None:
    told = reference.day(*SMALL)
    assert told["different"] == 0
    assert told["trips"] == ours["trips"]


def test_a_recorded_day_is_the_same_day(ours: dict) -> None:
    told = world.day(*SMALL, True)
    assert told["trips"] == ours["trips"]
    assert told["served"] > 0
    assert told["spent"]["kernel"] > 0


def test_the_calendar_runs_alone() -> None:
    assert hold.events(100, 1000)["events"] == 1000


def test_the_network_grows_with_the_people() -> None:
    assert side_for(PEOPLE) == SIDE
    assert [side_for(people) for people in (10_000, 1_000_000)] == [25, 245]


def test_trips_do_not_grow_with_the_network() -> None:
    small, large = (grid_work(side, 2000, 2) for side in (50, 100))
    means = [
        work.terrain.effort_m(work.plans.place[1::3], work.plans.place[2::3]).mean()
        for work in (small, large)
    ]
    assert np.allclose(*means, rtol=0.1)


@pytest.mark.parametrize("queue", [counters.queue, simpy_queue.queue])
@pytest.mark.parametrize("kind", [(0.5, 1, 1.0), (1.5, 3, 1.0), (0.5, 1, 0.5)])
def test_queues_wait_as_theory_says(queue, kind: tuple) -> None:
    told = queue(20_000, *kind)
    assert told["served"] == 20_000
    assert told["wait"] == pytest.approx(theory(*kind), rel=0.15)


def test_theory_gives_the_published_waits() -> None:
    assert theory(0.9, 1, 1.0) == pytest.approx(9.0)
    assert theory(2.7, 3, 1.0) == pytest.approx(2.72354, abs=1e-5)
    assert theory(0.9, 1, 0.0) == pytest.approx(4.5)


def test_days_with_and_without_energy_go_in_pairs() -> None:
    told = days.with_and_without_energy("quad", 1)
    assert [len(told[name]) for name in ("with", "without")] == [1, 1]


def test_further_days_cost_what_they_tell() -> None:
    told = days.days("quad", 2)
    assert len(told["cpu_s"]) == 2
    assert min(told["cpu_s"]) > 0


@needs_peers
@pytest.mark.parametrize("model", ["nonInteracting", "striping"])
def test_sumo_walks_the_same_ways(model: str, ours: dict) -> None:
    told = sumo.day(peers.sumo_programs(), *SMALL, model)
    assert told["trips"] == ours["trips"]
    assert told["moves"] == ours["moves"]
    assert told["walked_s"] == pytest.approx(ours["walked_s"], rel=0.2)


@needs_peers
def test_jupedsim_brings_everybody_to_the_end() -> None:
    size = (3, 2, 5)
    function = "benchmarks.engines.jupedsim_streets:trips"
    _, told = call(function, *size, python=peers.python())
    assert told["left"] == 0
    assert told["walked_s"] > 0


@needs_peers
def test_ciw_waits_as_theory_says() -> None:
    function = "benchmarks.engines.ciw_queue:queue"
    _, told = call(function, 5000, 0.5, 1, 0.5, python=peers.python())
    assert told["wait"] == pytest.approx(theory(0.5, 1, 0.5), rel=0.2)


def test_an_unknown_benchmark_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["benchmarks", "swimming"])
    with pytest.raises(SystemExit, match=r"swimming.*known: batch, command, .*walking"):
        command.main()


def test_peers_that_cannot_be_installed_are_left_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    wanted = tmp_path / "peers.txt"
    wanted.write_text("./is-nowhere", encoding="utf-8")
    monkeypatch.setattr(peers, "WANTED", wanted)
    monkeypatch.setattr(peers, "FOLDER", tmp_path / "venv")
    monkeypatch.setattr(peers, "INSTALLED", tmp_path / "venv" / ".installed")
    peers.python.cache_clear()
    try:
        assert peers.python() is None
    finally:
        peers.python.cache_clear()
    assert "cannot be installed" in capsys.readouterr().out
