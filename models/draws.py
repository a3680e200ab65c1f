"""Keyed draws: every random number belongs to a seed, a purpose, a day and an entity.

A draw does not depend on who else draws or in what order, so two scenarios under one seed share
every draw that the change does not touch.

The generator is Philox 4x64 with 10 rounds (Salmon, Moraes, Dror and Shaw 2011, "Parallel random
numbers: as easy as 1, 2, 3", SC'11, section 3.3); the tests hold it against NumPy's.
"""

import hashlib

import numpy as np
from numpy.typing import NDArray

from models.compiled import compiled, inlined
from models.product import upper_half

_M0 = np.uint64(0xD2E7470EE14C6C93)
_M1 = np.uint64(0xCA5A826395121157)
_W0 = np.uint64(0x9E3779B97F4A7C15)
_W1 = np.uint64(0xBB67AE8584CAA73B)
_MANTISSA = np.uint64(11)
_UNIT = 2.0**-53


@compiled
def philox(
    key0: np.uint64,
    key1: np.uint64,
    c0: np.uint64,
    c1: np.uint64,
    c2: np.uint64,
    c3: np.uint64,
) -> tuple[np.uint64, np.uint64, np.uint64, np.uint64]:
    """Return the four 64-bit words that Philox 4x64-10 makes of a key and a counter."""
    for _ in range(10):
        high0, low0 = upper_half(_M0, c0), _M0 * c0
        high1, low1 = upper_half(_M1, c2), _M1 * c2
        c0, c1, c2, c3 = high1 ^ c1 ^ key0, low1, high0 ^ c3 ^ key1, low0
        key0 += _W0
        key1 += _W1
    return c0, c1, c2, c3


@inlined
def unit(word: np.uint64) -> float:
    """Return a 64-bit word as a number in [0, 1)."""
    return np.float64(word >> _MANTISSA) * _UNIT


def purpose_key(purpose: str) -> np.uint64:
    """Return the half of a key that stands for a purpose."""
    digest = hashlib.blake2b(purpose.encode(), digest_size=8).digest()
    return np.uint64(int.from_bytes(digest, "little"))


@compiled
def _fill(
    seed: np.uint64, purpose: np.uint64, day: np.uint64, ids: NDArray[np.int64], count: int
) -> NDArray[np.float64]:
    drawn = np.empty((ids.size, count))
    for i in range(ids.size):
        for block in range((count + 3) // 4):
            words = philox(seed, purpose, np.uint64(ids[i]), day, np.uint64(block), np.uint64(0))
            for j in range(min(4, count - 4 * block)):
                drawn[i, 4 * block + j] = unit(words[j])
    return drawn


@compiled
def _fill_pairs(
    seed: np.uint64,
    purpose: np.uint64,
    day: np.uint64,
    ids: NDArray[np.int64],
    others: NDArray[np.int64],
) -> NDArray[np.float64]:
    drawn = np.empty(ids.size)
    for i in range(ids.size):
        of, other = np.uint64(ids[i]), np.uint64(others[i])
        drawn[i] = unit(philox(seed, purpose, of, day, np.uint64(0), other)[0])
    return drawn


def pair_uniforms(
    seed: int, purpose: str, day: int, ids: NDArray[np.int64], others: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Return a number in [0, 1) for each pair of entities, as a person and a class."""
    pairs = (np.ascontiguousarray(each, dtype=np.int64) for each in (ids, others))
    return _fill_pairs(np.uint64(seed), purpose_key(purpose), np.uint64(day), *pairs)


def uniforms(
    seed: int, purpose: str, day: int, ids: NDArray[np.int64], count: int = 1
) -> NDArray[np.float64]:
    """Return numbers in [0, 1), shape (len(ids), count), keyed by all arguments but `count`.

    Asking for more of them later leaves the first ones as they were. Use day 0 for what a person
    keeps for life.
    """
    entities = np.ascontiguousarray(ids, dtype=np.int64)
    return _fill(np.uint64(seed), purpose_key(purpose), np.uint64(day), entities, count)
