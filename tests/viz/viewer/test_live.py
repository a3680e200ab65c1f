"""A run that is seen while it goes on, and changed by hand."""

import time
from collections.abc import Callable, Iterator
from multiprocessing import active_children
from pathlib import Path

import numpy as np
import pygame
import pytest

from maps.faults import InputError
from scenarios.loading import load
from sim.run import run
from viz.viewer.live import OPENS_S, Live
from viz.viewer.pick import Thing
from viz.viewer.recording import Recording, open_recording
from viz.viewer.window import Window

PATIENCE_S = 240
HOUR_MS = 3_600_000
MORNING_MS = 10 * HOUR_MS + 600_000
QUAD = ['campus.map="quad"', "recording.trajectories=true"]


@pytest.fixture(scope="module")
def opened() -> Iterator[Window]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SDL_VIDEODRIVER", "dummy")
        live = Live(load("heatwave", QUAD), 1)
        window = Window(live.recording, live=live)
        yield window
        window.hand.close()
        pygame.display.quit()
        assert not active_children()


@pytest.fixture
def window(opened: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Window:
    """The one window, with nothing changed by hand, in the morning."""
    monkeypatch.chdir(tmp_path)
    opened.clock.playing = False
    opened.clock.jump(OPENS_S * 1000)
    until(opened, lambda: not opened.clock.waits)
    while opened.hand.done:
        before = len(opened.hand.done)
        opened.act("undo")
        until(opened, lambda before=before: len(opened.hand.done) < before)
    return opened


def until(window: Window, holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < end, (window.clock.moment, window.hand.told)
        assert window.frame()


def jump(window: Window, at_ms: int) -> None:
    window.clock.jump(at_ms)
    until(window, lambda: window.clock.moment.at_ms == at_ms)


def assert_same_scene(one: Recording, other: Recording, at_ms: int) -> None:
    first, second = one.steps.walkers(at_ms), other.steps.walkers(at_ms)
    assert first.person.tolist() == second.person.tolist()
    assert first.link.tolist() == second.link.tolist()
    assert first.share == pytest.approx(second.share)
    assert one.heads.counts(at_ms) == other.heads.counts(at_ms)
    for told, known in zip(one.flow.entering(at_ms), other.flow.entering(at_ms), strict=True):
        assert told == pytest.approx(known)
    assert (one.flow.crowds(at_ms)[1] == other.flow.crowds(at_ms)[1]).all()
    assert one.more.counters is not None
    assert other.more.counters is not None
    waiting = [run.more.counters.waiting(at_ms / 1000) for run in (one, other) if run.more.counters]
    assert {key for key, count in waiting[0].items() if count} == {
        key for key, count in waiting[1].items() if count
    }
    for kind in ("temperature", "power", "co2"):
        assert one.building_values(kind, at_ms) == pytest.approx(other.building_values(kind, at_ms))


def test_a_day_by_hand_is_seen_at_once_and_is_that_of_the_saved_scenario(
    window: Window, tmp_path: Path
) -> None:
    jump(window, MORNING_MS)
    library = Thing("building", "library")
    window.desk.choose(library)
    for action in ("set_points", "evacuate"):
        window.act(action)
    window.desk.choose(Thing("building", "canteen"))
    window.act("add_counters")
    until(window, lambda: len(window.hand.done) == 3)
    before = window.recording.heads.counts(MORNING_MS)["library"]
    assert before > 20
    jump(window, MORNING_MS + HOUR_MS // 4)
    assert window.recording.heads.counts(window.clock.moment.at_ms)["library"] < before / 4
    assert [act["kind"] for act in window.recording.interventions[-3:]] == [
        "set_points",
        "evacuate",
        "add_counters",
    ]
    jump(window, MORNING_MS + 3 * HOUR_MS)
    until(window, lambda: window.clock.known_ms > MORNING_MS + 3 * HOUR_MS + 30_000)
    window.act("save")
    saved = load(str(tmp_path / "what-if-1.toml"))
    headless = run(saved, 1, tmp_path / "run", False, lambda *_: None, lambda *_: None).folder
    other = open_recording(headless)
    window.act("end")
    until(window, lambda: bool(window.recording.indicators))
    assert window.recording.indicators == pytest.approx(other.indicators, nan_ok=True)
    for at_ms in (MORNING_MS - HOUR_MS, MORNING_MS + HOUR_MS // 4, MORNING_MS + 2 * HOUR_MS - 1000):
        assert_same_scene(window.recording, other, at_ms)


def test_the_past_is_changed_and_the_change_taken_back(window: Window) -> None:
    jump(window, MORNING_MS + HOUR_MS)
    usual = window.recording.heads.counts(MORNING_MS + 900_000)["library"]
    walked = window.recording.steps.walkers(MORNING_MS + 900_000).person.tolist()
    jump(window, MORNING_MS)
    window.desk.choose(Thing("building", "library"))
    window.act("evacuate")
    until(window, lambda: len(window.hand.done) == 1)
    begun_s = window.hand.done[0]["from"]
    assert begun_s == MORNING_MS // 1000  # an hour ahead of it the world had been
    jump(window, MORNING_MS + 900_000)
    assert window.recording.heads.counts(MORNING_MS + 900_000)["library"] < usual / 4
    window.act("undo")
    until(window, lambda: not window.hand.done)
    until(window, lambda: not window.clock.waits)
    jump(window, MORNING_MS + 960_000)
    assert window.recording.heads.counts(MORNING_MS + 900_000)["library"] == usual
    assert window.recording.steps.walkers(MORNING_MS + 900_000).person.tolist() == walked


def test_what_the_world_refuses_is_told(window: Window) -> None:
    window.desk.choose(Thing("building", "dormitory-1"))
    window.act("add_counters")
    until(window, lambda: bool(window.hand.told))
    assert not window.hand.done


def test_playing_never_runs_ahead_of_what_is_known(window: Window) -> None:
    for _ in range(9):
        window.act("faster")
    window.act("toggle")
    seen = []
    end_ms = OPENS_S * 1000 + 2 * HOUR_MS

    def there() -> bool:
        seen.append((window.clock.moment.at_ms, window.clock.known_ms))
        return window.clock.moment.at_ms > end_ms

    until(window, there)
    shown, known = np.array(seen).T
    assert (shown <= known).all()
    assert (np.diff(shown) >= 0).all()


def test_a_world_that_dies_leaves_what_is_known_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    before = set(active_children())
    live = Live(load("weekday", QUAD), 1)
    window = Window(live.recording, live=live)
    until(window, lambda: not window.clock.waits)
    (child,) = set(active_children()) - before
    child.kill()
    until(window, lambda: "ended" in window.hand.told)
    window.act("toggle")
    assert window.frame()
    window.desk.choose(Thing("building", "library"))
    window.act("close_it")
    assert window.frame()
    window.hand.close()
    assert set(active_children()) == before


def test_a_scenario_that_does_not_fit_is_refused_before_a_window_opens(tmp_path: Path) -> None:
    (tmp_path / "timetable").mkdir()
    before = active_children()
    settings = [*QUAD, f'timetable.folder="{tmp_path / "timetable"}"']
    with pytest.raises(InputError, match=r"timetable\.csv"):
        Live(load("weekday", settings), 1)
    assert active_children() == before
