"""Plans made from a scenario before it is run."""
