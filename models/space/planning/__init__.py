"""Which rooms meetings get at the times they have: exact methods, and what a plan is worth."""
