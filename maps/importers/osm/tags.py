"""Reads the values of tags, which people type by hand."""

import math
import re

from maps.importers.osm.extract import Tags

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_LENGTH = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*(m|meters?|metres?|米|cm|km|ft|feet|')?\s*", re.I)
_FEET = re.compile(r"\s*(\d+)'\s*(?:(\d+)\")?\s*")
_CHINESE = re.compile("[\u3400-\u9fff]")
_METRES = {"cm": 0.01, "km": 1000.0, "ft": 0.3048, "feet": 0.3048, "'": 0.3048}
_LONGEST_NAME = 200
_MOST_FLOORS = 100


def length_m(text: str) -> float | None:
    """Return a length [m] such as "3", "3.5 m", "10 ft" or 6'3"; None where it is none.

    The unit is the metre where none is given (wiki.openstreetmap.org/wiki/Key:width).
    """
    feet = _FEET.fullmatch(text)
    if feet:
        return int(feet[1]) * 0.3048 + int(feet[2] or 0) * 0.0254
    match = _LENGTH.fullmatch(text)
    if match is None:
        return None
    return float(match[1].replace(",", ".")) * _METRES.get((match[2] or "m").lower(), 1.0)


def floors(text: str) -> int | None:
    """Return the number of floors in "3", "2.5", "3;4", "2-3", the highest named; else None."""
    numbers = [float(number.replace(",", ".")) for number in _NUMBER.findall(text[:40])]
    if not numbers or max(numbers) < 0.5:
        return None
    return min(_MOST_FLOORS, math.ceil(max(numbers)))


def number_of(text: str) -> int | None:
    """Return the whole number that a text is, None where it is none."""
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text.strip()) else None


def layer(tags: Tags) -> int:
    """Return the level a way lies on, -5 to 5; a bridge or tunnel that states none is 1 or -1."""
    try:
        return max(-5, min(5, int(tags.get("layer", ""))))
    except ValueError:
        pass
    if tags.get("bridge", "no") != "no":
        return 1
    return -1 if tags.get("tunnel", "no") not in ("no", "building_passage") else 0


def _clean(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable()).strip()[:_LONGEST_NAME]


def names(tags: Tags) -> tuple[str, str]:
    """Return the English and the Chinese name, "" where there is none."""
    plain = _clean(tags.get("name", ""))
    english = _clean(tags.get("name:en", ""))
    chinese = _clean(tags.get("name:zh", "") or tags.get("name:zh-Hans", ""))
    if _CHINESE.search(plain):
        return english, plain
    return english or plain, chinese


def all_names(tags: Tags) -> list[str]:
    """Return every name a thing goes by."""
    keys = ("name", "name:en", "name:zh", "alt_name", "short_name", "official_name", "old_name")
    return [tags[key] for key in keys if tags.get(key)]
