"""What the project needs to make itself; no part of what is installed."""
