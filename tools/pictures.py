"""Makes the pictures of docs/images: `python -m tools.pictures`. No display is needed."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ["SDL_VIDEODRIVER"] = "offscreen"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

from viz.picture import draw_run

IMAGES = Path(__file__).parents[1] / "docs" / "images"
MAP_SIZE = (1200, 900)
PROGRAM = Path(sys.executable).with_name("campus")
RECORDED: dict[str, tuple[str, ...]] = {
    # while people walk to the afternoon's first class
    "quad-viewer.png": ("quad", "--from", "13:24", "--size", "1200x700"),
    "huxi-noon.png": ("huxi", "--from", "12:12", "--people", "purpose", "--size", "1200x760"),
    "huxi-evening.png": (
        "huxi",
        "--from",
        "19:10",
        "--buildings",
        "utilisation",
        "--paths",
        "flow",
        "--size",
        "1200x760",
    ),
}


def _recorded(campus: str, folder: Path) -> Path:
    out = folder / campus
    options = ["--campus", campus, "--trajectories", "--out", str(out)]
    subprocess.run([PROGRAM, "run", *options], check=True, stdout=subprocess.DEVNULL)
    return out


def main() -> None:
    """Make every picture."""
    IMAGES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        runs = {name: _recorded(name, Path(folder)) for name in ("huxi", "quad")}
        for name, run in runs.items():
            draw_run(run, IMAGES / f"{name}-weekday.png", MAP_SIZE)
        for picture, (name, *options) in RECORDED.items():
            command = [
                str(PROGRAM),
                "record",
                str(runs[name]),
                "--out",
                str(IMAGES / picture),
                *options,
            ]
            subprocess.run([*command, "--language", "en"], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
