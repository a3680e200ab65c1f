"""The sections of the page of a comparison: a module each, with `ORDER` and `section(source)`."""
