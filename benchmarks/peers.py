"""The environment of the peers: `.venv-peers`, made where it is missing."""

import hashlib
import subprocess
import sys
import venv
from functools import cache

from benchmarks.process import ROOT

FOLDER = ROOT / ".venv-peers"
WANTED = ROOT / "benchmarks" / "peers.txt"
INSTALLED = FOLDER / ".installed"


@cache
def python() -> str | None:
    """Return the peers' Python, None where their environment cannot be made; then it says so."""
    if not is_there():
        print("peers: installing into .venv-peers, about 2 GB …", file=sys.stderr)
        try:
            venv.create(FOLDER, with_pip=True, clear=True)
            pip = [_bin("python"), "-m", "pip", "install", "--quiet", "--requirement", str(WANTED)]
            subprocess.run(pip, check=True, capture_output=True, text=True)
        except (OSError, subprocess.CalledProcessError) as error:
            said = str(getattr(error, "stderr", None) or error).strip().splitlines()
            print(f"peers: left out, for they cannot be installed: {said[-1]}")
            return None
        INSTALLED.write_text(_digest(), encoding="utf-8")
    return _bin("python")


def is_there() -> bool:
    """Say whether the environment holds what is wanted."""
    return INSTALLED.is_file() and INSTALLED.read_text(encoding="utf-8") == _digest()


def sumo_programs() -> str:
    """Return the folder of SUMO's programs, in an environment that is there."""
    (folder,) = FOLDER.glob("lib/python*/site-packages/sumo/bin")
    return str(folder)


def _bin(name: str) -> str:
    return str(FOLDER / "bin" / name)


def _digest() -> str:
    return hashlib.blake2b(WANTED.read_bytes(), digest_size=16).hexdigest()
