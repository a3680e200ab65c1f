"""Many runs: which are wanted, where they are kept, and who computes them."""
