from pathlib import Path

import pygame
import pytest

from viz.viewer.recording import Recording, open_recording
from viz.viewer.timeline.strip import TimeLine, happenings


@pytest.fixture(scope="module")
def recording(run_folder: Path) -> Recording:
    return open_recording(run_folder)


def acting(recording: Recording, *acts: dict[str, object]) -> Recording:
    copy = object.__new__(Recording)
    vars(copy).update(vars(recording) | {"interventions": acts})
    return copy


def test_pixels_and_instants_are_each_other_s_inverse(recording: Recording) -> None:
    line = TimeLine(recording)
    line.lay_out(pygame.Rect(10, 0, 601, 40), 14)
    for at_ms in (line.start_ms, line.start_ms + 100_000, line.end_ms):
        assert line.time_at(line.x_of(at_ms)) == at_ms
    assert line.time_at(-50) == line.start_ms
    assert line.time_at(5_000) == line.end_ms


def test_interventions_are_marked_where_they_begin_and_end(recording: Recording) -> None:
    at_s = recording.start_ms // 1000
    close = {"kind": "close_path", "target": ["road"], "from": at_s + 60, "until": at_s + 120}
    marks = happenings(acting(recording, close))
    assert [(mark.at_ms // 1000 - at_s, mark.words) for mark in marks] == [
        (60, "close path road"),
        (120, "× close path road"),
    ]


def test_only_what_one_of_two_runs_has_differs(recording: Recording) -> None:
    at_s = recording.start_ms // 1000
    shared = {"kind": "close_path", "target": ["road"], "from": at_s + 60}
    own = {"kind": "evacuate", "target": ["hall"], "from": at_s + 90}
    for one, other in (((shared, own), (shared,)), ((shared,), (shared, own))):
        marks = happenings(acting(recording, *one), acting(recording, *other))
        assert [mark.differs for mark in marks] == [False, True]
