"""Demand of people fitted to counts: the fit, what counts can tell apart, and how well it does."""
