"""Evacuations: who is where when the alarm sounds, where they go, and how they left."""
