from pathlib import Path

import imageio_ffmpeg
import pytest
from sample_run import PEAK_S

from maps.faults import InputError
from viz.film import TITLE_S, Take, film_run
from viz.tour import read_tour, shots
from viz.viewer.camera import View
from viz.viewer.recording import Recording, open_recording

WHOLE = View(0, 0, 1, 400, 300)
TOUR = """
[[stops]]
at = "08:25"
caption = "Morning"
caption_zh = "早晨"
seconds = 2

[[stops]]
at = "08:27:30"
place = "library"
width_m = 100
seconds = 3
speed = 10
"""


@pytest.fixture(scope="module")
def recording(run_folder: Path) -> Recording:
    return open_recording(run_folder)


def written(folder: Path, text: str) -> Path:
    file = folder / "tour.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_tour_goes_from_stop_to_stop(recording: Recording, tmp_path: Path) -> None:
    stops = read_tour(written(tmp_path, TOUR), recording)
    frames = list(shots(stops, WHOLE, 10, "zh"))
    assert len(frames) == 50
    assert frames[0].at_ms == PEAK_S * 1000
    assert frames[19].at_ms == PEAK_S * 1000 + 1900 * 60
    assert (frames[0].caption, frames[20].caption) == ("早晨", "")
    assert frames[0].view == frames[20].view == WHOLE
    assert [frame.moving for frame in frames] == [False] * 20 + [True] * 10 + [False] * 20
    last = frames[-1].view
    assert (last.x_m, last.y_m, last.scale) == pytest.approx((-30, 65, 4), abs=0.01)


def test_a_tour_is_filmed(run_folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "tour.mp4"
    tour = written(tmp_path, TOUR)
    film_run(run_folder, out, Take(size=(400, 300), tour=tour))
    frames, _ = imageio_ffmpeg.count_frames_and_secs(str(out))
    assert frames == (TITLE_S + 5) * 30


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("", ["must be one table"]),
        ("stops = 3", ["must be one table"]),
        ("[[stops", ["must be TOML"]),
        ('[[stops]]\nat = "25:00"', ["clock time within the run"]),
        ("[[stops]]\nat = 8", ["clock time within the run"]),
        ('[[stops]]\nat = "08:25"\nplace = "librari"', ["did you mean 'library'"]),
        (
            '[[stops]]\nat = "08:25"\nseconds = 0\nspeed = "fast"\nwidht_m = 3',
            ["from 0.5 to 600", "from 1 to 3600", "did you mean 'width_m'"],
        ),
    ],
)
def test_all_faults_of_a_tour_are_named(
    recording: Recording, tmp_path: Path, text: str, rules: list[str]
) -> None:
    with pytest.raises(InputError) as refused:
        read_tour(written(tmp_path, text), recording)
    assert len(refused.value.faults) == len(rules)
    for rule in rules:
        assert rule in str(refused.value)
