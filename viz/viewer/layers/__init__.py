"""The layers of the map; each file here is one, found because it is there."""

from maps.extensions import widened

__path__ = widened(__path__, __name__)
