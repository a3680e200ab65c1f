"""What others read of a run: open formats, made from its tables; no person is told of."""
