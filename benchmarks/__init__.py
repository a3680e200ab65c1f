"""What the project costs: `python -m benchmarks [NAME…]` measures, prints, and judges nothing."""
