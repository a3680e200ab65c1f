"""A world that is watched and changed while it runs."""
