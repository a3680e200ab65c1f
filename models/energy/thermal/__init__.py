"""The heat of zones: walls kept layer by layer, air and surfaces solved together."""
