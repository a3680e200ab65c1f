"""Makes the pictures of docs/images: `python -m tools.pictures`. No display is needed."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ["SDL_VIDEODRIVER"] = "offscreen"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

import pygame

from viz.picture import draw_run
from viz.viewer.recording import open_recording
from viz.viewer.window import Window

IMAGES = Path(__file__).parents[1] / "docs" / "images"
MAP_SIZE = (1200, 900)
WINDOW_SIZE = (1200, 700)
BEFORE_THE_AFTERNOON_MS = (13 * 60 + 24) * 60_000


def _recorded(campus: str, folder: Path) -> Path:
    out = folder / campus
    program = Path(sys.executable).with_name("campus")
    options = ["--campus", campus, "--trajectories", "--out", str(out)]
    subprocess.run([program, "run", *options], check=True, stdout=subprocess.DEVNULL)
    return out


def _save_window(folder: Path, out: Path) -> None:
    """Save what the viewer shows of a run while people walk to the afternoon's first class."""
    window = Window(open_recording(folder), "en", WINDOW_SIZE)
    window.clock.jump(BEFORE_THE_AFTERNOON_MS)
    window.frame()
    screen = pygame.display.get_surface()
    assert screen is not None
    pygame.image.save(screen, str(out))
    pygame.display.quit()


def main() -> None:
    """Make every picture."""
    IMAGES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        huxi = _recorded("huxi", Path(folder))
        quad = _recorded("quad", Path(folder))
        draw_run(huxi, IMAGES / "huxi-weekday.png", MAP_SIZE)
        draw_run(quad, IMAGES / "quad-weekday.png", MAP_SIZE)
        _save_window(quad, IMAGES / "quad-viewer.png")


if __name__ == "__main__":
    main()
