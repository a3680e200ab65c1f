"""Opens the window on a run and writes what it shows into a file after every frame.

Usage: python watched_window.py RUN STATE PICTURE [OTHER]; the picture is
kept when the window closes. A scenario file for RUN is simulated live.
"""

import json
import sys
from pathlib import Path

import pygame

from scenarios.loading import load
from viz.viewer.live import Live
from viz.viewer.recording import open_recording
from viz.viewer.window import Window


def main(run: Path, state: Path, picture: Path, other: Path | None = None) -> None:
    second = None if other is None else open_recording(other)
    live = None
    if run.is_file():
        live = Live(load(str(run), ["recording.trajectories=true"]), 1)
    recording = open_recording(run) if live is None else live.recording
    window = Window(recording, "zh", other=second, live=live)
    temporary = state.with_suffix(".new")
    while window.frame():
        line = window.controls.line
        thing = window.desk.thing
        shown = {
            "size": pygame.display.get_window_size(),
            "playing": window.clock.playing,
            "speed": window.clock.speed,
            "at_ms": window.clock.moment.at_ms,
            "known_ms": window.clock.known_ms,
            "x_m": window.view.x_m,
            "y_m": window.view.y_m,
            "scale": window.view.scale,
            "knob": (round(line.x_of(window.clock.moment.at_ms)), line.box.centery),
            "line": list(line.box),
            "maps": [list(box) for box in window.panes.boxes],
            "seam": window.panes.seam,
            "cards": [list(box) for box in window.desk.boxes],
            "look": vars(window.look),
            "mode": window.panes.mode,
            "language": window.language,
            "thing": [thing.kind, thing.key, thing.number] if thing else None,
            "floor": window.desk.floor,
            "follows": window.desk.follows,
            "help": window.desk.shows_help,
            "finding": window.desk.finder.words if window.desk.finder else None,
            "by_hand": window.hand.done,
            "curves": window.column.shows_curves,
            "full": bool(pygame.display.is_fullscreen()),
            "buttons": {key: button.rect.center for key, button in window.controls.buttons.items()},
        }
        temporary.write_text(json.dumps(shown))
        temporary.replace(state)
        surface = pygame.display.get_surface()
        assert surface is not None
        kept = surface.copy()
    window.hand.close()
    pygame.image.save(kept, picture)


if __name__ == "__main__":  # the process of a live world reads this file too
    main(*(Path(argument) for argument in sys.argv[1:]))
