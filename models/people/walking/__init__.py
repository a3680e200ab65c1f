"""The walking kernel: everybody's moves, in exact order of time, between two instants."""
