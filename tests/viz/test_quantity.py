import pytest

from sim.study.indicators import indicators
from viz.quantity import COUNT, SHARE, WORDS, shown

AS_THEY_ARE = {SHARE, COUNT, "ppm"}


def test_every_unit_of_an_indicator_has_a_chinese_word() -> None:
    units = {indicator.unit for indicator in indicators().values()} - AS_THEY_ARE
    assert units <= set(WORDS["zh"])


@pytest.mark.parametrize(
    ("value", "unit", "language", "told"),
    [
        (22.75, "h", "zh", "22.8 小时"),
        (22.75, "h", "en", "22.8 h"),
        (0.125, SHARE, "zh", "12.5 %"),
        (1200, COUNT, "zh", "1,200"),
        (None, "h", "zh", "–"),
    ],
)
def test_a_quantity_is_told_with_its_unit(
    value: float | None, unit: str, language: str, told: str
) -> None:
    assert shown(value, unit, language) == told
