from pathlib import Path

import numpy as np
import pygame
import pytest
from sample_run import PEAK_S

from maps.campus import Campus
from viz.palette import Colour, colours
from viz.viewer.camera import View
from viz.viewer.layer import Subject, layer_kinds
from viz.viewer.layers.people import People
from viz.viewer.moment import Moment
from viz.viewer.pick import Picker
from viz.viewer.recording import open_recording
from viz.viewer.scene import Scene
from viz.viewer.sprites import RIDING, figure, strides, tall_px

SIZE = (800, 600)
PEAK_MS = PEAK_S * 1000
VIEW = View(0, 0, 1.9, *SIZE)


def drawn(scene: Scene, view: View = VIEW, at_ms: int = 0, moving: bool = False) -> pygame.Surface:
    surface = pygame.Surface(SIZE, 0, 32)
    scene.draw(surface, view, Moment(at_ms), moving)
    return surface


def colour_at(surface: pygame.Surface, x_m: float, y_m: float, view: View = VIEW) -> Colour:
    x, y = view.to_pixel(x_m, y_m)
    red, green, blue, _ = surface.get_at((round(x), round(y)))
    return red, green, blue


@pytest.fixture(scope="module")
def scene(campus: Campus) -> Scene:
    return Scene(Subject(campus))


@pytest.fixture(scope="module")
def played(run_folder: Path) -> Scene:
    recording = open_recording(run_folder)
    return Scene(Subject(recording.campus, recording))


def test_layers_are_found_because_they_are_there() -> None:
    names = [kind.__name__ for kind in layer_kinds()]
    assert names[:2] == ["Ground", "Areas"]
    assert names.index("Paths") < names.index("Buildings") < names.index("Bridges")
    assert names.index("Crowding") < names.index("People") < names.index("Names")
    assert len({kind.order for kind in layer_kinds()}) == len(names)


@pytest.mark.parametrize(
    ("x_m", "y_m", "group", "key"),
    [
        (-30, -130, "ground", "water"),
        (-170, -130, "ground", "green"),
        (-190, 140, "ground", "campus"),
        (-204, 140, "ground", "outside"),
        (-50, 45, "building", "library"),
        (50, 45, "building", "teaching"),
        (111, -60, "area", "track"),
        (-100, 0, "path", "road"),
        (20, -84, "path", "bridge"),
    ],
)
def test_everything_has_its_colour(
    scene: Scene, x_m: float, y_m: float, group: str, key: str
) -> None:
    assert colour_at(drawn(scene), x_m, y_m) == colours(group)[key]


def test_a_road_is_as_wide_as_it_is(scene: Scene) -> None:
    view = View(-100, 0, 20, *SIZE)
    surface = drawn(scene, view)
    column = pygame.surfarray.array3d(surface)[SIZE[0] // 2]
    road = (column == colours("path")["road"]).all(axis=1).sum()
    assert road == pytest.approx(8 * 20, abs=3)


def test_a_campus_alone_shows_no_crowd(scene: Scene) -> None:
    pixels = pygame.surfarray.array3d(drawn(scene))
    assert not (pixels == colours("level")["F"]).all(axis=2).any()


def test_crowding_comes_and_goes_with_its_interval(played: Scene) -> None:
    crowded = drawn(played, at_ms=PEAK_MS + 299_000)
    assert colour_at(crowded, -30, 30) == colours("level")["F"]
    assert colour_at(crowded, -100, 0) == colours("level")["C"]
    before = drawn(played, at_ms=PEAK_MS - 1000)
    assert colour_at(before, -100, 0) == colours("path")["road"]


def test_people_walk_where_they_are(played: Scene) -> None:
    view = View(-115, 0, 4, *SIZE)
    surface = drawn(played, view, PEAK_MS + 70_000)
    pixels = pygame.surfarray.array3d(surface)
    is_dot = np.zeros(SIZE, dtype=bool)
    for role in ("student", "teacher"):
        is_dot |= (pixels == colours("role")[role]).all(axis=2)
    x, y = np.nonzero(is_dot)
    metres = [view.to_metres((a, b)) for a, b in zip(x, y, strict=True)]
    # 70 s after the first set out, 40 people are 31 to 70 s, of 120, along the 170 m of the road.
    along = [-200 + 170 * second / 120 for second in (31, 70)]
    assert min(x for x, _ in metres) == pytest.approx(along[0], abs=2)
    assert max(x for x, _ in metres) == pytest.approx(along[1], abs=2)
    assert all(-4 <= y <= 1 for _, y in metres)  # eastward they keep to the south side


def test_head_counts_are_shown(played: Scene) -> None:
    view = View(-30, 65, 6, *SIZE)
    changed = drawn(played, view, PEAK_MS - 300_000), drawn(played, view, PEAK_MS)
    seven, forty = (pygame.surfarray.array3d(surface) for surface in changed)
    inside = (slice(300, 500), slice(200, 400))
    assert (seven[inside] != forty[inside]).any()


def test_a_moving_map_shows_what_it_showed(campus: Campus) -> None:
    scene = Scene(Subject(campus))
    drawn(scene)
    view = VIEW.moved(40, 25)
    moving, resting = drawn(scene, view, moving=True), drawn(scene, view)
    for x_m, y_m in ((-30, -130), (-50, 45), (111, -60), (-170, -130)):
        assert colour_at(moving, x_m, y_m, view) == colour_at(resting, x_m, y_m, view)


def test_a_moving_map_follows_a_jump_of_scale(campus: Campus) -> None:
    scene = Scene(Subject(campus))
    drawn(scene)
    view = VIEW.zoomed(40, VIEW.to_pixel(-30, -130))
    assert colour_at(drawn(scene, view, moving=True), -30, -130, view) == colours("ground")["water"]


def test_from_near_people_are_figures_that_stand_where_they_are(played: Scene) -> None:
    recording = played.subject.recording
    assert recording is not None
    layer = People(played.subject)
    at_ms = PEAK_MS + 70_000
    walkers = recording.steps.walkers(at_ms)
    row = int(np.argmin(walkers.person))
    aside = -np.abs(layer.aside[walkers.person]) * walkers.direction
    place = layer.tracks.positions(walkers.link, walkers.share, aside)[row]
    view = View(float(place[0]), float(place[1]), 30.0, *SIZE)
    pixels = pygame.surfarray.array3d(drawn(played, view, at_ms))
    role = colours("role")[str(recording.roles[recording.role_code[walkers.person[row]]])]
    x, y = np.nonzero((pixels == role).all(axis=2))
    mine = (abs(x - SIZE[0] // 2) < 36) & (abs(y - SIZE[1] // 2 + 36) < 36)
    assert mine.sum() > 300
    assert SIZE[1] // 2 - 8 < y[mine].max() <= SIZE[1] // 2
    tall = y[mine].max() - y[mine].min()
    assert tall == pytest.approx(0.9 * tall_px(30.0), rel=0.1)
    picker = Picker(played.subject, layer.tracks, layer.aside)
    breast = (SIZE[0] / 2, SIZE[1] / 2 - tall / 2)
    found = picker.at(breast, view, Moment(at_ms))
    assert found is not None
    assert (found.kind, found.number) == ("person", int(walkers.person[row]))


@pytest.mark.parametrize("kind", [0, RIDING])
def test_a_figure_strides_and_turns(kind: int) -> None:
    def picture(left: bool, stride: int) -> np.ndarray:
        return pygame.surfarray.array3d(figure(kind, (0, 100, 200), 48, left, stride))

    assert (picture(True, 1) == picture(False, 1)[::-1]).all()
    assert (picture(False, 0) != picture(False, 1)).any()
    gone = np.array([0.0, 0.39, 0.41, 1.7])
    assert strides(gone).tolist() == [0, 0, 1, 0]


def test_what_is_closed_is_red_as_long_as_it_is(run_folder: Path) -> None:
    recording = open_recording(run_folder)
    acts = [
        {"kind": "close_path", "target": "bridge", "from": PEAK_S, "until": PEAK_S + 60},
        {"kind": "evacuate", "target": ["library"], "from": PEAK_S},
        {"kind": "close_place", "target": ["nowhere"], "from": PEAK_S},
    ]
    recording.interventions = tuple(acts)
    scene = Scene(Subject(recording.campus, recording))
    red = colours("ink")["closed"]
    sign = (-12, 80)  # a fifth from the corner of the library

    def shown(after_s: int) -> tuple[bool, bool]:
        surface = drawn(scene, at_ms=PEAK_MS + after_s * 1000)
        x, y = VIEW.to_pixel(*sign)
        near = pygame.surfarray.array3d(surface)[round(x) - 8 : round(x) + 8, round(y) - 8 :]
        alarm = bool((near[:, :16] == red).all(axis=2).sum() > 60)
        return colour_at(surface, -36, -36) == red, alarm

    assert [shown(after) for after in (-1, 0, 59, 60)] == [
        (False, False),
        (True, True),
        (True, True),
        (False, True),
    ]
