import tomllib
from importlib.resources import files

import pytest

from viz.text import font, wrapped

WORDS = tomllib.loads(files("viz").joinpath("data", "words.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("key", WORDS)
def test_every_word_is_there_in_both_languages(key: str) -> None:
    assert set(WORDS[key]) == {"en", "zh"}
    assert all(WORDS[key].values())


def test_the_font_has_chinese_letters() -> None:
    box = font(20).metrics("\U000f0000")[0]  # a letter that no font has
    for letter in "虎溪图书馆缙湖竹园食堂":
        assert font(20).metrics(letter)[0] not in (None, box)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Library", ["Library"]),
        ("College of Mathematics and Statistics", ["College of", "Mathematics and", "Statistics"]),
        ("虎溪图书馆", ["虎溪图书馆"]),
        ("信息技术科研大楼东区", ["信息技术科", "研大楼东区"]),
    ],
)
def test_long_names_are_broken(name: str, lines: list[str]) -> None:
    assert wrapped(name, 18).split("\n") == lines
