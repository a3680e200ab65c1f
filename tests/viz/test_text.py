"""What is written is written: no letter that is shown is the box of a missing one."""

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest
from pygame_gui.elements import UIButton

from maps.builtin import folder_of
from maps.folder import load
from maps.vocabulary import area_uses, building_uses, path_kinds
from sim.study.indicators import indicators
from viz.text import font
from viz.viewer.controls import Controls
from viz.viewer.timeline.clock import Clock

ROOT = Path(__file__).parents[2]
MISSING = "\uffff"  # is no letter, so that every font draws it as its box
ABSENT = "𠀀"  # a rare character that the font lacks


def names(campus: str) -> Iterator[str]:
    known = load(folder_of(campus))
    for things in (known.buildings, known.areas, known.spots, known.paths, known.services):
        for thing in things.values():
            yield thing.label("zh")


def words() -> Iterator[str]:
    for file in sorted((ROOT / "viz" / "data").glob("*.toml")):
        for said in tomllib.loads(file.read_text(encoding="utf-8")).values():
            yield from said.values()
    for kinds in (area_uses(), building_uses(), path_kinds()):
        for kind in kinds.values():
            yield kind.name_zh
    for indicator in indicators().values():
        yield indicator.name_zh


def letters(texts: Iterator[str]) -> list[str]:
    return sorted({letter for text in texts for letter in text if not letter.isspace()})


def map_letters(bold: bool = False) -> Callable[[str], pygame.Surface]:
    return lambda letter: font(24, bold).render(letter, True, (0, 0, 0))


def boxes(those: list[str], drawn: Callable[[str], pygame.Surface]) -> list[str]:
    """Return the letters that are drawn as a missing one is."""

    def picture(letter: str) -> tuple[tuple[int, int], bytes]:
        surface = drawn(letter)
        return surface.get_size(), pygame.image.tobytes(surface, "RGBA")

    box = picture(MISSING)
    return [letter for letter in those if picture(letter) == box]


def test_a_missing_letter_is_told_from_others() -> None:
    assert boxes([ABSENT, "图", "A"], map_letters()) == [ABSENT]


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("campus", ["huxi", "quad"])
def test_the_names_of_a_campus_are_text(campus: str, bold: bool) -> None:
    found = letters(names(campus))
    chinese = [letter for letter in found if ord(letter) >= 0x4E00]
    assert len(chinese) > 20
    assert not boxes(found, map_letters(bold))


@pytest.mark.parametrize("bold", [False, True])
def test_the_words_of_the_viewer_are_text(bold: bool) -> None:
    found = letters(words())
    assert len(found) > 300
    assert not boxes(found, map_letters(bold))


def test_the_buttons_are_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    pygame.display.set_mode((1280, 720))
    try:
        controls = Controls((1280, 720), Clock(0, 86_400_000), NoLine(), "zh", 14)
        for button in controls.buttons.values():

            def drawn(letter: str, button: UIButton = button) -> pygame.Surface:
                return button.font.render_premul(letter, pygame.Color("black"))

            assert not boxes(letters(iter([button.text])), drawn)
        assert "查找" in [button.text for button in controls.buttons.values()]
    finally:
        pygame.display.quit()


class NoLine:
    """A time line that takes no place."""

    def lay_out(self, box: pygame.Rect, em: int) -> None:
        pass
