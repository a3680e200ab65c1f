"""The example of docs/extend.md: laid out as the page says, run, and read, with nothing edited."""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from pages import ROOT, Block, blocks

from cli.main import REFUSED

PAGE = ROOT / "docs" / "extend.md"
EXERCISES = ROOT / "docs" / "exercises.md"
CAMPUS = (sys.executable, "-c", "from cli.main import main; main()")


class Reader:
    """Somebody who follows the page in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
        self.told: list[str] = []

    def run(self, *command: str) -> None:
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{shlex.join(command)}\n{done.stdout}\n{done.stderr}"
        self.told.append(done.stdout)

    def follow(self) -> None:
        checks = []
        for block in blocks(PAGE):
            if block.file:
                self.save(block)
            elif block.language == "sh":
                for line in block.text.splitlines():
                    self._type(shlex.split(line))
            elif block.language == "python":
                checks.append(block.text)
        for check in checks:
            self.run(sys.executable, "-c", check)

    def save(self, block: Block) -> None:
        file = self.folder / block.file
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(block.text, encoding="utf-8")

    def _type(self, words: Sequence[str]) -> None:
        program, *arguments = words
        if program == "export":
            name, _, value = arguments[0].partition("=")
            self.environment[name] = value
        else:
            assert program == "campus"
            self.run(*CAMPUS, *arguments)

    def indicators(self, run: str) -> dict[str, float]:
        return json.loads((self.folder / run / "indicators.json").read_text(encoding="utf-8"))

    def infected(self, run: str) -> set[tuple[int, int]]:
        table = pq.read_table(self.folder / run / "tables" / "infections.parquet")
        return set(
            zip(*(table.column(name).to_pylist() for name in ("person", "at_s")), strict=True)
        )


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    reader = Reader(tmp_path_factory.mktemp("extend"))
    reader.follow()
    return reader


def test_the_example_edits_no_file_of_the_project() -> None:
    laid = [Path(block.file) for block in blocks(PAGE) if block.file]
    inside = [file.relative_to(file.parts[0]) for file in laid if len(file.parts) > 1]
    assert inside
    assert not [file for file in inside if (ROOT / file).exists()]


def test_airing_rooms_lowers_the_indicator(reader: Reader) -> None:
    usual, aired = (reader.indicators(run)["colds_caught"] for run in ("usual", "aired"))
    assert 0 < aired < 0.8 * usual


def test_the_indicator_counts_the_rows_of_the_table(reader: Reader) -> None:
    for run in ("usual", "aired"):
        assert reader.indicators(run)["colds_caught"] == len(reader.infected(run))


def test_each_person_catches_it_once_and_nobody_in_no_room(reader: Reader) -> None:
    table = pq.read_table(reader.folder / "usual" / "tables" / "infections.parquet")
    person = table.column("person").to_pylist()
    assert len(person) == len(set(person))
    places = pq.read_table(reader.folder / "usual" / "tables" / "places.parquet")
    area = dict(zip(*(places.column(c).to_pylist() for c in ("place", "area_m2")), strict=True))
    assert all(area[place] > 0 for place in table.column("place").to_pylist())


def test_it_takes_its_place_among_what_is_built_in(reader: Reader) -> None:
    told = "\n".join(reader.told)
    assert "people who caught a cold on the campus" in told
    assert "SELECT count(*) FROM infections" in told
    manifest = json.loads((reader.folder / "aired" / "manifest.json").read_text(encoding="utf-8"))
    assert "extensions" in manifest
    assert manifest["tables"]["infections"]["rows"] == reader.indicators("aired")["colds_caught"]
    assert "first_share" in {each["name"] for each in manifest["assumptions"]}


def test_the_answer_to_the_last_exercise_works(reader: Reader) -> None:
    for block in blocks(EXERCISES):
        if block.file.startswith(("colds/", "masked")):
            reader.save(block)
    reader.run(*CAMPUS, "run", "masked.toml", "--out", "masked")
    assert 0 < len(reader.infected("masked")) < 0.8 * len(reader.infected("usual"))


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("sim/study/indicators/mine.toml", "group = 'servce'\n", "mine.toml: cannot be used"),
        ("models/mine/data/mine.toml", "[a]\nvalue = 1.0\n", "mine.toml: cannot be used"),
        ("sim/record/tables/trips.py", "", "there is a part of this name"),
        ("scenarios/interventions/mine.py", "DECLARATION = 1\n", "must be a subclass"),
    ],
)
def test_a_faulty_part_is_named(tmp_path: Path, file: str, text: str, told: str) -> None:
    (tmp_path / file).parent.mkdir(parents=True)
    (tmp_path / file).write_text(text, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "CAMPUS_EXTENSIONS": str(tmp_path)}
    command = [*CAMPUS, "run", "--campus", "quad", "--out", str(tmp_path / "out")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == REFUSED, done.stderr
    assert told in done.stderr


def test_the_example_is_clean(reader: Reader) -> None:
    ruff = (sys.executable, "-m", "ruff")
    rules = ("--config", str(ROOT / "pyproject.toml"))
    # which packages are the project's own, ruff knows only in its folder
    reader.run(*ruff, "check", *rules, "--ignore", "I", ".")
    reader.run(*ruff, "format", *rules, "--check", ".")
