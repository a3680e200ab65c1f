"""What is changed by hand is a scenario like any other."""

import time
from multiprocessing import active_children
from pathlib import Path

import pygame
import pytest

from scenarios.loading import load
from sim.run import run
from viz.viewer.hand import Hand
from viz.viewer.pick import Thing
from viz.viewer.recording import Recording, open_recording
from viz.viewer.simulation import simulated
from viz.viewer.window import Window

PATIENCE_S = 240
NOON_MS = 12 * 3_600_000


@pytest.fixture(scope="module")
def quad(quad_run: Path) -> Recording:
    return open_recording(quad_run)


def test_a_saved_what_if_run_headless_gives_the_same_tables(
    quad: Recording, tmp_path: Path
) -> None:
    hand = Hand(quad)
    links = [row for row in range(len(quad.lines)) if quad.kind_of(row) == "bridge"]
    hand.change("close", Thing("link", "", links[0]), NOON_MS)
    hand.change("add_counters", Thing("building", "canteen"), NOON_MS)
    hand.change("evacuate", Thing("building", "library"), NOON_MS + 3_600_000)
    hand.change("set_points", Thing("building", "teaching-1"), NOON_MS)
    file = hand.save(tmp_path)
    assert file is not None, hand.told
    by_hand = simulated(file, quad.seed, tmp_path)
    headless = run(
        load(str(file), ["recording.trajectories=true"]),
        quad.seed,
        tmp_path / "headless",
        False,
        lambda *_: None,
        lambda *_: None,
    ).folder
    names = sorted(file.name for file in (headless / "tables").iterdir())
    assert len(names) > 20
    for name in names:
        tables = [(folder / "tables" / name).read_bytes() for folder in (by_hand, headless)]
        assert tables[0] == tables[1], name
    beside = open_recording(by_hand)
    assert len(beside.interventions) == len(quad.interventions) + 4


def test_what_was_changed_is_simulated_and_shown_beside(
    quad: Recording, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.chdir(tmp_path)
    window = Window(quad)
    try:
        window.desk.choose(Thing("building", "library"))
        window.act("close_it")
        window.act("simulate")
        assert window.hand.is_busy
        end = time.monotonic() + PATIENCE_S
        while window.hand.is_busy and time.monotonic() < end:
            assert window.frame()
        assert window.panes.mode == "side", window.hand.told
        assert (tmp_path / "what-if-1.toml").is_file()
        assert window.other is not None
        assert window.other.interventions[-1]["kind"] == "close_place"
        window.act("compare")
        assert window.frame()
    finally:
        window.hand.close()
        pygame.display.quit()


def test_closing_the_window_ends_a_simulation_at_once(
    quad: Recording, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.chdir(tmp_path)
    window = Window(quad)
    window.desk.choose(Thing("building", "library"))
    window.act("set_points")
    window.act("simulate")
    assert window.frame()
    assert len(active_children()) == 1
    pygame.event.post(pygame.Event(pygame.QUIT))
    window.run()
    assert not active_children()
    assert [file.name for file in tmp_path.iterdir()] == ["what-if-1.toml"]


def test_what_does_not_fit_is_told_and_not_saved(quad: Recording, tmp_path: Path) -> None:
    hand = Hand(quad)
    hand.change("add_counters", Thing("building", "dormitory-1"), NOON_MS)
    assert hand.save(tmp_path) is None
    assert hand.told
    assert not list(tmp_path.iterdir())


def test_the_last_change_can_be_taken_back(quad: Recording) -> None:
    hand = Hand(quad)
    hand.change("close", Thing("building", "library"), NOON_MS)
    hand.change("evacuate", Thing("link", "", 0), NOON_MS)  # only buildings are evacuated
    assert [act["kind"] for act in hand.done] == ["close_place"]
    hand.undo()
    assert not hand.done


def test_nothing_looked_at_changes_nothing(quad: Recording) -> None:
    hand = Hand(quad)
    hand.change("close", None, NOON_MS)
    assert not hand.done
