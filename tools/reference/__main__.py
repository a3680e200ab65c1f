"""Writes the pages into docs/: `python -m tools.reference`."""

from tools.reference import DOCS, pages

for name, text in pages().items():
    (DOCS / name).write_text(text, encoding="utf-8", newline="\n")
