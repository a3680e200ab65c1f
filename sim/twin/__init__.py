"""The twin: what sensors of a campus say, kept and held against runs."""
