"""The viewer's window on a day of a campus, without a screen, by SDL's software surfaces."""

import os
import time
from dataclasses import replace
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = "dummy"

import numpy as np

from benchmarks.stopwatch import Stopwatch
from scenarios.loading import load
from viz.viewer.live import Live
from viz.viewer.recording import Recording, open_recording
from viz.viewer.run_folder import RunFolder, read_run_folder
from viz.viewer.window import Window

SIZE = (1600, 900)
FRAMES = 400
FRAME_MS = 16
JUMPS = 40
MORNING_MS = 8 * 3_600_000
LINK_MS = 100_000
"""How long everybody of the crowd is on each link."""
LINKS = 24


def opened(folder: str) -> dict[str, float]:
    """Return what it takes to open the recording in a folder [s]."""
    with Stopwatch() as watch:
        open_recording(Path(folder))
    return {"wall_s": watch.wall_s, "cpu_s": watch.cpu_s}


def crowd(run: RunFolder, people: int) -> RunFolder:
    """Return the run with other trajectories: so many people, on links outdoors all the time."""
    outdoors = np.flatnonzero(Recording(run).outdoor)
    rng = np.random.default_rng(1)
    begins = MORNING_MS + rng.integers(-LINK_MS, 0, people)
    enter = (begins[:, None] + LINK_MS * np.arange(LINKS)).ravel()
    order = np.argsort(enter, kind="stable")
    columns = {
        "person": np.repeat(np.arange(people), LINKS),
        "link": rng.choice(outdoors, enter.size),
        "direction": rng.choice([-1, 1], enter.size),
        "enter_ms": enter,
        "leave_ms": enter + LINK_MS,
    }
    return replace(
        run, trajectories={name: column[order].astype(np.int32) for name, column in columns.items()}
    )


def drawn(folder: str, people: int) -> dict[str, list[float]]:
    """Return what each frame takes while so many people move, and each jump [s].

    The first frames, in which names find their places, are left out.
    """
    window = Window(Recording(crowd(read_run_folder(Path(folder)), people)), "en", SIZE)
    window.clock.jump(MORNING_MS)
    window.clock.playing = True
    moving = window.recording.steps.walkers(window.clock.moment.at_ms).person.size
    for _ in range(20):
        window.draw(FRAME_MS)
    watch = Stopwatch()
    told: dict[str, list[float]] = {"moving": [float(moving)], "jumps_s": []}
    frames = []
    for _ in range(FRAMES):
        with watch:
            window.let_pass(FRAME_MS)
            window.draw(FRAME_MS)
        frames.append((watch.wall_s, watch.cpu_s))
    told["frames_s"], told["frames_cpu_s"] = map(list, zip(*frames, strict=True))
    for hour in np.random.default_rng(2).uniform(7, 22, JUMPS).tolist():
        window.clock.jump(hour * 3_600_000)
        with watch:
            window.draw(FRAME_MS)
        told["jumps_s"].append(watch.wall_s)
    return told


def lived(speed: int) -> dict[str, list[float]]:
    """Return what each frame takes while the world is computed in a process of its own [s].

    The day plays, at a speed, from the instant at which it opens, through the morning. `late` is 1
    for each frame that had to show an earlier instant than was wanted.
    """
    live = Live(load("weekday", ["recording.trajectories=true"]), 1)
    try:
        window = Window(live.recording, "en", SIZE, live=live)
        while not window.clock.known_ms or window.clock.waits:
            window.frame()
        window.clock.toggle()
        window.clock.speed = speed
        watch = Stopwatch()
        told: dict[str, list[float]] = {"frames_s": [], "frames_cpu_s": [], "late": []}
        for _ in range(FRAMES):
            with watch:
                window.let_pass(FRAME_MS)
                window.draw(FRAME_MS)
            time.sleep(max(FRAME_MS / 1000 - watch.wall_s, 0.0))
            told["frames_s"].append(watch.wall_s)
            told["frames_cpu_s"].append(watch.cpu_s)
            told["late"].append(float(window.clock.waits))
        told["until_h"] = [window.clock.moment.at_ms / 3_600_000]
        return told
    finally:
        live.close()
