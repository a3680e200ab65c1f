"""The layers of the map; each file here is one, found because it is there."""
