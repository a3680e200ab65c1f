"""The energy of the world: what the system of energy puts on the clock."""
