from itertools import combinations

import numpy as np
import pygame

from viz.labels import Label, place_labels

FRAME = pygame.Rect(0, 0, 400, 300)


def scattered(count: int) -> list[Label]:
    rng = np.random.default_rng(5)
    return [
        Label(
            size=(int(rng.integers(20, 80)), int(rng.integers(10, 30))),
            at=(float(rng.uniform(0, 400)), float(rng.uniform(0, 300))),
            reach=(float(rng.uniform(1, 30)), float(rng.uniform(1, 20))),
            on=bool(rng.integers(2)),
            first_on=bool(rng.integers(2)),
        )
        for _ in range(count)
    ]


def test_labels_overlap_neither_each_other_nor_what_is_taken() -> None:
    taken = [pygame.Rect(0, 250, 200, 50), pygame.Rect(350, 0, 50, 80)]
    boxes = [box for box in place_labels(scattered(200), FRAME, taken) if box is not None]
    assert len(boxes) > 20
    assert not any(a.colliderect(b) for a, b in combinations([*boxes, *taken], 2))
    assert all(FRAME.contains(box) for box in boxes)


def test_the_first_label_has_the_place_that_two_want() -> None:
    label = Label((100, 20), (200, 150), (50, 10))
    first, second = place_labels([label, label], FRAME, [])
    assert first is not None
    assert first.center == (200, 150)
    assert second is None or not second.colliderect(first)


def test_a_label_that_would_hide_its_thing_stands_beside_it() -> None:
    (box,) = place_labels([Label((100, 20), (200, 150), (20, 10), first_on=False)], FRAME, [])
    assert box is not None
    assert not box.colliderect(pygame.Rect(180, 140, 40, 20))


def test_beside_its_thing_a_label_avoids_others() -> None:
    below = pygame.Rect(150, 165, 100, 40)
    label = Label((60, 20), (200, 150), (20, 10), first_on=False)
    (box,) = place_labels([label], FRAME, [], [below])
    assert box is not None
    assert not box.colliderect(below)


def test_a_label_that_finds_no_room_is_left_out() -> None:
    assert place_labels([Label((500, 20), (200, 150), (20, 10))], FRAME, []) == [None]
