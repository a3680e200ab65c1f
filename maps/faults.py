"""Faults of an input: gathered all together, told to the person who can mend them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from reprlib import repr as short_repr


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong with one input.

    `file` names the input, `place` where in it (a line, a feature, a column), `value` is what
    stands there, `rule` what it breaks, `hint` what to do.
    """

    file: str
    place: str
    value: str
    rule: str
    hint: str

    def __str__(self) -> str:
        where = f"{self.file}: {self.place}" if self.place else self.file
        value = f": {self.value}" if self.value else ""
        hint = f" ({self.hint})" if self.hint else ""
        told = f"{where}{value}: {self.rule}{hint}"
        # What an input holds must not move the cursor of the terminal that it is told on.
        return told if told.isprintable() else repr(told)[1:-1]


class InputError(Exception):
    """An input was refused; carries every fault that was found in it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class Faults:
    """Collects the faults of one file, so that all of them are told at once."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Fault] = []

    def add(self, place: str, value: object, rule: str, hint: str = "") -> None:
        """Note a fault at `place`; the value is cut to what a line can show."""
        try:
            shown = value if isinstance(value, str) else short_repr(value)
        except ValueError:  # Python writes no whole number of more than 4300 digits
            shown = "a number of thousands of digits"
        self.found.append(Fault(self.file, _cut(place, 200), _cut(shown, 80), rule, hint))

    def __bool__(self) -> bool:
        return bool(self.found)

    def raise_if_any(self) -> None:
        """Raise `InputError` with everything found so far, if anything was."""
        if self.found:
            raise InputError(self.found)


def raise_together(*files: Faults) -> None:
    """Raise `InputError` with everything found in several files, if anything was."""
    found = [fault for faults in files for fault in faults.found]
    if found:
        raise InputError(found)


@contextmanager
def noted(found: list[Fault]) -> Iterator[None]:
    """Add the faults of an input that is refused to `found`, so that the next one is read too."""
    try:
        yield
    except InputError as refused:
        found += refused.faults


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 3] + "..."


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint naming the nearest known word, or else the known words."""
    return _hint(word, tuple(sorted(known)))


@lru_cache(maxsize=4096)  # one misspelt id may stand in thousands of rows
def _hint(word: str, names: tuple[str, ...]) -> str:
    near = get_close_matches(word, names, n=1, cutoff=0.6)
    if near:
        return f"did you mean {near[0]!r}?"
    listed = ", ".join(names[:20]) + (", ..." if len(names) > 20 else "")
    return f"known: {listed}" if names else ""
