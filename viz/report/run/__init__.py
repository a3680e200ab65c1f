"""The sections of the page of a run: a module each, with `ORDER` and `section(source)`.

A section is found because it is there; one that the run has nothing for returns None.
"""

from maps.extensions import widened

__path__ = widened(__path__, __name__)
