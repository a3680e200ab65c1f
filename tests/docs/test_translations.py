"""Pages in two languages say the same: the same commands, files and links, in the same order."""

import re
import shutil
from pathlib import Path

import pytest
from following import follow
from pages import ROOT, TRANSLATED, Block, blocks, name_of

HEADING = re.compile(r"^(#+) ", re.MULTILINE)
FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)")
CHINESE = re.compile(r"[一-鿿]")
LEAST_CHINESE = 500


def _commands(page: Path) -> list[tuple[str, str, str]]:
    """Return what a reader types or saves, block by block."""
    return [(block.language, block.file, _typed(block)) for block in blocks(page)]


def _typed(block: Block) -> str:
    if block.language == "console":
        return block.text.splitlines()[0]
    return "" if block.language == "text" and not block.file else block.text


def _outline(page: Path) -> list[str]:
    return HEADING.findall(FENCED.sub("", page.read_text(encoding="utf-8")))


def _links(page: Path) -> set[str]:
    """Return where a page leads, whichever language it leads to; anchors differ."""
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    named = {target.partition("#")[0].replace(".zh-CN.md", ".md") for target in targets}
    return named - {"", page.name.replace(".zh-CN.md", ".md")}


@pytest.fixture(params=list(TRANSLATED.items()), ids=lambda pair: name_of(pair[0]))
def pair(request: pytest.FixtureRequest) -> tuple[Path, Path]:
    return request.param


def test_every_chinese_page_is_held_against_its_original() -> None:
    assert set(TRANSLATED.values()) == {*ROOT.glob("*.zh-CN.md"), *ROOT.glob("docs/*.zh-CN.md")}
    assert len(TRANSLATED) >= 2


def test_both_have_the_same_commands(pair: tuple[Path, Path]) -> None:
    original, chinese = map(_commands, pair)
    assert chinese == original


def test_both_have_the_same_outline_and_links(pair: tuple[Path, Path]) -> None:
    original, chinese = pair
    assert _outline(chinese) == _outline(original)
    assert _links(chinese) == _links(original)


def test_it_is_chinese_throughout(pair: tuple[Path, Path]) -> None:
    text = FENCED.sub("", pair[1].read_text(encoding="utf-8"))
    assert len(CHINESE.findall(text)) > LEAST_CHINESE
    paragraphs = [part for part in text.split("\n\n") if len(part) > 60]
    assert not [part for part in paragraphs if not CHINESE.search(part)]


def test_both_can_be_followed(pair: tuple[Path, Path], tmp_path: Path) -> None:
    original, chinese = pair
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    follow(original, first)
    second.mkdir()
    for made in first.iterdir():  # a run that is there is told, and not run again
        if (made / "manifest.json").is_file() or (made / "runs").is_dir():
            shutil.copytree(made, second / made.name)
    follow(chinese, second, locale="zh_CN.UTF-8")
    assert {made.name for made in second.iterdir()} == {made.name for made in first.iterdir()}
