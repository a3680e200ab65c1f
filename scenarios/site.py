"""The campus that a scenario names, with its changes laid over it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from maps.builtin import folder_of
from maps.campus import Campus
from maps.overlay import laid_over, load_with, read_with
from scenarios.schema import CampusSection


@contextmanager
def site_folder(section: CampusSection) -> Iterator[Path]:
    """Give the campus folder of a scenario, with its changes laid over it.

    Raises InputError where there is none, or the changes cannot be laid over it.
    """
    with laid_over(folder_of(section.map), section.changes_folder) as folder:
        yield folder


@contextmanager
def site(section: CampusSection) -> Iterator[tuple[Path, Campus]]:
    """Give the campus folder of a scenario, as `site_folder`, and the campus in it.

    Raises InputError with every fault of its files.
    """
    with read_with(folder_of(section.map), section.changes_folder) as read:
        yield read


def site_of(section: CampusSection) -> Campus:
    """Return the campus of a scenario; raises InputError with every fault of its files."""
    return load_with(folder_of(section.map), section.changes_folder)
