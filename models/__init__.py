"""How things behave: a folder of models each."""

from maps.extensions import widened

__path__ = widened(__path__, __name__)
