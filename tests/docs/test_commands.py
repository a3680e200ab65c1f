"""The commands of the pages do what the pages say, for a reader who follows them from the top."""

import re
from pathlib import Path

import pytest
from following import follow, is_to_be_run
from pages import PAGES, ROOT, TRANSLATED, name_of, shell_lines

from cli.commands import COMMANDS

# test_extend follows one, in processes that know its extension from the beginning, and
# test_real_campus the other, where there are real data
APART = {ROOT / "docs" / name for name in ("extend.md", "real-campus.md")}
WITH_BLOCKS = [page for page in PAGES if page not in APART and is_to_be_run(page)]
# test_translations follows pages that are there in two languages
FOLLOWED = [page for page in WITH_BLOCKS if page not in {*TRANSLATED, *TRANSLATED.values()}]


@pytest.mark.parametrize("page", FOLLOWED, ids=name_of)
def test_a_page_can_be_followed(page: Path, tmp_path: Path) -> None:
    follow(page, tmp_path)


@pytest.mark.parametrize("page", WITH_BLOCKS, ids=name_of)
def test_what_sets_up_is_there(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    extras = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for line in shell_lines(page):
        if line.startswith("make "):
            assert re.search(rf"^{line.split()[1]}:", makefile, re.MULTILINE), line
        if extra := re.search(r"\[(\w+)\]", line):
            assert f"{extra[1]} = [" in extras, line


def test_every_command_is_shown() -> None:
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert not [name for name, _, _ in COMMANDS if f"campus {name}" not in text]
