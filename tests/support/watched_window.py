"""Opens the window on a run and writes what it shows into a file after every frame.

Usage: python watched_window.py RUN STATE PICTURE; the picture is kept when the window closes.
"""

import json
import sys
from pathlib import Path

import pygame

from viz.viewer.recording import open_recording
from viz.viewer.window import Window


def main(run: Path, state: Path, picture: Path) -> None:
    window = Window(open_recording(run), "zh")
    temporary = state.with_suffix(".new")
    while window.frame():
        slider = window.controls.slider
        knob = slider.sliding_button
        assert knob is not None
        shown = {
            "size": pygame.display.get_window_size(),
            "playing": window.clock.playing,
            "speed": window.clock.speed,
            "at_ms": window.clock.moment.at_ms,
            "x_m": window.view.x_m,
            "y_m": window.view.y_m,
            "scale": window.view.scale,
            "knob": knob.rect.center,
            "slider": list(slider.rect),
            "buttons": {key: button.rect.center for key, button in window.controls.buttons.items()},
        }
        temporary.write_text(json.dumps(shown))
        temporary.replace(state)
        surface = pygame.display.get_surface()
        assert surface is not None
        kept = surface.copy()
    pygame.image.save(kept, picture)


main(*(Path(argument) for argument in sys.argv[1:]))
