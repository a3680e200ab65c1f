"""A reader who follows a page from the top, all in this process."""

import io
import re
import shlex
from contextlib import nullcontext, redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from here import Here
from pages import Block, blocks
from small_inputs import OSM

from cli.main import main
from sim.batch.pools import Pool

SET_UP = ("make ", "python3 -m venv ", ".venv/bin/", ". .venv/bin/")
RUN = ("sh", "console", "python")


def is_to_be_run(page: Path) -> bool:
    return any(block.language in RUN for block in blocks(page))


def follow(page: Path, folder: Path, locale: str = "C.UTF-8") -> None:
    """Do what a page says in a folder; fail where it does not come out as told."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("LC_ALL", locale)
        patch.setenv("COLUMNS", "200")
        # Workers of their own would load and prepare again what this process has at hand.
        patch.setattr("cli.pool.pool_of", lambda *_: lambda: nullcontext(Pool(Here(), 1)))
        Path("map.osm").write_text(OSM, encoding="utf-8")  # what a reader brings
        for block in blocks(page):
            _play(block)


def _campus(line: str) -> tuple[int, str]:
    """Run a line of the shell, all in this process; gives the exit status and what was told."""
    program, *arguments = shlex.split(line)
    assert program == "campus", f"a page shows a command that is not tried: {line}"
    out, err = io.StringIO(), io.StringIO()
    target = None
    if ">" in arguments:
        *arguments, _, target = arguments
    with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as left:
        main(arguments)
    if target:
        Path(target).write_text(out.getvalue(), encoding="utf-8")
    assert isinstance(left.value.code, int)
    return left.value.code, out.getvalue() + err.getvalue()


def _words(line: str) -> str:
    """Return a line without its numbers, which change with the models, and its spaces."""
    return re.sub(r"[\d.,–]*\d[\d.,:]*", "0", " ".join(line.split()))


def _play(block: Block) -> None:
    """Do what a reader does with a block; fail where it does not come out as told."""
    if block.file:
        file = Path(block.file)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(block.text, encoding="utf-8")
    elif block.language == "sh":
        for line in block.text.splitlines():
            if not line.startswith(SET_UP):
                status, told = _campus(line)
                assert status == 0, f"{line}\n{told}"
    elif block.language == "console":
        _play_console(block)
    elif block.language == "python":
        exec(compile(block.text, "block", "exec"), {})


def _play_console(block: Block) -> None:
    """Run the command of a block and hold its output against the block, numbers aside."""
    command, *shown = block.text.splitlines()
    if command.startswith("$ campus view "):
        return  # it opens a window and stays; tests/viz opens one
    _, told = _campus(command.removeprefix("$ "))
    printed = {_words(line) for line in told.splitlines()}
    missing = [line for line in shown if line != "..." and _words(line) not in printed]
    assert not missing, f"{command}\n{told}"
