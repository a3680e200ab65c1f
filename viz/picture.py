"""The map of a campus, or of a run with crowding at its peak, as a PNG file.

Nothing here needs a display: pygame draws on surfaces in memory.
"""

from io import BytesIO
from pathlib import Path

import pygame

from maps.campus import Campus
from maps.faults import Fault, InputError
from maps.new_folder import whole_file
from viz.legend import draw_legend, legend
from viz.palette import ink
from viz.text import text
from viz.viewer.camera import View
from viz.viewer.flows import begun
from viz.viewer.layer import Subject
from viz.viewer.moment import Moment, clock_text
from viz.viewer.recording import open_recording
from viz.viewer.scene import Scene
from viz.words import say

SIZE = (1600, 1200)
SMALLEST = (400, 300)
LARGEST = (8000, 8000)
EMS_A_SIDE = 75
"""Letters of the page are as high as its shorter side divided by this."""


def draw_campus(
    campus: Campus, out: Path, size: tuple[int, int] = SIZE, language: str = "en"
) -> None:
    """Draw the map of a campus into a PNG file, `size` pixels wide and high.

    Raises `InputError` where the file cannot be written or the size is out of range.
    """
    area = f"{campus.boundary.area / 1e6:.2f}"
    summary = say("summary", language, buildings=len(campus.buildings), area=area)
    _draw_page(Subject(campus, None, language), Moment(), summary, out, size)


def draw_run(
    folder: Path,
    out: Path,
    size: tuple[int, int] = SIZE,
    language: str = "en",
    campus: Campus | None = None,
) -> None:
    """Draw the map of a run at the moment of its greatest crowding into a PNG file.

    `campus` is the folder's own where it is loaded already.

    Raises `InputError` where the folder holds no run or the file cannot be written.
    """
    run = open_recording(folder, ways=False, campus=campus)
    at_ms = run.crowding_peak_ms()
    start_ms = begun(at_ms, run.interval_s) * 1000
    end_ms = start_ms + run.interval_s * 1000
    time = f"{clock_text(start_ms, seconds=False)}–{clock_text(end_ms, seconds=False)}"
    walking = say("walking", language, count=f"{run.flow.walking(at_ms):,.0f}")
    summary = f"{run.title} · {say('busiest', language, time=time)} · {walking}"
    _draw_page(Subject(run.campus, run, language), Moment(at_ms), summary, out, size)


def _draw_page(
    subject: Subject, moment: Moment, summary: str, out: Path, size: tuple[int, int]
) -> None:
    _check_size(size)
    em = round(min(size) / EMS_A_SIDE)
    page = pygame.Surface(size, 0, 32)
    page.fill(ink("page"))
    head, foot, side = 5 * em, 2 * em, 17 * em
    box = pygame.Rect(em, head, size[0] - side - 3 * em, size[1] - head - foot)
    view = View.fitted(subject.bounds, box.size)
    map_picture = pygame.Surface(box.size, 0, 32)
    Scene(subject, hidden=frozenset({"People"})).draw(map_picture, view, moment)
    page.blit(map_picture, box)
    pygame.draw.rect(page, ink("frame"), box, 1)
    _draw_title(page, subject, summary, em)
    column = pygame.Rect(box.right + em, head, side, box.height)
    draw_legend(page, column, legend(subject), em)
    credit = text(subject.campus.attribution, round(0.75 * em), ink("faint"))
    page.blit(credit, credit.get_rect(midleft=(em, size[1] - foot // 2)))
    save(page, out)


def _draw_title(page: pygame.Surface, subject: Subject, summary: str, em: int) -> None:
    campus = subject.campus
    title = text(campus.label(subject.language), 2 * em, ink("text"), True)
    page.blit(title, title.get_rect(midleft=(em, round(1.8 * em))))
    other = campus.label("en" if subject.language == "zh" else "zh")
    if other != campus.label(subject.language):
        second = text(other, round(1.4 * em), ink("faint"))
        page.blit(second, second.get_rect(midleft=(title.get_width() + 2 * em, round(1.9 * em))))
    line = text(summary, em, ink("faint"))
    page.blit(line, line.get_rect(midleft=(em, round(3.9 * em))))


def _check_size(size: tuple[int, int]) -> None:
    smallest, largest = f"{SMALLEST[0]}x{SMALLEST[1]}", f"{LARGEST[0]}x{LARGEST[1]}"
    fits = all(low <= side <= high for low, side, high in zip(SMALLEST, size, LARGEST, strict=True))
    if not fits:
        rule = f"a picture is from {smallest} to {largest} pixels"
        raise InputError([Fault("--size", "", f"{size[0]}x{size[1]}", rule, "")])


def save(page: pygame.Surface, out: Path) -> None:
    """Write the picture, whole or not at all."""
    png = BytesIO()
    pygame.image.save(page, png, "picture.png")
    with whole_file(out) as beside:
        beside.write_bytes(png.getvalue())
