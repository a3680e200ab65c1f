import os
import subprocess
import sys
from pathlib import Path

import pygame
import pytest
from sample_run import PEAK_S, write_run

from maps.campus import Campus
from maps.faults import InputError
from viz.palette import Colour, colours
from viz.picture import draw_campus, draw_run

SIZE = (640, 480)


def share(file: Path, colour: Colour) -> float:
    """The share of a picture that has exactly a colour."""
    picture = pygame.image.load(file)
    matches = (pygame.surfarray.array3d(picture) == colour).all(axis=2)
    return float(matches.mean())


def test_a_campus_is_drawn_with_its_colours(campus: Campus, tmp_path: Path) -> None:
    out = tmp_path / "made" / "map.png"
    draw_campus(campus, out, SIZE)
    assert pygame.image.load(out).get_size() == SIZE
    assert share(out, colours("ground")["water"]) > 0.02
    assert share(out, colours("building")["library"]) > 0.005
    assert share(out, colours("area")["track"]) > 0.005
    assert share(out, colours("level")["F"]) == 0


def test_a_run_shows_its_worst_crowding(run_folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "map.png"
    draw_run(run_folder, out, SIZE)
    assert share(out, colours("level")["F"]) > 0.0005
    assert PEAK_S == 8 * 3600 + 25 * 60


def test_a_run_is_drawn_without_trajectories(run_folder: Path, tmp_path: Path) -> None:
    bare = write_run(tmp_path / "bare", trajectories=False)
    draw_run(bare, tmp_path / "bare.png", SIZE)
    draw_run(run_folder, tmp_path / "whole.png", SIZE)
    assert (tmp_path / "bare.png").read_bytes() == (tmp_path / "whole.png").read_bytes()


def test_names_are_drawn_in_both_languages(campus: Campus, tmp_path: Path) -> None:
    for language in ("en", "zh"):
        draw_campus(campus, tmp_path / f"{language}.png", SIZE, language)
    assert (tmp_path / "en.png").read_bytes() != (tmp_path / "zh.png").read_bytes()


def test_same_bytes_in_another_process_without_a_display(run_folder: Path, tmp_path: Path) -> None:
    here, there = tmp_path / "here.png", tmp_path / "there.png"
    draw_run(run_folder, here, SIZE)
    code = (
        "from pathlib import Path; from viz.picture import draw_run; import sys; "
        "draw_run(Path(sys.argv[1]), Path(sys.argv[2]), (640, 480))"
    )
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER", "PYGAME_HIDE_SUPPORT_PROMPT")
    environment = {key: value for key, value in os.environ.items() if key not in hidden}
    done = subprocess.run(
        [sys.executable, "-c", code, run_folder, there],
        env=environment | {"PYTHONHASHSEED": "7"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=True,
    )
    assert done.stdout == b""
    assert here.read_bytes() == there.read_bytes()


@pytest.mark.parametrize("size", [(10, 10), (640, 100_000)])
def test_a_size_out_of_range_is_refused(
    campus: Campus, tmp_path: Path, size: tuple[int, int]
) -> None:
    with pytest.raises(InputError, match="a picture is from 400x300 to 8000x8000 pixels"):
        draw_campus(campus, tmp_path / "map.png", size)
    assert not any(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_is_refused(campus: Campus, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="cannot be written there"):
        draw_campus(campus, tmp_path / "file" / "map.png", SIZE)
