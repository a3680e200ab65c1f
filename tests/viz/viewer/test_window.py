"""The window as a user drives it: under Xvfb, by mouse and keyboard."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pygame
import pytest
from requirements import require
from sample_run import write_run

from viz.palette import colours
from viz.viewer.recording import open_recording
from viz.viewer.window import Window

ROOT = Path(__file__).parents[3]
SUPPORT = ROOT / "tests" / "support"
PATIENCE_S = 20
WINDOW_CLASS = "campus-under-test"

State: TypeAlias = dict[str, Any]


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    require("Xvfb")
    require("xdotool")
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        assert server.stdout is not None
        yield f":{server.stdout.readline().decode().strip()}"
        server.terminate()


def started(display: str, *command: str | Path) -> subprocess.Popen[str]:
    environment = {key: value for key, value in os.environ.items() if key != "SDL_VIDEODRIVER"}
    environment |= {"DISPLAY": display, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
    environment["SDL_VIDEO_X11_WMCLASS"] = WINDOW_CLASS
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


class Desk:
    """A user at a window: moves the mouse, presses keys, looks at what is shown."""

    def __init__(self, display: str, process: subprocess.Popen[str], state: Path) -> None:
        self.display = display
        self.process = process
        self._state = state
        window = self.do("search", "--sync", "--onlyvisible", "--class", WINDOW_CLASS).split()[0]
        self.do("windowmove", "--sync", window, "0", "0", "windowfocus", "--sync", window)

    def do(self, *steps: str | float) -> str:
        done = subprocess.run(
            ["xdotool", *map(str, steps)],
            env=os.environ | {"DISPLAY": self.display},
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=True,
        )
        return done.stdout

    def state(self) -> State:
        shown: State = json.loads(self._state.read_text())
        return shown

    def until(self, holds: Callable[[State], bool]) -> State:
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            assert self.process.poll() is None, self.process.communicate()
            if self._state.exists() and holds(self.state()):
                return self.state()
            time.sleep(0.02)
        raise AssertionError(f"it never came to that: {self.state()}")


@pytest.fixture
def desk(display: str, run_folder: Path, tmp_path: Path) -> Iterator[Desk]:
    command = (sys.executable, SUPPORT / "watched_window.py", run_folder)
    state = tmp_path / "state.json"
    process = started(display, *command, state, tmp_path / "seen.png")
    try:
        desk = Desk(display, process, state)
        desk.until(lambda _: True)
        yield desk
    finally:
        process.kill()
        process.communicate()


def test_space_and_button_play_and_pause(desk: Desk) -> None:
    start = desk.until(lambda shown: not shown["playing"])["at_ms"]
    desk.do("key", "space")
    desk.until(lambda shown: shown["playing"] and shown["at_ms"] > start)
    desk.do("mousemove", *desk.state()["buttons"]["toggle"], "click", 1)
    desk.until(lambda shown: not shown["playing"])


def test_keys_change_the_speed(desk: Desk) -> None:
    usual = desk.state()["speed"]
    desk.do("key", "plus")
    desk.until(lambda shown: shown["speed"] > usual)
    desk.do("key", "minus", "minus")
    desk.until(lambda shown: shown["speed"] < usual)


def test_wheel_zooms_to_the_cursor_and_f_fits(desk: Desk) -> None:
    fitted = desk.state()
    desk.do("mousemove", 300, 200, "click", 4, "click", 4)
    near = desk.until(lambda shown: shown["scale"] > 1.5 * fitted["scale"])
    middle = (530, 336)  # of the map, in the window of 1280 x 720
    for axis, sign, place in (("x_m", 1, 0), ("y_m", -1, 1)):
        off = sign * ((300, 200)[place] - middle[place])
        before = fitted[axis] + off / fitted["scale"]
        assert near[axis] + off / near["scale"] == pytest.approx(before, abs=0.01)
    desk.do("key", "f")
    desk.until(lambda shown: shown["scale"] == fitted["scale"] and shown["x_m"] == fitted["x_m"])


def test_the_map_follows_the_mouse(desk: Desk) -> None:
    fitted = desk.state()
    desk.do("mousemove", 400, 300, "mousedown", 1)
    desk.do("mousemove", 450, 280, "mousemove", 500, 260, "mouseup", 1)
    moved = desk.until(lambda shown: shown["x_m"] < fitted["x_m"])
    moved = desk.until(lambda shown: shown["x_m"] == pytest.approx(
        fitted["x_m"] - 100 / fitted["scale"], abs=0.01
    ))  # fmt: skip
    assert moved["y_m"] == pytest.approx(fitted["y_m"] - 40 / fitted["scale"], abs=0.01)
    assert moved["scale"] == fitted["scale"]


def test_the_time_line_can_be_dragged_back(desk: Desk) -> None:
    before = desk.state()
    x, y = before["knob"]
    desk.do("mousemove", x, y, "mousedown", 1, "sleep", 0.3)
    desk.do("mousemove", x - 100, y, "sleep", 0.1, "mousemove", x - 200, y)
    desk.until(lambda shown: shown["at_ms"] < before["at_ms"] - 30_000)
    desk.do("mouseup", 1)


def test_escape_closes_and_what_was_seen_is_the_map(desk: Desk, tmp_path: Path) -> None:
    desk.do("key", "Escape")
    _, errors = desk.process.communicate(timeout=PATIENCE_S)
    assert desk.process.returncode == 0, errors
    seen = pygame.surfarray.array3d(pygame.image.load(tmp_path / "seen.png"))
    for group, key in (("ground", "water"), ("building", "library"), ("level", "F")):
        assert (seen == colours(group)[key]).all(axis=2).sum() > 20, key


def test_the_command_opens_a_window_and_ends_well(display: str, run_folder: Path) -> None:
    process = started(display, sys.executable, "-c", CAMPUS, "view", run_folder)
    desk = Desk(display, process, run_folder)
    desk.do("key", "Escape")
    out, errors = process.communicate(timeout=PATIENCE_S)
    assert (process.returncode, out, errors) == (0, "", "")


CAMPUS = "from cli.main import main; main()"


def test_without_a_display_the_message_is_clear(run_folder: Path) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
    done = subprocess.run(
        [sys.executable, "-c", CAMPUS, "view", run_folder],
        env={key: value for key, value in os.environ.items() if key not in hidden},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "there is no display to open a window on" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_run_without_trajectories_says_how_to_get_them(display: str, tmp_path: Path) -> None:
    bare = write_run(tmp_path / "bare", trajectories=False)
    state, seen = tmp_path / "state.json", tmp_path / "seen.png"
    process = started(display, sys.executable, SUPPORT / "watched_window.py", bare, state, seen)
    desk = Desk(display, process, state)
    desk.until(lambda _: True)
    desk.do("key", "Escape")
    process.communicate(timeout=PATIENCE_S)
    corner = pygame.surfarray.array3d(pygame.image.load(seen))[12:300, 12:60]
    assert (corner < 100).all(axis=2).sum() > 300, "there is no text at the top left"


@pytest.mark.parametrize("size", [(200, 200), (640, 480), (1280, 720)])
def test_a_window_of_any_size_is_drawn(
    run_folder: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    window = Window(open_recording(run_folder), "en", size)
    try:
        assert window.frame()
        surface = pygame.display.get_surface()
        assert surface is not None
        assert surface.get_size() == size
        seen = pygame.surfarray.array3d(surface)
        assert (seen == colours("ground")["water"]).all(axis=2).any()
    finally:
        pygame.display.quit()
