from itertools import pairwise

from models.space.periods import blocks


def test_a_day_has_five_blocks_of_two_periods_in_order() -> None:
    assert [block.start_s / 3600.0 for block in blocks()] == [8.5, 10.5, 13.5, 15 + 1 / 3, 19.0]
    assert all(block.periods == 2 for block in blocks())
    assert all(earlier.end_s < later.start_s for earlier, later in pairwise(blocks()))
    assert blocks()[1].end_s == 12 * 3600.0 + 600.0
