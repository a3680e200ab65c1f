"""The twin experiment: hidden days, their noisy counters, and how well the twin tells them."""
