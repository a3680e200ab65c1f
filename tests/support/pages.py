"""The pages of the documentation, and the blocks in them."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
# By their originals, the pages that are there in Chinese too.
TRANSLATED = {
    page.with_name(page.name.replace(".zh-CN.md", ".md")): page
    for page in PAGES
    if page.name.endswith(".zh-CN.md")
}
_BLOCK = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A fenced block; `file` is the name it is to be saved under, "" where it is none."""

    language: str
    file: str
    text: str


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path) -> list[Block]:
    """Return the blocks of a page that name a language, in order."""
    found = _BLOCK.findall(page.read_text(encoding="utf-8"))
    return [
        Block(language, info.strip().removeprefix("file="), text) for language, info, text in found
    ]


def shell_lines(page: Path) -> list[str]:
    """Return the lines of the `sh` blocks of a page."""
    texts = [block.text for block in blocks(page) if block.language == "sh"]
    return [line for text in texts for line in text.splitlines()]
