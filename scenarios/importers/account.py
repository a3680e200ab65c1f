"""What an import found, assumed and could not do, told to the person who asked for it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

MOST_NAMED = 12


def counted(count: int, thing: str) -> str:
    """Return a number with its noun, in the plural where it is not one."""
    if count == 1:
        return f"1 {thing}"
    return f"{count:,} {thing}es" if thing.endswith("s") else f"{count:,} {thing}s"


def named(names: Iterable[str]) -> str:
    """Return the first of some names, and how many more there are."""
    known = list(names)
    more = len(known) - MOST_NAMED
    return ", ".join(known[:MOST_NAMED]) + (f" and {more:,} more" if more > 0 else "")


@dataclass
class Account:
    """Lines of text, gathered while an import goes on.

    `found` is what the source holds, `assumed` what nobody said, `differs` what arrived, and is
    not as it should be.
    """

    title: str
    found: list[str] = field(default_factory=list)
    assumed: list[str] = field(default_factory=list)
    differs: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        told = [self.title]
        for title, lines in (
            ("Found", self.found),
            ("Assumed", self.assumed),
            ("To look at", self.differs),
        ):
            told.append(f"{title}:" if lines else f"{title}: nothing")
            told += [f"  {line}" for line in lines]
        return "\n".join(told)
