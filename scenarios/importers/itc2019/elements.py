"""Reads XML that nobody vouches for, and the attributes of its elements."""

import re
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, parse

from maps.faults import Faults, InputError

LARGEST_MB = 128
_DIGITS = re.compile(r"[0-9]{1,9}")
_ID = re.compile(r"[^\s,;\"']{1,64}")


def read_xml(file: Path, root: str, faults: Faults) -> Any:
    """Return the root element of a file, which is to be a `root`.

    A document type may be named, as the format asks; entities are refused and nothing is fetched.
    Raises InputError where there is no such element.
    """
    try:
        if file.stat().st_size > LARGEST_MB * 2**20:
            faults.add("", f"{file.stat().st_size} bytes", f"must be at most {LARGEST_MB} MB")
            raise InputError(faults.found)
        element = parse(file, forbid_dtd=False, forbid_entities=True, forbid_external=True)
        if element.getroot().tag != root:
            hint = "name the problem first, then its solution"
            faults.add("root element", element.getroot().tag, f"must be a <{root}>", hint)
        faults.raise_if_any()
        return element.getroot()
    except FileNotFoundError:
        faults.add("", "", "the file is missing", "check the path")
    except OSError as error:
        faults.add("", error.strerror or str(error), "the file cannot be read")
    except DefusedXmlException as error:
        faults.add("", type(error).__name__, "must not declare entities, nor fetch what is outside")
    except (ParseError, ValueError, LookupError) as error:
        faults.add("", str(error), "must be XML", "is the file cut off, or of another kind?")
    raise InputError(faults.found)


class Attributes:
    """The attributes of an element; what is wrong with one is noted as a fault at `place`."""

    def __init__(self, element: Element, place: str, faults: Faults) -> None:
        self.element = element
        self.place = place
        self.faults = faults

    def fault(self, name: str, value: object, rule: str, hint: str = "") -> None:
        """Note what is wrong with an attribute."""
        self.faults.add(f"{self.place}, {name}", value, rule, hint)

    def whole(self, name: str, low: int, high: int, default: int | None = None) -> int:
        """Return a whole number; `default` stands for one that is left out."""
        text = self.element.get(name)
        if text is None and default is not None:
            return default
        number = int(text) if text is not None and _DIGITS.fullmatch(text) else -1
        if not low <= number <= high:
            self.fault(name, text or "", f"must be a whole number from {low} to {high}")
            return low
        return number

    def bits(self, name: str, length: int) -> int:
        """Return a string of 0 and 1 as a mask whose bit 0 is the first character."""
        text = self.element.get(name) or ""
        if len(text) != length or set(text) - {"0", "1"}:
            rule = f"must be {length} characters, each 0 or 1"
            self.fault(name, text, rule, f"it has {len(text)}" if len(text) != length else "")
            return 0
        return int(text[::-1], 2)

    def key(self, name: str) -> str:
        """Return an id, "" where it is none."""
        text = self.element.get(name) or ""
        if not _ID.fullmatch(text) or not text.isprintable():
            self.fault(name, text, "must be an id of 1 to 64 characters, without spaces")
            return ""
        return text
