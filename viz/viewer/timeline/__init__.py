"""The time that the viewer plays."""
