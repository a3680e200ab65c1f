"""Compiled code is kept for a state of its source, and a wait for the compiler is told."""

import subprocess
import sys
from pathlib import Path

import pytest

from models import compiled

SUM = """
from models.compiled import compiled, compiling_told
from models.further import TEN
from models.other import ONE

@compiled
def more(x: int) -> int:
    return x + ONE + TEN

with compiling_told(lambda: print("compiling")):
    print(more(1))
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Return a folder with models of its own: one function, and a number it is compiled with."""
    models = tmp_path / "models"
    models.mkdir()
    (models / "__init__.py").write_text("__path__.append('extension/models')\n")
    (models / "compiled.py").write_text(Path(compiled.__file__).read_text(encoding="utf-8"))
    (models / "other.py").write_text("ONE = 1\n")
    (models / "unrelated.py").write_text("")
    further = tmp_path / "extension" / "models"
    further.mkdir(parents=True)
    (further / "further.py").write_text("TEN = 10\n")
    (tmp_path / "more.py").write_text(SUM)
    return tmp_path


def _said(tree: Path) -> list[str]:
    environment = {"NUMBA_CACHE_DIR": str(tree / "kept")}
    command = [sys.executable, "more.py"]
    done = subprocess.run(
        command, cwd=tree, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.split()


def test_code_is_compiled_once_for_each_state_of_what_it_is_made_of(tree: Path) -> None:
    assert _said(tree) == ["compiling", "12"]
    assert _said(tree) == ["12"]
    (tree / "models" / "unrelated.py").write_text("TWO = 2\n")
    assert _said(tree) == ["12"]
    (tree / "models" / "other.py").write_text("ONE = 2\n")
    assert _said(tree) == ["compiling", "13"]
    (tree / "extension" / "models" / "further.py").write_text("TEN = 20\n")
    assert _said(tree) == ["compiling", "23"]
