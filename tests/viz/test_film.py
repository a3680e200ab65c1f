"""A film is what its command says, whole, and the same each time."""

import re
import subprocess
from pathlib import Path

import imageio_ffmpeg
import pygame
import pytest
from sample_run import PEAK_S, write_run

from maps.faults import InputError
from viz.film import TITLE_S, Take, film_run
from viz.palette import colours

SIZE = (640, 360)
PEAK_MS = PEAK_S * 1000
MINUTE = Take(PEAK_MS, PEAK_MS + 60_000, 120, SIZE)


def counted(film: Path) -> tuple[int, tuple[int, int]]:
    """Return how many frames a film has, and their size."""
    frames, _ = imageio_ffmpeg.count_frames_and_secs(str(film))
    told = subprocess.run(
        [imageio_ffmpeg.get_ffmpeg_exe(), "-i", film], capture_output=True, text=True, check=False
    ).stderr
    size = re.search(r"Video:.* (\d+)x(\d+)", told)
    assert size is not None
    return frames, (int(size[1]), int(size[2]))


@pytest.mark.parametrize(("ending", "rate"), [(".mp4", 30), (".gif", 10)])
def test_a_film_lasts_as_long_as_asked(
    run_folder: Path, tmp_path: Path, ending: str, rate: int
) -> None:
    out = tmp_path / f"film{ending}"
    film_run(run_folder, out, MINUTE)
    # a minute at 120 times the speed is half a second, after the title
    assert counted(out) == (TITLE_S * rate + rate // 2, SIZE)
    assert [file.name for file in tmp_path.iterdir()] == [out.name]


def test_a_picture_shows_the_greatest_crowding(run_folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "picture.png"
    film_run(run_folder, out, Take(size=SIZE))
    seen = pygame.surfarray.array3d(pygame.image.load(out))
    assert seen.shape == (*SIZE, 3)
    assert (seen == colours("level")["F"]).all(axis=2).any()


def test_a_film_is_the_same_each_time(run_folder: Path, tmp_path: Path) -> None:
    films = [tmp_path / "a.mp4", tmp_path / "b.mp4"]
    for film in films:
        film_run(run_folder, film, MINUTE)
    assert films[0].read_bytes() == films[1].read_bytes()


def test_a_run_without_trajectories_can_be_filmed(tmp_path: Path) -> None:
    bare = write_run(tmp_path / "run", trajectories=False)
    film_run(bare, tmp_path / "out.png", Take(size=SIZE))
    assert (tmp_path / "out.png").is_file()


@pytest.mark.parametrize(
    ("name", "take", "rule"),
    [
        ("film.avi", MINUTE, "must end in"),
        ("film.gif", Take(PEAK_MS, PEAK_MS + 62_000, 1, SIZE), "lasts at most 60 s.*mp4"),
        ("film.mp4", Take(size=(641, 360)), "even numbers"),
        ("film.mp4", Take(size=(200, 200)), "even numbers"),
        ("film.mp4", Take(speed=0), "must be from 1 to 3600"),
        ("film.mp4", Take(speed=float("nan")), "must be from 1 to 3600"),
        ("film.mp4", Take(start_ms=0, size=SIZE), "must lie in the run"),
        ("film.mp4", Take(PEAK_MS, PEAK_MS, 120, SIZE), "must lie in the run"),
        ("film.png", Take(PEAK_MS + 10**9, size=SIZE), "must lie in the run"),
    ],
)
def test_what_cannot_be_filmed_is_refused(
    run_folder: Path, tmp_path: Path, name: str, take: Take, rule: str
) -> None:
    with pytest.raises(InputError, match=rule):
        film_run(run_folder, tmp_path / name, take)
    assert not list(tmp_path.iterdir())


def test_where_nothing_can_be_written_it_says_so(run_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="cannot be written there"):
        film_run(run_folder, tmp_path / "file" / "film.png", Take(size=SIZE))
