"""Markdown as the pages need it."""

from collections.abc import Iterable, Sequence

NOTE = "<!-- Made by `make docs` from the code and its data. Change those, not this page. -->"


def page(title: str, introduction: str, sections: Iterable[str]) -> str:
    """Return a page of a title, an introduction and sections, with a note that it is made."""
    return "\n\n".join([f"# {title}", NOTE, introduction, *sections]) + "\n"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; what would end a cell is escaped."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def _cell(text: str) -> str:
    escaped = text.replace("|", "\\|").replace("\n", " ")
    if any(sign in text for sign in "*<\\"):
        return f"`{escaped}`"  # a pattern: Markdown and HTML would read signs into it
    return escaped
