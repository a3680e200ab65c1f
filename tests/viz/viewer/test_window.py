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
from sample_run import PEAK_S, write_run

from maps.faults import InputError
from viz.palette import colours, ink
from viz.viewer.pick import Thing
from viz.viewer.recording import open_recording
from viz.viewer.window import Window

ROOT = Path(__file__).parents[3]
SUPPORT = ROOT / "tests" / "support"
PATIENCE_S = 240  # as long as elsewhere: others may use the machine
WINDOW_CLASS = "campus-under-test"

State: TypeAlias = dict[str, Any]


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    require("Xvfb")
    require("xdotool")
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    command.append("-noreset")  # not to go away for a moment after each window
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
        window = self._window()
        self.do("windowmove", "--sync", window, "0", "0", "windowfocus", "--sync", window)

    def _window(self) -> str:
        """Return the window once it is there; while it is being made, the search may fail."""
        end = time.monotonic() + PATIENCE_S
        while True:
            try:
                return self.do("search", "--onlyvisible", "--class", WINDOW_CLASS).split()[0]
            except subprocess.CalledProcessError:
                assert self.process.poll() is None, self.process.communicate()
                if time.monotonic() > end:
                    raise
                time.sleep(0.1)

    def do(self, *steps: str | float) -> str:
        done = subprocess.run(
            ["xdotool", *map(str, steps)],
            env=os.environ | {"DISPLAY": self.display, "LC_ALL": "C.UTF-8"},
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
    left, top, width, height = fitted["maps"][0]
    middle = (left + width / 2, top + height / 2)
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


def test_any_point_of_the_time_line_is_there_at_once(desk: Desk) -> None:
    left, top, width, height = desk.state()["line"]
    for share in (0.9, 0.2):
        desk.do("mousemove", left + round(share * width), top + height // 2, "click", 1)
        start, end = PEAK_S * 1000 - 300_000, PEAK_S * 1000 + 300_000
        wanted = start + share * (end - start)
        desk.until(lambda shown, wanted=wanted: abs(shown["at_ms"] - wanted) < 3_000)


def test_keys_step_a_minute_and_change_what_is_shown(desk: Desk) -> None:
    start = desk.state()["at_ms"]
    desk.do("key", "Left")
    desk.until(lambda shown: shown["at_ms"] == start - 60_000)
    desk.do("key", "Right")
    desk.until(lambda shown: shown["at_ms"] == start)
    desk.do("key", "2")
    desk.until(lambda shown: shown["look"]["buildings"] == "occupancy")
    desk.do("key", "3")
    desk.until(lambda shown: shown["look"]["paths"] == "flow")
    desk.do("key", "c")
    desk.until(lambda shown: shown["curves"])
    desk.do("key", "F1")
    desk.until(lambda shown: shown["help"])
    desk.do("key", "Escape")
    desk.until(lambda shown: not shown["help"])
    desk.do("key", "l")
    desk.until(lambda shown: shown["language"] == "en")


def test_what_is_clicked_is_looked_at_floor_by_floor(desk: Desk) -> None:
    shown = desk.state()
    left, top, width, height = shown["maps"][0]

    def pixel(x_m: float, y_m: float) -> tuple[int, int]:
        right = (x_m - shown["x_m"]) * shown["scale"] + left + width / 2
        down = (shown["y_m"] - y_m) * shown["scale"] + top + height / 2
        return round(right), round(down)

    desk.do("mousemove", *pixel(50, 45), "click", 1)
    desk.until(lambda shown: shown["thing"] == ["building", "hall", -1] and shown["floor"] == 1)
    desk.do("key", "bracketright", "key", "bracketright")
    desk.until(lambda shown: shown["floor"] == 3 and shown["cards"])
    desk.do("mousemove", *pixel(110, 0), "click", 1)
    desk.until(lambda shown: shown["thing"] is not None and shown["thing"][0] == "link")
    desk.do("key", "Escape")
    desk.until(lambda shown: shown["thing"] is None)


def test_things_are_found_by_name(desk: Desk) -> None:
    desk.do("key", "slash")
    desk.until(lambda shown: shown["finding"] == "")
    desk.do("type", "--delay", "30", "lib")
    desk.until(lambda shown: shown["finding"] == "lib")
    desk.do("key", "Return")
    found = desk.until(lambda shown: shown["thing"] is not None)
    assert found["thing"] == ["building", "library", -1]
    assert (found["x_m"], found["y_m"]) == pytest.approx((-30, 65), abs=1)


def test_a_path_is_closed_by_hand(desk: Desk) -> None:
    shown = desk.state()
    left, top, width, height = shown["maps"][0]
    x = left + width / 2 + (110 - shown["x_m"]) * shown["scale"]
    y = top + height / 2 + shown["y_m"] * shown["scale"]
    desk.do("mousemove", round(x), round(y), "click", 1)
    desk.until(lambda shown: shown["thing"] is not None and shown["thing"][0] == "link")
    desk.do("key", "x")
    shown = desk.until(lambda shown: shown["by_hand"])
    act = {"kind": "close_path", "target": "road", "from": shown["at_ms"] // 1000}
    assert shown["by_hand"] == [act]
    desk.do("key", "u")
    desk.until(lambda shown: not shown["by_hand"])


def test_a_day_is_changed_while_it_is_simulated(display: str, tmp_path: Path) -> None:
    scenario = tmp_path / "day.toml"
    scenario.write_text('extends = "weekday"\n[campus]\nmap = "quad"\n')
    state, seen = tmp_path / "state.json", tmp_path / "seen.png"
    process = started(display, sys.executable, SUPPORT / "watched_window.py", scenario, state, seen)
    desk = Desk(display, process, state)
    try:
        shown = desk.until(lambda shown: shown["known_ms"] >= shown["at_ms"] > 7 * 3_600_000)
        left, top, width, height = shown["line"]
        desk.do("mousemove", left + round(0.425 * width), top + height // 2, "click", 1)
        shown = desk.until(lambda shown: shown["at_ms"] > 10.1 * 3_600_000)
        assert shown["known_ms"] < 11 * 3_600_000  # no more is simulated than is looked at
        desk.do("key", "slash")
        desk.until(lambda shown: shown["finding"] == "")
        desk.do("type", "--delay", "30", "librar")
        desk.until(lambda shown: shown["finding"] == "librar")
        desk.do("key", "Return")
        desk.until(lambda shown: shown["thing"] == ["building", "library", -1])
        desk.do("key", "x")
        acts = desk.until(lambda shown: shown["by_hand"])["by_hand"]
        assert [(act["kind"], act["target"]) for act in acts] == [("close_place", ["library"])]
        assert 0 <= acts[0]["from"] - shown["at_ms"] / 1000 < 300
        desk.do("key", "space")
        begun_ms = acts[0]["from"] * 1000
        desk.until(lambda shown: shown["at_ms"] > begun_ms + 20_000)
        desk.do("key", "u")
        desk.until(lambda shown: not shown["by_hand"])
        desk.do("key", "Escape")
        desk.until(lambda shown: shown["thing"] is None)
        desk.do("key", "Escape")
        _, errors = process.communicate(timeout=PATIENCE_S)
    finally:
        process.kill()
        process.communicate()
    assert process.returncode == 0, errors
    picture = pygame.surfarray.array3d(pygame.image.load(seen))
    assert (picture == colours("role")["student"]).all(axis=2).sum() > 20


@pytest.mark.parametrize("words", ["图书", "library", "LIB rary", "reading"])
def test_names_are_found_in_both_languages(
    run_folder: Path, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # as an input method gives them: xdotool alone can type no Chinese into a window
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    window = Window(open_recording(run_folder), "zh")
    try:
        window.act("find")
        assert window.desk.finder is not None
        window.desk.take(pygame.Event(pygame.TEXTINPUT, text=words))
        found = window.desk.finder.found()
        window.desk.take(pygame.Event(pygame.KEYDOWN, key=pygame.K_RETURN))
        assert found[0] == window.desk.thing == Thing("building", "library")
    finally:
        pygame.display.quit()


def test_a_person_is_followed(desk: Desk) -> None:
    desk.do("key", "slash")
    desk.until(lambda shown: shown["finding"] == "")
    desk.do("type", "--delay", "30", "3")
    desk.do("key", "Return")
    first = desk.until(lambda shown: shown["follows"] and shown["thing"][2] == 3)
    desk.do("key", "Left")
    desk.until(lambda shown: shown["x_m"] < first["x_m"] - 20)


def test_full_screen_and_back(desk: Desk) -> None:
    desk.do("key", "F11")
    desk.until(lambda shown: shown["full"] and shown["size"] == [1400, 900])
    desk.do("key", "F11")
    desk.until(lambda shown: not shown["full"])


def test_two_runs_are_compared(display: str, run_folder: Path, tmp_path: Path) -> None:
    other = write_run(tmp_path / "other", walkers=20)
    state, seen = tmp_path / "state.json", tmp_path / "seen.png"
    command = (sys.executable, SUPPORT / "watched_window.py", run_folder, state, seen, other)
    process = started(display, *command)
    desk = Desk(display, process, state)
    try:
        shown = desk.until(lambda shown: shown["mode"] == "side")
        assert len(shown["maps"]) == 2
        desk.do("key", "m")
        shown = desk.until(lambda shown: shown["mode"] == "swipe")
        left, top, width, height = shown["maps"][0]
        desk.do("mousemove", left + width // 2, top + 100, "mousedown", 1)
        desk.do(
            "mousemove", left + width // 3, top + 100, "mousemove", left + width // 4, top + 100
        )
        desk.until(lambda shown: shown["seam"] == pytest.approx(0.25, abs=0.01))
        desk.do("mouseup", 1, "key", "m")
        desk.until(lambda shown: shown["mode"] == "difference")
        time.sleep(0.5)
        desk.do("key", "Escape")
        process.communicate(timeout=PATIENCE_S)
    finally:
        process.kill()
    picture = pygame.surfarray.array3d(pygame.image.load(seen))
    # half as many people are in the library, and walk to it
    assert (picture == colours("difference")["-1"]).all(axis=2).sum() > 500


def test_runs_of_two_campuses_are_not_compared(run_folder: Path, quad_run: Path) -> None:
    with pytest.raises(InputError, match="must be a run of the campus"):
        Window(open_recording(run_folder), other=open_recording(quad_run))


def test_the_legend_comes_into_a_narrow_window_when_it_is_called(
    quad_run: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    window = Window(open_recording(quad_run), "en", (1280, 720), 2.0)
    try:
        seen = []
        for _ in range(4):
            seen.append((window.column_box.width > 0, window.column.shows_curves))
            assert window.panes.area.right == window.column_box.left
            assert window.column_box.right == 1280
            window.act("curves")
            assert window.frame()
        assert seen == [(False, False), (True, False), (True, True), (False, True)]
    finally:
        pygame.display.quit()


@pytest.mark.parametrize(("size", "scale"), [((1280, 720), 1.0), ((1280, 720), 2.0)])
def test_the_titles_of_two_runs_lie_on_no_map(
    quad_run: Path, size: tuple[int, int], scale: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    run = open_recording(quad_run)
    window = Window(run, "en", size, scale, other=run)
    try:
        for mode in ("side", "swipe", "difference"):
            assert window.panes.mode == mode
            assert window.frame()
            strip = pygame.Rect(
                *window.panes.area.bottomleft,
                window.panes.area.width,
                window.controls.box.top - window.panes.area.bottom,
            )
            assert strip.height > 1.5 * window.em
            surface = pygame.display.get_surface()
            assert surface is not None
            written = pygame.surfarray.array3d(surface.subsurface(strip))
            assert (written == ink("text")).all(axis=2).any()
            assert (written[:, 0] == ink("page")).all()
            window.act("compare")
    finally:
        pygame.display.quit()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    ("size", "scale"), [((1280, 720), 1.0), ((1920, 1080), 1.0), ((1280, 720), 2.0)]
)
def test_nothing_overlaps(
    quad_run: Path,
    size: tuple[int, int],
    scale: float,
    language: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    window = Window(open_recording(quad_run), language, size, scale)
    try:
        window.clock.jump(12 * 3_600_000 + 300_000)
        window.act("find")
        window.desk.choose(Thing("building", "library"))
        window.frame()
        bar = [button.rect for button in window.controls.buttons.values()]
        boxes = [window.controls.line.box, *bar, *window.desk.boxes]
        boxes += [window.column_box] if window.column_box.width else []
        frame = pygame.Rect(0, 0, *size)
        for number, box in enumerate(boxes):
            assert frame.contains(box)
            assert box.collidelist(boxes[number + 1 :]) < 0
        assert len(window.desk.boxes) == 2
        assert len(bar) >= 5
    finally:
        pygame.display.quit()


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
    assert (corner < 100).all(axis=2).sum() > 150, "there is no text at the top left"


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
