from pathlib import Path

import pygame
from command_line import CommandLine
from sample_run import write_run


def test_a_campus_is_drawn_by_name_and_by_path(
    campus: CommandLine, inputs: Path, tmp_path: Path
) -> None:
    for number, given in enumerate(("quad", inputs / "campus")):
        out = tmp_path / f"{number}.png"
        status, told, errors = campus("draw", given, "--out", out)
        assert (status, told, errors) == (0, f"{out}\n", "")
        assert pygame.image.load(out).get_size() == (1600, 1200)


def test_a_run_is_drawn_with_its_crowding(campus: CommandLine, tmp_path: Path) -> None:
    run = write_run(tmp_path / "run")
    pictures = [tmp_path / "campus.png", tmp_path / "run.png"]
    assert campus("draw", run / "campus", "--out", pictures[0])[0] == 0
    assert campus("draw", run, "--out", pictures[1])[0] == 0
    assert pictures[0].read_bytes() != pictures[1].read_bytes()


def test_what_is_neither_is_refused(campus: CommandLine, tmp_path: Path) -> None:
    status, told, errors = campus("draw", "quat", "--out", tmp_path / "map.png")
    assert (status, told) == (2, "")
    assert "did you mean 'quad'?" in errors
    assert not any(tmp_path.iterdir())


def test_a_folder_without_a_run_cannot_be_viewed(campus: CommandLine, tmp_path: Path) -> None:
    status, told, errors = campus("view", tmp_path)
    assert (status, told) == (2, "")
    assert "must be a run folder" in errors
