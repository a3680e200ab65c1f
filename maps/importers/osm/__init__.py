"""Makes a campus folder of an OpenStreetMap extract: `import_osm`."""

from maps.importers.osm.importer import import_osm
from maps.importers.osm.report import Dropped, ImportReport

__all__ = ["Dropped", "ImportReport", "import_osm"]
