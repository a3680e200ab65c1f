"""The sun: where it stands, what falls on each façade, and what glass lets in."""
