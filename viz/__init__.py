"""What is seen: the map as a picture, and the window that plays a run."""

import os

# pygame greets on standard output, which belongs to the data that a command prints.
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
