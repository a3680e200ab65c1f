"""A day on real maps, with more people and with other widths, and the page that tells of it."""
