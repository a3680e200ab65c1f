"""The tables of a run folder: a file each, found because it is there."""

from maps.extensions import widened

__path__ = widened(__path__, __name__)
