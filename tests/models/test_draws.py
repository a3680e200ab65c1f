import numpy as np
import pytest
from scipy.stats import kstest

from models.draws import philox, uniforms


@pytest.mark.parametrize("key", [(0, 0), (3, 9), (2**64 - 1, 2**63)])
@pytest.mark.parametrize("counter", [(1, 0, 0, 0), (5, 2, 3, 4), (2**63, 7, 2**64 - 1, 1)])
def test_philox_is_numpys(key: tuple[int, int], counter: tuple[int, int, int, int]) -> None:
    # NumPy adds one to the counter before its first block
    before = np.array([counter[0] - 1, *counter[1:]], dtype=np.uint64)
    expected = np.random.Philox(counter=before, key=np.array(key, dtype=np.uint64)).random_raw(4)
    drawn = philox(*(np.uint64(word) for word in (*key, *counter)))
    assert [int(word) for word in drawn] == [int(word) for word in expected]


def test_a_draw_belongs_to_its_key_and_not_to_its_place() -> None:
    ids = np.arange(1000, dtype=np.int64)
    together = uniforms(1, "lunch", 3, ids, 5)
    alone = uniforms(1, "lunch", 3, ids[700:701], 7)
    assert (together[700] == alone[0, :5]).all()


@pytest.mark.parametrize("other", [(2, "lunch", 3), (1, "supper", 3), (1, "lunch", 4)])
def test_seed_purpose_and_day_each_change_every_draw(other: tuple[int, str, int]) -> None:
    ids = np.arange(1000, dtype=np.int64)
    assert (uniforms(1, "lunch", 3, ids) != uniforms(*other, ids)).all()


def test_draws_are_uniform() -> None:
    ids = np.arange(100_000, dtype=np.int64)
    assert kstest(uniforms(7, "test", 0, ids).ravel(), "uniform").pvalue > 0.01
    pairs = uniforms(7, "test", 0, ids, 2)
    assert abs(np.corrcoef(pairs.T)[0, 1]) < 0.015
