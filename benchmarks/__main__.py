"""Runs every benchmark of this folder, or those that are named."""

import importlib
import os
import platform
import sys
from pathlib import Path


def main() -> None:
    folder = Path(__file__).parent
    known = sorted(file.stem for file in folder.glob("*.py") if is_benchmark(file))
    chosen = sys.argv[1:] or known
    unknown = sorted(set(chosen) - set(known))
    if unknown:
        sys.exit(f"unknown: {', '.join(unknown)}; known: {', '.join(known)}")
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}")
    for name in chosen:
        module = importlib.import_module(f"benchmarks.{name}")
        print(f"\n## {name}: {(module.__doc__ or '').splitlines()[0]}")
        module.run()


def is_benchmark(file: Path) -> bool:
    return "\ndef run(" in file.read_text(encoding="utf-8")


if __name__ == "__main__":
    main()
